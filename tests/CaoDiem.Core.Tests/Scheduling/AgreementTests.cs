using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Demo;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Planning;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Scheduling;

/// <summary>Plan, board, personal weeks and budget of the demonstration tell the same story, to the minute and the đồng.</summary>
public sealed class AgreementTests
{
    private const int Vehicles = 2;
    private const int ThresholdKm = 15;
    private const int HardThresholdKm = 10;

    [Fact]
    public async Task TheDemonstration_IsPreparedToTheLastVisit()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Waves).SingleAsync();
        Assert.Equal((CampaignState.Running, 3, 420), (campaign.State, campaign.Waves.Count, await db.BaselineFiles.CountAsync()));
        var forces = await db.TaskForces.AsNoTracking().Include(t => t.Members).ToListAsync();
        var partners = await db.Partners.AsNoTracking().AsSplitQuery().Include(p => p.TaskForces).Include(p => p.Communes).ToListAsync();
        Assert.Equal(3, forces.Count);
        Assert.All(forces, f => Assert.All([PartnerKind.Police, PartnerKind.Procuracy], kind => Assert.NotNull(Attendance.Of(partners, kind, f.Id, null))));
        Assert.True(await db.CasePlans.CountAsync(p => p.State == PlanState.Approved) > 100);
        var days = await db.TeamRoutes.Select(r => r.Day).ToListAsync();
        Assert.All(campaign.Waves, w => Assert.Contains(days, w.Period.Contains));
        var budget = await db.Budgets.AsNoTracking().Include(b => b.Lines).Include(b => b.Sources).SingleAsync();
        Assert.Equal((BudgetState.Approved, EstimateBasis.Schedule, Dong.Zero), (budget.State, budget.Basis, budget.Missing));
        Assert.Equal((await AcceptedRun.OfAsync(db, campaign.OfficeId, campaign.Id))!.Id.Value, budget.ScheduleId);
    }

    [Fact]
    public async Task TheExportedProblem_Solved_PassesTheChecker_WithinTheApprovedBudget()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Waves).SingleAsync();
        var (problem, _) = await new StartPlanRunHandler(db).ProblemAsync(campaign);
        var budget = await db.Budgets.AsNoTracking().Include(b => b.Lines).Include(b => b.Sources).SingleAsync();
        Assert.Equal(budget.Cap.Amount / 1000.0, problem.Objective.Budget);
        Assert.Equal(budget.Total.Amount - budget.Lines.Where(l => l.Typed).Sum(l => l.Amount.Amount), budget.Cap.Amount);
        Assert.Equal(Vehicles * 0.2 * 22.450, problem.Objective.CostPerKm, 6); // two vehicles, a fifth of a litre a kilometre, thousand đồng a litre on the first day
        using var file = new MemoryStream();
        ProblemFile.Write(problem, file);
        file.Position = 0;
        var exported = ProblemFile.Read(file);
        var plan = PlanSolver.Solve(exported, new() { Time = TimeSpan.FromSeconds(2) });
        Assert.True(plan.Routes.Count > 0);
        Assert.Empty(PlanChecker.Check(exported, plan).Violations);
    }

    [Fact]
    public async Task TheBudget_AgreesWithThePlan_ToTheDong()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var opened = await OpenedAsync(db);
        var budget = await db.Budgets.AsNoTracking().AsSplitQuery().Include(b => b.Lines).ThenInclude(l => l.Days).SingleAsync();
        Assert.All(budget.Lines.Where(l => !l.Typed), l => Assert.Equal(l.Amount.Amount, l.Days.Sum(d => d.Amount.Amount)));

        // The way, counted again from the routes alone.
        long Way(Route route)
        {
            var (day, team) = (opened.Problem.Calendar[route.Day].Date, opened.Problem.Teams.Single(t => t.Id == route.Team));
            var far = route.Steps.Max(s => opened.Problem.Travel.Km(team.Base, opened.Problem.Steps.Single(x => x.Id == s).At));
            var price = day < new DateOnly(2023, 8, 1) ? 22_450 : 24_100;
            return far < ThresholdKm ? 0 : Vehicles * (long)Math.Floor((decimal)Math.Round(route.Km, 3) * 0.2m * price);
        }

        var ways = budget.Lines.Where(l => l.Kind == CostKind.Mileage).SelectMany(l => l.Days).ToList();
        Assert.Equal(opened.Plan.Routes.Count, ways.Count);
        Assert.All(opened.Plan.Routes, r => Assert.Equal(Way(r), ways.Single(w => w.Team == r.Team && w.Day == opened.Problem.Calendar[r.Day].Date).Amount.Amount));
        Assert.True(ways.Sum(w => w.Amount.Amount) > 0);

        // Pay: every day out is paid for, nobody on a day without a route, a coercion by the debtor alone.
        var pays = budget.Lines.Where(l => l.Kind == CostKind.DailyPay).ToList();
        string Key(string team, DateOnly day) => $"{team} {day:O}";
        string Of(Route r) => Key(r.Team, opened.Problem.Calendar[r.Day].Date);
        var paid = opened.Plan.Routes.Where(r => r.Steps.Any(s => opened.Names.Steps[s].Kind is not (StepKind.Destroy or StepKind.HandOver))).Select(Of).Distinct().Order().ToList();
        Assert.Equal(paid, pays.SelectMany(l => l.Days).Select(d => Key(d.Team, d.Day)).Distinct().Order());
        var coercions = opened.Plan.Routes.Where(r => r.Steps.Any(s => opened.Names.Steps[s].Kind == StepKind.Coerce)).Select(Of).Order().ToList();
        Assert.NotEmpty(coercions);
        Assert.Equal(coercions, pays.Where(l => l.Code.StartsWith("pay.Coercion.Chair", StringComparison.Ordinal)).SelectMany(l => l.Days).Select(d => Key(d.Team, d.Day)).Order());
        Assert.All(pays.Where(l => l.Code.StartsWith("pay.Coercion", StringComparison.Ordinal)), l => Assert.Equal(Bearer.Debtor, l.Bearer));
        Assert.All(coercions, key => Assert.Equal(13, pays.Where(l => l.Code.StartsWith("pay.Coercion", StringComparison.Ordinal)).SelectMany(l => l.Days).Where(d => Key(d.Team, d.Day) == key).Sum(d => d.Count)));
    }

    [Fact]
    public async Task PersonalWeeks_AgreeWithThePlan_ToTheMinute_AndAPartnerSeesOnlyItsOwn()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var opened = await OpenedAsync(db);
        var office = opened.Run.OfficeId;
        await new SetUpDemoHandler(db).ResetAccountsAsync(office);
        foreach (var force in await db.TaskForces.AsNoTracking().ToListAsync())
        {
            var days = await PersonalPlan.LoadAsync(db, await db.Users.AsNoTracking().SingleAsync(u => u.OfficerId == force.LeaderId));
            var routes = opened.Plan.Routes.Where(r => opened.Names.Team(r.Team) == force.Id).OrderBy(r => r.Day).ToList();
            Assert.Equal(routes.Select(r => (opened.Problem.Calendar[r.Day].Date, r.Minutes, Math.Round(r.Km * 1000))), days.Select(d => (d.Day, d.Minutes, (double)d.Metres)));
            foreach (var (route, day) in routes.Zip(days))
            {
                var clock = RouteClock.Walk(opened.Problem.Travel, opened.Problem.Teams.Single(t => t.Id == route.Team), [.. route.Steps.Select(s => opened.Problem.Steps.Single(x => x.Id == s))]);
                Assert.Equal(
                    route.Steps.Select((s, i) => (opened.Names.Steps[s].StepId, clock.Starts[i])),
                    day.Visits.Select(v => (v.StepId, (long)(v.From - day.LeavesAt).TotalMinutes)));
            }
        }

        var police = await PersonalPlan.LoadAsync(db, await db.Users.AsNoTracking().SingleAsync(u => u.Login == "phoihop"));
        var asked = opened.Plan.Routes.SelectMany(r => r.Steps).Select(s => opened.Names.Steps[s]).Where(n => n.Partners.Contains(PartnerKind.Police)).Select(n => n.StepId).ToHashSet();
        Assert.NotEmpty(asked);
        Assert.Equal(asked, police.SelectMany(d => d.Visits).Select(v => v.StepId).ToHashSet());
        Assert.All(police.SelectMany(d => d.Visits), v => Assert.False(string.IsNullOrEmpty(v.Asked)));
        Assert.Empty(await PersonalPlan.LoadAsync(db, await db.Users.AsNoTracking().SingleAsync(u => u.Login == "ketoan")));
    }

    [Fact]
    public async Task AwayFromTheTeam_IsNotInTheOwnWeek()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var opened = await OpenedAsync(db);
        var head = Actor.ForOffice(opened.Run.OfficeId, "Thử");
        await new SetUpDemoHandler(db).ResetAccountsAsync(opened.Run.OfficeId);
        var route = await db.TeamRoutes.AsNoTracking().OrderBy(r => r.Day).FirstAsync();
        var leader = (await db.TaskForces.AsNoTracking().SingleAsync(t => t.Id == route.TaskForceId)).LeaderId;
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.OfficerId == leader);
        Assert.Contains(await PersonalPlan.LoadAsync(db, user), d => d.Day == route.Day);
        await new TaskForceMembersHandler(db).Handle(new TakeLeave(route.TaskForceId, null, route.Day, route.Day, "Ốm"), head);
        Assert.DoesNotContain(await PersonalPlan.LoadAsync(db, user), d => d.Day == route.Day);
    }

    [Fact]
    public async Task ANewSchedule_LeavesTheBudgetBehind_UntilItIsDrawnAnew()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        var head = Actor.ForOffice(campaign.OfficeId, "Thử");
        var id = await new StartPlanRunHandler(db).Handle(new(campaign.Id, 1, 7), head);
        db.ChangeTracker.Clear();
        await new PlanRunWork(db, null).RunNextAsync(default);
        db.ChangeTracker.Clear();
        await new AcceptScheduleHandler(db).Handle(new(id), head);
        db.ChangeTracker.Clear();
        Assert.NotEqual(id.Value, (await db.Budgets.AsNoTracking().SingleAsync()).ScheduleId);
        var draft = await new DrawBudgetHandler(db).Handle(new(campaign.Id), head with { Role = Role.Accountant });
        db.ChangeTracker.Clear();
        var again = await db.Budgets.AsNoTracking().Include(b => b.Lines).SingleAsync(b => b.Id == draft);
        Assert.Equal((2, BudgetState.Draft, id.Value), (again.Number, again.State, again.ScheduleId));
        Assert.Contains(again.Lines, l => l.Typed); // what the office entered stays
        Assert.NotEqual(BudgetState.Revised, (await db.Budgets.AsNoTracking().SingleAsync(b => b.Number == 1)).State);
    }

    [Fact]
    public async Task InAHardArea_AShorterWayIsPaid()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var opened = await OpenedAsync(db);
        var office = Actor.ForOffice(opened.Run.OfficeId, "Thử");
        double Far(Route r) => r.Steps.Max(s => opened.Problem.Travel.Km(opened.Problem.Teams.Single(t => t.Id == r.Team).Base, opened.Problem.Steps.Single(x => x.Id == s).At));
        var paidBefore = opened.Plan.Routes.Count(r => Far(r) >= ThresholdKm);
        var paidAfter = opened.Plan.Routes.Count(r => Far(r) >= HardThresholdKm);
        Assert.InRange(paidBefore, 1, paidAfter - 1);
        await db.Database.ExecuteSqlAsync($"UPDATE plan_steps SET commune_id = NULL"); // a step without a commune of its own takes place in its plan's
        await new MarkHardAreasHandler(db).Handle(new([.. await db.Communes.Select(c => c.Id).ToListAsync()]), office with { Role = Role.Administrator });
        db.ChangeTracker.Clear();
        var draft = await new DrawBudgetHandler(db).Handle(new(opened.Run.CampaignId), office with { Role = Role.Accountant });
        db.ChangeTracker.Clear();
        var lines = (await db.Budgets.AsNoTracking().AsSplitQuery().Include(b => b.Lines).ThenInclude(l => l.Days).SingleAsync(b => b.Id == draft)).Lines;
        Assert.Equal(paidAfter, lines.Where(l => l.Kind == CostKind.Mileage && l.Amount > Dong.Zero).SelectMany(l => l.Days).Select(d => (d.Team, d.Day)).Distinct().Count());
        Assert.Contains(lines, l => l.Code.StartsWith("mileage.hard", StringComparison.Ordinal));
        var unknown = await Assert.ThrowsAsync<RuleViolation>(() => new MarkHardAreasHandler(db).Handle(new([Id<CaoDiem.Identity.Commune>.New()]), office with { Role = Role.Administrator }));
        Assert.Equal("IDN-042", unknown.Code);
    }

    private static async Task<OpenedRun> OpenedAsync(AppDb db)
    {
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        var run = await AcceptedRun.OfAsync(db, campaign.OfficeId, campaign.Id);
        return await OpenedRun.LoadAsync(db, run!.Id, Actor.ForOffice(campaign.OfficeId, "Thử"));
    }
}
