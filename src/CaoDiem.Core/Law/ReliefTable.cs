using System.Globalization;

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
/// <param name="NeedsPart">A part of the item must have been paid (M-05).</param>
/// <param name="Years">Whole years that must have passed since the first enforcement decision.</param>
/// <param name="From">Smallest remaining amount, included.</param>
/// <param name="To">Largest remaining amount, included; null without limit.</param>
/// <param name="Denominator">At most this part of the remaining amount may be reduced; 0 for an exemption.</param>
/// <param name="Cap">And never more than this; null without cap.</param>
public sealed record ReliefRow(
    string Rule, string Law, bool NeedsPart, int Years, long From, long? To, ReliefOutcome Outcome, int Denominator, long? Cap, string Article)
{
    /// <summary>"Miễn (luật A, M-11)".</summary>
    public string Label => $"{(Outcome == ReliefOutcome.Exempt ? "Miễn" : "Giảm")} theo {Article} (luật {Law})";
}

/// <summary>
/// The relief rows of both versions, from <c>Data/relief.csv</c>. Exemption stands before reduction, so that it is
/// proposed first (M-27).
/// </summary>
public static class ReliefTable
{
    public const string HardshipRuleA = "M-16";
    public const string HardshipRuleB = "M-26";
    public const string HardshipArticleA = "khoản 4 Điều 61 Luật THADS 2008";
    public const string HardshipArticleB = "khoản 3 Điều 42 Luật THADS 2025";

    public static IReadOnlyList<ReliefRow> All { get; } =
    [
        .. LawData.Read("relief.csv").Select(c => new ReliefRow(
            c[0], c[1], c[2] == "1", (int)Number(c[3])!.Value, Number(c[4])!.Value, Number(c[5]),
            c[6] == "exempt" ? ReliefOutcome.Exempt : ReliefOutcome.Reduce, (int)(Number(c[7]) ?? 0), Number(c[8]), c[9])),
    ];

    private static readonly Dictionary<string, IReadOnlyList<ReliefRow>> ByLaw = All.GroupBy(r => r.Law).ToDictionary(g => g.Key, g => (IReadOnlyList<ReliefRow>)[.. g]);

    public static IReadOnlyList<ReliefRow> Of(LawVersion version) => ByLaw[version.Id];

    private static long? Number(string text) => text.Length == 0 ? null : long.Parse(text, CultureInfo.InvariantCulture);
}
