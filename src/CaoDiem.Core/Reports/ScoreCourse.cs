using CaoDiem.Campaigns;

namespace CaoDiem.Reports;

/// <summary>
/// The course of a campaign up to a day from the same spans as its board: the trend is the running sum of spans that begin less spans that
/// end, so that its last point is the board; a wave is what its last day has and the eve of its first had not.
/// </summary>
internal static class ScoreCourse
{
    private const int Shown = (int)(StandingFlags.Reviewed | StandingFlags.Completed);

    /// <summary>The rows of trend and waves in one query.</summary>
    public static IQueryable<CourseRow> Rows(IQueryable<StandingSpan> spans, Campaign campaign, DateOnly asOf)
    {
        var rows = Stretches(spans.Where(s => s.From <= asOf));
        return Waves(campaign).Select((wave, index) => (wave, index))
            .Where(x => x.wave.From <= asOf)
            .Aggregate(rows, (all, x) => all.Concat(InWave(spans, x.index, x.wave.From, x.wave.To < asOf ? x.wave.To : asOf)));
    }

    public static IReadOnlyList<ScoreDay> Trend(IEnumerable<CourseRow> rows, DateOnly asOf)
    {
        var changes = new SortedDictionary<DateOnly, (int Reviewed, int Completed, long Collected)>();
        foreach (var row in rows.Where(r => r.Wave == CourseRow.Stretch))
        {
            Add(changes, row.Day, row, 1);
            if (row.Last < asOf)
            {
                Add(changes, row.Last.AddDays(1), row, -1);
            }
        }

        var trend = new List<ScoreDay>();
        var now = new ScoreDay(default, 0, 0, 0);
        foreach (var (day, change) in changes.Where(c => c.Value != default))
        {
            now = new(day, now.Reviewed + change.Reviewed, now.Completed + change.Completed, now.Collected + change.Collected);
            trend.Add(now);
        }

        return trend;
    }

    private static void Add(
        SortedDictionary<DateOnly, (int Reviewed, int Completed, long Collected)> changes, DateOnly day, CourseRow row, int sign)
    {
        var span = SpanCell.Alike((StandingFlags)row.Flags, row.Collected, 0);
        var now = changes.GetValueOrDefault(day);
        changes[day] = (
            now.Reviewed + (sign * (int)Figures.Reviewed.Of(span, row.Files)),
            now.Completed + (sign * (int)Figures.Completed.Of(span, row.Files)),
            now.Collected + (sign * Figures.Collected.Of(span, row.Files)));
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

    // Spans alike in what the trend shows, by their days.
    private static IQueryable<CourseRow> Stretches(IQueryable<StandingSpan> spans) => spans
        .GroupBy(s => new { s.From, s.To, Flags = (int)s.Flags & Shown })
        .Select(g => new CourseRow
        {
            Wave = CourseRow.Stretch,
            Day = g.Key.From,
            Last = g.Key.To,
            Flags = g.Key.Flags,
            FlagsBefore = 0,
            PayingBefore = 0,
            Files = g.Count(),
            Collected = g.Sum(s => s.Collected),
            CollectedBefore = 0L,
            PaidBeforeCoercion = 0L,
        });

    // Only files on which something changed inside the days can have come to count.
    private static IQueryable<CourseRow> InWave(IQueryable<StandingSpan> spans, int wave, DateOnly from, DateOnly to) => spans.On(to)
        .Where(s => s.From >= from)
        .LeftJoin(spans.On(from.AddDays(-1)), s => s.DossierId, b => b.DossierId, (s, b) => new
        {
            s.From,
            Flags = (int)s.Flags,
            s.Collected,
            Before = b == null ? CourseRow.NotListed : (int)b.Flags,
            CollectedBefore = b == null ? 0L : b.Collected,
            PaidBeforeCoercion = s.PaidBeforeCoercion - (b == null ? 0L : b.PaidBeforeCoercion),
        })
        .GroupBy(x => new { x.Flags, x.Before, Paying = x.Collected > 0 ? 1 : 0, PayingBefore = x.CollectedBefore > 0 ? 1 : 0 })
        .Select(g => new CourseRow
        {
            Wave = wave,
            Day = g.Min(x => x.From),
            Last = g.Max(x => x.From),
            Flags = g.Key.Flags,
            FlagsBefore = g.Key.Before,
            PayingBefore = g.Key.PayingBefore,
            Files = g.Count(),
            Collected = g.Sum(x => x.Collected),
            CollectedBefore = g.Sum(x => x.CollectedBefore),
            PaidBeforeCoercion = g.Sum(x => x.PaidBeforeCoercion),
        });
}

/// <summary>Spans alike of the same days, or files alike that changed within a wave.</summary>
internal sealed class CourseRow
{
    /// <summary>In the place of a wave: stretches, from their first to their last day.</summary>
    public const int Stretch = -1;

    /// <summary>In the place of flags: the file had not joined yet.</summary>
    public const int NotListed = -1;

    public required int Wave { get; init; }

    public required DateOnly Day { get; init; }

    public required DateOnly Last { get; init; }

    public required int Flags { get; init; }

    public required int FlagsBefore { get; init; }

    public required int PayingBefore { get; init; }

    public required int Files { get; init; }

    public required long Collected { get; init; }

    public required long CollectedBefore { get; init; }

    public required long PaidBeforeCoercion { get; init; }

    /// <summary>What these files add to their wave: figures that hold now and did not before, and the money since.</summary>
    public ScoreFigures Gained()
    {
        var now = SpanCell.Alike((StandingFlags)Flags, Collected, 0);
        var before = FlagsBefore == NotListed ? null : SpanCell.Alike((StandingFlags)FlagsBefore, PayingBefore, 0);
        return ScoreFigures.Gained(now, before, Files) with
        {
            Collected = Collected - CollectedBefore,
            PaidBeforeCoercion = PaidBeforeCoercion
        };
    }
}
