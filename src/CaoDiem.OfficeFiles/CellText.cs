using System.Globalization;
using System.Text;

namespace CaoDiem.OfficeFiles;

/// <summary>How cell contents become text, numbers and days.</summary>
internal static class CellText
{
    private static readonly DateOnly Epoch = new(1899, 12, 30);
    private const int Days1904 = 1462;
    private const double LastDay = 2_958_465;

    /// <summary>Unicode form C, every kind of blank as one space, trimmed; line breaks stay as line breaks.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            if (c is '\r' or '\u200B' or '\uFEFF')
            {
                continue;
            }

            var blank = c != '\n' && (char.IsWhiteSpace(c) || c == '\u00A0');
            if (!blank)
            {
                clean.Append(c);
            }
            else if (clean.Length > 0 && clean[^1] is not (' ' or '\n'))
            {
                clean.Append(' ');
            }
        }

        return clean.ToString().Trim(' ', '\n');
    }

    public static void SetNumber(Cell cell, string value, bool isDate, bool from1904)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            cell.Text = Clean(value);
            return;
        }

        cell.Number = number;
        cell.Date = isDate ? Day(number, from1904) : null;
        cell.Text = cell.Date is { } day ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : Plain(number);
    }

    public static string Plain(double number) => number.ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>The day of a spreadsheet's date number; null outside its calendar.</summary>
    public static DateOnly? Day(double number, bool from1904 = false)
    {
        var days = Math.Floor(number) + (from1904 ? Days1904 : 0);
        return days is >= 1 and <= LastDay ? Epoch.AddDays((int)days) : null;
    }

    /// <summary>A format that shows a day: built-in 14 to 17 and 22 and locale ones, or a code with d, m and y in it.</summary>
    public static bool IsDateFormat(string format)
    {
        if (int.TryParse(format, out var id))
        {
            return id is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 58);
        }

        var code = Bare(format);
        return code.Contains('y', StringComparison.Ordinal) || (code.Contains('d', StringComparison.Ordinal) && code.Contains('m', StringComparison.Ordinal));
    }

    /// <summary>The format shows the month before the day, or as the reader's own locale has it.</summary>
    public static bool MayShowMonthFirst(string? format)
    {
        if (format is null || int.TryParse(format, out _))
        {
            return true;
        }

        var code = Bare(format);
        var (day, month) = (code.IndexOf('d', StringComparison.Ordinal), code.IndexOf('m', StringComparison.Ordinal));
        return month >= 0 && (day < 0 || month < day);
    }

    // The code without literals, colours and locale marks.
    private static string Bare(string format)
    {
        var bare = new StringBuilder();
        var (quoted, bracket) = (false, false);
        foreach (var c in format.Split(';')[0].ToLowerInvariant())
        {
            quoted ^= c == '"';
            bracket = c == '[' || (bracket && c != ']');
            if (!quoted && !bracket && char.IsAsciiLetter(c))
            {
                bare.Append(c);
            }
        }

        return bare.ToString().Replace("general", "", StringComparison.Ordinal);
    }
}
