using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Scheduling;

/// <summary>A visit as one person needs it.</summary>
/// <param name="Asked">What the person's agency is asked to do; null for the office's own people.</param>
public sealed record PersonVisit(
    Id<PlanStep> StepId, Id<Dossier> DossierId, StepKind Kind, int No, TimeOnly From, TimeOnly To, int Minutes,
    string DecisionNo, DateOnly DecisionDate, string Debtor, string Place, IReadOnlyList<StepPartner> Partners, string Papers, string? Asked);

/// <summary>A day of a person with a team; minutes and metres of the whole tour, from leaving the office to being back.</summary>
public sealed record PersonDay(
    Id<Campaign> CampaignId, string Campaign, Id<TaskForce> TeamId, string Team,
    DateOnly Day, TimeOnly LeavesAt, TimeOnly BackAt, int Minutes, int Metres,
    DateTime AcceptedAt, IReadOnlyList<PersonVisit> Visits);

/// <summary>
/// The accepted schedules as one account's own days: the teams that an officer leads or somebody is a member of, without the
/// days on which he is away; for a partner's representative the steps that his agency attends, and nothing else.
/// </summary>
public static class PersonalPlan
{
    public static async Task<IReadOnlyList<PersonDay>> LoadAsync(AppDb db, User user, CancellationToken cancellationToken = default)
    {
        if (user.OfficeId is not { } office || user.Disabled || !user.Role.May(Permission.SeeOwnSchedule))
        {
            return [];
        }

        if (user.Role != Role.Partner)
        {
            var teams = await db.TaskForces.AsNoTracking().AsSplitQuery().Include(t => t.Members).Include(t => t.Leaves).Where(t => t.OfficeId == office)
                .Where(t => (user.OfficerId != null && t.LeaderId == user.OfficerId) || t.Members.Any(m => m.UserId == user.Id
                    || (m.OfficerId != null && m.OfficerId == user.OfficerId))).ToListAsync(cancellationToken);
            var ids = teams.Select(t => t.Id).ToList();
            return await DaysAsync(db, office, r => ids.Contains(r.TaskForceId), (route, _) => IsOut(teams.First(t => t.Id == route.TaskForceId), user, route.Day), null, cancellationToken);
        }

        var agencies = await db.Partners.AsNoTracking().AsSplitQuery().Include(p => p.Representatives).Include(p => p.TaskForces).Include(p => p.Communes).Include(p => p.Duties)
            .Where(p => p.OfficeId == office).OrderBy(p => p.SortKey).ToListAsync(cancellationToken);
        var own = agencies.Find(p => p.Representatives.Any(r => r.UserId == user.Id));
        return own is null ? [] : await DaysAsync(db, office, _ => true,
            (route, step) => step.Partners.Any(p => p.Kind == own.Kind) && Attendance.Of(agencies, own.Kind, route.TaskForceId, step.CommuneId)?.Id == own.Id, own, cancellationToken);
    }

    private static bool IsOut(TaskForce team, User user, DateOnly day)
    {
        var leads = user.OfficerId is { } officer && team.LeaderId == officer;
        return TeamStaff.Of(team).Any(p => p.IsHere(day) && (p.MemberId is { } member ? team.Members.Any(m => m.Id == member && IsHe(m,
            user)) : leads));
    }

    private static bool IsHe(Member member, User user) =>
        member.UserId == user.Id || (member.OfficerId is { } officer && officer == user.OfficerId);

    private static async Task<IReadOnlyList<PersonDay>> DaysAsync(
        AppDb db, Id<Office> office, System.Linq.Expressions.Expression<Func<TeamRoute, bool>> which, Func<TeamRoute, StepContent, bool> takesPart, Partner? agency, CancellationToken cancellationToken)
    {
        var routes = await db.TeamRoutes.AsNoTracking().Include(r => r.Assignments).Where(r => r.OfficeId == office).Where(which).ToListAsync(cancellationToken);
        var campaigns = await db.Campaigns.AsNoTracking().Where(c => c.OfficeId == office).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
        var teams = await db.TaskForces.AsNoTracking().Where(t => t.OfficeId == office).ToDictionaryAsync(t => t.Id, t => t.Name, cancellationToken);
        var communes = await db.Communes.AsNoTracking().Where(c => c.OfficeId == office).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
        var runs = await db.PlanRuns.AsNoTracking().Where(r => r.OfficeId == office && r.AcceptedAt != null).ToDictionaryAsync(r => r.Id, r => r.AcceptedAt!.Value, cancellationToken);
        var rows = await db.PlanSteps.AsNoTracking().Where(s => s.OfficeId == office && db.Assignments.Any(a => a.OfficeId == office && a.StepId == s.Id))
            .Join(db.CasePlans.Where(p => p.OfficeId == office), s => s.PlanId, p => p.Id, (s, p) => new { Step = s, p.CommuneId }).ToListAsync(cancellationToken);
        var steps = rows.ToDictionary(r => r.Step.Id, r => r.Step.ToContent() with { CommuneId = r.Step.CommuneId ?? r.CommuneId });
        var files = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == office && db.Assignments.Any(a => a.OfficeId == office && a.DossierId == d.Id))
            .Select(d => new { d.Id, d.DecisionNo, d.DecisionDate, d.DebtorName, d.Hamlet }).ToDictionaryAsync(d => d.Id, cancellationToken);
        string PlaceOf(StepContent step, string? hamlet) => string.Join(", ",
            new[] { step.Place.Length > 0 ? step.Place : hamlet, step.CommuneId is { } commune ? communes.GetValueOrDefault(commune) : null }.Where(x => !string.IsNullOrEmpty(x)));
        PersonVisit Visit(TeamRoute route, Assignment a) => steps[a.StepId] is var step && files[a.DossierId] is var file
            ? new(a.StepId, a.DossierId, a.Kind, a.No, route.LeavesAt.AddMinutes(a.Start), route.LeavesAt.AddMinutes(a.Ends), a.Minutes,
                file.DecisionNo, file.DecisionDate, file.DebtorName, PlaceOf(step, file.Hamlet), step.Partners, step.Papers,
                agency is null ? null : step.Partners.FirstOrDefault(p => p.Kind == agency.Kind)?.Role ?? agency.DutyAt(a.Kind))
            : throw new InvalidOperationException();
        IReadOnlyList<PersonVisit> Visits(TeamRoute route) =>
        [
            .. route.Assignments.Where(a => steps.TryGetValue(a.StepId, out var step) && takesPart(route, step)).OrderBy(a => a.No)
                .Select(a => Visit(route, a)),
        ];
        return [.. routes.Select(r => new PersonDay(
                r.CampaignId, campaigns[r.CampaignId], r.TaskForceId, teams[r.TaskForceId], r.Day, r.LeavesAt, r.BackAt, r.Minutes, r.Metres,
                runs.GetValueOrDefault(r.RunId), Visits(r)))
            .Where(d => d.Visits.Count > 0).OrderBy(d => d.Day).ThenBy(d => d.Team, StringComparer.Ordinal)];
    }
}
