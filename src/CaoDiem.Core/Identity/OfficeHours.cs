namespace CaoDiem.Identity;

/// <summary>A working day of an office: when it opens, its break at noon, when it closes. No break when it ends where it begins.</summary>
public readonly record struct OfficeHours(TimeOnly Opens, TimeOnly LunchFrom, TimeOnly LunchTo, TimeOnly Closes)
{
    /// <summary>Minutes of work in the day.</summary>
    public int Minutes => Between(Opens, Closes) - Between(LunchFrom, LunchTo);

    /// <summary>The break in minutes from opening; null: there is none.</summary>
    public (int From, int To)? Lunch => LunchFrom < LunchTo ? (Between(Opens, LunchFrom), Between(Opens, LunchTo)) : null;

    private static int Between(TimeOnly from, TimeOnly to) => (int)(to.ToTimeSpan() - from.ToTimeSpan()).TotalMinutes;
}
