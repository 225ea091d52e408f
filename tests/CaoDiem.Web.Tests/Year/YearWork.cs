using CaoDiem.Database;
using CaoDiem.Exchange;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Year;

namespace CaoDiem.Web.Tests.Year;

/// <summary>The daily work of the office: acts as lines, decisions that wait for the head, mistakes and how they are put right.</summary>
internal sealed class YearWork(YearOffice office, ToldYear told)
{
    private readonly HashSet<ToldFile> _waiting = [];
    private readonly List<(ToldFile File, string Act)> _proposed = [];
    private int _receipts;
    private int _decisions;

    public int Recorded { get; private set; }

    public int Refused { get; private set; }

    public int PutRight { get; private set; }

    /// <summary>So many things happen, and are recorded today.</summary>
    public async Task DayAsync(int acts)
    {
        await using var db = office.Site.Database.Open();
        var lines = new ActLines(db, office.Head);
        for (var i = 0; i < acts; i++)
        {
            var file = told.Pick(told.Files);
            if (!_waiting.Contains(file) && file.Decided < office.Today)
            {
                await HappenAsync(lines, file);
            }
        }
    }

    /// <summary>An officer's proposal waits; it counts from the day on which the head issues it.</summary>
    public async Task ProposeAsync()
    {
        await using var db = office.Site.Database.Open();
        var file = told.Files.First(f => !_waiting.Contains(f) && Now(f).State == "running" && f.Acts.TrueForAll(a => a.On < office.Today));
        var line = Line(file, "not-enforceable", office.Today);
        (line["ground"], line["reason"]) = ("a", "Theo biên bản làm việc");
        _proposed.Add((file, await YearOffice.RecordAsync(new(db, office.Head), line)));
        _waiting.Add(file);
    }

    /// <summary>The head issues what waits, on the page of each file.</summary>
    public async Task IssueAsync()
    {
        foreach (var (file, act) in _proposed)
        {
            var page = $"/Dossiers/Details/{file.Id}";
            await office.PostAsync($"{page}?handler=Decide", page, ("act", act), ("verdict", "Agree"),
                ("documentNo", $"{++_decisions}/QĐ-CĐK"), ("documentOn", YearOffice.Written(office.Today)));
            file.Acts.Add(new("not-enforceable", office.Today, office.Today) { Ground = "a", Id = act });
            _waiting.Remove(file);
        }

        _proposed.Clear();
    }

    /// <summary>Acts that turned out to be mistakes are cancelled by the head; one payment in two is recorded again, as it should have
    /// been.</summary>
    public async Task PutRightAsync(int mistakes)
    {
        var recent = told.Files.SelectMany(f => f.Acts.Select(a => (File: f, Act: a)))
            .Where(x => x.Act is { Id: not null, CancelledOn: null } && x.Act.RecordedOn >= office.Today.AddDays(-60)).ToList();
        for (var done = 0; done < mistakes;)
        {
            var (file, act) = told.Pick(recent);
            recent.Remove((file, act));
            if (!_waiting.Contains(file) && await CancelAsync(file, act))
            {
                done++;
                PutRight++;
            }
        }
    }

    private async Task<bool> CancelAsync(ToldFile file, ToldAct act)
    {
        var page = $"/Dossiers/Cancel/{act.Id}";
        List<(string, string)> fields = [("Input.Reason", "Ghi nhầm")];
        var right = act.Kind == "paid" && act.Amount > 2_000 && told.Next(2) == 0
            ? new ToldAct("paid", act.On, office.Today) { Amount = act.Amount / 2 / 1000 * 1000, Receipt = act.Receipt }
            : null;
        if (act.Kind == "paid")
        {
            fields.Add(("Input.Receipt", "Mistyped"));
        }

        if (right is not null)
        {
            fields.AddRange([("lai", "true"), ("Right.On", YearOffice.Written(right.On)), ("Right.Amount", $"{right.Amount}"),
                ("Right.ReceiptNo", right.Receipt!)]);
        }

        if (await office.RefusalAsync(page, page, [.. fields]) is { } refusal)
        {
            return refusal.Contains("ACT-", StringComparison.Ordinal) ? false : throw new InvalidOperationException($"{page}: {refusal}");
        }

        act.CancelledOn = office.Today;
        if (right is not null)
        {
            file.Acts.Add(right);
        }

        return true;
    }

    private async Task HappenAsync(ActLines lines, ToldFile file)
    {
        var now = Now(file);
        var last = file.Acts.Where(a => a.CancelledOn is null).Max(a => a.On);
        var late = office.Today.AddDays(-told.Next(7));
        var on = late > last ? late : last.AddDays(1);
        if (on > office.Today)
        {
            return;
        }

        if (now.IsOpen)
        {
            await OpenAsync(lines, file, now, on);
        }
        else
        {
            await SayAsync(lines, file, new("reviewed", on, office.Today), l => l["outcome"] = "Đã rà soát");
        }
    }

