using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>
/// Computes a score board in four queries: the campaign with its plan, the cube of files, the results by day, the
/// names. Every number is a count or sum over the campaign's list; none is typed in.
/// </summary>
public sealed class ScoreboardQuery(AppDb db)
{
    private const string NoName = "Chưa phân công";

    /// <param name="id">The campaign; not found when out of the actor's scope.</param>
    /// <param name="asOf">Counts results to the end of that day; null for everything recorded.</param>
    public async Task<Scoreboard> RunAsync(Id<Campaign> id, Actor actor, DateOnly? asOf = null, CancellationToken cancellationToken = default)
    {
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().AsSingleQuery()
            .Include(c => c.Waves).Include(c => c.Targets)
            .Where(c => c.Id == id).OneAsync(cancellationToken);
        var days = await DaysAsync(campaign, cancellationToken);
        var last = days.Count == 0 ? campaign.From : days.Max(d => d.On);
        var day = asOf ?? UsualDay(campaign, last, db.Today);
        var everything = days.All(d => d.On <= day);
        var cells = await CubeAsync(campaign, everything ? null : day, cancellationToken);
        var names = await ReportGround.NamesAsync(db, campaign.OfficeId, actor, cancellationToken);
        var total = ScoreFigures.Sum(cells.Select(c => c.Figures));
        return new()
        {
            Campaign = campaign,
            AsOf = day,
            Total = total,
            Target = ScoreTarget.Of(campaign.TargetOn(TargetScope.Office, null, day), total),
            ByOfficer = Lines(cells, c => c.OfficerId?.Value, names, campaign, TargetScope.Officer, day),
            ByTaskForce = Lines(cells, c => c.TaskForceId?.Value, names, campaign, TargetScope.TaskForce, day),
            ByCommune = Lines(cells, c => c.CommuneId?.Value, names, campaign, null, day),
            ByGroup = Groups(cells),
            ByWave = Waves(campaign, days, day),
            Trend = Trend(campaign, days, day),
        };
    }

    /// <summary>The day that a board shows when none is asked for: today within the campaign, or its last result when that is later.</summary>
    internal static DateOnly UsualDay(Campaign campaign, DateOnly last, DateOnly today) => last > today ? last : today < campaign.To ? today : campaign.To;

    private async Task<List<ScoreCell>> CubeAsync(Campaign campaign, DateOnly? asOf, CancellationToken cancellationToken)
    {
        var files = db.BaselineFiles.Where(b => b.OfficeId == campaign.OfficeId && b.CampaignId == campaign.Id);
        var standings = asOf is { } day ? StandingsOn(files, campaign, day) : Standings(files);
        var rows = await standings
            .GroupBy(s => new { s.OfficerId, s.CommuneId, s.TaskForceId, s.Groups })
            .Select(g => new
            {
                g.Key,
                Files = g.Count(),
                Reviewed = g.Sum(s => s.Reviewed ? 1 : 0),
                Completed = g.Sum(s => s.Completed ? 1 : 0),
                Terminated = g.Sum(s => s.Terminated ? 1 : 0),
                Exemptions = g.Sum(s => s.Exemption ? 1 : 0),
                Reductions = g.Sum(s => s.Reduction ? 1 : 0),
                Partial = g.Sum(s => s.Partial && !s.Completed ? 1 : 0),
                NotMoved = g.Sum(s => s.Moved ? 0 : 1),
                Reclassified = g.Sum(s => s.Reclassified ? 1 : 0),
                Enforceable = g.Sum(s => s.Enforceable ? 1 : 0),
                Due = g.Sum(s => s.Due),
                Remaining = g.Sum(s => s.Remaining),
                EnforceableMoney = g.Sum(s => s.Enforceable ? s.Remaining : 0L),
                Collected = g.Sum(s => s.Collected),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => new ScoreCell(r.Key.OfficerId, r.Key.CommuneId, r.Key.TaskForceId, r.Key.Groups, new()
        {
            Files = r.Files,
            Reviewed = r.Reviewed,
            Completed = r.Completed,
            Terminated = r.Terminated,
            ExemptionDossiers = r.Exemptions,
            ReductionDossiers = r.Reductions,
            Partial = r.Partial,
            NotMoved = r.NotMoved,
            Reclassified = r.Reclassified,
            Enforceable = r.Enforceable,
            Due = r.Due,
            Remaining = r.Remaining,
            EnforceableMoney = r.EnforceableMoney,
            Collected = r.Collected,
        }))];
    }

    /// <summary>Where every file stands now, from its running standing.</summary>
    private static IQueryable<Standing> Standings(IQueryable<BaselineFile> files) => files.Select(b => new Standing
    {
        OfficerId = b.OfficerId,
        CommuneId = b.CommuneId,
        TaskForceId = b.TaskForceId,
        Groups = b.Groups,
        Due = b.DueAtJoin.Amount,
        Remaining = b.RemainingAtJoin.Amount,
        Reviewed = b.Reviewed,
        Completed = b.Completed,
        Terminated = b.Terminated,
        Exemption = b.ExemptionDossier,
        Reduction = b.ReductionDossier,
        Partial = b.Partial,
        Reclassified = b.Reclassified,
        Enforceable = b.Enforceable,
        Moved = b.LastResultOn != null,
        Collected = b.Collected.Amount,
    });

