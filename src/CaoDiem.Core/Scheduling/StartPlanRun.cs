using System.Text;
using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Planning;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Scheduling;

/// <summary>Asks the planner for a schedule of a campaign, or for a new one from a day on.</summary>
/// <param name="Budget">What may be spent on going out, in đồng; null: what the approved budget allows, or as much as needed while there is none.</param>
/// <param name="Sparing">Replanning moves only what can no longer stand and what follows from it.</param>
public sealed record StartPlanRun(Id<Campaign> CampaignId, int Seconds, int Seed = 1, Dong? Budget = null, DateOnly? FromDay = null, bool Sparing = false);

public sealed class StartPlanRunHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// SCH-010: the time is outside 1 to 600 seconds. SCH-011: no approved plan has a step in the field. SCH-012: replanning without an accepted schedule. SCH-013: or sparing without a day to start from.
    /// </exception>
    public async Task<Id<PlanRun>> Handle(StartPlanRun command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        if (command.Seconds is < 1 or > PlanRun.LongestSeconds)
        {
            throw new RuleViolation("SCH-010", $"Thời gian tính từ 1 đến {PlanRun.LongestSeconds} giây.", "Seconds");
        }

        var campaign = await db.VisibleCampaigns(actor).Include(c => c.Waves).Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        var (problem, names) = await ProblemAsync(campaign, command.Budget, command.FromDay, cancellationToken);
        if (command.FromDay is not null && problem.Published is null)
        {
            throw new RuleViolation("SCH-012", "Chưa có lịch nào được duyệt để xếp lại.", "FromDay");
        }

        if (command.Sparing && command.FromDay is null)
        {
            throw new RuleViolation("SCH-013", "Lập lại lịch phải có ngày bắt đầu.", "FromDay");
        }

        var run = new PlanRun
        {
            OfficeId = campaign.OfficeId,
            CampaignId = campaign.Id,
            RequestedAt = db.Time.GetUtcNow().UtcDateTime,
            RequestedBy = actor.Name,
            Seconds = command.Seconds,
            Seed = command.Seed,
            FromDay = command.FromDay,
            Sparing = command.Sparing,
            StepsAll = problem.Steps.Count,
            State = PlanRunState.Waiting,
        };
        db.Begin(nameof(StartPlanRun), actor);
        db.PlanRuns.Add(run);
        db.PlanRunFiles.Add(new() { OfficeId = run.OfficeId, RunId = run.Id, Problem = Text(problem), Names = names.ToJson() });
        await db.SaveChangesAsync(cancellationToken);
        return run.Id;
    }

    /// <summary>The planner's problem of a campaign as it stands now.</summary>
    /// <exception cref="RuleViolation">SCH-011: no approved plan has a step in the field.</exception>
    public async Task<(Problem Problem, ScheduleNames Names)> ProblemAsync(
        Campaign campaign, Dong? budget = null, DateOnly? from = null, CancellationToken cancellationToken = default)
    {
        var ground = await ScheduleGround.LoadAsync(db, campaign, cancellationToken);
        var (problem, names) = ScheduleProblem.Of(ground, from);
        return problem.Steps.Count > 0
            ? (await PricedAsync(problem, names, campaign, budget, cancellationToken), names)
            : throw new RuleViolation("SCH-011", "Chưa có kế hoạch vụ việc nào được phê duyệt có bước phải đi địa bàn.");
    }

    /// <summary>With the office's own prices of a day out and a kilometre, and with what the approved budget allows when no other limit is given.</summary>
    internal async Task<Problem> PricedAsync(Problem problem, ScheduleNames names, Campaign campaign, Dong? budget, CancellationToken cancellationToken)
    {
        var costs = await ScheduleCosts.LoadAsync(db, campaign.OfficeId, problem, names, cancellationToken);
        var cap = budget ?? await BudgetRecords.CapAsync(db, campaign.OfficeId, campaign.Id, cancellationToken);
        return problem with { Objective = ScheduleWeights.ToObjective(costs.UsualDay(campaign.From), costs.Kilometre(campaign.From), cap) };
    }

    internal static string Text(Problem problem)
    {
        using var stream = new MemoryStream();
        ProblemFile.Write(problem, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
