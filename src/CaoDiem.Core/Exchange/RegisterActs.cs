using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Exchange;

/// <summary>
/// What a line of a register says, as acts of its file. A register states how things are on its day: only what changed since its last
/// line counts, and what the office itself recorded later wins.
/// </summary>
internal sealed class RegisterActs(RegisterPeople people, DateOnly asOf, ActOrigin origin)
{
    private static readonly Dictionary<DossierState, ActKind> KindOfState = new()
    {
        [DossierState.Enforcing] = ActKind.Enforceable,
        [DossierState.NotEnforceable] = ActKind.NotEnforceable,
        [DossierState.SeparateLedger] = ActKind.SeparateLedger,
        [DossierState.Postponed] = ActKind.Postponed,
        [DossierState.Suspended] = ActKind.Suspended,
        [DossierState.Completed] = ActKind.Completed,
        [DossierState.Terminated] = ActKind.Terminated,
        [DossierState.Concluded] = ActKind.Concluded,
        [DossierState.Entrusted] = ActKind.Entrusted,
    };

    /// <summary>Opens a file with everything its first line says. Undated facts count from the day of the decision.</summary>
    public void Open(FileLedger ledger, RegisterLine line)
    {
        var opening = new ActEntry(ActKind.Opened, line.DecisionDate)
        {
            DocumentNo = line.DecisionNo,
            DocumentOn = line.DecisionDate,
            Means = line.VerifiedOn is null && (line.Means != Means.Unknown || line.MeansText is not null) ? line.Means : null,
            Text = line.VerifiedOn is null ? line.MeansText : null,
            Detail = new()
            {
                Items = [.. line.Items.Select(i => new ItemContent(i.Kind, i.Description, i.Due))],
                Debtor = line.Debtor,
                Creditor = line.Creditor,
                Hamlet = line.Hamlet,
                Commune = CommuneOf(line),
                Officer = OfficerOf(line),
            },
        };
        Take(ledger, opening);
        if (line.VerifiedOn is { } verified)
        {
            Take(ledger, new(ActKind.Verified, verified) { Means = line.Means, Text = line.MeansText });
        }

        if (line.State != DossierState.Enforcing)
        {
            Take(ledger, StateEntry(line, line.DecisionDate));
        }

        if (line.Paid > 0)
        {
            Take(ledger, new(ActKind.Paid, Latest(asOf, line.DecisionDate)) { Amount = new(line.Paid), Parts = PaidParts(line), Text = StatedText });
        }

        Dated(ledger, line, null);
    }

    /// <summary>What changed in the register since its last line.</summary>
    public void Change(FileLedger ledger, RegisterLine line, RegisterLine? old)
    {
        People(ledger, line, old);
        if (old is null || !old.Items.Select(Content).SequenceEqual(line.Items.Select(Content)))
        {
            CorrectItems(ledger, line);
        }

        if (old is null || (old.VerifiedOn, old.MeansText, old.Means) != (line.VerifiedOn, line.MeansText, line.Means))
        {
            Verify(ledger, line);
        }

        if (old is null || old.Paid != line.Paid)
        {
            Balance(ledger, line);
        }

        if (old is null || (old.State, old.NotEnforceableOn, old.NotEnforceableGround) != (line.State, line.NotEnforceableOn, line.NotEnforceableGround))
        {
            State(ledger, line);
        }

        Dated(ledger, line, old);
    }

    // What each row of the register says was paid on its own obligation.
    private static IReadOnlyList<ActPart> PaidParts(RegisterLine line) => line.Items.Count < 2
        ? []
        : [.. line.Items.Select((item, index) => new ActPart(index + 1, item.Paid)).Where(p => p.Amount > 0)];

    private string StatedText => $"Sổ tính đến ngày {asOf:dd/MM/yyyy} ghi đã thi hành.";

