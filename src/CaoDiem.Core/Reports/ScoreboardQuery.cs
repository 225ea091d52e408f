using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>
/// Computes a score board in four queries: the campaign with its plan, the cells of its breakdowns summed up to the day, those of the whole
/// campaign day by day, the names. Every number is a <see cref="Figure"/> counted over spans; none is typed in.
/// </summary>
public sealed class ScoreboardQuery(AppDb db, RecentAnswers? recent = null)
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
        var cells = await ScoreSpans.CellsAsync(db, campaign, knownOn, cancellationToken);
        var rows = await BoardRow.On(cells.Where(c => c.By != CellBy.Campaign), day).RowsAsync(cancellationToken);
        var course = await cells.Where(c => c.By == CellBy.Campaign && c.Day <= day).RowsAsync(cancellationToken);
        var names = await ReportGround.NamesAsync(db, campaign.OfficeId, actor, recent, cancellationToken);
        var total = ScoreFigures.Sum(BoardRow.On(course.AsQueryable(), day).AsEnumerable().Select(r => r.Figures()));
        return new()
        {
            Campaign = campaign,
            AsOf = day,
            KnownOn = knownOn,
            Total = total,
            Target = ScoreTarget.Of(campaign.TargetOn(TargetScope.Office, null, day), total),
            ByOfficer = Lines(rows, CellBy.Officer, names, campaign, TargetScope.Officer, day),
            ByTaskForce = Lines(rows, CellBy.TaskForce, names, campaign, TargetScope.TaskForce, day),
            ByCommune = Lines(rows, CellBy.Commune, names, campaign, null, day),
            ByGroup = Groups(rows),
            ByWave = ScoreCourse.WaveScores(campaign, rows, day),
            Trend = ScoreCourse.Trend(course),
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
        List<BoardRow> rows, CellBy by, Dictionary<Guid, (string Name, string SortKey)> names,
        Campaign campaign, TargetScope? scope, DateOnly day) => [.. rows
        .Where(r => r.By == by)
        .GroupBy(r => r.Key.Length > 0 ? Guid.Parse(r.Key) : (Guid?)null)
        .Select(g => (g.Key, Named: g.Key is { } id && names.TryGetValue(id, out var name) ? name : (Name: NoName, SortKey: "\uFFFF"),
            Figures: ScoreFigures.Sum(g.Select(r => r.Figures()))))
        .OrderBy(x => x.Named.SortKey, StringComparer.Ordinal)
        .Select(x => new ScoreLine(x.Key?.ToString(), x.Named.Name, x.Figures,
            scope is { } s && x.Key is { } scopeId ? ScoreTarget.Of(campaign.TargetOn(s, scopeId, day), x.Figures) : null))];

    // A file in two groups counts in both, so this breakdown may add up to more than the campaign.
    private static List<ScoreLine> Groups(List<BoardRow> rows)
    {
        var sums = rows.Where(r => r.By == CellBy.Groups)
            .GroupBy(r => r.Key).Select(g => (In: $" {g.Key} ", Figures: ScoreFigures.Sum(g.Select(r => r.Figures())))).ToList();
        ScoreFigures Sum(string code) =>
            ScoreFigures.Sum(sums.Where(s => s.In.Contains($" {code} ", StringComparison.Ordinal)).Select(s => s.Figures));
        return [.. WorkGroups.All
            .Select(group => new ScoreLine(group.Code(), group.Label(), Sum(group.Code()), null))
            .Where(line => line.Figures.Files + line.Figures.Left > 0)];
    }
}
