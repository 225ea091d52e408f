using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.Signing;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Scheduling;

/// <summary>A step with what the schedule needs to know of its file.</summary>
/// <param name="Wave">Index of the wave it is dealt to; null: that of the file's work groups.</param>
internal sealed record GroundStep(ApprovedStep Step, string Groups, string DecisionNo, DateOnly DecisionDate, string Debtor, string? Hamlet, long Remaining, int? Wave = null);

/// <summary>A partner does not come to a day of a team: it refused, or its invitation was taken back.</summary>
internal sealed record Refusal(Id<Partner> PartnerId, Id<TaskForce> TaskForceId, DateOnly Day, string? Note);

/// <summary>Everything of a campaign that its schedule rests on, read once.</summary>
internal sealed record ScheduleGround(
    Campaign Campaign, WorkCalendar Calendar, IReadOnlyList<TaskForce> Teams, IReadOnlyList<Partner> Partners, IReadOnlyDictionary<Id<Commune>, string> Communes,
    IReadOnlyList<GroundStep> Steps, IReadOnlyList<TravelTime> Travel, IReadOnlyList<PlacePoint> Points,
    IReadOnlyList<Pin> Pins, IReadOnlyList<TeamRoute> Routes, IReadOnlyList<Refusal> Refusals)
{
    /// <summary>Decisions that are not signed yet, by file: visits that need one are not planned before it can be there.</summary>
    public ILookup<Id<Dossier>, DecisionWait> Waits { get; init; } = Array.Empty<DecisionWait>().ToLookup(_ => default(Id<Dossier>));

    /// <summary>Hours of the office on the campaign's first day, or today when it runs: the schedule has one set of hours.</summary>
    public OfficeHours Hours { get; init; } = new(
        OfficeProfile.UsualOpening, OfficeProfile.UsualLunch, OfficeProfile.UsualLunchEnd, OfficeProfile.UsualClosing);

    /// <summary>The decision that a step has to wait for, if any.</summary>
    public DecisionWait? WaitOf(ApprovedStep step) => DecisionWaits.For(step.Kind, Waits[step.DossierId]);

    public static async Task<ScheduleGround> LoadAsync(AppDb db, Campaign campaign, CancellationToken cancellationToken)
    {
        var (office, id) = (campaign.OfficeId, campaign.Id);
        var steps = await ApprovedSteps.ListAsync(db, office, id, cancellationToken);
        var plans = await db.CasePlans.AsNoTracking().Where(p => p.OfficeId == office && p.CampaignId == id).ToDictionaryAsync(p => p.Id, p => p.Groups, cancellationToken);
        var files = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == office && db.CasePlans.Any(p => p.OfficeId == office && p.CampaignId == id && p.DossierId == d.Id))
            .Select(d => new { d.Id, d.DecisionNo, d.DecisionDate, d.DebtorName, d.Hamlet, d.Remaining }).ToDictionaryAsync(d => d.Id, cancellationToken);
        GroundStep Ground(ApprovedStep step)
        {
            var file = files[step.DossierId];
            return new(
                step, plans[step.PlanId], file.DecisionNo, file.DecisionDate, file.DebtorName, file.Hamlet, file.Remaining.Amount);
        }

        return new(
            campaign, (await OfficeLaw.LoadAsync(db, office, cancellationToken)).Calendar,
            await db.TaskForces.AsNoTracking().AsSplitQuery().Include(t => t.Members).Include(t => t.Leaves).Include(t => t.Communes)
                .Where(t => t.OfficeId == office).OrderBy(t => t.SortKey).ToListAsync(cancellationToken),
            await db.Partners.AsNoTracking().AsSplitQuery().Include(p => p.Absences).Include(p => p.TaskForces).Include(p => p.Communes)
                .Where(p => p.OfficeId == office).OrderBy(p => p.SortKey).ToListAsync(cancellationToken),
            await db.Communes.AsNoTracking().Where(c => c.OfficeId == office).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken),
            // By file, not by key of a plan: plans drafted again in another order give the same schedule.
            [.. steps.Select(s => Ground(s)).OrderBy(s => s.DecisionDate).ThenBy(s => s.DecisionNo, StringComparer.Ordinal)],
            await db.TravelTimes.AsNoTracking().Where(t => t.OfficeId == office).ToListAsync(cancellationToken),
            await db.PlacePoints.AsNoTracking().Where(p => p.OfficeId == office).ToListAsync(cancellationToken),
            await db.Pins.AsNoTracking().Where(p => p.OfficeId == office && p.CampaignId == id).ToListAsync(cancellationToken),
            await db.TeamRoutes.AsNoTracking().Include(r => r.Assignments).Where(r => r.OfficeId == office && r.CampaignId == id).OrderBy(r => r.Day).ToListAsync(cancellationToken),
            Refused(await db.Invitations.AsNoTracking().Where(i => i.OfficeId == office && i.Day >= campaign.From && i.Day <= campaign.To)
                .ToListAsync(cancellationToken)))
        {
            Waits = await DecisionWaits.LoadAsync(db, office, cancellationToken),
            Hours = (await db.Offices.AsNoTracking().SingleAsync(o => o.Id == office, cancellationToken))
                .On(db.Today > campaign.From ? db.Today : campaign.From).Hours,
        };
    }

    /// <summary>The partner that answers a need of a team in a commune, if the office has one.</summary>
    public Partner? PartnerFor(PartnerKind kind, Id<TaskForce> team, Id<Commune>? commune) => Attendance.Of(Partners, kind, team, commune);

    // Asked again after a refusal, the agency is expected until it refuses again.
    private static List<Refusal> Refused(IReadOnlyList<Invitation> invitations) =>
    [
        .. invitations.GroupBy(i => (i.PartnerId, i.TaskForceId, i.Day)).Where(g => g.All(i => i.State is InvitationState.Refused or InvitationState.Cancelled))
            .Select(g => new Refusal(g.Key.PartnerId, g.Key.TaskForceId, g.Key.Day, g.MaxBy(i => i.Id.Value)!.Note)),
    ];
}
