using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CaoDiem.OfficeFiles;

/// <summary>How cell contents become text, numbers and days.</summary>
internal static partial class CellText
{
    private static readonly DateOnly Epoch = new(1899, 12, 30);
    private const int Days1904 = 1462;
    private const double LastDay = 2_958_465;

    /// <summary>
    /// The one cleaning step of everything that is read: Unicode form C, escaped and invisible characters taken out, full-width
    /// letters and digits of other scripts as plain ones, every dash as "-", every kind of blank as one space, trimmed; line
    /// breaks stay. What the old encodings use (soft hyphen, Ð) waits for <see cref="Finish"/>.
    /// </summary>
    public static string Clean(string text)
    {
        ReadingBudget.RequireLength(text.Length);
        var clean = new StringBuilder(text.Length);
        foreach (var c in Unescape(text).Normalize(NormalizationForm.FormC))
        {
            var plain = Plain(c);
            var blank = plain != '\n' && char.IsWhiteSpace(plain);
            if (plain == '\0')
            {
                continue;
            }

            if (!blank)
            {
                while (plain == '\n' && clean.Length > 0 && clean[^1] == ' ')
                {
                    clean.Length--;
                }

                clean.Append(plain);
            }
            else if (clean.Length > 0 && clean[^1] is not (' ' or '\n'))
            {
                clean.Append(' ');
            }
        }

        return clean.ToString().Trim(' ', '\n');
    }

    /// <summary>The rest of the cleaning, once it is known that a text is Unicode: foreign Đ, soft hyphens.</summary>
    public static string Finish(string text)
    {
        if (!text.AsSpan().ContainsAny("\u00AD\u00D0\u00F0\u0189\u0256"))
        {
            return text;
        }

        // Within the number of a document a soft hyphen was meant to be seen; between syllables it never is.
        var isNumber = text.Contains('/', StringComparison.Ordinal) && text.Any(char.IsAsciiDigit);
        return text.Replace("\u00AD", isNumber ? "-" : "", StringComparison.Ordinal)
            .Replace('\u00D0', 'Đ').Replace('\u0189', 'Đ').Replace('\u00F0', 'đ').Replace('\u0256', 'đ');
    }

    private static char Plain(char c)
    {
        if (c < 0x7F)
        {
            return c is >= ' ' or '\n' or '\t' ? c : '\0';
        }

        return c switch
        {
            '\u00AD' => c,
            '\u2028' or '\u2029' or '\u0085' => '\n',
            '\u2212' or '\u2043' => '-',
            >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
            _ => CharUnicodeInfo.GetUnicodeCategory(c) switch
            {
                UnicodeCategory.Format or UnicodeCategory.Control => '\0',
                UnicodeCategory.DashPunctuation => '-',
                UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
                _ => c,
            },
        };
    }

    // "_x000D_" as spreadsheets escape it; markers of character data that some writers leave in the text.
    private static string Unescape(string text)
    {
        var unwrapped = text.Contains("<![CDATA[", StringComparison.Ordinal)
            ? text.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal)
            : text;
        var whole = unwrapped.Contains("_x", StringComparison.OrdinalIgnoreCase) ? Escape().Replace(unwrapped, EscapedSign) : unwrapped;
        return Loose(whole) ? string.Concat(whole.EnumerateRunes().Where(r => r != Rune.ReplacementChar)) : whole;
    }

    private static string EscapedSign(Match match)
    {
        var sign = (char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return sign is '\r' || char.IsSurrogate(sign) ? "" : sign.ToString();
    }

    // Half of a surrogate pair cannot be brought into form C.
    private static bool Loose(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[++i])))
            {
                return true;
            }
        }

        return false;
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

    [GeneratedRegex("_x([0-9A-F]{4})_", RegexOptions.IgnoreCase)]
    private static partial Regex Escape();
}
