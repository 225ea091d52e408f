using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.FieldWork;

/// <summary>What a record of the field says to the ledger of its file: its acts carry the record's id. Pure.</summary>
internal static class VisitActs
{
    /// <summary>
    /// Records all that came of the visit. What was found of the debtor's means is a verification; money that settles everything completes
    /// the file in the same event; a reclassification is proposed.
    /// </summary>
    /// <exception cref="RuleViolation">As <see cref="FileLedger.Record"/>; what does not fit is kept as a conflict instead.</exception>
    public static IReadOnlyList<Act> Record(Visit visit, FileLedger ledger, ActOrigin origin)
    {
        var acts = new List<Act>();
        if (Verifies(visit))
        {
            acts.Add(ledger.Record(Verification(visit, visit.Means!.Value), origin));
        }

        if (visit.Kind.CollectsMoney())
        {
            acts.AddRange(Pay(visit, ledger, origin));
        }
        else if (visit.Kind != VisitKind.Met || acts.Count == 0)
        {
            acts.Add(ledger.Record(Visited(visit), origin));
        }

        if (visit.Kind == VisitKind.Reclassify)
        {
            acts.Add(ledger.Record(Proposal(visit), origin));
        }

        return acts;
    }

    /// <summary>Takes back what a wrong record said, so that the one that corrects it can say it anew.</summary>
    /// <exception cref="RuleViolation">FLD-013: somebody else's record, or of another day. ACT-093: other acts stand on it.</exception>
    public static void CancelCorrected(Visit visit, FileLedger ledger, ActOrigin origin)
    {
        if (visit.CorrectsId is not { } corrected)
        {
            return;
        }

        foreach (var wrong in ledger.Acts.Where(a => a.SourceId == corrected.Value).OrderByDescending(a => a.Turn).ToList())
        {
            if (wrong.IsCancelled)
            {
                continue; // with another act of its event
            }

            var own = wrong.RecordedById == origin.Actor.UserId && OfficeTime.DayOf(wrong.RecordedAt) == origin.Today;
            if (!own && !origin.Actor.May(Permission.ApproveActs))
            {
                throw new RuleViolation(
                    "FLD-013", "Bản ghi đã có hiệu lực từ hôm trước hoặc do người khác ghi: chỉ thủ trưởng sửa được.");
            }

            bool Together(Act act) => act.Id == wrong.Id || (act.EventId is { } happening && happening == wrong.EventId);
            ReceiptFate? receipt = ledger.Acts.Any(a => a.Kind == ActKind.Paid && Together(a)) ? ReceiptFate.Mistyped : null;
            ledger.Cancel(wrong.Id, origin.Actor, origin.At, "Ghi lại bằng bản ghi mới của lượt đi cơ sở", receipt);
        }
    }

    /// <summary>The look at the debtor's means that the visit was.</summary>
    public static ActEntry Verification(Visit visit, Means means) => new(ActKind.Verified, visit.On)
    {
        Means = means,
        Text = visit.Minutes,
        With = visit.WithWhom,
    };

    /// <summary>The decision that the visit proposes, for the head.</summary>
    public static ActEntry Proposal(Visit visit) => new(visit.Enforceable == true ? ActKind.Enforceable : ActKind.NotEnforceable, visit.On)
    {
        Ground = visit is { Enforceable: false, Means: Means.None or Means.Minimum } ? NoMeans : null,
        Text = visit.Minutes,
        Stage = ActStage.Proposed,
    };

    /// <summary>What did not fit the ledger, in words for whoever sent the record; null when everything did.</summary>
    public static string? Waits(IEnumerable<Act> acts) => acts.FirstOrDefault(a => a.Stage == ActStage.Conflict) is { } conflict
        ? $"Đã nhận; «{conflict.Kind.Label()}» chưa khớp hồ sơ nên chờ thủ trưởng xử lý ({conflict.Reason})."
        : null;

    // Point a: neither assets nor income beyond minimum living.
    private const string NoMeans = "a";

    // Property that was found becomes a verification only when the office says so.
    private static bool Verifies(Visit visit) => visit is { Means: not null, Minutes: not null } && visit.Kind != VisitKind.AssetFound;

    private static ActEntry Visited(Visit visit) => new(visit.Kind.Act(), visit.On)
    {
        Amount = visit.Kind == VisitKind.Promised ? visit.Amount : Dong.Zero,
        PlannedOn = visit.Kind == VisitKind.Promised ? visit.PromisedOn : null,
        Outcome = visit.Kind.Label(),
        Text = visit.Minutes,
        With = visit.WithWhom,
    };

    private static IEnumerable<Act> Pay(Visit visit, FileLedger ledger, ActOrigin origin)
    {
        var before = ledger.StateOn(origin.Today);
        var settles = before.IsOpen && before.Remaining > Dong.Zero && visit.Amount >= before.Remaining;
        var happening = settles ? origin with { EventId = Guid.CreateVersion7() } : origin;
        var paid = ledger.Record(
            new(visit.Kind.Act(), visit.On)
            {
                Amount = visit.Amount,
                ReceiptNo = visit.ReceiptNo,
                Outcome = visit.Kind == VisitKind.PaidBeforeCoercion ? Act.BeforeCoercion : null,
                Text = visit.Minutes,
                With = visit.WithWhom,
            },
            happening);
        return settles && paid.Counts ? [paid, ledger.Record(new(ActKind.Completed, SettledOn(ledger, visit.On)), happening)] : [paid];
    }

    // A payment that comes late settles the file on the day of the last one.
    private static DateOnly SettledOn(FileLedger ledger, DateOnly day) =>
        ledger.Acts.Where(a => a.Counts && a.Amount > Dong.Zero && a.Day > day).Select(a => a.Day).Append(day).Max();
}
