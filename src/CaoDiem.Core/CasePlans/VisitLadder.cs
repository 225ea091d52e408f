using CaoDiem.Dossiers;
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
/// office's own). Pure; the acts recorded so far feed it.
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

    /// <summary>The kinds of acts by which a visit, or money that came, is told.</summary>
    public static IReadOnlyList<ActKind> Kinds { get; } =
        [ActKind.Paid, ActKind.Visited, ActKind.Promised, ActKind.Verified, ActKind.Reviewed];

    /// <summary>Visits as the acts of a file tell them: payments by their kind, the others by what they say.</summary>
    public static IReadOnlyList<VisitOutcome> Of(IEnumerable<Act> acts) =>
        [.. acts.Where(a => Kinds.Contains(a.Kind) && !a.IsStatement).OrderBy(a => a.Day).ThenBy(a => a.Turn).Select(Outcome)];

    private static VisitOutcome Outcome(Act act)
    {
        var words = VietText.Fold($"{act.Outcome} {act.Text}");
        return act.Kind == ActKind.Paid ? VisitOutcome.Paid
            : RefusedWords.Any(w => words.Contains(w, StringComparison.Ordinal)) ? VisitOutcome.Refused
            : AbsentWords.Any(w => words.Contains(w, StringComparison.Ordinal)) ? VisitOutcome.Absent
            : VisitOutcome.Met;
    }
}
