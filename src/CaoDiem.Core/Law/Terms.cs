namespace CaoDiem.Law;

/// <summary>The terms of the law as dated data: one line per rule and version, with its article (docs/law names the rows).</summary>
public static class Terms
{
    private static readonly Term[] All =
    [
        new("L-18", "A", 3, TermUnit.WorkingDay, "Điều 39 Luật THADS 2008"),
        new("L-18", "B", 3, TermUnit.WorkingDay, "khoản 1 Điều 35 Luật THADS 2025"),
        new("L-24", "A", 10, TermUnit.Day, "khoản 1 Điều 45 Luật THADS 2008"),
        new("L-24", "B", 10, TermUnit.Day, "khoản 1 Điều 36 Luật THADS 2025"),
        new("L-25", "A", 10, TermUnit.Day, "khoản 1 Điều 44 Luật THADS 2008"),
        new("L-25", "B", 9, TermUnit.Day, "khoản 1 Điều 37 Luật THADS 2025"),
        new("L-31", "A", 5, TermUnit.WorkingDay, "khoản 4 Điều 9 Nghị định 62/2015/NĐ-CP"),
        new("L-31", "B", 5, TermUnit.WorkingDay, "khoản 1 Điều 38 Luật THADS 2025"),
        new("L-34", "A", 10, TermUnit.Day, "khoản 4 Điều 9 Nghị định 62/2015/NĐ-CP"),
        new("L-34", "B", 10, TermUnit.Day, "khoản 2 Điều 38 Luật THADS 2025"),
        new("L-35", "A", 6, TermUnit.Month, "khoản 2 Điều 44 Luật THADS 2008"),
        new("L-35", "B", 6, TermUnit.Month, "khoản 3 Điều 38 Luật THADS 2025"),
        new("L-36", "A", 1, TermUnit.Year, "khoản 2 Điều 44 Luật THADS 2008"),
        new("L-36", "B", 1, TermUnit.Year, "khoản 3 Điều 38 Luật THADS 2025"),
        new("L-56", "A", 5, TermUnit.WorkingDay, "khoản 4 Điều 48 Luật THADS 2008"),
        new("L-56", "B", 5, TermUnit.WorkingDay, "khoản 3 Điều 46 Luật THADS 2025"),
        new("L-59", "A", 5, TermUnit.WorkingDay, "khoản 3 Điều 49 Luật THADS 2008"),
        new("L-59", "B", 5, TermUnit.WorkingDay, "khoản 3 Điều 47 Luật THADS 2025"),
        new("M-32", "A", 3, TermUnit.Month, "Điều 62 Luật THADS 2008; Điều 6 TTLT 12/2015"),
        new("M-32", "B", 3, TermUnit.Month, "Điều 43 Luật THADS 2025"),
        new("M-42", "A", 10, TermUnit.Day, "khoản 2 Điều 5 TTLT 12/2015"),
        new("M-42", "B", 10, TermUnit.Day, "khoản 2 Điều 5 TTLT 12/2015 (chưa kiểm chứng sau 01/07/2026)"),
        new("M-45", "A", 5, TermUnit.WorkingDay, "khoản 1 Điều 6 TTLT 12/2015"),
        new("M-45", "B", 5, TermUnit.WorkingDay, "khoản 1 Điều 6 TTLT 12/2015 (chưa kiểm chứng sau 01/07/2026)"),
        new("V-01", "A", 10, TermUnit.Day, "khoản 1 Điều 124 Luật THADS 2008"),
        new("V-01", "B", 10, TermUnit.Day, "khoản 1 Điều 57 Luật THADS 2025"),
        new("V-20", "A", 1, TermUnit.Month, "khoản 1 Điều 125 Luật THADS 2008"),
        new("V-20", "B", 1, TermUnit.Month, "khoản 2 Điều 58 Luật THADS 2025"),
        new("V-22", "A", 10, TermUnit.Day, "Điều 33 Nghị định 62/2015/NĐ-CP"),
        new("V-22", "B", 20, TermUnit.Day, "khoản 1 Điều 40 Nghị định 152/2026/NĐ-CP"),
        new("V-30", "A", 3, TermUnit.WorkingDay, "khoản 2, khoản 5 Điều 126 Luật THADS 2008"),
        new("V-30", "B", 3, TermUnit.WorkingDay, "khoản 1, khoản 4 Điều 59 Luật THADS 2025"),
        new("V-32", "A", 15, TermUnit.Day, "khoản 2 Điều 126 Luật THADS 2008"),
        new("V-32", "B", 15, TermUnit.Day, "khoản 1 Điều 59 Luật THADS 2025"),
        new("C-35", "A", 3, TermUnit.WorkingDay, "Điều 38 Luật THADS 2008"),
        new("C-35", "B", 3, TermUnit.WorkingDay, "khoản 2 Điều 35 Luật THADS 2025; khoản 7 Điều 42 Nghị định 152/2026/NĐ-CP"),
    ];

    private static readonly Dictionary<(string, string), Term> ByRule = All.ToDictionary(t => (t.Rule, t.Law));

    /// <exception cref="ArgumentException">No such term.</exception>
    public static Term Of(string rule, LawVersion version) => ByRule.TryGetValue((rule, version.Id), out var term)
        ? term
        : throw new ArgumentException($"No term {rule} in version {version.Id}.", nameof(rule));
}
