using CaoDiem.Campaigns;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Campaigns;

public sealed class ChronogramTests
{
    private static readonly DateRange Period = new(new(2023, 7, 3), new(2023, 9, 29));

    [Theory] // Monday 3 July 2023 to Friday 29 September; 4 September is a day off in lieu
    [InlineData(TaskPhase.Before, 1, 1, "2023-06-30", "2023-06-30")]
    [InlineData(TaskPhase.Before, 5, 3, "2023-06-22", "2023-06-26")]
    [InlineData(TaskPhase.During, 0, 1, "2023-07-03", "2023-07-03")]
    [InlineData(TaskPhase.During, 5, 1, "2023-07-10", "2023-07-10")]
    [InlineData(TaskPhase.During, 90, 1, "2023-09-29", "2023-09-29")]
    [InlineData(TaskPhase.During, 2, 10, "2023-07-03", "2023-07-05")]
    [InlineData(TaskPhase.After, 2, 2, "2023-10-02", "2023-10-03")]
    public void Days_AreWorkingDaysOfTheOffice(TaskPhase phase, int offset, int length, string from, string due)
    {
        var days = ChronogramTemplate.Days(phase, offset, length, Period, WorkCalendar.Common);
        Assert.Equal((from, due), (days.From.ToString("yyyy-MM-dd"), days.To.ToString("yyyy-MM-dd")));
    }

    [Theory] // state × verb
    [InlineData(TaskProgress.ToDo, null, "CHR-003", true)]
    [InlineData(TaskProgress.Doing, null, null, true)]
    [InlineData(TaskProgress.Done, "CHR-004", null, false)]
    [InlineData(TaskProgress.Dropped, "CHR-004", null, false)]
    public void Task_MovesOnlyWhileItIsToDo(TaskProgress state, string? move, string? again, bool late)
    {
        var task = Task();
        if (state != TaskProgress.ToDo)
        {
            task.Enter(state, Period.From);
        }

        Assert.Equal(late, task.IsLate(task.Due.AddDays(1)));
        Assert.False(task.IsLate(task.Due));
        Assert.Equal(move, Code(() => task.Move(new(Period.From, Period.To), MoveReason.Weather, null, "x", DateTime.UnixEpoch)));
        Assert.Equal(again ?? "CHR-003", Code(() => task.Enter(state, Period.From)));
    }

    [Fact]
    public void Move_KeepsOldNewWhoWhenAndWhy()
    {
        var task = Task();
        var (old, now) = (task.Due, new DateRange(task.From, task.Due.AddDays(3)));
        var move = task.Move(now, MoveReason.Weather, "bão số 2", "Thủ trưởng", DateTime.UnixEpoch);
        Assert.Equal((old, now.To, MoveReason.Weather, "bão số 2", "Thủ trưởng"), (move.OldTo, move.NewTo, move.Reason, move.Note, move.By));
        Assert.Equal(now.To, task.Due);
        Assert.Equal("CHR-005", Code(() => task.Move(now, MoveReason.Staff, null, "x", DateTime.UnixEpoch)));
        Assert.Equal("CHR-006", Code(() => task.Move(new(now.From, now.To.AddDays(1)), MoveReason.Other, " ", "x", DateTime.UnixEpoch)));
    }

    [Fact]
    public void EveryReasonPhaseAndState_HasItsWords()
    {
        Assert.Equal(Enum.GetValues<MoveReason>(), ChronogramWords.AllReasons);
        Assert.Equal(Enum.GetValues<TaskPhase>(), ChronogramWords.AllPhases);
        Assert.Equal(Enum.GetValues<TaskProgress>(), ChronogramWords.AllStates);
        Assert.Equal(ChronogramTemplate.Default.Count, ChronogramTemplate.Default.Select(t => t.Code).Distinct().Count());
    }

    [Fact]
    public async Task Handlers_RefuseAndRecord()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (id, head) = await CampaignTests.CampaignAsync(db);
        var handler = new ChronogramHandler(db);
        Assert.Equal("CHR-001", await CodeAsync(() => handler.Handle(new LayChronogram(id), head)));
        Assert.Equal("CHR-002", await CodeAsync(() => handler.Handle(new AddTask(id, " ", TaskPhase.Before, 1, 1, Role.Head, null), head)));
        Assert.Equal("CHR-002", await CodeAsync(() => handler.Handle(new AddTask(id, "Việc", TaskPhase.Before, 1, 0, Role.Head, null), head)));
        var settle = await db.ChronogramTasks.AsNoTracking().SingleAsync(t => t.Code == "settle");
        await handler.Handle(new SetTaskProgress(id, settle.Id, TaskProgress.Doing), head with { Role = Role.Accountant });
        Assert.Equal("IDN-001", await CodeAsync(() => handler.Handle(new SetTaskProgress(id, settle.Id, TaskProgress.Done), head with { Role = Role.Clerk })));
        Assert.Equal("CHR-009", await CodeAsync(() => handler.Handle(new SetTaskProgress(id, settle.Id, TaskProgress.Done, new(2023, 10, 1)), head)));
        db.ChangeTracker.Clear();
        await handler.Handle(new MoveTask(id, settle.Id, settle.From, settle.Due.AddDays(7), MoveReason.Funds, null), head);
        var wave = await db.Waves.AsNoTracking().OrderBy(w => w.From).LastAsync();
        var plan = new PlanWavesHandler(db);
        await plan.Handle(new MoveWave(id, wave.Id, wave.From.AddDays(2), wave.To, MoveReason.Holiday, null), head);
        Assert.Equal("CHR-005", await CodeAsync(() => plan.Handle(new MoveWave(id, wave.Id, wave.From.AddDays(2), wave.To, MoveReason.Holiday, null), head)));
        Assert.Equal("CMP-002", await CodeAsync(() => plan.Handle(new MoveWave(id, wave.Id, wave.From.AddDays(-5), wave.To, MoveReason.Holiday, null), head)));
        Assert.Equal([MoveReason.Funds, MoveReason.Holiday], (await db.DateMoves.AsNoTracking().ToListAsync()).Select(m => m.Reason).Order());
    }

    private static ChronogramTask Task() => new()
    {
        OfficeId = Id<Office>.New(),
        CampaignId = Id<Campaign>.New(),
        Phase = TaskPhase.Before,
        Title = "Việc",
        Offset = 1,
        Length = 1,
        Owner = Role.Head,
        From = Period.From,
        Due = Period.From.AddDays(2),
    };

    private static string? Code(Action action) => Record.Exception(action) is RuleViolation refused ? refused.Code : null;

    private static async Task<string?> CodeAsync(Func<Task> action) => await Record.ExceptionAsync(action) is RuleViolation refused ? refused.Code : null;
}
