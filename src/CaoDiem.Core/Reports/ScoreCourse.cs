using CaoDiem.Campaigns;

namespace CaoDiem.Reports;

/// <summary>
/// The course of a campaign up to a day from the same spans as its board: the trend is the running sum of spans that begin less spans that end, so
/// that its last point is the board; a wave is what its last day has and the eve of its first had not.
/// </summary>
internal static class ScoreCourse
{
    /// <summary>The rows of trend and waves in one query.</summary>
    public static IQueryable<CourseRow> Rows(IQueryable<StandingSpan> spans, Campaign campaign, DateOnly asOf)
    {
        var rows = Begun(spans.Where(s => s.From <= asOf)).Concat(Ended(spans.Where(s => s.To < asOf)));
        return Waves(campaign).Select((wave, index) => (wave, index))
            .Where(x => x.wave.From <= asOf)
            .Aggregate(rows, (all, x) => all.Concat(InWave(spans, x.index, x.wave.From, x.wave.To < asOf ? x.wave.To : asOf)));
    }

    public static IReadOnlyList<ScoreDay> Trend(IEnumerable<CourseRow> rows)
    {
        var trend = new List<ScoreDay>();
        var now = new ScoreDay(default, 0, 0, 0);
        var days = rows.Where(r => r.Wave < 0).GroupBy(r => r.Wave == CourseRow.Ends ? r.Day.AddDays(1) : r.Day);
        foreach (var day in days.OrderBy(d => d.Key))
        {
            var (before, change) = (now, ScoreFigures.Sum(day.Where(r => r.Wave == CourseRow.Begins).Select(r => r.Figures())));
            var gone = ScoreFigures.Sum(day.Where(r => r.Wave == CourseRow.Ends).Select(r => r.Figures()));
            now = new(
                day.Key, now.Reviewed + change.Reviewed - gone.Reviewed, now.Completed + change.Completed - gone.Completed,
                now.Collected + change.Collected - gone.Collected);
            if (now with { Day = before.Day } != before)
            {
                trend.Add(now);
            }
        }

        return trend;
    }

    public static IReadOnlyList<WaveScore> WaveScores(Campaign campaign, IEnumerable<CourseRow> rows, DateOnly asOf)
    {
        var ofWave = rows.Where(r => r.Wave >= 0).ToLookup(r => r.Wave);
        return [.. Waves(campaign).Select((wave, index) =>
        {
            var figures = ScoreFigures.Sum(ofWave[index].Select(r => r.Gained()));
            return new WaveScore(wave, figures, ScoreTarget.Of(campaign.TargetOn(TargetScope.Wave, wave.Id.Value, asOf), figures));
        })];
    }

    private static List<Wave> Waves(Campaign campaign) => [.. campaign.Waves.OrderBy(w => w.From).ThenBy(w => w.Id)];

    private static IQueryable<CourseRow> Begun(IQueryable<StandingSpan> spans) => spans
        .GroupBy(s => new { Day = s.From, Flags = (int)s.Flags, Paying = s.Collected > 0 ? 1 : 0 })
        .Select(g => new CourseRow
        {
            Wave = CourseRow.Begins,
            Day = g.Key.Day,
            Flags = g.Key.Flags,
            FlagsBefore = 0,
            PayingBefore = 0,
            Files = g.Count(),
            Collected = g.Sum(s => s.Collected),
            CollectedBefore = 0L,
            PaidBeforeCoercion = g.Sum(s => s.PaidBeforeCoercion),
        });

    private static IQueryable<CourseRow> Ended(IQueryable<StandingSpan> spans) => spans
        .GroupBy(s => new { Day = s.To, Flags = (int)s.Flags, Paying = s.Collected > 0 ? 1 : 0 })
        .Select(g => new CourseRow
        {
            Wave = CourseRow.Ends,
            Day = g.Key.Day,
            Flags = g.Key.Flags,
            FlagsBefore = 0,
            PayingBefore = 0,
            Files = g.Count(),
            Collected = g.Sum(s => s.Collected),
            CollectedBefore = 0L,
            PaidBeforeCoercion = g.Sum(s => s.PaidBeforeCoercion),
        });

    // Only files on which something changed inside the days can have come to count.
    private static IQueryable<CourseRow> InWave(IQueryable<StandingSpan> spans, int wave, DateOnly from, DateOnly to) => spans.On(to).Where(s => s.From >= from)
        .LeftJoin(spans.On(from.AddDays(-1)), s => s.DossierId, b => b.DossierId, (s, b) => new
        {
            s.From,
            Flags = (int)s.Flags,
            s.Collected,
            Before = b == null ? 0 : (int)b.Flags,
            CollectedBefore = b == null ? 0L : b.Collected,
            PaidBeforeCoercion = s.PaidBeforeCoercion - (b == null ? 0L : b.PaidBeforeCoercion),
        })
        .GroupBy(x => new { x.Flags, x.Before, Paying = x.Collected > 0 ? 1 : 0, PayingBefore = x.CollectedBefore > 0 ? 1 : 0 })
        .Select(g => new CourseRow
        {
            Wave = wave,
            Day = g.Min(x => x.From),
            Flags = g.Key.Flags,
            FlagsBefore = g.Key.Before,
            PayingBefore = g.Key.PayingBefore,
            Files = g.Count(),
            Collected = g.Sum(x => x.Collected),
            CollectedBefore = g.Sum(x => x.CollectedBefore),
            PaidBeforeCoercion = g.Sum(x => x.PaidBeforeCoercion),
        });
}

/// <summary>Spans alike that begin or end on a day, or files alike that changed within a wave.</summary>
internal sealed class CourseRow
{
    /// <summary>In the place of a wave: the spans that begin on the day.</summary>
    public const int Begins = -1;

    /// <summary>In the place of a wave: the spans of which the day is the last.</summary>
    public const int Ends = -2;

    public required int Wave { get; init; }

    public required DateOnly Day { get; init; }

    public required int Flags { get; init; }

    public required int FlagsBefore { get; init; }

    public required int PayingBefore { get; init; }

    public required int Files { get; init; }

    public required long Collected { get; init; }

    public required long CollectedBefore { get; init; }

    public required long PaidBeforeCoercion { get; init; }

    public ScoreFigures Figures() => ScoreFigures.Of(SpanCell.Alike((StandingFlags)Flags, Collected, PaidBeforeCoercion), Files);

    /// <summary>What these files add to their wave: figures that hold now and did not before, and the money since.</summary>
    public ScoreFigures Gained()
    {
        var now = SpanCell.Alike((StandingFlags)Flags, Collected, 0);
        var before = FlagsBefore == 0 ? null : SpanCell.Alike((StandingFlags)FlagsBefore, PayingBefore, 0);
        return ScoreFigures.Gained(now, before, Files) with { Collected = Collected - CollectedBefore, PaidBeforeCoercion = PaidBeforeCoercion };
    }
}
