using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Planning;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Scheduling;

/// <summary>Puts one step of a proposed plan on another day, where it costs least time; without a day it is taken out.</summary>
/// <param name="Team">The team as the problem calls it; null: the team that has the file.</param>
public sealed record MoveAssignment(Id<PlanRun> RunId, string Step, DateOnly? Day, string? Team = null);

/// <summary>Puts two planned steps in each other's place.</summary>
public sealed record SwapAssignments(Id<PlanRun> RunId, string Step, string Other);

/// <summary>Fixes a step where the proposed plan has it, for this and every later run; or lets it go again.</summary>
public sealed record PinAssignment(Id<PlanRun> RunId, string Step, bool Pinned);

/// <summary>What a change by hand brought, in points of the schedule.</summary>
public sealed record AssignmentMoved(double Gain);

public sealed class MoveAssignmentHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// SCH-020: the run is not done. SCH-030: no such step. SCH-031: not a working day of the campaign. SCH-032: the schedule is in force.
    /// SCH-034: it would break a rule. SCH-035: no such team. SCH-036: an alternative of a comparison.
    /// </exception>
    public async Task<AssignmentMoved> Handle(MoveAssignment command, Actor actor, CancellationToken cancellationToken = default)
    {
        var opened = await OpenAsync(command.RunId, actor, cancellationToken, command.Step);
        return await ChangeAsync(opened, new BoardEdit(opened.Problem, opened.Plan).Try([Place(opened, command)]), nameof(MoveAssignment),
            $"{command.Step} → {command.Day:dd/MM/yyyy}", actor, cancellationToken);
    }

    /// <exception cref="RuleViolation">As for <see cref="MoveAssignment"/>. SCH-033: both must be planned, and not be the same.</exception>
    public async Task<AssignmentMoved> Handle(SwapAssignments command, Actor actor, CancellationToken cancellationToken = default)
    {
        var opened = await OpenAsync(command.RunId, actor, cancellationToken, command.Step, command.Other);
        var edit = new BoardEdit(opened.Problem, opened.Plan);
        return command.Step != command.Other && edit.PlaceOf(command.Step).Day is not null && edit.PlaceOf(command.Other).Day is not null
            ? await ChangeAsync(opened, edit.Swap(command.Step, command.Other), nameof(SwapAssignments), $"{command.Step} ↔ {command.Other}", actor, cancellationToken)
            : throw new RuleViolation("SCH-033", "Chỉ đổi chỗ được hai việc khác nhau đã có trong lịch.", "Step");
    }

    /// <exception cref="RuleViolation">SCH-030: no such step. SCH-033: only a planned step can be pinned.</exception>
    public async Task Handle(PinAssignment command, Actor actor, CancellationToken cancellationToken = default)
    {
        var opened = await OpenAsync(command.RunId, actor, cancellationToken, command.Step);
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

    private async Task<OpenedRun> OpenAsync(Id<PlanRun> id, Actor actor, CancellationToken cancellationToken, params string[] steps)
    {
        actor.Demand(Permission.PlanCampaign);
        var opened = await OpenedRun.LoadAsync(db, id, actor, cancellationToken);
        return Array.TrueForAll(steps, opened.Names.Steps.ContainsKey) ? opened : throw new RuleViolation("SCH-030", "Không có việc này trong lần tính.", "Step");
    }

    private static StepPlace Place(OpenedRun opened, MoveAssignment command)
    {
        if (command.Day is not { } wanted)
        {
            return new(command.Step, null, null);
        }

        var file = opened.Problem.Files.Single(f => f.Steps.Contains(command.Step));
        var team = command.Team ?? opened.Plan.Routes.FirstOrDefault(r => r.Steps.Any(file.Steps.Contains))?.Team ?? file.Teams[0];
        return opened.Names.Teams.ContainsKey(team)
            ? new(command.Step, team, opened.DayOf(wanted) ?? throw new RuleViolation("SCH-031", $"Ngày {wanted:dd/MM/yyyy} không phải ngày làm việc trong chiến dịch.", "Day"))
            : throw new RuleViolation("SCH-035", "Không có tổ công tác này trong lần tính.", "Team");
    }

    private async Task<AssignmentMoved> ChangeAsync(OpenedRun opened, BoardTrial trial, string process, string what, Actor actor, CancellationToken cancellationToken)
    {
        if (opened.Run.Trial is not null)
        {
            throw new RuleViolation("SCH-036", "Đây là phương án để so sánh; không sửa bằng tay.");
        }

        if (opened.Run.State == PlanRunState.Accepted)
        {
            throw new RuleViolation("SCH-032", "Lịch này đang áp dụng; hãy tính lại từ ngày mai để thay đổi.");
        }

        if (trial.Broken.Count > 0)
        {
            throw new RuleViolation("SCH-034", $"Không xếp được: {string.Join(" ", trial.Broken.Select(new PlanWords(opened.Problem).Sentence).Distinct())}", "Day");
        }

        var plan = PlanRunWork.Complete(opened.Problem, trial.Plan);
        db.Begin(process, actor, what);
        opened.File.Plan = PlanRunWork.Text(plan with { UpperBound = opened.Plan.UpperBound });
        (opened.Run.Objective, opened.Run.StepsPlanned) = (plan.Score.Objective, plan.Routes.Sum(r => r.Steps.Count));
        await db.SaveChangesAsync(cancellationToken);
        return new(trial.Gain);
    }
}
