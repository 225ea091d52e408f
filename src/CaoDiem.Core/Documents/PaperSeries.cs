using CaoDiem.Law;

namespace CaoDiem.Documents;

/// <summary>The series from which a document takes its number.</summary>
public enum PaperSeries
{
    Administrative,
    Enforcement,
    Advisory,
}

/// <summary>The facts of each series in one table; each starts again with 01 every year of its own kind.</summary>
public static class PaperSeriesFacts
{
    private static readonly Dictionary<PaperSeries, (string Label, Func<DateOnly, int> Year)> Facts = new()
    {
        // One series from 1 January to 31 December (law.md D-03).
        [PaperSeries.Administrative] = ("Văn bản hành chính", day => day.Year),

        // With the enforcement ledgers, from 1 October to 30 September (D-04, S-04).
        [PaperSeries.Enforcement] = ("Quyết định về thi hành án", ProfessionalYear.Of),

        // Councils and groups that use the seal of the office (D-05).
        [PaperSeries.Advisory] = ("Văn bản của hội đồng, tổ công tác", day => day.Year),
    };

    public static IReadOnlyList<PaperSeries> All { get; } = [.. Facts.Keys];

    public static string Label(this PaperSeries series) => Facts[series].Label;

    /// <summary>The year whose numbers a document of that day takes.</summary>
    public static int Year(this PaperSeries series, DateOnly day) => Facts[series].Year(day);
}
