using System.Globalization;
using CaoDiem.Shared;

namespace CaoDiem.Years;

/// <summary>By what a year is measured.</summary>
public enum YearMeasure
{
    CasesRate,
    MoneyRate,
    Cases,
    Money,
}

/// <summary>The facts of each measure in one table.</summary>
public static class YearMeasures
{
    /// <summary>Rates are kept as hundredths of a percent.</summary>
    public const int RateParts = 100;

    private static readonly Dictionary<YearMeasure, (string Label, string Unit, bool IsRate)> Facts = new()
    {
        [YearMeasure.CasesRate] = ("Tỷ lệ việc xong trên có điều kiện", "%", true),
        [YearMeasure.MoneyRate] = ("Tỷ lệ tiền thu, chi trên có điều kiện", "%", true),
        [YearMeasure.Cases] = ("Số việc xong", "việc", false),
        [YearMeasure.Money] = ("Số tiền thu, chi", "đồng", false),
    };

    public static IReadOnlyList<YearMeasure> All { get; } = [.. Facts.Keys];

    public static string Label(this YearMeasure measure) => Facts[measure].Label;

    public static string Unit(this YearMeasure measure) => Facts[measure].Unit;

    public static bool IsRate(this YearMeasure measure) => Facts[measure].IsRate;

    /// <summary>A number as people write it: percent with a comma or a point, other numbers in groups.</summary>
    /// <exception cref="RuleViolation">YER-002: not a number.</exception>
    public static decimal? Read(this YearMeasure measure, string? text, string field)
    {
        var plain = VietText.Clean(text).TrimEnd('%').Trim();
        plain = measure.IsRate()
            ? plain.Replace(',', '.')
            : plain.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return plain.Length == 0 ? null
            : decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
            : throw new RuleViolation("YER-002", $"«{text}» không phải một số.", field);
    }

    /// <summary>What a person typed, as it is kept: percent in hundredths, or a whole number.</summary>
    /// <exception cref="RuleViolation">YER-002: not above nothing, more than 100 %, or finer than can be kept.</exception>
    public static long Kept(this YearMeasure measure, decimal typed, string field)
    {
        var kept = measure.IsRate() ? typed * RateParts : typed;
        return kept <= 0 || kept != decimal.Truncate(kept) || kept > (measure.IsRate() ? 100 * RateParts : long.MaxValue)
            ? throw new RuleViolation("YER-002", measure.IsRate()
                ? "Tỷ lệ từ 0,01 đến 100 %, nhiều nhất hai chữ số thập phân." : "Chỉ tiêu là số nguyên lớn hơn 0.", field)
            : (long)kept;
    }
}