    /// <summary>Where every file stood at the end of an earlier day, from the results up to then.</summary>
    private IQueryable<Standing> StandingsOn(IQueryable<BaselineFile> files, Campaign campaign, DateOnly day)
    {
        var results = db.CaseResults.Where(r => r.OfficeId == campaign.OfficeId && r.CampaignId == campaign.Id && r.On <= day);
        return files.Where(b => b.JoinedOn <= day).Select(b => new Standing
        {
            OfficerId = b.OfficerId,
            CommuneId = b.CommuneId,
            TaskForceId = b.TaskForceId,
            Groups = b.Groups,
            Due = b.DueAtJoin.Amount,
            Remaining = b.RemainingAtJoin.Amount,
            Reviewed = results.Any(r => r.DossierId == b.DossierId && r.Kind == ResultKind.Reviewed),
            Completed = results.Any(r => r.DossierId == b.DossierId && r.Kind == ResultKind.Completed),
            Terminated = results.Any(r => r.DossierId == b.DossierId && r.Kind == ResultKind.Terminated),
            Exemption = results.Any(r => r.DossierId == b.DossierId && r.Kind == ResultKind.ExemptionDossier),
            Reduction = results.Any(r => r.DossierId == b.DossierId && r.Kind == ResultKind.ReductionDossier),
            Partial = results.Any(r => r.DossierId == b.DossierId && r.Kind == ResultKind.PartialPayment),
            Reclassified = results.Any(r => r.DossierId == b.DossierId
                && (r.Kind == ResultKind.NotEnforceable || r.Kind == ResultKind.Enforceable)),
            Enforceable = results.Any(r => r.DossierId == b.DossierId
                    && (r.Kind == ResultKind.Completed || r.Kind == ResultKind.Terminated))
                || (results.Where(r => r.DossierId == b.DossierId
                        && (r.Kind == ResultKind.NotEnforceable || r.Kind == ResultKind.Enforceable))
                    .OrderByDescending(r => r.On).ThenByDescending(r => r.Id).Select(r => (ResultKind?)r.Kind).FirstOrDefault()
                    ?? (b.StateAtJoin == DossierState.Enforcing ? ResultKind.Enforceable : ResultKind.NotEnforceable)) == ResultKind.Enforceable,
            Moved = results.Any(r => r.DossierId == b.DossierId),
            Collected = results.Where(r => r.DossierId == b.DossierId
                && (r.Kind == ResultKind.Completed || r.Kind == ResultKind.PartialPayment)).Sum(r => r.Amount.Amount),
        });
    }

    private async Task<List<DayRow>> DaysAsync(Campaign campaign, CancellationToken cancellationToken) => await db.CaseResults
        .Where(r => r.OfficeId == campaign.OfficeId && r.CampaignId == campaign.Id)
        .GroupBy(r => new { r.On, r.Kind })
        .Select(g => new DayRow(g.Key.On, g.Key.Kind, g.Count(), g.Sum(r => r.Amount.Amount)))
        .ToListAsync(cancellationToken);

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
            group.Code(), group.Label(), ScoreFigures.Sum(cells.Where(c => c.WorkGroups.Contains(group)).Select(c => c.Figures)), null))
        .Where(line => line.Figures.Files > 0)];

    private static List<WaveScore> Waves(Campaign campaign, List<DayRow> days, DateOnly asOf) => [.. campaign.Waves
        .OrderBy(w => w.From)
        .Select(wave =>
        {
            var inside = days.Where(d => wave.Period.Contains(d.On) && d.On <= asOf).ToList();
            var figures = new ScoreFigures
            {
                Completed = Count(inside, ResultKind.Completed),
                Terminated = Count(inside, ResultKind.Terminated),
                Collected = Money(inside),
            };
            return new WaveScore(
                wave, Count(inside, ResultKind.Reviewed), figures.Completed, figures.Terminated,
                Count(inside, ResultKind.ExemptionDossier) + Count(inside, ResultKind.ReductionDossier), figures.Collected,
                ScoreTarget.Of(campaign.TargetOn(TargetScope.Wave, wave.Id.Value, asOf), figures));
        })];

    private static List<ScoreDay> Trend(Campaign campaign, List<DayRow> days, DateOnly asOf)
    {
        var trend = new List<ScoreDay>();
        var (reviewed, completed, collected) = (0, 0, 0L);
        foreach (var day in days.Where(d => d.On <= asOf).GroupBy(d => d.On).OrderBy(g => g.Key))
        {
            var rows = day.ToList();
            reviewed += Count(rows, ResultKind.Reviewed);
            completed += Count(rows, ResultKind.Completed);
            collected += Money(rows);
            trend.Add(new(day.Key, reviewed, completed, collected));
        }

        return trend;
    }

    private static int Count(List<DayRow> rows, ResultKind kind) => rows.Where(r => r.Kind == kind).Sum(r => r.Count);

    private static long Money(List<DayRow> rows) => rows.Where(r => r.Kind.CollectsMoney()).Sum(r => r.Amount);

    private sealed record DayRow(DateOnly On, ResultKind Kind, int Count, long Amount);

    private sealed class Standing
    {
        public Id<Officer>? OfficerId { get; init; }
        public Id<Commune>? CommuneId { get; init; }
        public Id<TaskForces.TaskForce>? TaskForceId { get; init; }
        public required string Groups { get; init; }
        public long Due { get; init; }
        public long Remaining { get; init; }
        public bool Reviewed { get; init; }
        public bool Completed { get; init; }
        public bool Terminated { get; init; }
        public bool Exemption { get; init; }
        public bool Reduction { get; init; }
        public bool Partial { get; init; }
        public bool Reclassified { get; init; }
        public bool Enforceable { get; init; }
        public bool Moved { get; init; }
        public long Collected { get; init; }
    }
}
