namespace CaoDiem.Shared;

/// <summary>The clock of every office: Việt Nam has one zone, seven hours before UTC, all the year.</summary>
public static class OfficeTime
{
    /// <summary>The day in Việt Nam on which an instant (UTC) falls.</summary>
    public static DateOnly DayOf(DateTime instant) => DateOnly.FromDateTime(instant.AddHours(7));
}
