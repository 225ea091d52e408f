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

    /// <param name="force">With its members and leaves.</param>
    public static TeamDay On(TaskForce force, DateOnly day, WorkCalendar calendar)
    {
        var here = TeamStaff.Of(force).Select(p => (p.CanLead, Minutes: p.MinutesOn(day, calendar))).Where(p => p.Minutes > 0).ToList();
        return new(day, here.Where(p => p.CanLead).Select(p => p.Minutes).DefaultIfEmpty(0).Max()) { People = here.Count };
    }

    public static IReadOnlyList<TeamDay> Over(TaskForce force, DateRange period, WorkCalendar calendar) =>
        [.. Enumerable.Range(0, period.Days).Select(i => On(force, period.From.AddDays(i), calendar))];
}
