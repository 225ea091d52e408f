using CaoDiem.Campaigns;

namespace CaoDiem.Reports;

/// <summary>The score board as the JSON that the command line and the web export both give: the figures by their codes.</summary>
public static class ScoreDocument
{
    private static readonly HashSet<string> InMoney =
        [Figures.Due.Code, Figures.Remaining.Code, Figures.EnforceableMoney.Code, Figures.Collected.Code, Figures.PaidBeforeCoercion.Code,
            Figures.RemainingNow.Code];

    /// <param name="year">The office's professional year; null leaves it out.</param>
    public static object Of(Scoreboard board, YearBoard? year = null)
    {
        ArgumentNullException.ThrowIfNull(board);
        var campaign = board.Campaign;
        var document = new Dictionary<string, object?>
        {
            ["campaign"] = new { id = campaign.Id.ToString(), campaign.Name, number = campaign.PlanNo is { Length: > 0 } number ? number : null, campaign.From, campaign.To },
            ["asOf"] = board.AsOf,
            ["knownOn"] = board.KnownOn,
        };
        Write(document, board.Total);
        document["target"] = board.Target;
        document["byOfficer"] = board.ByOfficer.Select(Line);
        document["byTaskForce"] = board.ByTaskForce.Select(Line);
        document["byCommune"] = board.ByCommune.Select(Line);
        document["byGroup"] = board.ByGroup.Select(Line);
        document["byWave"] = board.ByWave.Select(Wave);
        document["trend"] = board.Trend;
        if (year is not null)
        {
            document["year"] = YearDocument.Of(year);
        }

        return document;
    }

    private static Dictionary<string, object?> Line(ScoreLine line)
    {
        var written = new Dictionary<string, object?> { ["id"] = line.Key, ["name"] = line.Name };
        Write(written, line.Figures);
        written["target"] = line.Target;
        return written;
    }

    private static Dictionary<string, object?> Wave(WaveScore wave)
    {
        var written = new Dictionary<string, object?>
        {
            ["id"] = wave.Wave.Id.ToString(),
            ["name"] = wave.Wave.Name,
            ["from"] = wave.Wave.From,
            ["to"] = wave.Wave.To,
            ["focus"] = wave.Wave.Focus.Split(' '),
            ["collected"] = wave.Collected,
            ["paidBeforeCoercion"] = wave.Figures.PaidBeforeCoercion,
        };
        foreach (var figure in Figures.All.Where(f => !f.IsMoney))
        {
            written[figure.Code] = wave.Figures[figure.Code];
        }

        written["target"] = wave.Target;
        return written;
    }

    private static void Write(Dictionary<string, object?> document, ScoreFigures figures)
    {
        foreach (var figure in Figures.All.Where(f => !InMoney.Contains(f.Code)))
        {
            document[figure.Code] = figures[figure.Code];
        }

        document["money"] = new
        {
            figures.Due,
            figures.Remaining,
            enforceable = figures.EnforceableMoney,
            figures.Collected,
            figures.PaidBeforeCoercion,
            figures.RemainingNow,
        };
        document["rate"] = new { cases = Math.Round(figures.RateCases, 6), money = Math.Round(figures.RateMoney, 6) };
    }
}
