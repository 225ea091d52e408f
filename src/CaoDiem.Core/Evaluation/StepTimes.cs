using CaoDiem.FieldWork;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Evaluation;

/// <summary>A visit with the clock of the device that recorded it, beside its place in the sheet.</summary>
/// <param name="Recorded">When it was recorded, as minutes of the day in Việt Nam.</param>
/// <param name="Start">Planned start, minutes from leaving the office.</param>
/// <param name="Minutes">Planned minutes on the spot.</param>
/// <param name="Leaves">Minute of the day at which the team left the office.</param>
public sealed record TimedStop(StepKind Kind, int Recorded, int Start, int Minutes, int Leaves = TimedStop.UsualLeaving)
{
    public const int UsualLeaving = 450;
}

/// <summary>Planned and measured minutes of a step kind.</summary>
/// <param name="Planned">Mean of the planned minutes of the visits that were made.</param>
/// <param name="Measured">Visits that could be measured.</param>
/// <param name="Median">Median of the measured minutes; null when none could be measured.</param>
public sealed record StepTime(StepKind Kind, int Visits, int Planned, int Measured, int? Median);

/// <summary>
/// Minutes on the spot from the times at which a team's device recorded its visits of a day: the time since the record before, less
/// the planned way between the two; for the first visit the time since its planned arrival. Records keyed from paper have no
/// clock and do not count, nor do times no visit can take.
/// </summary>
public static class StepTimes
{
    private const int Shortest = 3;
    private const int Longest = 480;
    private const int MinutesPerHour = 60;
    private const int HoursEast = 7;

    public static IReadOnlyList<StepTime> Of(EvaluationFacts facts)
    {
        var measured = Measured(facts.Sheets, facts.Visits).ToLookup(m => m.Stop.Kind, m => m.Minutes);
        return
        [
            .. facts.Planned.Where(p => p.Record is not null).GroupBy(p => p.Kind).OrderBy(g => g.Key).Select(g => new StepTime(
                g.Key, g.Count(), (int)Math.Round(g.Average(p => p.Minutes)), measured[g.Key].Count(), Median([.. measured[g.Key]]))),
        ];
    }

    /// <summary>The measured minutes of one tour of one device.</summary>
    public static IEnumerable<(StepKind Kind, int Minutes)> Measure(IReadOnlyList<TimedStop> tour) =>
        Places(tour).Select(p => (tour[p.Place].Kind, p.Minutes));

    /// <summary>The stops of some sheets whose minutes could be measured by the records of phones.</summary>
    public static IEnumerable<(FieldStop Stop, int Minutes)> Measured(IEnumerable<FieldDay> sheets, IEnumerable<Visit> visits)
    {
        var stops = sheets.SelectMany(s => s.Stops.Select(stop => (Stop: stop, s.LeavesAt))).ToDictionary(s => s.Stop.Id);
        return visits.Where(v => v.Source == VisitSource.Phone && v.StopId is { } id && stops.ContainsKey(id))
            .GroupBy(v => (v.DeviceId, v.On))
            .Select(g => g.Select(v => (Planned: stops[v.StopId!.Value], v.RecordedAt))
                .Select(v => (v.Planned.Stop, v.Planned.LeavesAt, Local: v.RecordedAt.AddHours(HoursEast)))
                .Where(x => DateOnly.FromDateTime(x.Local) == g.Key.On).ToList())
            .SelectMany(tour => Places([.. tour.Select(Timed)]).Select(p => (tour[p.Place].Stop, p.Minutes)));
    }

    private static TimedStop Timed((FieldStop Stop, TimeOnly LeavesAt, DateTime Local) record) => new(
        record.Stop.Kind, MinuteOf(TimeOnly.FromDateTime(record.Local)), record.Stop.Start, record.Stop.Minutes, MinuteOf(record.LeavesAt));

    private static int MinuteOf(TimeOnly time) => (time.Hour * MinutesPerHour) + time.Minute;

    private static IEnumerable<(int Place, int Minutes)> Places(IReadOnlyList<TimedStop> tour)
    {
        TimedStop? before = null;
        foreach (var (place, stop) in tour.Index().OrderBy(s => s.Item.Recorded))
        {
            var way = before is null ? 0 : stop.Start - before.Start - before.Minutes;
            var minutes = before is null ? stop.Recorded - stop.Leaves - stop.Start : stop.Recorded - before.Recorded - way;
            if (way >= 0 && minutes is >= Shortest and <= Longest)
            {
                yield return (place, minutes);
            }

            before = stop;
        }
    }

    public static int? Median(IReadOnlyList<int> minutes)
    {
        if (minutes.Count == 0)
        {
            return null;
        }

        var sorted = minutes.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
