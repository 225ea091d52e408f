using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Planning;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Scheduling;

/// <summary>From approved plans to an accepted schedule, by the product's own verbs on the demonstration campaign.</summary>
public sealed class SchedulingTests
{
    [Fact]
    public void Travel_ShortestOverWhatIsKnown_DefaultsElsewhere()
    {
        var commune = Id<CaoDiem.Identity.Commune>.New();
        var (a, b, centre) = (PlaceKey.Of(commune, "Ấp Bình Lễ"), PlaceKey.Of(commune, "ap 2"), PlaceKey.Of(commune, null));
        Assert.Equal((PlaceKey.Office, centre), (PlaceKey.Of(null, "x"), PlaceKey.CentreOf(a)));
        var matrix = TravelMatrix.Of([a, b], [new(a, b, 4, 1_500), new(PlaceKey.Office, centre, 9, 6_000, true)], new(10, 3_000, 30, 15_000));
        int Minutes(string from, string to) => matrix.Minutes(matrix.IndexOf(from), matrix.IndexOf(to));
        Assert.Equal((4, 4, 10, 10, 0), (Minutes(a, b), Minutes(b, a), Minutes(a, centre), Minutes(b, centre), Minutes(a, a)));
        Assert.Equal((19, 1.5), (Minutes(PlaceKey.Office, a), matrix.Km(matrix.IndexOf(a), matrix.IndexOf(b))));
        Assert.True(Minutes(a, PlaceKey.Office) > 19); // the entered way leads one way only
    }

