using System.Globalization;
using System.Text.RegularExpressions;

namespace CaoDiem.OfficeFiles;

/// <summary>Reads amounts of đồng as offices write them.</summary>
public static partial class Amounts
{
    public const string Unreadable = "unreadable-amount";
    public const string Overflow = "overflow";

    /// <summary>What was typed has a fraction of a đồng, which no amount has.</summary>
    public const string Fractional = "fraction-of-dong";

    /// <summary>More digits than any amount of money: as double no longer exact to one đồng.</summary>
    private const double Largest = 9_000_000_000_000_000;

    private const long Thousand = 1_000;
    private const long Million = 1_000_000;
    private const long Billion = 1_000_000_000;

    /// <summary>From this amount on a fraction of a đồng is what arithmetic left, not a number in another unit.</summary>
    private const double FractionIsDust = 1_000;

    /// <summary>An amount that somebody types: as <see cref="Parse(string, long)"/>, and nothing is rounded away.</summary>
    public static (long? Amount, string? Problem) ParseTyped(string text) => Parse(text, 1, true);

    /// <param name="unit">đồng of one unit: 1, or what the header says (1,000 for «nghìn đồng»).</param>
    internal static (long? Amount, string? Problem) Parse(Cell cell, long unit = 1)
    {
        if (cell.Broken)
        {
            return (null, Unreadable);
        }

        return cell.Number is { } number ? FromNumber(number, unit) : Parse(cell.Text, unit);
    }

    /// <summary>
    /// "93.500.000 đồng", "750.000.000 đ", "1,887,000", "5'000'000", "(5.000)", "-", "20tr", "1tr5", "1,5 tỷ", "500 nghìn";
    /// null without a problem when nothing is written.
    /// </summary>
    public static (long? Amount, string? Problem) Parse(string text, long unit = 1) => Parse(text, unit, false);

    private static (long? Amount, string? Problem) Parse(string text, long unit, bool exact)
    {
        var bare = InWords().Replace(text.Trim().ToLowerInvariant(), "");
        bare = Unit().Replace(bare, "").Replace(" ", "", StringComparison.Ordinal);
        if (bare.Length == 0 || bare.All(c => c is '-' or '–' or '—' or '.' or '…'))
        {
            return (null, null);
        }

        if (Worded().Match(bare) is { Success: true } worded)
        {
            return FromWords(worded, exact);
        }

        var negative = bare[0] is '-' or '–' or '−' || (bare[0] == '(' && bare[^1] == ')');
        bare = ZeroFraction().Replace(bare.Trim('-', '–', '−', '(', ')', '+'), "");
        if (!Grouped().IsMatch(bare))
        {
            return Fraction(bare) is { } fraction && (unit > 1 || fraction >= FractionIsDust)
                ? FromNumber(negative ? -fraction : fraction, unit, exact) : (null, Unreadable);
        }

        var digits = Separator().Replace(bare, "");
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount > Largest / unit)
        {
            return (null, Overflow);
        }

        return (negative ? -amount * unit : amount * unit, null);
    }

    /// <summary>The number of a cell has a fraction that no amount of đồng has, and was rounded.</summary>
    internal static bool IsRounded(Cell cell, long unit) =>
        cell.Number is { } number && Math.Abs((number * unit) - Math.Round(number * unit)) > 0.005;

    private static (long? Amount, string? Problem) FromNumber(double number, long unit, bool exact = false)
    {
        var scaled = number * unit;
        if (Math.Abs(scaled) > Largest)
        {
            return (null, Overflow);
        }

        var whole = Math.Round(scaled);
        if (exact && Math.Abs(scaled - whole) > 0.0005)
        {
            return (null, Fractional);
        }

        return Math.Abs(scaled - whole) > 0.005 && Math.Abs(number) < FractionIsDust && unit == 1 ? (null, Unreadable)
            : ((long)whole, null);
    }

    // "20tr", "1tr5" (1.5 million), "2,5 triệu".
    private static (long? Amount, string? Problem) FromWords(Match worded, bool exact)
    {
        var size = worded.Groups[2].Value[0] switch
        {
            't' when worded.Groups[2].Value.StartsWith("tr", StringComparison.Ordinal) => Million,
            't' => Billion,
            _ => Thousand,
        };
        var count = worded.Groups[1].Value;
        var tail = worded.Groups[3].Value;
        var number = Grouped().IsMatch(count) ? double.Parse(Separator().Replace(count, ""), CultureInfo.InvariantCulture)
            : Fraction(count);
        number += tail.Length > 0 ? double.Parse($"0.{tail}", CultureInfo.InvariantCulture) : 0;
        return number is { } n ? FromNumber(n, size, exact) : (null, Unreadable);
    }

    private static double? Fraction(string bare)
    {
        if (OneMark().IsMatch(bare))
        {
            return double.Parse(bare.Replace(',', '.'), CultureInfo.InvariantCulture);
        }

        // "2.500,5": the last mark parts the fraction, the others the thousands.
        var mark = bare.LastIndexOfAny(['.', ',']);
        return BothMarks().IsMatch(bare)
            ? double.Parse($"{Separator().Replace(bare[..mark], "")}.{bare[(mark + 1)..]}", CultureInfo.InvariantCulture)
            : null;
    }

    [GeneratedRegex(@"\s*\(?(vnđ|vnd|đồng|dong|đ|₫)\.?\)?\s*$|^(vnđ|vnd|₫)")]
    private static partial Regex Unit();

    // "5.000.000 đồng (năm triệu đồng)": the words repeat the figures.
    [GeneratedRegex(@"(?<=[0-9].*)\s*\([^()0-9]*\p{L}{2}[^()0-9]*\)\s*$|(?<=[0-9].*[0-9đg])\s*(/-|\./\.|\.-)\s*$")]
    private static partial Regex InWords();

    [GeneratedRegex(@"^([0-9][0-9.,]*)(triệu|trieu|tr|tỷ|tỉ|ty|nghìn|ngàn|nghin|ngan|k)([0-9]{0,3})$")]
    private static partial Regex Worded();

    // Thousands in threes with one kind of mark, or plain digits.
    [GeneratedRegex(@"^([0-9]+|[0-9]{1,3}(\.[0-9]{3})+|[0-9]{1,3}(,[0-9]{3})+|[0-9]{1,3}(['’][0-9]{3})+)$")]
    private static partial Regex Grouped();

    [GeneratedRegex("[.,'’]")]
    private static partial Regex Separator();

    [GeneratedRegex(@"^[0-9]+[.,][0-9]{1,12}$")]
    private static partial Regex OneMark();

    [GeneratedRegex(@"^[0-9]{1,3}((\.[0-9]{3})+,|(,[0-9]{3})+\.)[0-9]{1,3}$")]
    private static partial Regex BothMarks();

    [GeneratedRegex(@"(?<=[0-9]{3}),00?$|(?<=,[0-9]{3})\.00?$|(?<=^[0-9]{4,})[.,]0+$")]
    private static partial Regex ZeroFraction();
}
