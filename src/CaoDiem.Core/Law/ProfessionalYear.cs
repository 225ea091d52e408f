namespace CaoDiem.Law;

/// <summary>
/// The professional year (năm nghiệp vụ): 1 October to 30 September, named after the year in which it ends; statistics are
/// cumulative from its first day (law.md S-01 to S-04).
/// </summary>
public static class ProfessionalYear
{
    private const int FirstMonth = 10;
    private const int MonthsAYear = 12;

    /// <summary>The year that a day belongs to: 2023 for 1 October 2022 to 30 September 2023.</summary>
    public static int Of(DateOnly day) => day.Month >= FirstMonth ? day.Year + 1 : day.Year;

    /// <summary>1 October.</summary>
    public static DateOnly Start(DateOnly day) => new(Of(day) - 1, FirstMonth, 1);

    /// <summary>30 September.</summary>
    public static DateOnly End(DateOnly day) => Start(day).AddYears(1).AddDays(-1);

    /// <summary>Months from the first of October to the day's own month, as periods are called: February is month 5.</summary>
    public static int Period(DateOnly day) => ((day.Month - FirstMonth + MonthsAYear) % MonthsAYear) + 1;
}
