using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.TestKit.Builders;

/// <summary>
/// Files on the list of a campaign with random sequences of acts: recorded late, proposed, issued, returned, cancelled and replaced, in any
/// order of arrival; some files join late, some leave. The same seed gives the same office.
/// </summary>
public sealed class RandomOffice
{
    private readonly Random _random;
    private readonly Guid[] _officers = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
    private readonly Guid[] _communes = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
    private int _receipts;

    public RandomOffice(int seed, int files, LawBook law)
    {
        _random = new(seed);
        Rules = new(Period, law, _communes.Select((c, i) => (c, Team: Teams[i % Teams.Length])).ToDictionary(x => x.c, x => x.Team));
        for (var i = 0; i < files; i++)
        {
            Files.Add(NewFile());
        }
    }

    public static DateRange Period { get; } = new(new(2026, 9, 1), new(2026, 11, 30));

    public static Guid[] Teams { get; } = [Guid.CreateVersion7(), Guid.CreateVersion7()];

    public Id<Campaign> Campaign { get; } = Id<Campaign>.New();

    public IReadOnlyList<Guid> Officers => _officers;

    public IReadOnlyList<Guid> Communes => _communes;

    public StandingRules Rules { get; }

    public List<(FileLedger Ledger, BaselineFile Listed)> Files { get; } = [];

    private (FileLedger, BaselineFile) NewFile()
    {
        var decided = new DateOnly(2026, 6, 1).AddDays(_random.Next(60));
        var commune = Pick(_communes);
        var file = new Dossier { OfficeId = LedgerBuilder.Office, DecisionNo = $"{Files.Count + 1}/QĐ", DecisionKey = $"{Files.Count + 1}/qd", DecisionDate = decided };
        var ledger = new FileLedger(file, []);
        Record(ledger, new(ActKind.Opened, decided)
        {
            DocumentNo = file.DecisionNo,
            DocumentOn = decided,
            Detail = new()
            {
                Debtor = "Nguyễn Văn Mẫu",
                Officer = Pick(_officers),
                Commune = commune,
                Items = [new(Pick([ObligationKind.CourtFee, ObligationKind.Debt, ObligationKind.Refund]), "Khoản", 100 * (1 + _random.Next(50)))],
            },
        }, decided);
        for (var i = _random.Next(8); i > 0; i--)
        {
            Happen(ledger, decided.AddDays(_random.Next(80)));
        }

        var listed = Join(ledger, _random.Next(6) == 0 ? Period.From.AddDays(_random.Next(60)) : Period.From);
        for (var i = _random.Next(14); i > 0; i--)
        {
            Happen(ledger, decided.AddDays(40 + _random.Next(150)));
        }

        if (_random.Next(12) == 0)
        {
            listed.Leave(listed.JoinedOn.AddDays(_random.Next(40)), "Trùng hồ sơ");
        }

        return (ledger, listed);
    }

    private BaselineFile Join(FileLedger ledger, DateOnly on)
    {
        var state = ledger.StateOn(on);
        ledger.File.Project(state);
        var team = state.Commune is { } commune && Rules.TeamOfCommune.TryGetValue(commune, out var force) ? new Id<TaskForce>(force) : (Id<TaskForce>?)null;
        return BaselineFile.Join(Campaign, ledger.File, [WorkGroup.Review], team, on, on > Period.From ? "Vào sau" : null, Rules.Law);
    }

    // One thing happens, mostly recorded some days later; now and then a record turns out wrong.
    private void Happen(FileLedger ledger, DateOnly on)
    {
        var recorded = on.AddDays(_random.Next(3) == 0 ? _random.Next(20) : 0);
        try
        {
            if (_random.Next(5) == 0 && ledger.Acts.Count > 1)
            {
                Revise(ledger, Pick([.. ledger.Acts.Skip(1)]), recorded);
            }
            else
            {
                Record(ledger, Entry(ledger, on), recorded);
            }
        }
        catch (RuleViolation)
        {
            // What cannot have happened is refused and leaves no trace.
        }
    }

    private void Revise(FileLedger ledger, Act act, DateOnly on)
    {
        var at = LedgerBuilder.Evening(on);
        switch (act.Stage)
        {
            case ActStage.Proposed when _random.Next(3) == 0:
                ledger.Return(act.Id, LedgerBuilder.Head, at, "Chưa đủ");
                break;
            case ActStage.Proposed:
                ledger.Agree(act.Id, LedgerBuilder.Head, at, "9/QĐ", act.On > on ? act.On : on);
                break;
            default:
                ledger.Cancel(act.Id, LedgerBuilder.Head, at, "Ghi nhầm");
                break;
        }
    }

    private static void Record(FileLedger ledger, ActEntry entry, DateOnly on)
    {
        var by = entry.Kind.IsDecision() && entry.DocumentNo is not null ? LedgerBuilder.Head.Name : null;
        ledger.Record(entry, new(LedgerBuilder.Officer, LedgerBuilder.Evening(on), on), by);
    }

    private ActEntry Entry(FileLedger ledger, DateOnly on)
    {
        var remaining = ledger.StateOn(on).Remaining.Amount;
        var issued = new ActEntry(ActKind.Note, on) { DocumentNo = "8/QĐ", DocumentOn = on };
        return _random.Next(15) switch
        {
            0 => new(ActKind.Verified, on) { Means = Pick([Means.None, Means.Minimum, Means.Has]), Text = "Xác minh" },
            1 => new(ActKind.Reviewed, on) { Outcome = "Đã rà soát" },
            2 => issued with { Kind = ActKind.NotEnforceable, Ground = "a", Reason = _random.Next(2) == 0 ? "Ngoại lệ" : null },
            3 => new(ActKind.NotEnforceable, on) { Ground = "c", Reason = "Ngoại lệ" },
            4 => issued with { Kind = ActKind.Enforceable, Text = "Có tài sản" },
            5 => issued with { Kind = ActKind.Postponed, Ground = Pick(["a", "c"]), Until = on.AddDays(30) },
            6 => issued with { Kind = ActKind.Continued },
            7 => issued with { Kind = ActKind.Terminated, Ground = "a" },
            8 => issued with { Kind = Pick([ActKind.Entrusted, ActKind.Transferred]), Body = "THADS tỉnh khác" },
            9 => new(ActKind.Completed, on),
            10 => new(ActKind.ReliefDossier, on) { Which = Pick([ReliefKind.Exemption, ReliefKind.Reduction]), Amount = new(1 + (remaining / 2)) },
            11 => new(ActKind.Assigned, on) { Reason = "Đổi", Detail = new() { Officer = Pick(_officers) } },
            12 => new(ActKind.Moved, on) { Reason = "Chuyển", Detail = new() { Hamlet = "Ấp 1", Commune = Pick(_communes) } },
            13 when remaining > 0 && Owes(ledger) => new(ActKind.Refunded, on) { Amount = new(remaining), DocumentNo = "PC" },
            13 or 14 => new(ActKind.Paid, on) { Amount = new(Math.Max(1, _random.Next(2) == 0 ? remaining : remaining / 3)), ReceiptNo = $"BL {++_receipts}" },
            _ => new(ActKind.Visited, on) { Outcome = "Vắng nhà" },
        };
    }

    private static bool Owes(FileLedger ledger) => ledger.StateOn(DateOnly.MaxValue).Items.Any(i => i.Kind == ObligationKind.Refund);

    private T Pick<T>(T[] of) => of[_random.Next(of.Length)];
}
