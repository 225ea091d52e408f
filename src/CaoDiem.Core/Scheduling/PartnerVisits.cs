using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Scheduling;

/// <summary>A visit of the accepted schedule that needs an agency: when, where, with whom, and what it does there.</summary>
public sealed record PartnerVisit(
    Id<Partner> PartnerId, Id<TaskForce> TaskForceId, string Team, DateOnly Day, TimeOnly From, TimeOnly To,
    StepKind Kind, string Debtor, string Place, string Duty);

/// <summary>What the accepted schedules ask of the office's partners; a partner's representative sees his own agency's part only.</summary>
public static class PartnerVisits
{
    /// <summary>The visits of the agencies an actor answers for, from a day on.</summary>
    public static Task<IReadOnlyList<PartnerVisit>> OfActorAsync(AppDb db, Actor actor, DateOnly from, CancellationToken cancellationToken = default)
    {
        var (office, user) = (actor.RequireOffice(), actor.UserId);
        return ListAsync(db, office, null, from,
            db.Partners.Where(p => p.OfficeId == office && user != null && db.Representatives.Any(r => r.OfficeId == office && r.PartnerId == p.Id && r.UserId == user)).Select(p => p.Id), cancellationToken);
    }

    /// <summary>The visits of every agency in one campaign, from a day on.</summary>
    public static Task<IReadOnlyList<PartnerVisit>> OfCampaignAsync(AppDb db, Id<Office> office, Id<Campaigns.Campaign> campaign, DateOnly from, CancellationToken cancellationToken = default) =>
        ListAsync(db, office, campaign, from, db.Partners.Where(p => p.OfficeId == office).Select(p => p.Id), cancellationToken);

    private static async Task<IReadOnlyList<PartnerVisit>> ListAsync(
        AppDb db, Id<Office> office, Id<Campaigns.Campaign>? campaign, DateOnly from, IQueryable<Id<Partner>> whose, CancellationToken cancellationToken)
    {
        var asked = (await whose.ToListAsync(cancellationToken)).ToHashSet();
        var routes = asked.Count == 0 ? [] : await db.TeamRoutes.AsNoTracking().Include(r => r.Assignments)
            .Where(r => r.OfficeId == office && r.Day >= from && (campaign == null || r.CampaignId == campaign)).OrderBy(r => r.Day).ToListAsync(cancellationToken);
        if (routes.Count == 0)
        {
            return [];
        }

        var partners = await db.Partners.AsNoTracking().AsSplitQuery().Include(p => p.Duties).Include(p => p.TaskForces).Include(p => p.Communes)
            .Where(p => p.OfficeId == office).OrderBy(p => p.SortKey).ToListAsync(cancellationToken);
        var teams = await db.TaskForces.Where(t => t.OfficeId == office).ToDictionaryAsync(t => t.Id, t => t.Name, cancellationToken);
        var communes = await db.Communes.Where(c => c.OfficeId == office).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
        var ids = routes.SelectMany(r => r.Assignments).Select(a => a.StepId).ToList();
        var steps = await db.PlanSteps.AsNoTracking().Where(s => s.OfficeId == office && ids.Contains(s.Id))
            .Join(db.CasePlans, s => s.PlanId, p => p.Id, (s, p) => new { s.Id, s.Partners, CommuneId = s.CommuneId ?? p.CommuneId }).ToDictionaryAsync(s => s.Id, cancellationToken);
        var files = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == office && db.Assignments.Any(a => a.OfficeId == office && a.DossierId == d.Id))
            .Select(d => new { d.Id, d.DebtorName, d.Hamlet }).ToDictionaryAsync(d => d.Id, cancellationToken);
        return
        [
            .. from route in routes
            from visit in route.Assignments.OrderBy(a => a.No)
            where steps.ContainsKey(visit.StepId)
            let step = steps[visit.StepId]
            from kind in CasePlans.PlanStep.ReadPartners(step.Partners).Select(p => p.Kind).Distinct()
            let partner = Attendance.Of(partners, kind, route.TaskForceId, step.CommuneId)
            where partner is not null && asked.Contains(partner.Id)
            let place = new[] { files[visit.DossierId].Hamlet, step.CommuneId is { } c ? communes[c] : null }
            select new PartnerVisit(
                partner.Id, route.TaskForceId, teams[route.TaskForceId], route.Day, route.LeavesAt.AddMinutes(visit.Start),
                route.LeavesAt.AddMinutes(visit.Ends), visit.Kind, files[visit.DossierId].DebtorName,
                string.Join(", ", place.Where(x => !string.IsNullOrEmpty(x))), partner.DutyAt(visit.Kind) ?? ""),
        ];
    }
}
