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

    /// <summary>"15/08/2019", "18-7-2016", "1.2.2023", "ngày 01 tháng 02 năm 2023", "2023-02-01", "08/11/22", "01022023".</summary>
    public static (DateOnly? Day, string? Problem) Parse(string text)
    {
        var bare = text.Trim().ToLowerInvariant();
        if (bare.Length == 0 || bare is "-" or "–")
        {
            return (null, null);
        }

        if (YearFirst().Match(bare) is { Success: true } iso)
        {
            return Make(iso.Groups[3].Value, iso.Groups[2].Value, iso.Groups[1].Value);
        }

        var match = DayFirst().Match(bare);
        return match.Success ? Make(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value) : (null, Unreadable);
    }

    /// <summary>A date written with marks between numbers; only such text tells how the sheet's people type.</summary>
    public static bool IsMarked(string text) => DayFirst().IsMatch(text) && !text.Contains("th", StringComparison.OrdinalIgnoreCase);

    private static (DateOnly? Day, string? Problem) Make(string dayText, string monthText, string yearText)
    {
        var (day, month, year) = (Number(dayText), Number(monthText), Number(yearText));
        year = yearText.Length == 2 ? year + (year <= LastShortYear ? 2000 : 1900) : year;
        return month is >= 1 and <= 12 && year is >= 1 and <= 9999 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? (new DateOnly(year, month, day), null)
            : (null, Impossible);
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(\d{1,2})\s*(?:[/.\-]|tháng|thang)\s*(\d{1,2})\s*(?:[/.\-]|năm|nam)\s*(\d{4}|\d{2})(?!\d)")]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(\d{4})-(\d{1,2})-(\d{1,2})")]
    private static partial Regex YearFirst();
}
