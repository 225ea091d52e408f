using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Planning;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Scheduling;

/// <summary>The head accepts the plan of a run: it becomes the campaign's schedule.</summary>
public sealed record AcceptSchedule(Id<PlanRun> RunId);

public sealed class AcceptScheduleHandler(AppDb db)
{
    /// <exception cref="RuleViolation">SCH-020: the run is not done. SCH-021: its plan breaks a rule. SCH-022: plans or teams have changed since. SCH-023: only an alternative of a comparison.</exception>
    public async Task Handle(AcceptSchedule command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var opened = await OpenedRun.LoadAsync(db, command.RunId, actor, cancellationToken);
        var (run, problem, names, plan) = (opened.Run, opened.Problem, opened.Names, opened.Plan);
        if (run.Trial is not null)
        {
            throw new RuleViolation("SCH-023", "Đây là phương án để so sánh, không duyệt làm lịch được. Hãy xếp lịch cho chiến dịch.");
        }

        if (PlanChecker.Check(problem, plan).Violations is { Count: > 0 } broken)
        {
            throw new RuleViolation("SCH-021", $"Lịch còn vi phạm: {new PlanWords(problem).Broken(broken[0])}");
        }

        var known = await db.PlanSteps.AsNoTracking().Where(s => s.OfficeId == run.OfficeId).Select(s => s.Id).ToListAsync(cancellationToken);
        if (plan.Routes.SelectMany(r => r.Steps).Any(s => !known.Contains(names.Steps[s].StepId)))
        {
            throw new RuleViolation("SCH-022", "Kế hoạch vụ việc đã thay đổi sau lần tính này. Hãy tính lại lịch.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Begin(nameof(AcceptSchedule), actor.Signing(Permission.PlanCampaign));
        db.TeamRoutes.RemoveRange(await db.TeamRoutes.Include(r => r.Assignments).Where(r => r.OfficeId == run.OfficeId && r.CampaignId == run.CampaignId).ToListAsync(cancellationToken));
        foreach (var old in await db.PlanRuns.Where(r => r.OfficeId == run.OfficeId && r.CampaignId == run.CampaignId && r.State == PlanRunState.Accepted).ToListAsync(cancellationToken))
        {
            old.State = PlanRunState.Done;
        }

        await db.SaveChangesAsync(cancellationToken);
        db.TeamRoutes.AddRange(plan.Routes.Select(r => RouteOf(run, problem, names, r)));
        (run.State, run.AcceptedAt) = (PlanRunState.Accepted, db.Time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static TeamRoute RouteOf(PlanRun run, Problem problem, ScheduleNames names, Route route)
    {
        var steps = problem.Steps.ToDictionary(s => s.Id);
        var team = problem.Teams.Single(t => t.Id == route.Team);
        var clock = RouteClock.Walk(problem.Travel, team, [.. route.Steps.Select(s => steps[s])]);
        var row = new TeamRoute
        {
            OfficeId = run.OfficeId,
            CampaignId = run.CampaignId,
            RunId = run.Id,
            TaskForceId = names.Team(route.Team),
            Day = problem.Calendar[route.Day].Date,
            LeavesAt = names.LeavesAt,
            BackAt = names.LeavesAt.AddMinutes(clock.Back),
            Minutes = (int)clock.Minutes,
            Metres = (int)Math.Round(clock.Km * 1000),
        };
        for (var i = 0; i < route.Steps.Count; i++)
        {
            var name = names.Steps[route.Steps[i]];
            row.Add(new()
            {
                OfficeId = run.OfficeId,
                RouteId = row.Id,
                StepId = name.StepId,
                DossierId = name.DossierId,
                Kind = name.Kind,
                No = i + 1,
                Start = (int)clock.Starts[i],
                Minutes = steps[route.Steps[i]].Minutes,
                Ends = (int)DayClock.End(team, steps[route.Steps[i]], clock.Starts[i]),
            });
        }

        return row;
    }
}

/// <summary>A finished run with its problem, names and plan read.</summary>
public sealed record OpenedRun(PlanRun Run, PlanRunFile File, Problem Problem, ScheduleNames Names, Plan Plan)
{
    /// <summary>The index of a day in the calendar of the problem.</summary>
    public int? DayOf(DateOnly day) => Problem.Calendar.Select((d, i) => (d.Date, Index: (int?)i)).FirstOrDefault(d => d.Date == day).Index;

    /// <exception cref="RuleViolation">SHR-404 when out of scope. SCH-020: the run is not done.</exception>
    public static async Task<OpenedRun> LoadAsync(AppDb db, Id<PlanRun> id, Actor actor, CancellationToken cancellationToken = default)
    {
        var campaigns = db.VisibleCampaigns(actor);
        var run = await db.PlanRuns.Where(r => r.Id == id && campaigns.Any(c => c.OfficeId == r.OfficeId && c.Id == r.CampaignId)).OneAsync(cancellationToken);
        var file = await db.PlanRunFiles.SingleAsync(f => f.OfficeId == run.OfficeId && f.RunId == run.Id, cancellationToken);
        if (run.State.IsWorking() || file.Plan is null)
        {
            throw new RuleViolation("SCH-020", $"Lần tính này {run.State.Label().ToLowerInvariant()}, chưa có lịch.");
        }

        var (problem, names) = (PlanRunWork.Read(file.Problem), ScheduleNames.Parse(file.Names));
        var pins = await db.Pins.AsNoTracking().Where(p => p.OfficeId == run.OfficeId && p.CampaignId == run.CampaignId).ToListAsync(cancellationToken);
        var opened = new OpenedRun(run, file, problem, names, PlanFile.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file.Plan))));
        return opened with { Problem = problem with { Pins = [.. pins.Select(opened.PinOf).OfType<Planning.Pin>()] } };
    }

    // What is pinned now holds, also what was pinned after the run.
    private Planning.Pin? PinOf(Pin pin) =>
        Names.StepOf(pin.StepId) is { } step && DayOf(pin.Day) is { } day && MayHold(step, pin.TaskForceId)
        ? new(step, Names.TeamName(pin.TaskForceId), day)
        : null;

    private bool MayHold(string step, Id<TaskForces.TaskForce> team) => Names.Teams.ContainsValue(team.Value)
        && Problem.Steps.FirstOrDefault(s => s.Id == step) is { } visit
        && Problem.Files.First(f => f.Id == visit.File).Teams.Contains(Names.TeamName(team));
}
