using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Planning;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Scheduling;

/// <summary>Planning by hand: what the board foretells is what happens, and no rule is broken.</summary>
public sealed class BoardTests
{
    [Fact]
    public async Task WhatIsForetold_IsWhatHappens_ForEveryDayOfAWeek()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (opened, head) = await NewPlanAsync(db);
        var move = new MoveAssignmentHandler(db);
        var route = opened.Plan.Routes[opened.Plan.Routes.Count / 2];
        var (step, monday) = (route.Steps[^1], Weeks.Monday(opened.Problem.Calendar[route.Day].Date));
        var trials = BoardTrials.Cells(opened, step, monday, Weeks.Sunday(monday));
        Assert.Equal(opened.Problem.Teams.Count * opened.Problem.Calendar.Count(d => Weeks.Monday(d.Date) == monday), trials.Count);
        Assert.Contains(trials, t => t.Fits);
        Assert.Contains(trials, t => !t.Fits && t.Says.Contains("đội không được giao hồ sơ này", StringComparison.Ordinal));
        foreach (var trial in trials)
        {
            var refused = await Record.ExceptionAsync(() => move.Handle(new MoveAssignment(opened.Run.Id, step, trial.Day, trial.Team), head));
            db.ChangeTracker.Clear();
            Assert.Equal(trial.Fits, refused is null);
            Assert.True(refused is null or RuleViolation { Code: "SCH-034" });
            var after = await OpenedRun.LoadAsync(db, opened.Run.Id, head);
            Assert.Empty(PlanChecker.Check(after.Problem, after.Plan).Violations);
            if (trial.Fits)
            {
                Assert.Contains(after.Plan.Routes, r => r.Team == trial.Team && after.Problem.Calendar[r.Day].Date == trial.Day && r.Steps.Contains(step));
                Assert.Equal(after.Plan.Score.Objective, after.Run.Objective);
            }
        }

        Assert.Equal("SCH-035", await CodeAsync(() => move.Handle(new MoveAssignment(opened.Run.Id, step, monday, "không có tổ này"), head)));
    }

    [Fact]
    public async Task TwoVisits_ChangePlaces_OrNothingIsStored_AndAPinHoldsByHandToo()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (opened, head) = await NewPlanAsync(db);
        var move = new MoveAssignmentHandler(db);
        var found = opened.Plan.Routes.SelectMany(r => r.Steps.Select(s => (Step: s, Day: opened.Problem.Calendar[r.Day].Date)))
            .Select(v => (One: v.Step, Others: BoardTrials.Swaps(opened, v.Step, v.Day.AddDays(1), v.Day.AddDays(7)))).First(v => v.Others.Any(o => o.Fits) && v.Others.Any(o => !o.Fits));
        var (one, other, bad) = (found.One, found.Others.First(o => o.Fits).Step, found.Others.First(o => !o.Fits).Step);
        var before = new BoardEdit(opened.Problem, opened.Plan);
        Assert.Equal("SCH-034", await CodeAsync(() => move.Handle(new SwapAssignments(opened.Run.Id, one, bad), head)));
        Assert.Equal("SCH-033", await CodeAsync(() => move.Handle(new SwapAssignments(opened.Run.Id, one, one), head)));
        db.ChangeTracker.Clear();
        await move.Handle(new SwapAssignments(opened.Run.Id, one, other), head);
        db.ChangeTracker.Clear();
        var now = await OpenedRun.LoadAsync(db, opened.Run.Id, head);
        var after = new BoardEdit(now.Problem, now.Plan);
        Assert.Equal((before.PlaceOf(one).Day, before.PlaceOf(other).Day), (after.PlaceOf(other).Day, after.PlaceOf(one).Day));
        Assert.Empty(PlanChecker.Check(now.Problem, now.Plan).Violations);

        await move.Handle(new PinAssignment(opened.Run.Id, one, true), head);
        db.ChangeTracker.Clear();
        Assert.Equal("SCH-034", await CodeAsync(() => move.Handle(new SwapAssignments(opened.Run.Id, one, other), head)));
        Assert.Equal("SCH-034", await CodeAsync(() => move.Handle(new MoveAssignment(opened.Run.Id, one, null), head)));
    }

    private static async Task<(OpenedRun Opened, Actor Head)> NewPlanAsync(AppDb db)
    {
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        var head = Actor.ForOffice(campaign.OfficeId, "Người thử");
        var id = await new StartPlanRunHandler(db).Handle(new(campaign.Id, 1), head);
        db.ChangeTracker.Clear();
        Assert.True(await new PlanRunWork(db, null).RunNextAsync(default));
        db.ChangeTracker.Clear();
        return (await OpenedRun.LoadAsync(db, id, head), head);
    }

    private static async Task<string?> CodeAsync(Func<Task> action) => await Record.ExceptionAsync(action) is RuleViolation refused ? refused.Code : null;
}
