using System.Globalization;

namespace CaoDiem.Law;

/// <summary>
/// What papers of an office rest on (căn cứ), as dated data (<c>Data/grounds.csv</c>): a law by its name alone, everything else with number, date and body (law.md D-11, D-12).
/// </summary>
public static class Grounds
{
    private static readonly (string Code, DateOnly? From, DateOnly? To, string Text)[] All =
        [.. LawData.Read("grounds.csv").Select(c => (c[0], Day(c[1]), Day(c[2]), c[3]))];

    /// <summary>The words after "Căn cứ" for a code on a day; null when nothing of that kind was in force.</summary>
    public static string? On(string code, DateOnly day) =>
        All.FirstOrDefault(g => g.Code == code && !(g.From > day) && !(g.To < day)).Text;

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
