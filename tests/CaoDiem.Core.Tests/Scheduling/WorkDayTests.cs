using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Planning;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Scheduling;

/// <summary>Days as people live them: office hours, noon, round hours; and the agencies of the place.</summary>
public sealed class WorkDayTests
{
    private static readonly TimeOnly Noon = new(11, 30);
    private static readonly TimeOnly AfterNoon = new(13, 0);

    [Fact]
    public async Task NoVisitOfTheDemonstration_ReachesIntoNoonOrBeyondTheDay_AndHoursAreRound()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var routes = await db.TeamRoutes.AsNoTracking().Include(r => r.Assignments).ToListAsync();
        Assert.True(routes.Sum(r => r.Assignments.Count) > 100);
        Assert.All(routes, r =>
        {
            Assert.Equal(OfficeProfile.UsualOpening, r.LeavesAt);
            Assert.True(r.BackAt <= OfficeProfile.UsualClosing, $"{r.Day}: {r.BackAt}");
            Assert.All(r.Assignments, a =>
            {
                var (from, to) = (r.LeavesAt.AddMinutes(a.Start), r.LeavesAt.AddMinutes(a.Ends));
                var rests = from < Noon && to > AfterNoon && a.Ends - a.Start == a.Minutes + (AfterNoon - Noon).TotalMinutes;
                Assert.True(to <= Noon || from >= AfterNoon || rests, $"{r.Day}: {from}–{to}");
                Assert.Equal(0, from.Minute % 5);
            });
        });
    }

    [Fact]
    public async Task HoursOfTheOffice_AreTheScheduleS()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Waves).SingleAsync();
        var head = Actor.ForOffice(campaign.OfficeId, "Thử");
        var office = await db.Offices.AsNoTracking().SingleAsync(o => o.Id == campaign.OfficeId);
        var now = office.On(campaign.From);
        await new KeepOfficeHandler(db).Handle(
            new CorrectOffice(now.Id, null, new(now.Name, now.Kind, now.Province, null, new(7, 0), new(16, 0), new(11, 0), new(13, 30)),
                now.DocumentNo, "Giờ mùa hè"),
            head);
        db.ChangeTracker.Clear();
        var (problem, names) = await new StartPlanRunHandler(db).ProblemAsync(campaign);
        Assert.Equal(new TimeOnly(7, 0), names.LeavesAt);
        Assert.All(problem.Teams, t => Assert.Equal([new MinuteWindow(240, 390)], t.Breaks));
        Assert.All(problem.Teams, t => Assert.True(t.MinutesPerDay <= 390));
    }

    [Fact]
    public async Task PoliceOfAPlace_AttendThere_AndNowhereElse()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Waves).SingleAsync();
        var head = Actor.ForOffice(campaign.OfficeId, "Thử");
        var (before, known) = await new StartPlanRunHandler(db).ProblemAsync(campaign);
        var step = before.Steps.First(s => s.Needs.Contains("police") && s.Commune is not null);
        var place = await db.Communes.Where(c => c.OfficeId == campaign.OfficeId && c.Name == step.Commune).Select(c => c.Id).SingleAsync();
        db.ChangeTracker.Clear();
        await new RegisterPartnerHandler(db).Handle(
            new RegisterPartner(null, PartnerKind.Police, "Công an xã, thử", null, null, 1, [DayOfWeek.Tuesday], [], [place]), head);
        db.ChangeTracker.Clear();
        var (problem, names) = await new StartPlanRunHandler(db).ProblemAsync(campaign);
        var asked = problem.Steps.Where(s => s.Needs.Any(n => n.StartsWith("police:", StringComparison.Ordinal)))
            .Select(s => s.Id).ToHashSet();
        Assert.Contains(names.StepOf(known.Steps[step.Id].StepId)!, asked);
        Assert.Contains(problem.Steps, s => s.Needs.Contains("police"));
        var plan = PlanSolver.Solve(problem, new() { Time = TimeSpan.FromSeconds(1) });
        Assert.Empty(PlanChecker.Check(problem, plan).Violations);
        Assert.All(plan.Routes.Where(r => r.Steps.Any(asked.Contains)), r =>
        {
            Assert.Equal(DayOfWeek.Tuesday, problem.Calendar[r.Day].Date.DayOfWeek);
            Assert.Single(r.Steps, asked.Contains);
        });
    }

    [Theory]
    [InlineData("A", true, "của xã A")]
    [InlineData("B", true, "của tổ")]
    [InlineData("B", false, "nơi nào cũng đến")]
    [InlineData(null, true, "của tổ")]
    public void AnAgency_IsOfThePlace_ThenOfTheTeam_ThenOfAll(string? place, bool ownTeam, string expected)
    {
        var office = Id<Office>.New();
        var communes = new[] { "A", "B" }
            .ToDictionary(name => name, _ => (Id<CaoDiem.Identity.Commune>?)Id<CaoDiem.Identity.Commune>.New());
        var (team, other) = (Id<TaskForce>.New(), Id<TaskForce>.New());
        Partner Police(string name, Id<TaskForce>[] teams, Id<CaoDiem.Identity.Commune>[] own)
        {
            var partner = new Partner { OfficeId = office };
            partner.Describe(PartnerKind.Police, name, null, null, 1, WeekdaySet.Working);
            partner.Serve(teams, own);
            return partner;
        }

        Partner[] all = [Police("của tổ", [team], []), Police("nơi nào cũng đến", [], []), Police("của xã A", [], [communes["A"]!.Value])];
        var found = Attendance.Of(all, PartnerKind.Police, ownTeam ? team : other, place is null ? null : communes[place]);
        Assert.Equal(expected, found!.Name);
    }
}
