using System.Globalization;
using System.Text.RegularExpressions;

namespace CaoDiem.OfficeFiles;

/// <summary>Reads amounts of đồng as offices write them.</summary>
public static partial class Amounts
{
    public const string Unreadable = "unreadable-amount";
    public const string Overflow = "overflow";

    /// <summary>More digits than any amount of money: as double no longer exact to one đồng.</summary>
    private const double Largest = 9_000_000_000_000_000;

    internal static (long? Amount, string? Problem) Parse(Cell cell)
    {
        if (cell.Broken)
        {
            return (null, Unreadable);
        }

        return cell.Number is { } number ? FromNumber(number) : Parse(cell.Text);
    }

    /// <summary>"93.500.000 đồng", "750.000.000 đ", "1,887,000", "(5.000)", "-"; null without a problem when nothing is written.</summary>
    public static (long? Amount, string? Problem) Parse(string text)
    {
        var bare = Unit().Replace(text.Trim().ToLowerInvariant(), "").Replace(" ", "", StringComparison.Ordinal);
        if (bare.Length == 0 || bare is "-" or "–" or "—")
        {
            return (null, null);
        }

        var negative = bare[0] is '-' or '–' or '−' || (bare[0] == '(' && bare[^1] == ')');
        bare = bare.Trim('-', '–', '−', '(', ')', '+');
        bare = ZeroFraction().Replace(bare, "");
        if (!Grouped().IsMatch(bare))
        {
            return (null, Unreadable);
        }

        var digits = bare.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount > Largest)
        {
            return (null, Overflow);
        }

        return (negative ? -amount : amount, null);
    }

    private static (long? Amount, string? Problem) FromNumber(double number)
    {
        if (Math.Abs(number) > Largest)
        {
            return (null, Overflow);
        }

        var whole = Math.Round(number);
        return Math.Abs(number - whole) > 0.005 ? (null, Unreadable) : ((long)whole, null);
    }

    [GeneratedRegex(@"(vnđ|vnd|đồng|dong|đ|₫)\.?$|^(vnđ|vnd|₫)")]
    private static partial Regex Unit();

    // Thousands in threes with one kind of mark, or plain digits.
    [GeneratedRegex(@"^(\d+|\d{1,3}(\.\d{3})+|\d{1,3}(,\d{3})+)$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"(?<=\d{3}),00?$|(?<=,\d{3})\.00?$")]
    private static partial Regex ZeroFraction();
}