    [Fact]
    public async Task TheDemonstration_HasAnAcceptedSchedule_ThatAgreesWithItsPlanToTheMinute()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (campaign, head) = await GroundAsync(db);
        var run = await db.PlanRuns.SingleAsync();
        Assert.Equal(PlanRunState.Accepted, run.State);
        var opened = await OpenedRun.LoadAsync(db, run.Id, head);
        Assert.Empty(PlanChecker.Check(opened.Problem, opened.Plan).Violations);
        var routes = await db.TeamRoutes.Include(r => r.Assignments).ToListAsync();
        Assert.Equal(opened.Plan.Routes.Sum(r => r.Minutes), routes.Sum(r => r.Minutes));
        Assert.Equal(opened.Plan.Routes.Sum(r => r.Km), routes.Sum(r => r.Metres) / 1000.0, 1);
        Assert.Equal(opened.Plan.Routes.Sum(r => r.Steps.Count), routes.Sum(r => r.Assignments.Count));
        Assert.True(run.StepsPlanned > 0 && run.Bound >= run.Objective);
        Assert.All(opened.Plan.Left, l => Assert.EndsWith(".", l.Text, StringComparison.Ordinal));
        var approved = (await ApprovedSteps.ListAsync(db, campaign.OfficeId, campaign.Id)).Where(s => s.InField).ToList();
        Assert.Equal(approved.Count(s => s.TaskForceId is not null), opened.Problem.Steps.Count);
        Assert.All(routes, r => Assert.InRange(r.Day, campaign.From, campaign.To));
    }

    [Fact]
    public async Task AMove_IsMadeWhenItFits_RefusedWithItsReasonElsewhere_AndAnAcceptedScheduleStays()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (campaign, head) = await GroundAsync(db);
        var accepted = await db.PlanRuns.AsNoTracking().SingleAsync();
        var step = (await OpenedRun.LoadAsync(db, accepted.Id, head)).Plan.Routes[0].Steps[0];
        var move = new MoveAssignmentHandler(db);
        Assert.Equal("SCH-032", await CodeAsync(() => move.Handle(new MoveAssignment(accepted.Id, step, null), head)));
        var id = await new StartPlanRunHandler(db).Handle(new(campaign.Id, 1), head);
        Assert.Equal("SCH-020", await CodeAsync(() => new AcceptScheduleHandler(db).Handle(new(id), head)));
        db.ChangeTracker.Clear();
        Assert.True(await new PlanRunWork(db, null).RunNextAsync(default));
        db.ChangeTracker.Clear();
        var opened = await OpenedRun.LoadAsync(db, id, head);
        var last = opened.Plan.Routes.SelectMany(r => r.Steps).First(s => opened.Problem.Files.Single(f => f.Steps.Contains(s)).Steps[^1] == s);
        Assert.True((await move.Handle(new MoveAssignment(id, last, null), head)).Gain < 0 || opened.Plan.UpperBound > opened.Plan.Score.Objective);
        db.ChangeTracker.Clear();
        var without = await OpenedRun.LoadAsync(db, id, head);
        Assert.Contains(without.Plan.Left, l => l.Step == last);
        Assert.Empty(PlanChecker.Check(without.Problem, without.Plan).Violations);
        Assert.Equal("SCH-031", await CodeAsync(() => move.Handle(new MoveAssignment(id, last, campaign.From.AddDays(-1)), head)));
        Assert.Equal("SCH-030", await CodeAsync(() => move.Handle(new MoveAssignment(id, "không có", null), head)));
        Assert.Equal("SCH-033", await CodeAsync(() => move.Handle(new PinAssignment(id, last, true), head)));

        var team = opened.Problem.Teams.Single(t => t.Id == opened.Plan.Routes.First(r => r.Steps.Contains(last)).Team);
        var off = Enumerable.Range(0, opened.Problem.Calendar.Count).Cast<int?>().FirstOrDefault(d => !team.Days.Contains(d!.Value));
        if (off is { } day)
        {
            var refused = await Record.ExceptionAsync(() => move.Handle(new MoveAssignment(id, last, opened.Problem.Calendar[day].Date), head));
            Assert.Equal("SCH-034", Assert.IsType<RuleViolation>(refused).Code);
            Assert.Contains("không làm việc ngày đó", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task APin_StandsInTheNextRun_AndReplanningKeepsThePast()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true, today: new(2023, 8, 1));
        await using var db = database.Open();
        var (campaign, head) = await GroundAsync(db);
        var first = await db.PlanRuns.AsNoTracking().SingleAsync();
        var opened = await OpenedRun.LoadAsync(db, first.Id, head);
        var route = opened.Plan.Routes.OrderBy(r => r.Day).Last();
        await new MoveAssignmentHandler(db).Handle(new PinAssignment(first.Id, route.Steps[0], true), head);
        db.ChangeTracker.Clear();
        var from = new DateOnly(2023, 8, 2);
        var id = await new StartPlanRunHandler(db).Handle(new(campaign.Id, 1, FromDay: from), head);
        db.ChangeTracker.Clear();
        await new PlanRunWork(db, null).RunNextAsync(default);
        db.ChangeTracker.Clear();
        var again = await OpenedRun.LoadAsync(db, id, head);
        Assert.Empty(PlanChecker.Check(again.Problem, again.Plan).Violations);
        Assert.Contains(again.Plan.Routes, r => r.Team == route.Team && r.Day == route.Day && r.Steps.Contains(route.Steps[0]));
        static IEnumerable<string> Before(OpenedRun run, DateOnly day) => run.Plan.Routes.Where(r => run.Problem.Calendar[r.Day].Date < day).OrderBy(r => r.Day).ThenBy(r => r.Team, StringComparer.Ordinal).Select(r => $"{r.Day} {r.Team} {string.Join('|', r.Steps)}");
        Assert.Equal(Before(opened, from), Before(again, from));
        Assert.Equal("SCH-010", await CodeAsync(() => new StartPlanRunHandler(db).Handle(new(campaign.Id, 0), head)));
    }

    private static async Task<string?> CodeAsync(Func<Task> action) => await Record.ExceptionAsync(action) is RuleViolation refused ? refused.Code : null;

    private static async Task<(Campaign Campaign, Actor Head)> GroundAsync(AppDb db)
    {
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        return (campaign, Actor.ForOffice(campaign.OfficeId, "Người thử"));
    }
}
