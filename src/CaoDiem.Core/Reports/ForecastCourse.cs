namespace CaoDiem.Reports;

/// <summary>One file of a list with what happened to it: all that a forecast knows of it.</summary>
/// <param name="Money">What remained when it joined the list.</param>
public sealed record CourseFile(long Money, IReadOnlyList<CourseStep> Results);

/// <summary>Something that happened to a file in a campaign.</summary>
/// <param name="Ends">It ended the file.</param>
/// <param name="Amount">Money that it brought.</param>
public sealed record CourseStep(DateOnly On, bool Ends, long Amount);

/// <summary>One week of a campaign, counted from its first day.</summary>
/// <param name="Length">1; less for a week that is not over.</param>
/// <param name="New">Files on which something was recorded for the first time.</param>
/// <param name="Stock">Files worked on before, on the average over the week.</param>
/// <param name="Done">Files completed or terminated.</param>
/// <param name="Payments">Results that brought money.</param>
public sealed record CourseWeek(double Length, int New, double Stock, int Done, int Payments);

/// <summary>Results that come without a campaign: how many a week, from the year before the campaign; nothing when none is recorded.</summary>
/// <param name="Weeks">Weeks looked at.</param>
public sealed record OrdinaryCourse(double Weeks, int Done, IReadOnlyList<long> Amounts)
{
    public static OrdinaryCourse Unknown { get; } = new(0, 0, []);

    public bool IsKnown => Weeks > 0 && (Done > 0 || Amounts.Count > 0);
}

/// <summary>The course of a campaign as known at the end of a day: what a forecast starts from.</summary>
public sealed record ForecastCourse
{
    private const double DaysOfWeek = Shared.Weeks.Days;

    public required IReadOnlyList<CourseWeek> Weeks { get; init; }

    public required int Files { get; init; }

    public required int Worked { get; init; }

    public required int Done { get; init; }

    public required long Collected { get; init; }

    /// <summary>Amounts of the results that brought money.</summary>
    public required IReadOnlyList<long> Amounts { get; init; }

    /// <summary>What remains on each open file: amounts that have not been seen yet may be like these.</summary>
    public required IReadOnlyList<long> Open { get; init; }

    /// <summary>Length of the campaign in weeks.</summary>
    public required double Planned { get; init; }

    /// <summary>Weeks from the day to the last day of the campaign.</summary>
    public required double WeeksLeft { get; init; }

    /// <summary>Weeks from then to the close of the professional year.</summary>
    public required double WeeksAfter { get; init; }

    /// <summary>How likely a file of the list is completed or terminated, before anything is seen.</summary>
    public required double Chance { get; init; }

    public required OrdinaryCourse Ordinary { get; init; }

    /// <param name="day">Results up to its end are known.</param>
    /// <param name="end">Close of the professional year.</param>
    public static ForecastCourse Of(IReadOnlyList<CourseFile> files, DateOnly from, DateOnly to, DateOnly day, DateOnly end, double chance, OrdinaryCourse ordinary)
    {
        var last = day < to ? day : to;
        var known = files.Select(f => (f.Money, Results: f.Results.Where(r => r.On <= day).OrderBy(r => r.On).ToList())).ToList();
        int Week(DateOnly on) => Math.Max(0, on.DayNumber - from.DayNumber) / (int)DaysOfWeek;
        var firsts = known.Where(f => f.Results.Count > 0).Select(f => Week(f.Results[0].On)).ToLookup(w => w);
        var all = known.SelectMany(f => f.Results).ToList();
        var closings = all.Where(r => r.Ends).ToLookup(r => Week(r.On));
        var payments = all.Where(r => r.Amount > 0).ToList();
        var paid = payments.ToLookup(r => Week(r.On));
        var (weeks, stock) = (new List<CourseWeek>(), 0.0);
        for (var week = 0; from.AddDays(week * (int)DaysOfWeek) <= last; week++)
        {
            var length = Math.Min(1, (last.DayNumber - from.DayNumber + 1 - (week * DaysOfWeek)) / DaysOfWeek);
            var fresh = firsts[week].Count();
            weeks.Add(new(length, fresh, stock + (fresh / 2.0), closings[week].Count(), paid[week].Count()));
            stock += fresh;
        }

        return new()
        {
            Weeks = weeks,
            Files = files.Count,
            Worked = known.Count(f => f.Results.Count > 0),
            Done = known.Count(f => f.Results.Exists(r => r.Ends)),
            Collected = payments.Sum(p => p.Amount),
            Amounts = [.. payments.Select(p => p.Amount).Order()],
            Open = [.. known.Where(f => !f.Results.Exists(r => r.Ends)).Select(f => f.Money - f.Results.Sum(r => r.Amount)).Where(m => m > 0).Order()],
            Planned = (to.DayNumber - from.DayNumber + 1) / DaysOfWeek,
            WeeksLeft = Math.Max(0, to.DayNumber - last.DayNumber) / DaysOfWeek,
            WeeksAfter = Math.Max(0, end.DayNumber - Math.Max(to.DayNumber, day.DayNumber)) / DaysOfWeek,
            Chance = chance,
            Ordinary = ordinary,
        };
    }
}