    private void People(FileLedger ledger, RegisterLine line, RegisterLine? old)
    {
        var now = ledger.StateOn(DateOnly.MaxValue);
        if ((old is null || (old.Debtor, old.Creditor) != (line.Debtor, line.Creditor)) && (now.Debtor, now.Creditor ?? "") != (line.Debtor, line.Creditor ?? ""))
        {
            Take(ledger, Corrected(ActKind.Renamed) with { Detail = new() { Debtor = line.Debtor, Creditor = line.Creditor ?? "" } });
        }

        if ((old is null || (old.Hamlet, old.Commune) != (line.Hamlet, line.Commune)) && (now.Hamlet, now.Commune) != (line.Hamlet, CommuneOf(line)))
        {
            var commune = CommuneOf(line);
            Take(ledger, Corrected(ActKind.Moved) with { Detail = new() { Hamlet = line.Hamlet ?? "", Commune = commune, Cleared = commune is null } });
        }

        if ((old is null || old.Officer != line.Officer) && now.Officer != OfficerOf(line) && !NamesOneWhoLeft(line))
        {
            var officer = OfficerOf(line);
            Take(ledger, Corrected(ActKind.Assigned) with { Detail = new() { Officer = officer, Cleared = officer is null } });
        }
    }

    private void CorrectItems(FileLedger ledger, RegisterLine line)
    {
        var now = ledger.StateOn(DateOnly.MaxValue);
        for (var number = 1; number <= line.Items.Count; number++)
        {
            var content = Content(line.Items[number - 1]);
            if (number > now.Items.Count)
            {
                Take(ledger, Corrected(ActKind.ItemAdded) with { Detail = new() { Items = [content] } });
            }
            else if (new ItemContent(now.Items[number - 1].Kind, now.Items[number - 1].Description, now.Items[number - 1].Due.Amount) != content)
            {
                Take(ledger, Corrected(ActKind.ItemCorrected) with { Detail = new() { Item = number, Items = [content] } });
            }
        }
    }

    private static ItemContent Content(RegisterItem item) => new(item.Kind, item.Description, item.Due);

    private void Verify(FileLedger ledger, RegisterLine line)
    {
        if (line.VerifiedOn is not { } day)
        {
            Take(ledger, new(ActKind.Stated, asOf) { Means = line.Means, Text = line.MeansText });
        }
        else if (!ledger.Acts.Any(a => a.Counts && a.Kind == ActKind.Verified && a.Day == day && (a.Means, a.Text) == (line.Means, line.MeansText)))
        {
            Take(ledger, new(ActKind.Verified, day) { Means = line.Means, Text = line.MeansText });
        }
    }

    // More than the ledger knows is money stated by the register; less is a conflict without effect, for a person to settle.
    private void Balance(FileLedger ledger, RegisterLine line)
    {
        var known = ledger.StateOn(asOf).Paid.Amount;
        if (line.Paid > known)
        {
            Take(ledger, new(ActKind.Paid, Latest(asOf, line.DecisionDate)) { Amount = new(line.Paid - known), Text = StatedText });
        }
        else if (line.Paid < known)
        {
            Take(ledger, new(ActKind.Stated, asOf)
            {
                Stage = ActStage.Conflict,
                Amount = new(line.Paid),
                Detail = new() { StatedPaid = line.Paid },
                Reason = $"Sổ tính đến ngày {asOf:dd/MM/yyyy} ghi đã thi hành {new Dong(line.Paid)} đồng, hồ sơ đã có {new Dong(known)} đồng.",
            });
        }
    }

