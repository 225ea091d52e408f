using CaoDiem.Law;
using CaoDiem.Reports;
using CaoDiem.Years;

namespace CaoDiem.Web.Ui;

/// <summary>Targets of the year and what came of them, as they are written on every page.</summary>
public static class YearFormat
{
    /// <summary>A value in the unit of its measure; percent with two decimals.</summary>
    public static string Written(YearMeasure measure, long value) =>
        measure.IsRate() ? Format.Percent(value / 100.0 / YearMeasures.RateParts) : Format.Money(value);

    /// <summary>What was added: points of a rate, or a number, with its sign.</summary>
    public static string Added(YearMeasure measure, long? value) => value is not { } more ? "–"
        : (more > 0 ? "+" : "") + (measure.IsRate() ? Format.Points(more / 100.0 / YearMeasures.RateParts) : Format.Money(more));

    /// <summary>How many cases or how much money is missing: first of what must be reached, then of what is striven for.</summary>
    public static string Missing(YearLine line)
    {
        var unit = line.Measure is YearMeasure.Cases or YearMeasure.CasesRate ? "việc" : "đồng";
        return line.Missing > 0 ? $"{Format.Money(line.MissingAmount)} {unit}"
            : line.MissingToStrive > 0 ? $"Đã đạt; đến mức phấn đấu còn {Format.Money(line.MissingToStrive.Value)} {unit}"
            : "Đã đạt";
    }

    /// <summary>Label and class of the badge; null where nothing is foretold.</summary>
    public static (string Label, string Class)? Outlook(YearLine line) => line.Outlook switch
    {
        YearOutlook.Likely => ("Sẽ đạt", "good"),
        YearOutlook.Open => ("Chưa chắc", "warn"),
        YearOutlook.Unlikely => ("Khó đạt", "bad"),
        _ => null,
    };

    public static string Of(YearTarget target) => target.Ledger is { } ledger
        ? $"{target.Measure.Label()}, {ledger.Label().ToLowerInvariant()}" : target.Measure.Label();
}
