using CaoDiem.Shared;

namespace CaoDiem.TaskForces;

/// <summary>What a team can do on one day: the minutes for which it can be out, and how many of its people can.</summary>
public sealed record TeamDay(DateOnly Date, int Minutes)
{
    public int People { get; init; }
}

/// <summary>
/// The time of a team. It can be out while somebody may lead it: the leader, else a deputy, officer or borrowed member,
/// whoever has most time that day. Pure; planning reads it.
/// </summary>
public static class TeamCapacity
{
    /// <summary>The longest day of a team, in minutes: an office day, not a rule of law.</summary>
    public const int FullDay = 480;

    private const int MinutesPerHour = 60;

    /// <param name="force">With its members and leaves.</param>
    public static TeamDay On(TaskForce force, DateOnly day, WorkCalendar calendar)
    {
        var leader = Away(force, null, day) ? 0 : Minutes(force.HoursPerWeek, force.Weekdays, day, calendar);
        var members = force.Members.Where(m => m.IsIn(day) && !Away(force, m, day))
            .Select(m => (m.Kind, Minutes: Minutes(m.HoursPerWeek, m.Weekdays, day, calendar))).Where(m => m.Minutes > 0).ToList();
        var lead = Math.Max(leader, members.Where(m => m.Kind.CanLead()).Select(m => m.Minutes).DefaultIfEmpty(0).Max());
        return new(day, lead) { People = (leader > 0 ? 1 : 0) + members.Count };
    }

    public static IReadOnlyList<TeamDay> Over(TaskForce force, DateRange period, WorkCalendar calendar) =>
        [.. Enumerable.Range(0, period.Days).Select(i => On(force, period.From.AddDays(i), calendar))];

    /// <summary>The hours of a week spread evenly over its weekdays, at most a full day each.</summary>
    private static int Minutes(int hoursPerWeek, int weekdays, DateOnly day, WorkCalendar calendar) =>
        WeekdaySet.Has(weekdays, day.DayOfWeek) && calendar.IsWorkingDay(day)
            ? Math.Min(FullDay, hoursPerWeek * MinutesPerHour / WeekdaySet.Read(weekdays).Count)
            : 0;

    private static bool Away(TaskForce force, Member? member, DateOnly day) =>
        force.Leaves.Any(l => l.MemberId == member?.Id && l.Period.Contains(day));
}
