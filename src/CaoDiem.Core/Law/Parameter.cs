using System.Globalization;
using CaoDiem.Shared;

namespace CaoDiem.Law;

/// <summary>How the whole number of a parameter is read.</summary>
public enum ParameterKind
{
    Money,
    WorkingDay,
    Day,
    Month,
    Year,
    Hour,

    /// <summary>1/n.</summary>
    Part,
    Percent,

    /// <summary>Ten-thousandths.</summary>
    Rate,
    Times,
    Count,
    Minute,

    /// <summary>Month and day as one number: 727 is 27 July; 0 is none.</summary>
    MonthDay,

    /// <summary>Place in the list of choices, from 0.</summary>
    Choice,
}

/// <summary>What a parameter is from a day on.</summary>
/// <param name="From">Null: always, until the next value.</param>
public sealed record ParameterValue(DateOnly? From, long Value, string Source, bool Unverified);

/// <summary>
/// A number of the law, or one that the law leaves to the office. Terms and relief rows are parameters too
/// (<c>term.L-25.B</c>, <c>relief.M-14.to</c>), so that an administrator can follow a change of the law by himself.
/// </summary>
/// <param name="Row">Row of the table of rules.</param>
/// <param name="Least">Smallest value that makes sense; a change below it is refused.</param>
public sealed record Parameter(string Code, string Row, ParameterKind Kind, string Label, IReadOnlyList<string> Choices, IReadOnlyList<ParameterValue> Values, long Least)
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Some value of it rests on no verified text.</summary>
    public bool Unverified => Values.Any(v => v.Unverified);

    /// <summary>The law version whose number this is; null for what holds in any.</summary>
    public LawVersion? Version { get; init; }

    public ParameterValue On(DateOnly day) => Values.LastOrDefault(v => v.From is null || v.From <= day) ?? Values[0];

    /// <summary>A value as officers write it: "5.000.000 đồng", "1/50", "27/07".</summary>
    public string Words(long value) => Kind switch
    {
        ParameterKind.Money => new Dong(value).InWords(),
        ParameterKind.WorkingDay => $"{value:00} ngày làm việc",
        ParameterKind.Day => $"{value:00} ngày",
        ParameterKind.Month => $"{value:00} tháng",
        ParameterKind.Year => $"{value:00} năm",
        ParameterKind.Hour => $"{value} giờ",
        ParameterKind.Part => $"1/{value}",
        ParameterKind.Percent => $"{value}%",
        ParameterKind.Rate => (value / 100m).ToString("0.##", Vietnamese) + "%",
        ParameterKind.Times => $"{value} lần",
        ParameterKind.Count => value.ToString(Vietnamese),
        ParameterKind.Minute => $"{value} phút",
        ParameterKind.MonthDay => value == 0 ? "không" : $"{value % 100:00}/{value / 100:00}",
        ParameterKind.Choice => value >= 0 && value < Choices.Count ? Choices[(int)value] : value.ToString(Vietnamese),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Whether a number can be a value of this parameter at all.</summary>
    public bool Allows(long value) => value >= Least && Kind switch
    {
        ParameterKind.Choice => value < Choices.Count,
        ParameterKind.Hour when Code.StartsWith("night", StringComparison.Ordinal) => value < 24,
        ParameterKind.Percent => value <= 100,
        ParameterKind.Rate => value <= 10_000,
        ParameterKind.MonthDay => value == 0 || (value / 100 is >= 1 and <= 12 && value % 100 >= 1 && value % 100 <= DateTime.DaysInMonth(2024, (int)(value / 100))),
        ParameterKind.Money => value <= 1_000_000_000_000,
        _ => value <= 9999,
    };
}

/// <summary>Every parameter of the law: those of <c>Data/parameters.csv</c>, each term and each number of a relief row.</summary>
public static class Parameters
{
    /// <summary>Mark shown wherever a value without a verified text decides.</summary>
    public const string Mark = "chưa kiểm chứng";

    private static readonly Dictionary<string, Parameter> ByCode = Own().Concat(OfTerms()).Concat(OfRelief()).ToDictionary(p => p.Code);

    public static IReadOnlyList<Parameter> All { get; } = [.. ByCode.Values];

    /// <summary>What rests on no verified text, to be shown as such.</summary>
    public static IEnumerable<Parameter> Unverified => All.Where(p => p.Unverified);

    /// <exception cref="KeyNotFoundException">No parameter has this code.</exception>
    public static Parameter Of(string code) => ByCode[code];

    public static Parameter? Find(string code) => ByCode.GetValueOrDefault(code);

    public static string OfTerm(Term term) => $"term.{term.Rule}.{term.Law}";

    public static string OfRelief(ReliefRow row, string field) => $"relief.{row.Rule}.{field}";

    private static IEnumerable<Parameter> Own() => LawData.Read("parameters.csv").GroupBy(c => c[0]).Select(rows =>
    {
        var first = rows.First();
        var kind = Enum.Parse<ParameterKind>(first[2], true);
        return new Parameter(first[0], first[1], kind, first[7], first[8].Length == 0 ? [] : first[8].Split('|'),
            [.. rows.Select(c => new ParameterValue(
                c[3].Length == 0 ? null : DateOnly.Parse(c[3], CultureInfo.InvariantCulture), long.Parse(c[4], CultureInfo.InvariantCulture), c[6], c[5] == "U"))],
            kind is ParameterKind.Money or ParameterKind.Part or ParameterKind.Times or ParameterKind.Count ? 1 : 0);
    });

    private static IEnumerable<Parameter> OfTerms() => Terms.All.Where(t => t.Unit != TermUnit.AtOnce).Select(t => new Parameter(
        OfTerm(t), t.Rule, KindOf(t.Unit), $"{t.Step.Act} (luật {t.Law})", [], [new(null, t.Length, t.Article, t.Unverified)], 0)
    { Version = LawVersion.Of(t.Law) });

    private static IEnumerable<Parameter> OfRelief() => ReliefTable.All.SelectMany(r =>
    {
        Parameter Number(string field, ParameterKind kind, string label, long? value) =>
            new(OfRelief(r, field), r.Rule, kind, $"{r.Label}: {label}", [], value is { } set ? [new(null, set, r.Article, false)] : [], 1) { Version = LawVersion.Of(r.Law) };
        return new[]
        {
            Number("years", ParameterKind.Year, "số năm kể từ quyết định đầu tiên", r.Years),
            Number("from", ParameterKind.Money, "còn phải thi hành từ", r.From),
            Number("to", ParameterKind.Money, "còn phải thi hành đến", r.To),
            Number("denominator", ParameterKind.Part, "mức giảm mỗi lần nhiều nhất", r.Outcome == ReliefOutcome.Reduce ? r.Denominator : null),
            Number("cap", ParameterKind.Money, "mỗi lần giảm không quá", r.Cap),
        }.Where(p => p.Values.Count > 0);
    });

    private static ParameterKind KindOf(TermUnit unit) => unit switch
    {
        TermUnit.WorkingDay => ParameterKind.WorkingDay,
        TermUnit.Day => ParameterKind.Day,
        TermUnit.Month => ParameterKind.Month,
        TermUnit.Year => ParameterKind.Year,
        _ => ParameterKind.Hour,
    };
}
