using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Workload;

/// <summary>A person who carries the work of a unit (a task force, or an officer alone).</summary>
/// <param name="Only">Borrowed people are there only then.</param>
/// <param name="Away">Leave and other absences.</param>
/// <param name="Partly">Days on which only a part of his time is there, with the percent that is missing.</param>
/// <param name="HoursPerWeek">Hours that the person has for the unit, worked on <paramref name="Weekdays"/>.</param>
public sealed record WorkPerson(
    string Key, string Name, string Unit, IReadOnlyList<DateRange> Away, DateRange? Only = null, int HoursPerWeek = Member.FullWeek, int Weekdays = WeekdaySet.Working,
    IReadOnlyList<(DateRange Days, int Percent)>? Partly = null)
{
    private const int Whole = 100;

    /// <summary>Percent of his time that is there on a day.</summary>
    public int Share(DateOnly day) => Math.Max(0, Whole - (Partly ?? []).Where(p => p.Days.Contains(day)).Sum(p => p.Percent));

    private const long MinutesPerHour = 60;

    /// <summary>Minutes of a day here, never more than the campaign gets of anybody's day.</summary>
    public long MinutesPerDay(CapacityNorms norms) => Math.Min(norms.MinutesPerDay, HoursPerWeek * MinutesPerHour / Math.Max(1, WeekdaySet.Read(Weekdays).Count));
}

/// <summary>The work that a wave asks of a unit in one work group.</summary>
public sealed record WorkNeed(string Unit, string UnitName, string Wave, DateRange Period, WorkGroup Group, int Files, int Visits, long Minutes);

/// <param name="HoursPerDay">Hours of a day given to the campaign.</param>
/// <param name="DaysPerWeek">Days of a week given to the campaign, at most.</param>
public sealed record CapacityNorms(int HoursPerDay, int DaysPerWeek)
{
    public long MinutesPerDay => HoursPerDay * 60L;
}

public enum LoadLevel
{
    Free,
    Full,
    Over,
}

/// <summary>A week of a person or unit, in person-minutes.</summary>
public sealed record WeekLoad(DateOnly Monday, long Available, long Needed)
{
    private const long FullPercent = 85;

    public long Over => Math.Max(0, Needed - Available);

    public long Spare => Math.Max(0, Available - Needed);

    public LoadLevel Level => Needed > Available ? LoadLevel.Over : Needed * 100 >= Available * FullPercent && Needed > 0 ? LoadLevel.Full : LoadLevel.Free;
}

public sealed record LoadLine(string Key, string Name, string Unit, IReadOnlyList<WeekLoad> Weeks)
{
    public int OverWeeks => Weeks.Count(w => w.Level == LoadLevel.Over);
}

/// <summary>What people can do against what the waves ask, week by week.</summary>
public sealed record CapacityPlan(IReadOnlyList<DateOnly> Mondays, IReadOnlyList<LoadLine> People, IReadOnlyList<LoadLine> Units, LoadLine Office);

/// <summary>Puts the work of each wave evenly on its working days and each unit's work on its people by the time they have.</summary>
public static class Capacity
{
    private const int Percent = 100;

