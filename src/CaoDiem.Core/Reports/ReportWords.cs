using System.Globalization;

namespace CaoDiem.Reports;

/// <summary>Numbers, days and lists as Vietnamese administrative papers write them.</summary>
public static class ReportWords
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string Number(long value) => value.ToString("N0", Vietnamese);

    public static string Number(decimal value) => value.ToString("0.##", Vietnamese);

    /// <summary>420, but 07: below ten a paper writes two digits.</summary>
    public static string Two(long value) => value is > 0 and < 10 ? value.ToString("00", Vietnamese) : Number(value);

    public static string Money(long amount) => $"{Number(amount)} đồng";

    /// <summary>0 to 1 as a percentage with two decimals.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.00", Vietnamese) + "%";

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>"a, b và c".</summary>
    public static string List(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} và {parts[^1]}",
    };

    /// <summary>"tăng 3 việc", "giảm 2 việc", "không đổi".</summary>
    public static string Change(long difference, string unit) => difference switch
    {
        > 0 => $"tăng {Two(difference)} {unit}",
        < 0 => $"giảm {Two(-difference)} {unit}",
        _ => "không thay đổi",
    };

    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpper(text[0], Vietnamese) + text[1..];
}
