using System.Globalization;

namespace CaoDiem.OfficeFiles.Word;

/// <summary>How a value is written: a registry by the name used after the bar in <c>{{field | format}}</c>.</summary>
public sealed record ValueFormat
{
    private const string Blank = "……………";
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly TemplateKind[] Any = [TemplateKind.Text, TemplateKind.Number, TemplateKind.Money, TemplateKind.Date, TemplateKind.Flag];

    /// <summary>Every format, in the order of the handbook.</summary>
    public static IReadOnlyList<ValueFormat> All { get; } =
    [
        new("dài", "ngày 03 tháng 7 năm 2023", TemplateKind.Date) { Value = v => Date(v, LongDate) },
        new("ngắn", "03/7/2023", TemplateKind.Date) { Value = v => Date(v, ShortDate) },
        new("tháng", "tháng 7 năm 2023", TemplateKind.Date) { Value = v => Date(v, d => $"tháng {Month(d)} năm {d.Year:0000}") },
        new("năm", "2023", TemplateKind.Date) { Value = v => Date(v, d => $"{d.Year:0000}") },
        new("số", "1.250.000", TemplateKind.Money) { Value = v => ((MoneyValue)v).Amount is { } m ? Grouped(m) : "" },
        new("chữ", "một triệu hai trăm năm mươi nghìn đồng", TemplateKind.Money, TemplateKind.Number) { Value = InWords },
        new("hai_số", "07", TemplateKind.Number) { Value = v => ((NumberValue)v).Number is { } n ? n.ToString("00.####", Vietnamese) : "" },
        new("phần_trăm", "62,5%", TemplateKind.Number) { Value = v => ((NumberValue)v).Number is { } n ? Plain(n) + "%" : "" },
        new("hoa", "CHỮ HOA", Any) { Written = t => t.ToUpper(Vietnamese) },
        new("hoa_đầu", "Chữ đầu viết hoa", Any) { Written = t => t.Length == 0 ? t : t[..1].ToUpper(Vietnamese) + t[1..] },
        new("thường", "chữ thường", Any) { Written = t => t.ToLower(Vietnamese) },
        new("chấm", "chừa chỗ chấm khi chưa có", Any) { Written = t => t.Length == 0 ? Blank : t },
    ];

    private ValueFormat(string name, string example, params TemplateKind[] kinds) => (Name, Example, Kinds) = (name, example, kinds);

    public string Name { get; }

    public string Example { get; }

    public IReadOnlyList<TemplateKind> Kinds { get; }

    /// <summary>From the value itself; only as the first format.</summary>
    internal Func<TemplateValue, string>? Value { get; private init; }

    /// <summary>From what is written so far.</summary>
    internal Func<string, string>? Written { get; private init; }

    public static ValueFormat? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    internal static bool Fit(TemplateKind kind, IReadOnlyList<string> formats) =>
        formats.Select(Find).Select((f, i) => f is not null && f.Kinds.Contains(kind) && (i == 0 || f.Value is null)).All(fits => fits);

    /// <summary>The value with its formats, which have been checked before.</summary>
    internal static string Write(TemplateValue value, IReadOnlyList<string> formats)
    {
        var text = formats.Count > 0 && Find(formats[0])?.Value is { } of ? of(value) : Plain(value);
        return formats.Select(Find).Where(f => f?.Written is not null).Aggregate(text, (t, f) => f!.Written!(t));
    }

    /// <summary>The value as it is written without a format.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A list or a group is not one value.</exception>
    public static string Plain(TemplateValue value) => value switch
    {
        TextValue t => t.Text,
        NumberValue n => n.Number is { } number ? Plain(number) : "",
        MoneyValue m => m.Amount is { } amount ? Grouped(amount) + " đồng" : "",
        DateValue d => Date(d, ShortDate),
        FlagValue f => f.Flag ? "có" : "không",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.Kind, null),
    };

    private static string Date(TemplateValue value, Func<DateOnly, string> write) => ((DateValue)value).Date is { } day ? write(day) : "";

    private static string LongDate(DateOnly day) => $"ngày {day.Day:00} tháng {Month(day)} năm {day.Year:0000}";

    private static string ShortDate(DateOnly day) => $"{day.Day:00}/{Month(day)}/{day.Year:0000}";

    // Days below 10 and the months 1 and 2 carry a zero, so that nothing can be written in front (Decree 30/2020, Appendix I).
    private static string Month(DateOnly day) => day.Month <= 2 ? $"{day.Month:00}" : $"{day.Month}";

    private static string InWords(TemplateValue value) => value switch
    {
        MoneyValue { Amount: { } m } => NumberWords.Of(m) + " đồng",
        NumberValue { Number: { } n } => NumberWords.Of(n),
        _ => "",
    };

    private static string Grouped(long amount) => amount.ToString("#,0", Vietnamese);

    private static string Plain(decimal number) => number.ToString("#,0.####", Vietnamese);
}
