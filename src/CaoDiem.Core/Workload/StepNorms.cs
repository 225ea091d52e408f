using CaoDiem.Law;

namespace CaoDiem.Workload;

/// <summary>How long the steps of each work group take; the numbers are dated norms of the office in its law book.</summary>
public static class StepNorms
{
    private static readonly Dictionary<WorkGroup, (string Minutes, string? Visits, bool Travels)> Facts = new()
    {
        [WorkGroup.Review] = ("norm.minutes.review", "norm.visits.review", true),
        [WorkGroup.Exemption] = ("norm.minutes.relief", null, false),
        [WorkGroup.Reduction] = ("norm.minutes.relief", null, false),
        [WorkGroup.Refund] = ("norm.minutes.refund", null, true),
        [WorkGroup.Destruction] = ("norm.minutes.destruction", null, true),
        [WorkGroup.Confiscation] = ("norm.minutes.confiscation", null, true),
        [WorkGroup.Coercion] = ("norm.minutes.coercion", "norm.visits.coercion", true),
    };

    /// <summary>Codes of every norm, in the order in which people should read them.</summary>
    public static IReadOnlyList<string> Codes { get; } =
        [.. Parameters.All.Select(p => p.Code).Where(c => c.StartsWith("norm.", StringComparison.Ordinal))];

    public static int Visits(WorkGroup group, LawBook book, DateOnly day) => Facts[group].Visits is { } code ? (int)book.Number(code, day) : 1;

    /// <summary>Minutes of one visit, the way there included.</summary>
    public static long Minutes(WorkGroup group, LawBook book, DateOnly day) =>
        book.Number(Facts[group].Minutes, day) + (Facts[group].Travels ? book.Number("norm.travel", day) : 0);

    public static bool Travels(WorkGroup group) => Facts[group].Travels;
}
