using System.Globalization;
using System.Text.RegularExpressions;

namespace CaoDiem.OfficeFiles;

/// <summary>Reads days as offices write them, day before month.</summary>
public static partial class Days
{
    public const string Unreadable = "unreadable-date";
    public const string Impossible = "impossible-date";

    /// <summary>Two-digit years up to this one are of this century.</summary>
    private const int LastShortYear = 69;

    private const int FirstYear = 1900;
    private const int LastYear = 2100;
    private static readonly string[] EnglishMonths = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>
    /// "15/08/2019", "18-7-2016", "1.2.2023", "15//02/2021", "ngày 01 tháng 02 năm 2023", "2023-02-01", "2021/02/15", "08/11/22",
    /// "15-Feb-2021", "15-thg 2-2021", "01022023", "20230201", "44242" (a date number left as text).
    /// </summary>
    public static (DateOnly? Day, string? Problem) Parse(string text)
    {
        var bare = text.Trim().ToLowerInvariant();
        if (bare.Length == 0 || bare is "-" or "–" || bare.All(c => c is '.' or '…' or '/'))
        {
            return (null, null);
        }

        if (YearFirst().Match(bare) is { Success: true } iso)
        {
            return Make(iso.Groups[3].Value, iso.Groups[2].Value, iso.Groups[1].Value);
        }

        if (DayFirst().Match(bare) is { Success: true } match)
        {
            return Make(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
        }

        if (MonthByName().Match(bare) is { Success: true } named)
        {
            var month = Array.IndexOf(EnglishMonths, named.Groups[2].Value) + 1;
            return Make(named.Groups[1].Value, month.ToString(CultureInfo.InvariantCulture), named.Groups[3].Value);
        }

        return FromDigits(bare);
    }

    /// <summary>The latest of the days that a text names, when it names several.</summary>
    internal static DateOnly? Latest(string text)
    {
        var days = DayFirst().Matches(text.ToLowerInvariant())
            .Select(m => Make(m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value).Day).OfType<DateOnly>().ToList();
        return days.Count > 1 ? days.Max() : null;
    }

    /// <summary>A number that a date cell shows without the format of a date: a date number, or digits such as 15022021.</summary>
    internal static DateOnly? FromNumber(double number) => number switch
    {
        > 20_000 and < 80_000 => CellText.Day(number),
        >= 1_000_000 and < 100_000_000 when number == Math.Floor(number) =>
            FromDigits(((long)number).ToString("00000000", CultureInfo.InvariantCulture)).Day,
        _ => null,
    };

    /// <summary>A date written with marks between numbers; only such text tells how the sheet's people type.</summary>
    public static bool IsMarked(string text) => DayFirst().IsMatch(text) && !text.Contains("th", StringComparison.OrdinalIgnoreCase);

    private static (DateOnly? Day, string? Problem) FromDigits(string bare)
    {
        if (Serial().Match(bare) is { Success: true } serial
            && double.Parse(serial.Groups[1].Value, CultureInfo.InvariantCulture) is > 20_000 and < 80_000 and var number)
        {
            return (CellText.Day(number), null);
        }

        if (!EightDigits().IsMatch(bare))
        {
            return (null, Unreadable);
        }

        var yearFirst = Make(bare[6..], bare[4..6], bare[..4]);
        return yearFirst.Day is not null ? yearFirst : Make(bare[..2], bare[2..4], bare[4..]);
    }

    private static (DateOnly? Day, string? Problem) Make(string dayText, string monthText, string yearText)
    {
        var (day, month, year) = (Number(dayText), Number(monthText), Number(yearText));
        year = yearText.Length == 2 ? year + (year <= LastShortYear ? 2000 : 1900) : year;
        return month is >= 1 and <= 12 && year is >= FirstYear and <= LastYear && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? (new DateOnly(year, month, day), null)
            : (null, Impossible);
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private const string Month = @"(?:tháng|thang|thg\.?|th\.?)";

    [GeneratedRegex(@"(?<![0-9])([0-9]{1,2})\s*(?:[/.\-]\s*[/.\-]?|[\-,]?\s*" + Month + @"|(?<=[0-9])\s(?=[0-9]))\s*([0-9]{1,2})"
        + @"\s*(?:[/.\-]\s*[/.\-]?|,?\s*(?:năm|nam)|(?<=[0-9]),?\s(?=[0-9]))\s*([0-9]{4}(?![0-9])|[0-9]{2}(?![0-9]|[/.\-][0-9]))",
            RegexOptions.IgnoreCase)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"(?<![0-9/.\-])([0-9]{4})\s*[\-/.]\s*([0-9]{1,2})\s*[\-/.]\s*([0-9]{1,2})(?![0-9])")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<![0-9])([0-9]{1,2})[\s\-/.]*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s\-/.,]*([0-9]{4}|"
        + @"[0-9]{2})(?![0-9])")]
    private static partial Regex MonthByName();

    [GeneratedRegex(@"^([0-9]{5})(?:[.,][0-9]+)?$")]
    private static partial Regex Serial();

    [GeneratedRegex("^[0-9]{8}$")]
    private static partial Regex EightDigits();
}
