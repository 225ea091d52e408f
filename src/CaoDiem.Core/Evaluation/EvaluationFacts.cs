using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Evaluation;

/// <summary>A visit that the schedule or a sheet planned for a day, and what became of it.</summary>
/// <param name="Minutes">Planned, on the spot.</param>
/// <param name="Record">The accepted record that answers it.</param>
/// <param name="Skipped">Why it did not take place, when the team said so.</param>
public sealed record PlannedVisit(Id<Dossier> DossierId, StepKind Kind, Id<TaskForce> TeamId, DateOnly Day, int Minutes, Visit? Record, SkipReason? Skipped)
{
    public bool IsSilent => Record is null && Skipped is null;
}

/// <summary>A file of the list with what bears on whether it moved.</summary>
/// <param name="Standing">Where it stands in the campaign now.</param>
public sealed record FileFacts(StandingSpan Standing, DossierState State, PlanState? Plan, bool GoesOut, ObstacleState? Obstacle)
{
    private static readonly Figure[] Brought =
        [Figures.Completed, Figures.Terminated, Figures.Partial, Figures.ReliefDossiers, Figures.Reclassified];

    /// <summary>The campaign brought an ending, money, a dossier for relief or another class.</summary>
    public bool Moved => Brought.Any(f => f.Is(Standing));

    public bool Done => Figures.Done.Is(Standing);
}

/// <summary>What the field recorded of a campaign, read once.</summary>
/// <param name="Unplanned">Accepted records that answer no planned visit.</param>
/// <param name="Sheets">The sheets as issued, with their stops.</param>
public sealed record EvaluationFacts(
    Campaign Campaign, IReadOnlyList<FileFacts> Files, IReadOnlyList<PlannedVisit> Planned, IReadOnlyList<Visit> Unplanned, IReadOnlyList<Visit> Visits,
    IReadOnlyList<FieldDay> Sheets, IReadOnlyList<(int Minutes, int Metres, int Visits, int OnSpot)> Tours)
{
    /// <param name="campaign">With its waves.</param>
    public static async Task<EvaluationFacts> LoadAsync(AppDb db, Campaign campaign, CancellationToken cancellationToken = default)
    {
        var (office, id) = (campaign.OfficeId, campaign.Id);
        var routes = await db.TeamRoutes.AsNoTracking().Include(r => r.Assignments).Where(r => r.OfficeId == office && r.CampaignId == id).ToListAsync(cancellationToken);
        var sheets = await db.FieldDays.AsNoTracking().Include(d => d.Stops).Where(d => d.OfficeId == office && d.CampaignId == id).ToListAsync(cancellationToken);
        var visits = await db.Visits.AsNoTracking().Where(v => v.OfficeId == office && v.CampaignId == id && v.State == VisitState.Accepted).ToListAsync(cancellationToken);
        var byStop = visits.Where(v => v.StopId is not null).GroupBy(v => v.StopId!.Value).ToDictionary(g => g.Key, g => g.OrderBy(v => v.RecordedAt).First());
        var byDay = visits.GroupBy(v => (v.DossierId, v.On)).ToDictionary(g => g.Key, g => g.OrderBy(v => v.RecordedAt).First());
        var stops = sheets.SelectMany(s => s.Stops.Select(stop => (Sheet: s, Stop: stop))).ToDictionary(s => (s.Stop.StepId, s.Sheet.Day));
        Visit? Answer(Id<Dossier> file, DateOnly day, FieldStop? stop) =>
            stop is not null && byStop.TryGetValue(stop.Id, out var own) ? own : byDay.GetValueOrDefault((file, day));
        List<PlannedVisit> planned =
        [
            .. routes.SelectMany(r => r.Assignments.Select(a => (Route: r, Step: a, stops.GetValueOrDefault((a.StepId, r.Day)).Stop)))
                .Select(x => new PlannedVisit(x.Step.DossierId, x.Step.Kind, x.Route.TaskForceId, x.Route.Day, x.Step.Minutes, Answer(x.Step.DossierId, x.Route.Day, x.Stop), x.Stop?.Skipped)),
            .. stops.Values.Where(s => !routes.Exists(r => r.Day == s.Sheet.Day && r.Assignments.Any(a => a.StepId == s.Stop.StepId)))
                .Select(s => new PlannedVisit(s.Stop.DossierId, s.Stop.Kind, s.Sheet.TaskForceId, s.Sheet.Day, s.Stop.Minutes, Answer(s.Stop.DossierId, s.Sheet.Day, s.Stop), s.Stop.Skipped)),
        ];
        planned = [.. planned.Select(p => p.Record is null ? p : p with { Skipped = null })];
        var answered = planned.Select(p => p.Record?.Id).OfType<Id<Visit>>().ToHashSet();
        return new(
            campaign, await FilesAsync(db, office, id, cancellationToken), planned, [.. visits.Where(v => !answered.Contains(v.Id))], visits, sheets,
            [.. routes.Select(r => (r.Minutes, r.Metres, r.Assignments.Count, r.Assignments.Sum(a => a.Minutes)))]);
    }

    private static async Task<List<FileFacts>> FilesAsync(AppDb db, Id<Office> office, Id<Campaign> id, CancellationToken cancellationToken)
    {
        var files = await db.StandingSpans.AsNoTracking().On(db.Today).Where(s => s.OfficeId == office && s.CampaignId == id).Where(Figures.Files.Behind)
            .Join(db.Dossiers.Where(d => d.OfficeId == office), s => s.DossierId, d => d.Id, (s, d) => new { Standing = s, d.State }).ToListAsync(cancellationToken);
        var plans = await db.CasePlans.AsNoTracking().Include(p => p.Steps).Where(p => p.OfficeId == office && p.CampaignId == id).ToDictionaryAsync(p => p.DossierId, cancellationToken);
        var obstacles = (await db.Obstacles.AsNoTracking().Where(o => o.OfficeId == office && o.CampaignId == id && o.DossierId != null && o.State != ObstacleState.Resolved).ToListAsync(cancellationToken))
            .GroupBy(o => o.DossierId!.Value).ToDictionary(g => g.Key, g => g.Max(o => o.State));
        return [.. files.Select(f => new FileFacts(
            f.Standing, f.State, plans.GetValueOrDefault(f.Standing.DossierId)?.State, plans.GetValueOrDefault(f.Standing.DossierId)?.Steps.Any(s => s.Kind.InField()) == true,
            obstacles.TryGetValue(f.Standing.DossierId, out var state) ? state : null))];
    }
}
