using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Planning;
using CaoDiem.Scenarios;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Variant = CaoDiem.Scenarios.Variant;

namespace CaoDiem.Core.Tests.Scenarios;

public sealed class ScenarioTests
{
    private static readonly DateOnly From = new(2023, 7, 1);
    private static readonly DateOnly To = new(2023, 9, 30);

    [Fact]
    public void Expectation_IsBinomial()
    {
        var cases = Expectation.Of(Enumerable.Repeat((1.0, 0.2), 100));
        Assert.Equal((20, 4), (Math.Round(cases.Mean, 6), Math.Round(cases.Deviation, 6))); // √(100 × 0.2 × 0.8) = 4
        Assert.Equal((12.16, 27.84), (Math.Round(cases.Low, 2), Math.Round(cases.High, 2)));
        var money = Expectation.Of(Enumerable.Repeat((10.0, 0.2), 100));
        Assert.Equal((200, 40), (Math.Round(money.Mean, 6), Math.Round(money.Deviation, 6)));
    }

    [Theory] // the range never leaves what is possible
    [InlineData(1.0)]
    [InlineData(0.0)]
    [InlineData(0.01)]
    public void Range_StaysInsideThePossible(double chance)
    {
        var cases = Expectation.Of(Enumerable.Repeat((1.0, chance), 10));
        Assert.InRange(cases.Low, 0, cases.Mean + 1e-9);
        Assert.InRange(cases.High, cases.Mean - 1e-9, 10);
    }

    [Theory] // own results need twenty files behind them
    [InlineData(19, 19, false, 0.15)]
    [InlineData(20, 5, true, 0.25)]
    public void Rates_ComeFromThePast_WhenThereIsEnough(int files, int done, bool observed, double chance)
    {
        var rate = SuccessRates.Of(new Dictionary<WorkGroup, (int, int)> { [WorkGroup.Review] = (files, done) }, LawBook.Common, From)[WorkGroup.Review];
        Assert.Equal((observed, chance), (rate.Observed, rate.Chance));
    }

    [Theory]
    [InlineData(7, 0, 92, 0L)]
    [InlineData(-1, 0, 92, 0L)]
    [InlineData(1, 7, 92, 0L)]
    [InlineData(1, 0, 0, 0L)]
    [InlineData(1, 0, 400, 0L)]
    [InlineData(1, 0, 92, -1L)]
    public void AVariant_ThatMakesNoSense_IsRefused(int waves, int borrowed, int days, long cap) =>
        Assert.Equal("SCN-001", Assert.Throws<RuleViolation>(() => new Variant("x", waves, From, From.AddDays(days), borrowed, new(cap)).Check()).Code);

    [Fact]
    public async Task Alternatives_ComeFromThePlanner_AndCanBeOpened()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var found = await CompareAsync(db,
            new("Như kế hoạch", 0, From, To, 0, null), new("Một đợt", 1, From, To, 0, null), new("Ba đợt từ tháng 1", 3, new(2023, 1, 1), To, 0, null), new("Thêm hai người", 1, From, To, 2, null));
        Assert.Equal(["Như kế hoạch", "Một đợt", "Ba đợt từ tháng 1", "Thêm hai người"], found.Scenarios.Select(s => s.Variant.Name));
        var (one, three, more) = (found.Scenarios[1], found.Scenarios[2], found.Scenarios[3]);
        Assert.Equal((new DateRange(From, To), new DateRange(new(2023, 1, 1), To)), (one.Period, three.Period));
        Assert.True(three.Peak < one.Peak && three.OverWeeks <= one.OverWeeks, $"{three.Peak} against {one.Peak}"); // L1: several waves against one at the end
        Assert.True(three.Planned >= one.Planned && three.Cases.Mean >= one.Cases.Mean - 1e-9);
        Assert.True(more.Planned >= one.Planned && more.Load.Office.Weeks.Sum(w => w.Available) > one.Load.Office.Weeks.Sum(w => w.Available));
        Assert.Contains(more.Files, f => f.Team!.Contains("nhóm tăng cường", StringComparison.Ordinal));
        var head = await HeadAsync(db);
        foreach (var scenario in found.Scenarios)
        {
            var opened = await OpenedRun.LoadAsync(db, scenario.Run.Id, head);
            Assert.Empty(PlanChecker.Check(opened.Problem, opened.Plan).Violations);
            Assert.Equal((opened.Plan.Routes.Sum(r => r.Steps.Count), opened.Plan.Left.Count), (scenario.Planned, scenario.Left));
            Assert.Equal(scenario.Files.Sum(f => f.Chance), scenario.Cases.Mean, 9);
            Assert.Equal(scenario.Lines.Sum(l => l.Amount.Amount), scenario.Cost.Amount);
            Assert.All(scenario.Files.Where(f => f.First is not null), f => Assert.True(scenario.Period.Contains(f.First!.Value)));
            Assert.Equal("SCH-023", (await Assert.ThrowsAsync<RuleViolation>(() => new AcceptScheduleHandler(db).Handle(new(scenario.Run.Id), head))).Code);
        }
    }

    [Fact]
    public async Task AnotherBudget_LimitsThePlan_AndANewComparison_ReplacesTheOld()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var all = (await CompareAsync(db, new Variant("Đủ tiền", 0, From, To, 0, null))).Scenarios.Single();
        var cap = new Dong((long)((await OpenedRun.LoadAsync(db, all.Run.Id, await HeadAsync(db))).Plan.Score.Cost * 1000 / 3));
        var found = await CompareAsync(db, new Variant("Ít tiền", 0, From, To, 0, cap), new Variant("Tháng 10", 0, new(2023, 10, 1), To, 0, null));
        Assert.Equal(2, found.Runs.Count);
        Assert.True(found.Scenarios[0].Planned < all.Planned && found.Scenarios[0].Cost < all.Cost);
        Assert.Equal(new DateOnly(2023, 10, 1), found.Scenarios[1].Period.From);
        Assert.Equal(1, await db.PlanRuns.CountAsync(r => r.State == PlanRunState.Accepted)); // the schedule in force is left alone
    }

    private static async Task<Comparison> CompareAsync(AppDb db, params Variant[] variants)
    {
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Waves).SingleAsync();
        var head = await HeadAsync(db);
        await new CompareVariantsHandler(db).Handle(new(campaign.Id, variants, 1), head);
        do
        {
            db.ChangeTracker.Clear();
        }
        while (await new PlanRunWork(db, null).RunNextAsync(default));
        return await Comparison.LoadAsync(db, campaign, head);
    }

    private static async Task<Actor> HeadAsync(AppDb db) => Actor.ForOffice((await db.Campaigns.AsNoTracking().SingleAsync()).OfficeId, "Thử");
}
