using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Scheduling;

/// <summary>A step with what the schedule needs to know of its file.</summary>
/// <param name="Wave">Index of the wave it is dealt to; null: that of the file's work groups.</param>
internal sealed record GroundStep(ApprovedStep Step, string Groups, string DecisionNo, DateOnly DecisionDate, string Debtor, string? Hamlet, long Remaining, int? Wave = null);

/// <summary>Everything of a campaign that its schedule rests on, read once.</summary>
internal sealed record ScheduleGround(
    Campaign Campaign, WorkCalendar Calendar, IReadOnlyList<TaskForce> Teams, IReadOnlyList<Partner> Partners, IReadOnlyDictionary<Id<Commune>, string> Communes,
    IReadOnlyList<GroundStep> Steps, IReadOnlyList<TravelTime> Travel, IReadOnlyList<Pin> Pins, IReadOnlyList<TeamRoute> Routes)
{
    public static async Task<ScheduleGround> LoadAsync(AppDb db, Campaign campaign, CancellationToken cancellationToken)
    {
        var (office, id) = (campaign.OfficeId, campaign.Id);
        var steps = await ApprovedSteps.ListAsync(db, office, id, cancellationToken);
        var plans = await db.CasePlans.AsNoTracking().Where(p => p.OfficeId == office && p.CampaignId == id).ToDictionaryAsync(p => p.Id, p => p.Groups, cancellationToken);
        var files = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == office && db.CasePlans.Any(p => p.OfficeId == office && p.CampaignId == id && p.DossierId == d.Id))
            .Select(d => new { d.Id, d.DecisionNo, d.DecisionDate, d.DebtorName, d.Hamlet, d.Remaining }).ToDictionaryAsync(d => d.Id, cancellationToken);
        return new(
            campaign, (await OfficeLaw.LoadAsync(db, office, cancellationToken)).Calendar,
            await db.TaskForces.AsNoTracking().AsSplitQuery().Include(t => t.Members).Include(t => t.Leaves).Include(t => t.Communes)
                .Where(t => t.OfficeId == office).OrderBy(t => t.SortKey).ToListAsync(cancellationToken),
            await db.Partners.AsNoTracking().AsSplitQuery().Include(p => p.Absences).Include(p => p.TaskForces).Include(p => p.Communes)
                .Where(p => p.OfficeId == office).OrderBy(p => p.SortKey).ToListAsync(cancellationToken),
            await db.Communes.AsNoTracking().Where(c => c.OfficeId == office).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken),
            [.. steps.Select(s => files[s.DossierId] is var f ? new GroundStep(s, plans[s.PlanId], f.DecisionNo, f.DecisionDate, f.DebtorName, f.Hamlet, f.Remaining.Amount) : throw new InvalidOperationException())],
            await db.TravelTimes.AsNoTracking().Where(t => t.OfficeId == office).ToListAsync(cancellationToken),
            await db.Pins.AsNoTracking().Where(p => p.OfficeId == office && p.CampaignId == id).ToListAsync(cancellationToken),
            await db.TeamRoutes.AsNoTracking().Include(r => r.Assignments).Where(r => r.OfficeId == office && r.CampaignId == id).OrderBy(r => r.Day).ToListAsync(cancellationToken));
    }
}
