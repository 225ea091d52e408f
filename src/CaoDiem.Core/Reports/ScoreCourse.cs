using CaoDiem.Campaigns;

namespace CaoDiem.Reports;

/// <summary>
/// The course of a campaign up to a day, from the very cells that its board is summed from, so that its last point is the board.
/// </summary>
internal static class ScoreCourse
{
    /// <param name="cells">Of the campaign as a whole.</param>
    public static IReadOnlyList<ScoreDay> Trend(IEnumerable<StandingCell> cells)
    {
        var trend = new List<ScoreDay>();
        var now = new ScoreDay(default, 0, 0, 0);
        foreach (var day in cells.GroupBy(c => c.Day).OrderBy(g => g.Key))
        {
            var next = day.Aggregate(now, Add);
            if (next != now)
            {
                now = next with { Day = day.Key };
                trend.Add(now);
            }
        }

        return trend;
    }

    public static IReadOnlyList<WaveScore> WaveScores(Campaign campaign, IEnumerable<BoardRow> rows, DateOnly asOf)
    {
        var ofWave = rows.Where(r => r.By == CellBy.Wave).ToLookup(r => r.Key);
        return [.. campaign.Waves.OrderBy(w => w.From).ThenBy(w => w.Id).Select(wave =>
        {
            var figures = ScoreFigures.Sum(ofWave[wave.Id.Value.ToString()].Select(r => r.Gained()));
            return new WaveScore(wave, figures, ScoreTarget.Of(campaign.TargetOn(TargetScope.Wave, wave.Id.Value, asOf), figures));
        })];
    }

    private static ScoreDay Add(ScoreDay sum, StandingCell cell)
    {
        var span = BoardRow.Alike(cell.Flags, cell.Collected);
        return sum with
        {
            Reviewed = sum.Reviewed + (int)Figures.Reviewed.Of(span, cell.Files),
            Completed = sum.Completed + (int)Figures.Completed.Of(span, cell.Files),
            Collected = sum.Collected + Figures.Collected.Of(span, cell.Files),
        };
    }
}
