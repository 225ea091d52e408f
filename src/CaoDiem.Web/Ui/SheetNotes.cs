using CaoDiem.FieldWork;

namespace CaoDiem.Web.Ui;

/// <summary>
/// Words that several visits of a sheet share stand once in its head under a letter; the visits name the letter. So a day of
/// twelve visits fits on three pages.
/// </summary>
public sealed class SheetNotes
{
    private const int LongEnough = 40;
    private readonly Dictionary<string, char> _letters = [];

    public IReadOnlyList<(char Letter, string Text)> Common => [.. _letters.OrderBy(l => l.Value).Select(l => (l.Value, l.Key))];

    public static SheetNotes For(DaySheet sheet)
    {
        var notes = new SheetNotes();
        var texts = sheet.Visits.SelectMany(v => new[] { v.Approach, string.Join("; ", v.Partners.Select(p => $"{p.Name}: {p.Duty}{(p.Answer is { } answer ? $" ({answer.ToLowerInvariant()})" : "")}")), v.Papers, v.Safety ?? "" });
        foreach (var text in texts.Where(t => t.Length >= LongEnough).GroupBy(t => t).Where(g => g.Count() > 1 && notes._letters.Count < 26).Select(g => g.Key))
        {
            notes._letters.Add(text, (char)('A' + notes._letters.Count));
        }

        return notes;
    }

    public string Of(string text) => _letters.TryGetValue(text, out var letter) ? $"xem ({letter})" : text;
}
