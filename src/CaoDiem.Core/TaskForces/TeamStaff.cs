using CaoDiem.Shared;

namespace CaoDiem.TaskForces;

/// <summary>Somebody of a team with the time he has for it: the one truth of who is away and who is borrowed.</summary>
/// <param name="MemberId">Null for the leader.</param>
/// <param name="Kind">Null for the leader.</param>
/// <param name="From">First and last day in the team; open where null.</param>
public sealed record TeamPerson(
    Id<Member>? MemberId, MemberKind? Kind, string Name, DateOnly? From, DateOnly? To, int HoursPerWeek, int Weekdays, IReadOnlyList<DateRange> Away)
{
    private const int MinutesPerHour = 60;

    /// <summary>May take the team out.</summary>
    public bool CanLead => Kind is not { } kind || kind.CanLead();

    public bool IsHere(DateOnly day) => !(day < From) && !(day > To) && !Away.Any(a => a.Contains(day));

    /// <summary>The hours of a week spread evenly over its weekdays, at most a full day each.</summary>
    public int MinutesOn(DateOnly day, WorkCalendar calendar) => IsHere(day) && WeekdaySet.Has(Weekdays, day.DayOfWeek) && calendar.IsWorkingDay(day)
        ? Math.Min(TeamCapacity.FullDay, HoursPerWeek * MinutesPerHour / WeekdaySet.Read(Weekdays).Count)
        : 0;
}

/// <summary>The leader and the members of a team, as capacity, schedule and budget count them.</summary>
public static class TeamStaff
{
    private const string Leader = "Tổ trưởng";

    /// <param name="force">With its members and leaves.</param>
    public static IReadOnlyList<TeamPerson> Of(TaskForce force, string? leader = null)
    {
        DateRange[] Away(Id<Member>? member) => [.. force.LeavesOf(member).Select(l => l.Period)];
        return
        [
            new(null, null, leader ?? Leader, null, null, force.HoursPerWeek, force.Weekdays, Away(null)),
            .. force.BesideLeader.Select(m => new TeamPerson(m.Id, m.Kind, m.Name, m.From, m.To, m.HoursPerWeek, m.Weekdays, Away(m.Id))),
        ];
    }
}
