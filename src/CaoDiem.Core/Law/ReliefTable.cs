namespace CaoDiem.Law;

public enum ReliefOutcome
{
    None,
    Exempt,
    Reduce,
}

/// <summary>
/// One row of the relief tables (law.md 4.2, 4.3): conditions, result and cap, in đồng.
/// </summary>
/// <param name="Years">Whole years that must have passed since the first enforcement decision.</param>
/// <param name="NeedsPart">At least 1/50 of the item must have been paid.</param>
/// <param name="From">Smallest remaining amount, included.</param>
/// <param name="To">Largest remaining amount, included; null without limit.</param>
/// <param name="Denominator">At most this part of the remaining amount may be reduced; 0 for an exemption.</param>
/// <param name="Cap">And never more than this; null without cap.</param>
public sealed record ReliefRow(
    string Rule, string Law, bool NeedsPart, int Years, long From, long? To, ReliefOutcome Outcome, int Denominator, long? Cap, string Article);

/// <summary>The relief rows of both versions. Exemption stands before reduction, so that it is proposed first (M-27).</summary>
public static class ReliefTable
{
    /// <summary>M-05: the smallest part that counts as "partly performed".</summary>
    public const int PartDenominator = 50;

    /// <summary>M-04: years between two reliefs of one judgment.</summary>
    public const int YearsBetween = 1;

    public const string HardshipRuleA = "M-16";
    public const string HardshipRuleB = "M-26";
    public const string HardshipArticleA = "khoản 4 Điều 61";
    public const string HardshipArticleB = "khoản 3 Điều 42";

    private static readonly ReliefRow[] Rows =
    [
        new("M-11", "A", false, 5, 1, 1_999_999, ReliefOutcome.Exempt, 0, null, "điểm b khoản 1 Điều 61"),
        new("M-12", "A", false, 10, 2_000_000, 4_999_999, ReliefOutcome.Exempt, 0, null, "điểm b khoản 1 Điều 61"),
        new("M-13a", "A", true, 5, 1, 4_999_999, ReliefOutcome.Exempt, 0, null, "điểm b khoản 2 Điều 61"),
        new("M-13b", "A", true, 10, 5_000_000, 9_999_999, ReliefOutcome.Exempt, 0, null, "điểm b khoản 2 Điều 61"),
        new("M-14", "A", true, 5, 10_000_000, 100_000_000, ReliefOutcome.Reduce, 4, null, "điểm a khoản 3 Điều 61"),
        new("M-15", "A", true, 10, 100_000_001, null, ReliefOutcome.Reduce, 5, 50_000_000, "điểm b khoản 3 Điều 61"),
        new("M-21", "B", false, 5, 1, 4_999_999, ReliefOutcome.Exempt, 0, null, "điểm b khoản 1 Điều 42"),
        new("M-22", "B", false, 10, 5_000_000, 10_000_000, ReliefOutcome.Exempt, 0, null, "điểm b khoản 1 Điều 42"),
        new("M-23", "B", false, 5, 5_000_000, 100_000_000, ReliefOutcome.Reduce, 4, null, "điểm a khoản 2 Điều 42"),
        new("M-24", "B", false, 10, 100_000_001, null, ReliefOutcome.Reduce, 5, 50_000_000, "điểm b khoản 2 Điều 42"),
    ];

    public static IReadOnlyList<ReliefRow> Of(LawVersion version) => [.. Rows.Where(r => r.Law == version.Id)];
}
