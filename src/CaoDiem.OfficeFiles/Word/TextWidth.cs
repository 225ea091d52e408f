namespace CaoDiem.OfficeFiles.Word;

/// <summary>
/// How wide a text is in Times New Roman: the published advance widths of the face, in thousandths of its size.
/// Marks above and below letters add nothing.
/// </summary>
internal static class TextWidth
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly int[] Bold =
    [
        722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667,
        500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444,
    ];

    /// <summary>The width in points of a bold text set in one line.</summary>
    public static double Of(string text, double size) => Base(text).Sum(Width) * size / 1000;

    /// <summary>The widest line in points when the text is broken at spaces to fit.</summary>
    public static double Widest(string text, double size, double available)
    {
        var (widest, line) = (0.0, 0.0);
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var width = Of(word, size);
            line = line > 0 && line + (0.25 * size) + width <= available ? line + (0.25 * size) + width : width;
            widest = Math.Max(widest, line);
        }

        return Math.Min(widest, available);
    }

    // Letters without their marks, in their own case.
    private static IEnumerable<char> Base(string text)
    {
        var composed = text.Normalize(System.Text.NormalizationForm.FormD).Where(c => char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark);
        return composed.Select(c => c switch { 'đ' => 'd', 'Đ' => 'D', _ => c });
    }

    private static int Width(char c) => Letters.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Bold[at] : c switch
    {
        ' ' or '.' or ',' => 250,
        '-' or '(' or ')' or ':' or ';' => 333,
        '/' => 278,
        _ => 500,
    };
}
