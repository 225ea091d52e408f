using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Planning;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Scheduling;

/// <summary>Draws a campaign's estimate from its accepted schedule; while there is none, from the capacity model.</summary>
public sealed record DrawBudget(Id<Campaign> CampaignId);

public sealed class DrawBudgetHandler(AppDb db)
{
    /// <exception cref="RuleViolation">As <see cref="EstimateBudget"/>.</exception>
    public async Task<Id<Budget>> Handle(DrawBudget command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.KeepBudgets);
        var estimate = new EstimateBudgetHandler(db);
        var run = await AcceptedRun.OfAsync(db, actor.RequireOffice(), command.CampaignId, cancellationToken);
        if (run is null)
        {
            return await estimate.Handle(new EstimateBudget(command.CampaignId), actor, cancellationToken);
        }

        var opened = await OpenedRun.LoadAsync(db, run.Id, actor, cancellationToken);
        var days = (await ScheduleCosts.LoadAsync(db, run.OfficeId, opened.Problem, opened.Names, cancellationToken)).Of(opened.Plan);
        return await estimate.Handle(new EstimateBudget(command.CampaignId, days, run.Id.Value), actor, cancellationToken);
    }
}

/// <summary>The one run of a campaign that is in force.</summary>
public static class AcceptedRun
{
    public static Task<PlanRun?> OfAsync(AppDb db, Id<Office> office, Id<Campaign> campaign, CancellationToken cancellationToken = default) =>
        db.PlanRuns.AsNoTracking().SingleOrDefaultAsync(r => r.OfficeId == office && r.CampaignId == campaign && r.State == PlanRunState.Accepted, cancellationToken);
}

/// <summary>What the days of a plan cost an office, with its own prices and norms.</summary>
internal static class ScheduleCosts
{
    public static async Task<ScheduleDays> LoadAsync(AppDb db, Id<Office> office, Problem problem, ScheduleNames names, CancellationToken cancellationToken)
    {
        var book = await OfficeLaw.LoadAsync(db, office, cancellationToken);
        var teams = await db.TaskForces.AsNoTracking().AsSplitQuery().Include(t => t.Members).Include(t => t.Leaves).Where(t => t.OfficeId == office).OrderBy(t => t.SortKey).ToListAsync(cancellationToken);
        var hard = await db.PlanSteps.Where(s => s.OfficeId == office).Join(db.CasePlans, s => s.PlanId, p => p.Id, (s, p) => new { s.Id, CommuneId = s.CommuneId ?? p.CommuneId })
            .Where(s => db.Communes.Any(c => c.OfficeId == office && c.Id == s.CommuneId && c.HardArea)).Select(s => s.Id).ToListAsync(cancellationToken);
        return new(problem, names, teams, [.. hard], book, await BudgetRecords.PricesAsync(db, office, book, problem.Calendar[0].Date, cancellationToken));
    }
}
