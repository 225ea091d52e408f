using CaoDiem.Campaigns;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.CasePlans;

/// <summary>How a visit ended.</summary>
public enum VisitOutcome
{
    Paid,
    Met,
    Absent,
    Refused,
}

/// <summary>Where a file stands on the ladder, and what to do when its last rung is reached.</summary>
/// <param name="Next">The measure proposed; null while the ladder goes on.</param>
public sealed record LadderStanding(int Visits, int Refusals, string? Next);

/// <summary>
/// The visit ladder: after so many refused visits in a row without a payment the next measure is proposed (the count is the
/// office's own). Pure; results recorded so far feed it.
/// </summary>
public static class VisitLadder
{
    private static readonly string[] RefusedWords = ["tu choi", "khong hop tac", "chong doi", "khong chap hanh", "khong nop"];
    private static readonly string[] AbsentWords = ["vang mat", "vang nha", "khong co mat", "khong gap"];

    public static LadderStanding Decide(IReadOnlyList<VisitOutcome> visits, Means means, int limit)
    {
        var refusals = 0;
        foreach (var visit in visits)
        {
            refusals = visit switch
            {
                VisitOutcome.Refused => refusals + 1,
                VisitOutcome.Paid => 0,
                VisitOutcome.Met or VisitOutcome.Absent => refusals,
                _ => throw new ArgumentOutOfRangeException(nameof(visits)),
            };
        }

        var next = refusals < limit ? null
            : means == Means.Has ? "Có điều kiện mà không tự nguyện: đề xuất áp dụng biện pháp cưỡng chế."
            : "Chưa rõ điều kiện: đề xuất xác minh lại tài sản, thu nhập rồi quyết định biện pháp.";
        return new(visits.Count, refusals, next);
    }

    /// <summary>Visits as results tell them: payments by their kind, the others by what the note says.</summary>
    public static IReadOnlyList<VisitOutcome> Of(IEnumerable<CaseResult> results) =>
        [.. results.OrderBy(r => r.On).ThenBy(r => r.Id).Where(r => r.Kind is not (ResultKind.ExemptionDossier or ResultKind.ReductionDossier)).Select(Outcome)];

    private static VisitOutcome Outcome(CaseResult result)
    {
        var note = VietText.Fold(result.Note);
        return result.Kind.CollectsMoney() ? VisitOutcome.Paid
            : RefusedWords.Any(w => note.Contains(w, StringComparison.Ordinal)) ? VisitOutcome.Refused
            : AbsentWords.Any(w => note.Contains(w, StringComparison.Ordinal)) ? VisitOutcome.Absent
            : VisitOutcome.Met;
    }
}
