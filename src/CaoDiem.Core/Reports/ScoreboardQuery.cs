using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>
/// Computes a score board in four queries: the campaign with its plan, the cube of the spans that hold the day, the course up to it, the
/// names. Every number is a <see cref="Figure"/> counted over spans; none is typed in.
/// </summary>
public sealed class ScoreboardQuery(AppDb db)
{
    private const string NoName = "Chưa phân công";

    /// <param name="id">The campaign; not found when out of the actor's scope.</param>
    /// <param name="asOf">The end of that day; null for the usual day (<see cref="UsualDay"/>).</param>
    public Task<Scoreboard> RunAsync(Id<Campaign> id, Actor actor, DateOnly? asOf = null, CancellationToken cancellationToken = default) =>
        RunAsync(id, actor, asOf, null, cancellationToken);

    /// <param name="knownOn">Counts only acts that were recorded and issued by the end of that day and not yet cancelled; null: as known
    /// now.</param>
    public async Task<Scoreboard> RunAsync(Id<Campaign> id, Actor actor, DateOnly? asOf, DateOnly? knownOn,
        CancellationToken cancellationToken)
    {
        var (campaign, usual) = await CampaignAsync(db, id, actor, cancellationToken);
        var day = asOf ?? usual;
        var spans = await ScoreSpans.OfAsync(db, campaign, knownOn, cancellationToken);
        List<ScoreCell> cells = [.. (await SpanCell.Of(spans.On(day)).RowsAsync(cancellationToken)).Select(c => c.ToCell())];
        var course = await ScoreCourse.Rows(spans, campaign, day).RowsAsync(cancellationToken);
        var names = await ReportGround.NamesAsync(db, campaign.OfficeId, actor, cancellationToken);
        var total = ScoreFigures.Sum(cells.Select(c => c.Figures));
        return new()
        {
            Campaign = campaign,
            AsOf = day,
            KnownOn = knownOn,
            Total = total,
            Target = ScoreTarget.Of(campaign.TargetOn(TargetScope.Office, null, day), total),
            ByOfficer = Lines(cells, c => c.OfficerId?.Value, names, campaign, TargetScope.Officer, day),
            ByTaskForce = Lines(cells, c => c.TaskForceId?.Value, names, campaign, TargetScope.TaskForce, day),
            ByCommune = Lines(cells, c => c.CommuneId?.Value, names, campaign, null, day),
            ByGroup = Groups(cells),
            ByWave = ScoreCourse.WaveScores(campaign, course, day),
            Trend = ScoreCourse.Trend(course, day),
        };
    }

    /// <summary>The campaign with its waves and targets, and the day that its board shows when none is asked for.</summary>
    internal static async Task<(Campaign Campaign, DateOnly UsualDay)> CampaignAsync(
        AppDb db, Id<Campaign> id, Actor actor, CancellationToken cancellationToken)
    {
        var today = db.Today;
        var kinds = ActKinds.All.Select(k => k.Kind).ToList();
        var found = await db.VisibleCampaigns(actor).AsNoTracking().AsSingleQuery()
            .Include(c => c.Waves).Include(c => c.Targets)
            .Where(c => c.Id == id)
            .Select(c => new
            {
                Campaign = c,
                Last = db.Acts
                    .Where(a => a.OfficeId == c.OfficeId && kinds.Contains(a.Kind) && a.Day > today && a.Day <= c.To)
                    .Where(a => a.CountsFrom != null && a.CancelledAt == null)
                    .Where(a => db.BaselineFiles.Any(b => b.OfficeId == c.OfficeId && b.CampaignId == c.Id && b.DossierId == a.DossierId))
                    .Max(a => (DateOnly?)a.Day),
            })
            .OneAsync(cancellationToken);
        return (found.Campaign, UsualDay(found.Campaign, found.Last, today));
    }

    /// <summary>
    /// The day that a board shows when none is asked for: today within the campaign, else its last day; or the day of its last act that
    /// counts when that is later than today, as in records taken over from elsewhere.
    /// </summary>
    internal static DateOnly UsualDay(Campaign campaign, DateOnly? lastAct, DateOnly today) =>
        lastAct > today ? lastAct.Value : today < campaign.To ? today : campaign.To;

    private static List<ScoreLine> Lines(
        List<ScoreCell> cells, Func<ScoreCell, Guid?> key, Dictionary<Guid, (string Name, string SortKey)> names,
        Campaign campaign, TargetScope? scope, DateOnly day) => [.. cells
        .GroupBy(key)
        .Select(g => (g.Key, Named: g.Key is { } id && names.TryGetValue(id, out var name) ? name : (Name: NoName, SortKey: "\uFFFF"),
            Figures: ScoreFigures.Sum(g.Select(c => c.Figures))))
        .OrderBy(x => x.Named.SortKey, StringComparer.Ordinal)
        .Select(x => new ScoreLine(x.Key?.ToString(), x.Named.Name, x.Figures,
            scope is { } s && x.Key is { } scopeId ? ScoreTarget.Of(campaign.TargetOn(s, scopeId, day), x.Figures) : null))];

    // A file in two groups counts in both, so this breakdown may add up to more than the campaign.
    private static List<ScoreLine> Groups(List<ScoreCell> cells) => [.. WorkGroups.All
        .Select(group => new ScoreLine(
            group.Code(), group.Label(), ScoreFigures.Sum(cells.Where(c => c.In(group.Code())).Select(c => c.Figures)), null))
        .Where(line => line.Figures.Files + line.Figures.Left > 0)];
}
