namespace CaoDiem.Shared;

/// <summary>Calendar weeks, Monday to Sunday.</summary>
public static class Weeks
{
    public const int Days = 7;

    /// <summary>The Monday of a day's week.</summary>
    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + Days - 1) % Days));

    /// <summary>The weeks of some days by their Mondays, in order.</summary>
    public static IReadOnlyList<DateOnly> Of(IEnumerable<DateOnly> days) => [.. days.Select(Monday).Distinct().Order()];

    /// <summary>The Sunday of a day's week.</summary>
    public static DateOnly Sunday(DateOnly day) => Monday(day).AddDays(Days - 1);
}
