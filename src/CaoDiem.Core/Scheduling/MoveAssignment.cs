using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Planning;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Scheduling;

/// <summary>Puts one step of a proposed plan on another day, where it costs least time; null takes it out.</summary>
public sealed record MoveAssignment(Id<PlanRun> RunId, string Step, DateOnly? Day);

/// <summary>Fixes a step where the proposed plan has it, for this and every later run; or lets it go again.</summary>
public sealed record PinAssignment(Id<PlanRun> RunId, string Step, bool Pinned);

/// <summary>What a move did, or why it is not allowed; nothing is stored in that case.</summary>
public sealed record AssignmentMoved(bool Stored, IReadOnlyList<string> Violations, double Gain);

public sealed class MoveAssignmentHandler(AppDb db)
{
    /// <exception cref="RuleViolation">SCH-020: the run is not done. SCH-030: no such step. SCH-031: not a working day of the campaign. SCH-032: the schedule is already in force. SCH-034: an alternative of a comparison.</exception>
    public async Task<AssignmentMoved> Handle(MoveAssignment command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var opened = await OpenAsync(command.RunId, command.Step, actor, cancellationToken);
        if (opened.Run.Trial is not null)
        {
            throw new RuleViolation("SCH-034", "Đây là phương án để so sánh; không sửa bằng tay.");
        }

        if (opened.Run.State == PlanRunState.Accepted)
        {
            throw new RuleViolation("SCH-032", "Lịch này đang áp dụng; hãy tính lại từ ngày mai để thay đổi.");
        }

        var moved = Moved(opened.Problem, opened.Plan, command.Step, command.Day);
        var (before, after) = (PlanChecker.Check(opened.Problem, opened.Plan with { Score = opened.Plan.Score }), PlanChecker.Check(opened.Problem, moved));
        if (after.Violations.Count > 0)
        {
            return new(false, [.. after.Violations.Select(new PlanWords(opened.Problem).Broken)], after.Objective - before.Objective);
        }

        var plan = PlanRunWork.Complete(opened.Problem, moved);
        db.Begin(nameof(MoveAssignment), actor, $"{command.Step} → {command.Day:dd/MM/yyyy}");
        opened.File.Plan = PlanRunWork.Text(plan with { UpperBound = opened.Plan.UpperBound });
        (opened.Run.Objective, opened.Run.StepsPlanned) = (plan.Score.Objective, plan.Routes.Sum(r => r.Steps.Count));
        await db.SaveChangesAsync(cancellationToken);
        return new(true, [], after.Objective - before.Objective);
    }

    /// <exception cref="RuleViolation">SCH-030: no such step. SCH-033: only a planned step can be pinned.</exception>
    public async Task Handle(PinAssignment command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var opened = await OpenAsync(command.RunId, command.Step, actor, cancellationToken);
        var (run, step) = (opened.Run, opened.Names.Steps[command.Step].StepId);
        var pin = await db.Pins.SingleOrDefaultAsync(p => p.OfficeId == run.OfficeId && p.CampaignId == run.CampaignId && p.StepId == step, cancellationToken);
        db.Begin(nameof(PinAssignment), actor, command.Step);
        if (!command.Pinned)
        {
            db.Pins.RemoveRange(pin is null ? [] : [pin]);
        }
        else
        {
            var route = opened.Plan.Routes.FirstOrDefault(r => r.Steps.Contains(command.Step))
                ?? throw new RuleViolation("SCH-033", "Chỉ ghim được việc đã có trong lịch.", "Step");
            var (team, day) = (opened.Names.Team(route.Team), opened.Problem.Calendar[route.Day].Date);
            if (pin is null)
            {
                db.Pins.Add(new() { OfficeId = run.OfficeId, CampaignId = run.CampaignId, StepId = step, TaskForceId = team, Day = day });
            }
            else
            {
                (pin.TaskForceId, pin.Day) = (team, day);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<OpenedRun> OpenAsync(Id<PlanRun> id, string step, Actor actor, CancellationToken cancellationToken)
    {
        var opened = await OpenedRun.LoadAsync(db, id, actor, cancellationToken);
        return opened.Names.Steps.ContainsKey(step) ? opened : throw new RuleViolation("SCH-030", "Không có việc này trong lần tính.", "Step");
    }

    private static Plan Moved(Problem problem, Plan plan, string step, DateOnly? day)
    {
        var routes = plan.Routes.Select(r => r with { Steps = [.. r.Steps.Where(s => s != step)] }).Where(r => r.Steps.Count > 0).ToList();
        if (day is { } wanted)
        {
            var index = problem.Calendar.ToList().FindIndex(d => d.Date == wanted);
            if (index < 0)
            {
                throw new RuleViolation("SCH-031", $"Ngày {wanted:dd/MM/yyyy} không phải ngày làm việc trong chiến dịch.", "Day");
            }

            var file = problem.Files.Single(f => f.Steps.Contains(step));
            var team = plan.Routes.FirstOrDefault(r => r.Steps.Any(file.Steps.Contains))?.Team ?? file.Teams[0];
            Insert(problem, routes, team, index, step);
        }

        var measured = routes.Select(r => Measured(problem, r)).OrderBy(r => r.Day).ThenBy(r => r.Team, StringComparer.Ordinal).ToList();
        return plan with { Routes = measured, Left = [], Moves = [], Score = new(0, 0, 0, 0, []) } is var bare && PlanChecker.Check(problem, bare) is var score
            ? bare with { Score = score with { Violations = [] } } : plan;
    }

    private static void Insert(Problem problem, List<Route> routes, string team, int day, string step)
    {
        var at = routes.FindIndex(r => r.Team == team && r.Day == day);
        var steps = at < 0 ? [] : routes[at].Steps.ToList();
        var best = Enumerable.Range(0, steps.Count + 1)
            .Select(i => Measured(problem, new(team, day, [.. steps[..i], step, .. steps[i..]], 0, 0))).MinBy(r => r.Minutes)!;
        if (at < 0)
        {
            routes.Add(best);
        }
        else
        {
            routes[at] = best;
        }
    }

    private static Route Measured(Problem problem, Route route)
    {
        var steps = problem.Steps.ToDictionary(s => s.Id);
        var clock = RouteClock.Walk(problem.Travel, problem.Teams.Single(t => t.Id == route.Team), [.. route.Steps.Select(s => steps[s])]);
        return route with { Minutes = (int)clock.Minutes, Km = clock.Km };
    }
}
