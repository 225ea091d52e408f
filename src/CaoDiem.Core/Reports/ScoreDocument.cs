using CaoDiem.Campaigns;

namespace CaoDiem.Reports;

/// <summary>The score board as the JSON that the command line and the web export both give.</summary>
public static class ScoreDocument
{
    public static object Of(Scoreboard board)
    {
        ArgumentNullException.ThrowIfNull(board);
        var total = board.Total;
        return new
        {
            campaign = new { id = board.Campaign.Id.ToString(), board.Campaign.Name, number = board.Campaign.PlanNo, board.Campaign.From, board.Campaign.To },
            board.AsOf,
            total.Files,
            total.Reviewed,
            total.Completed,
            total.Terminated,
            total.ExemptionDossiers,
            total.ReductionDossiers,
            total.Partial,
            total.NotMoved,
            money = Money(total),
            rate = Rate(total),
            total.Enforceable,
            total.Reclassified,
            target = board.Target,
            byOfficer = board.ByOfficer.Select(Line),
            byTaskForce = board.ByTaskForce.Select(Line),
            byCommune = board.ByCommune.Select(Line),
            byGroup = board.ByGroup.Select(Line),
            byWave = board.ByWave.Select(w => new
            {
                w.Wave.Name,
                w.Wave.From,
                w.Wave.To,
                focus = w.Wave.Focus.Split(' '),
                w.Reviewed,
                w.Completed,
                w.Terminated,
                w.ReliefDossiers,
                w.Collected,
                w.Target,
            }),
            trend = board.Trend,
        };
    }

    private static object Line(ScoreLine line) => new
    {
        id = line.Key,
        line.Name,
        line.Figures.Files,
        line.Figures.Reviewed,
        line.Figures.Completed,
        line.Figures.Terminated,
        line.Figures.ExemptionDossiers,
        line.Figures.ReductionDossiers,
        line.Figures.Partial,
        line.Figures.NotMoved,
        line.Figures.Reclassified,
        line.Figures.Enforceable,
        money = Money(line.Figures),
        rate = Rate(line.Figures),
        target = line.Target,
    };

    private static object Money(ScoreFigures figures) => new { figures.Due, figures.Remaining, enforceable = figures.EnforceableMoney, figures.Collected };

    private static object Rate(ScoreFigures figures) => new { cases = Math.Round(figures.RateCases, 6), money = Math.Round(figures.RateMoney, 6) };
}
