using System.Globalization;

namespace CaoDiem.Web.Ui;

/// <summary>How numbers and days look on screen: 1.234.567 · 12,34 % · 01/07/2023.</summary>
public static class Format
{
    private const long Megabyte = 1024 * 1024;

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string Money(long amount) => amount.ToString("N0", Vietnamese);

    public static string Money(Shared.Dong amount) => amount.ToString();

    public static string Number(int number) => number.ToString("N0", Vietnamese);

    /// <summary>Large amounts for boards: 4,05 tỷ · 62,9 triệu.</summary>
    public static string Short(long amount) => Math.Abs(amount) switch
    {
        >= 1_000_000_000 => (amount / 1_000_000_000m).ToString("#,0.##", Vietnamese) + " tỷ",
        >= 1_000_000 => (amount / 1_000_000m).ToString("#,0.#", Vietnamese) + " triệu",
        _ => Money(amount),
    };

    /// <summary>Bytes as people speak of files: 340 KB · 1,2 MB.</summary>
    public static string Size(long bytes) => bytes < Megabyte
        ? $"{Math.Max(1, (bytes + 512) / 1024)} KB"
        : ((decimal)bytes / Megabyte).ToString("0.#", Vietnamese) + " MB";

    public static string Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Minutes as people say them: 7 giờ 30, 45 phút.</summary>
    public static string Hours(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var m) => $"{m} phút",
        (var h, 0) => $"{h} giờ",
        var (h, m) => $"{h} giờ {m:00}",
    };

    /// <summary>07 giờ 30 – 16 giờ 30, as letters write hours.</summary>
    public static string Span(TimeOnly from, TimeOnly to) => $"{from:HH} giờ {from:mm} – {to:HH} giờ {to:mm}";

    public static string Moment(DateTime utc) => utc.AddHours(7).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>How managers speak of what is missing: 19,05 điểm.</summary>
    public static string Points(double share) => (share * 100).ToString("0.00", Vietnamese) + " điểm";

    public static string Percent(double share) => (share * 100).ToString("0.00", Vietnamese) + " %";
}
