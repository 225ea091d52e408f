using System.Globalization;

namespace CaoDiem.Law;

/// <summary>
/// The terms of the law as dated data that a lawyer can read: <c>Data/terms.csv</c> holds length, unit and article of
/// each rule in each version, <c>Data/steps.csv</c> what starts it and who must act. Codes are the rows of the table of
/// rules; a letter behind a code is a second term of the same row.
/// </summary>
public static class Terms
{
    private static readonly Dictionary<string, TermStep> Steps = LawData.Read("steps.csv")
        .Select(c => new TermStep(c[0], c[1] == "before", c[2], c[3], c[4]) { Age = c[1] == "age" }).ToDictionary(s => s.Rule);

    private static readonly Dictionary<(string, string), Term> ByRule = LawData.Read("terms.csv")
        .Select(c => new Term(
            c[0], c[1], int.Parse(c[2], CultureInfo.InvariantCulture), UnitOf(c[3]),
            c[5] == "U" ? $"{c[4]} ({Parameters.Mark})" : c[4], c[5] == "U", Steps[c[0]])
        { From = c.Length > 6 ? DateOnly.Parse(c[6], CultureInfo.InvariantCulture) : null })
        .ToDictionary(t => (t.Rule, t.Law));

    /// <summary>
    /// Waiting terms that have another code in the other version: the separate ledger, after one year in A, after two in B
    /// (law.md T-08). The texts give no bridge between them.
    /// </summary>
    private static readonly Dictionary<string, string> Waits = new()
    {
        ["L-40"] = "L-41",
        ["L-40b"] = "L-41",
        ["L-41"] = "L-40",
        ["L-42"] = "L-40",
    };

    /// <summary>Every term, in the order of the table.</summary>
    public static IReadOnlyList<Term> All { get; } = [.. ByRule.Values];

    /// <summary>Codes of every rule that has a term in any version.</summary>
    public static IReadOnlyList<string> Rules { get; } = [.. Steps.Keys];

    /// <exception cref="ArgumentException">No such term in this version.</exception>
    public static Term Of(string rule, LawVersion version) => Find(rule, version)
        ?? throw new ArgumentException($"No term {rule} in version {version.Id}.", nameof(rule));

    /// <summary>The code of a waiting term in the other version of the law; null for any other term.</summary>
    public static string? WaitsAs(string rule) => Waits.GetValueOrDefault(rule);

    public static Term? Find(string rule, LawVersion version) => ByRule.GetValueOrDefault((rule, version.Id));

    private static TermUnit UnitOf(string code) => code switch
    {
        "wd" => TermUnit.WorkingDay,
        "d" => TermUnit.Day,
        "m" => TermUnit.Month,
        "y" => TermUnit.Year,
        "h" => TermUnit.Hour,
        "now" => TermUnit.AtOnce,
        _ => throw new InvalidDataException($"Unknown unit {code}."),
    };
}