    private void State(FileLedger ledger, RegisterLine line)
    {
        var now = ledger.StateOn(DateOnly.MaxValue);
        if (now.State == line.State && (line.State != DossierState.NotEnforceable || now.NotEnforceableOn == line.NotEnforceableOn))
        {
            return;
        }

        var entry = StateEntry(line, asOf) with
        {
            Reason = $"Theo sổ tính đến ngày {asOf:dd/MM/yyyy}",
            Text = $"Sổ tính đến ngày {asOf:dd/MM/yyyy} ghi: {line.State.Label()}.",
        };
        if (now.State == line.State)
        {
            entry = entry with { Stage = ActStage.Conflict, Reason = $"Sổ ghi quyết định ngày {line.NotEnforceableOn:dd/MM/yyyy}, hồ sơ đã có quyết định ngày {now.NotEnforceableOn:dd/MM/yyyy}." };
        }
        else if (now.StateAct is { Source: not ActSource.Register } own && own.Day > entry.On)
        {
            entry = entry with { Stage = ActStage.Conflict, Reason = $"Đơn vị đã ghi «{own.Kind.Label()}» ngày {own.Day:dd/MM/yyyy}, sau ngày của sổ." };
        }
        else if (RunningBuckets is { } law && Bucket(now, law) != Statistics.Bucket(line.State, line.NotEnforceableGround, asOf, law) && IsListed(ledger.File.Id))
        {
            entry = entry with { Stage = ActStage.Proposed, IssuedElsewhere = false };
        }
        else if (line.State == DossierState.Enforcing && now.State is DossierState.Postponed or DossierState.Suspended)
        {
            entry = entry with { Kind = ActKind.Continued };
        }

        Take(ledger, entry);
    }

    /// <summary>The office's law, when a campaign runs: then a state that moves a listed file to another bucket is a proposal.</summary>
    public LawBook? RunningBuckets { get; init; }

    public Func<Id<Dossier>, bool> IsListed { get; init; } = _ => false;

    private StatisticBucket Bucket(FileState now, LawBook law) => Statistics.Bucket(now.State, now.Ground, asOf, law);

    private void Dated(FileLedger ledger, RegisterLine line, RegisterLine? old)
    {
        if (line.CoercionOn is { } coerced && old?.CoercionOn != line.CoercionOn
            && !ledger.Acts.Any(a => a.Counts && a.Kind == ActKind.CoercionDecided && a.Day == coerced))
        {
            Take(ledger, new(ActKind.CoercionDecided, coerced) { DocumentNo = line.CoercionNo, DocumentOn = coerced, IssuedElsewhere = true });
        }

        if (line.LastReliefOn is { } relief && old?.LastReliefOn != line.LastReliefOn
            && !ledger.Acts.Any(a => a.Counts && a.Kind == ActKind.ReliefGranted && a.Day == relief))
        {
            Take(ledger, new(ActKind.ReliefGranted, relief));
        }
    }

    private static ActEntry StateEntry(RegisterLine line, DateOnly undated) => new(KindOfState[line.State], line.NotEnforceableOn ?? undated)
    {
        Ground = line.State == DossierState.NotEnforceable ? line.NotEnforceableGround : null,
        IssuedElsewhere = true,
    };

    private ActEntry Corrected(ActKind kind) => new(kind, asOf) { Reason = $"Theo sổ tính đến ngày {asOf:dd/MM/yyyy}" };

    // The history that a register brings is taken over as it is; only what it states against the ledger is judged.
    private void Take(FileLedger ledger, ActEntry entry) => ledger.Record(entry with { Unguarded = entry.Stage is null }, origin);

    private Guid? CommuneOf(RegisterLine line) => line.Commune is { } name ? people.Commune(name)?.Id.Value : null;

    // Nobody's before it is given to one who has left; a file that is somebody's stays with him.
    private Guid? OfficerOf(RegisterLine line) =>
        line.Officer is { } name && !NamesOneWhoLeft(line) ? people.Officer(name)?.Id.Value : null;

    private bool NamesOneWhoLeft(RegisterLine line) => line.Officer is { } name && people.Officer(name)?.HasLeft(asOf) == true;

    private static DateOnly Latest(DateOnly one, DateOnly other) => one > other ? one : other;
}
