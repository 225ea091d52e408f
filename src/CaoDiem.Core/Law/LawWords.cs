using System.Globalization;

namespace CaoDiem.Law;

/// <summary>How findings and answers write what they rest on.</summary>
internal static class LawWords
{
    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>"đã quá hạn 12 ngày" or "hạn đến 05/07/2023".</summary>
    public static string Lateness(DateOnly due, DateOnly asOf) =>
        due < asOf ? $"đã quá hạn {asOf.DayNumber - due.DayNumber} ngày" : $"hạn đến {Day(due)}";
}