    public static CapacityPlan Of(IReadOnlyList<WorkPerson> people, IReadOnlyList<WorkNeed> needs, DateRange campaign, WorkCalendar calendar, CapacityNorms norms)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(needs);
        DateOnly[] mondays = [.. Mondays(campaign)];
        var hours = people.GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Sum(p => p.HoursPerWeek));
        // Who works for two units has one week: each gets its share of it.
        long Here(WorkPerson p, DateOnly monday) =>
            Available(p, monday, campaign, calendar, norms) * Math.Min(Member.FullWeek, hours[p.Key]) / Math.Max(1, hours[p.Key]);
        var available = people.ToDictionary(p => (p.Key, p.Unit), p => Array.ConvertAll(mondays, m => Here(p, m)));
        var names = needs.GroupBy(n => n.Unit).ToDictionary(g => g.Key, g => g.First().UnitName);
        var units = people.Select(p => p.Unit).Concat(names.Keys).Distinct().ToDictionary(u => u, u => Needed(needs.Where(n => n.Unit == u), mondays, calendar));
        var lines = people.Select(p => (Person: p, Load: Share(p, people, available, units[p.Unit]))).ToList();
        return new(mondays,
            [.. lines.Select(l => new LoadLine(l.Person.Key, l.Person.Name, l.Person.Unit, [.. mondays.Select((m, i) => new WeekLoad(m, available[(l.Person.Key, l.Person.Unit)][i], l.Load[i]))]))],
            [.. units.Select(u => new LoadLine(u.Key, names.GetValueOrDefault(u.Key, people.FirstOrDefault(p => p.Unit == u.Key)?.Name ?? u.Key), u.Key,
                [.. mondays.Select((m, i) => new WeekLoad(m, people.Where(p => p.Unit == u.Key).Sum(p => available[(p.Key, p.Unit)][i]), u.Value[i]))]))],
            new("", "Toàn đơn vị", "", [.. mondays.Select((m, i) => new WeekLoad(m, available.Values.Sum(a => a[i]), units.Values.Sum(n => n[i])))]));
    }

    public static DateOnly MondayOf(DateOnly day) => Weeks.Monday(day);

    private static IEnumerable<DateOnly> Mondays(DateRange campaign)
    {
        for (var monday = MondayOf(campaign.From); monday <= campaign.To; monday = monday.AddDays(Weeks.Days))
        {
            yield return monday;
        }
    }

    private static long Available(WorkPerson person, DateOnly monday, DateRange campaign, WorkCalendar calendar, CapacityNorms norms)
    {
        var days = Week(monday).Where(d => campaign.Contains(d) && calendar.IsWorkingDay(d) && WeekdaySet.Has(person.Weekdays, d.DayOfWeek)
            && (person.Only is not { } only || only.Contains(d)) && !person.Away.Any(a => a.Contains(d)));
        return days.Select(person.Share).OrderDescending().Take(norms.DaysPerWeek).Sum(share => person.MinutesPerDay(norms) * share / Percent);
    }

    private static long[] Needed(IEnumerable<WorkNeed> needs, DateOnly[] mondays, WorkCalendar calendar)
    {
        var load = new long[mondays.Length];
        foreach (var need in needs)
        {
            var days = Array.ConvertAll(mondays, m => Week(m).Count(d => need.Period.Contains(d) && calendar.IsWorkingDay(d)));
            if (days.Sum() == 0)
            {
                days = Array.ConvertAll(mondays, m => Week(m).Count(need.Period.Contains));
            }

            Spread(need.Minutes, Array.ConvertAll(days, d => (long)d), load);
        }

        return load;
    }

    // People of a unit carry it by the time they have; when nobody has any, equally, so that the overload is seen.
    private static long[] Share(WorkPerson person, IReadOnlyList<WorkPerson> people, Dictionary<(string Key, string Unit), long[]> available, long[] unit)
    {
        var mates = people.Where(p => p.Unit == person.Unit).ToList();
        var place = mates.FindIndex(m => m.Key == person.Key);
        return [.. unit.Select((minutes, week) =>
        {
            var parts = mates.Select(m => available[(m.Key, m.Unit)][week]).ToArray();
            var shares = new long[parts.Length];
            Spread(minutes, Array.TrueForAll(parts, p => p == 0) ? [.. parts.Select(_ => 1L)] : parts, shares);
            return shares[place];
        })];
    }

    // Rounded so that the parts add up to the whole.
    private static void Spread(long whole, long[] weights, long[] into)
    {
        var (sum, seen, given) = (weights.Sum(), 0L, 0L);
        for (var i = 0; i < weights.Length && sum > 0; i++)
        {
            seen += weights[i];
            var upTo = whole * seen / sum;
            into[i] += upTo - given;
            given = upTo;
        }
    }

    private static IEnumerable<DateOnly> Week(DateOnly monday) => Enumerable.Range(0, 7).Select(monday.AddDays);
}