    private Task OpenAsync(ActLines lines, ToldFile file, YearWalk now, DateOnly on) => told.Next(20) switch
    {
        < 3 => SayAsync(lines, file, new("verified", on, office.Today), l => (l["means"], l["text"]) = ("none", "Không có tài sản")),
        < 5 => SayAsync(lines, file, new("reviewed", on, office.Today), l => l["outcome"] = "Đã rà soát"),
        < 8 when now.Remaining > 10_000 => PayAsync(lines, file, on, now.Remaining / 1000 / (2 + told.Next(4)) * 1000),
        < 11 => FinishAsync(lines, file, on, now.Remaining),
        11 => SayAsync(lines, file, new("visited", on, office.Today), l => l["outcome"] = "Vắng nhà"),
        12 => AssignAsync(lines, file, on),
        13 => MoveAsync(lines, file, on),
        14 when file.IsBudgetMoney && now.Remaining > 1_000 => ReliefAsync(lines, file, on),
        15 when now.State == "running" => DecideAsync(lines, file, new("terminated", on, office.Today) { Ground = "a" }),
        16 when told.Next(3) == 0 => DecideAsync(lines, file, new("entrusted", on, office.Today), l => l["body"] = "THADS tỉnh khác"),
        _ => TurnAsync(lines, file, now, on),
    };

    // Into another state and out of it again.
    private Task TurnAsync(ActLines lines, ToldFile file, YearWalk now, DateOnly on) => now.State switch
    {
        "running" when told.Next(2) == 0 => DecideAsync(lines, file, new("not-enforceable", on, office.Today) { Ground = "a" },
            l => l["reason"] = "Theo biên bản làm việc"),
        "running" => DecideAsync(lines, file, new("postponed", on, office.Today) { Ground = told.Next(2) == 0 ? "a" : "c" },
            l => l["until"] = YearOffice.Iso(on.AddDays(40))),
        "not-enforceable" when told.Next(4) == 0 => DecideAsync(lines, file, new("separate-ledger", on, office.Today)),
        "not-enforceable" or "separate-ledger" => DecideAsync(lines, file, new("enforceable", on, office.Today), l =>
            l["text"] = "Có tài sản"),
        _ => DecideAsync(lines, file, new("continued", on, office.Today)),
    };

    private Task AssignAsync(ActLines lines, ToldFile file, DateOnly on)
    {
        var officer = told.Pick(told.Officers);
        return SayAsync(lines, file, new("assigned", on, office.Today) { Officer = officer },
            l => (l["officer"], l["reason"]) = (officer, "Phân công lại"));
    }

    private Task MoveAsync(ActLines lines, ToldFile file, DateOnly on)
    {
        var commune = told.Pick(told.Communes);
        return SayAsync(lines, file, new("moved", on, office.Today) { Commune = commune },
            l => (l["address"], l["reason"]) = ($"Ấp 3, {commune}", "Chuyển nơi ở"));
    }

    private Task ReliefAsync(ActLines lines, ToldFile file, DateOnly on)
    {
        var which = told.Next(2) == 0 ? "exemption" : "reduction";
        return SayAsync(lines, file, new("relief-dossier", on, office.Today) { Which = which, Amount = 1_000 }, l => l["which"] = which);
    }

    private Task PayAsync(ActLines lines, ToldFile file, DateOnly on, long amount)
    {
        var receipt = $"BL {++_receipts}";
        return SayAsync(lines, file, new("paid", on, office.Today) { Amount = amount, Receipt = receipt }, l => l["receiptNo"] = receipt);
    }

    private async Task FinishAsync(ActLines lines, ToldFile file, DateOnly on, long remaining)
    {
        if (remaining > 0)
        {
            await PayAsync(lines, file, on, remaining);
        }

        await SayAsync(lines, file, new("completed", on, office.Today));
    }

    private Task DecideAsync(ActLines lines, ToldFile file, ToldAct act, Action<Dictionary<string, object?>>? with = null) =>
        SayAsync(lines, file, act, line =>
        {
            (line["documentNo"], line["documentOn"]) = ($"{++_decisions}/QĐ", YearOffice.Iso(act.On));
            line["approvedBy"] = "truongphong";
            with?.Invoke(line);
        });

    private async Task SayAsync(ActLines lines, ToldFile file, ToldAct act, Action<Dictionary<string, object?>>? with = null)
    {
        var line = Line(file, act.Kind, act.On);
        line["ground"] = act.Ground;
        line["amount"] = act.Amount == 0 ? null : act.Amount;
        with?.Invoke(line);
        try
        {
            var id = await YearOffice.RecordAsync(lines, line);
            file.Acts.Add(new(act.Kind, act.On, act.RecordedOn)
            {
                Amount = act.Kind == "paid" ? act.Amount : 0,
                Ground = act.Ground,
                Which = act.Which,
                Officer = act.Officer,
                Commune = act.Commune,
                Receipt = act.Receipt,
                Id = id,
            });
            Recorded++;
        }
        catch (RuleViolation refusal) when (refusal.Code.StartsWith("ACT-", StringComparison.Ordinal))
        {
            Refused++; // what the file does not allow leaves no trace: the counts would show it
        }
    }

    private YearWalk Now(ToldFile file) => file.On(office.Today, office.Today, told.PostponedCountsFrom);

    private static Dictionary<string, object?> Line(ToldFile file, string kind, DateOnly on) => new()
    {
        ["file"] = new { decisionNo = file.Number, decisionDate = YearOffice.Iso(file.Decided) },
        ["kind"] = kind,
        ["on"] = YearOffice.Iso(on),
    };
}
