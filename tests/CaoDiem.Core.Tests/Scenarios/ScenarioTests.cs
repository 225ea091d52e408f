using CaoDiem.Budgets;
using CaoDiem.Law;
using CaoDiem.Scenarios;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.Workload;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Scenarios;

public sealed class ScenarioTests
{
    private static readonly DateRange Period = new(new(2023, 7, 3), new(2023, 7, 28));

    [Fact]
    public void Expectation_IsBinomial()
    {
        var result = ScenarioOutcome.Of(Make(100, 1, 0.2));
        Assert.Equal((20, 4, 1), (Math.Round(result.Cases.Mean, 6), Math.Round(result.Cases.Deviation, 6), result.Reached)); // √(100 × 0.2 × 0.8) = 4
        Assert.Equal((12.16, 27.84), (Math.Round(result.Cases.Low, 2), Math.Round(result.Cases.High, 2)));
        Assert.Equal((200, 40), (Math.Round(result.Money.Mean, 6), Math.Round(result.Money.Deviation, 6)));
    }

    [Theory] // the range never leaves what is possible
    [InlineData(1.0)]
    [InlineData(0.0)]
    [InlineData(0.01)]
    public void Range_StaysInsideThePossible(double chance)
    {
        var result = ScenarioOutcome.Of(Make(10, 1, chance));
        Assert.InRange(result.Cases.Low, 0, result.Cases.Mean + 1e-9);
        Assert.InRange(result.Cases.High, result.Cases.Mean - 1e-9, 10);
    }

    [Theory] // 6720 minutes of one person: twice the work reaches half of it
    [InlineData(67, 1)]
    [InlineData(134, 0.5)]
    public void Time_Limits(int files, double reached)
    {
        var result = ScenarioOutcome.Of(Make(files, 100, 0.2));
        Assert.Equal(reached, result.Reached, 1);
        Assert.Equal(files * reached * 0.2, result.Cases.Mean, 0);
        Assert.False(result.LimitedByMoney);
    }

    [Fact]
    public void Money_Limits_AndCostsNoMoreThanThereIs()
    {
        var all = ScenarioOutcome.Of(Make(50, 100, 0.2));
        var half = ScenarioOutcome.Of(Make(50, 100, 0.2) with { Cap = all.Cost.PartOf(1, 2) });
        Assert.True(half.LimitedByMoney);
        Assert.Equal(0.5, half.Reached, 2);
        Assert.Equal(all.Cases.Mean / 2, half.Cases.Mean, 1);
        Assert.True(half.Cost <= all.Cost.PartOf(501, 1000));
    }

    [Theory] // own results need twenty files behind them
    [InlineData(19, 19, false, 0.15)]
    [InlineData(20, 5, true, 0.25)]
    public void Rates_ComeFromThePast_WhenThereIsEnough(int files, int done, bool observed, double chance)
    {
        var rate = SuccessRates.Of(new Dictionary<WorkGroup, (int, int)> { [WorkGroup.Review] = (files, done) }, LawBook.Common, Period.From)[WorkGroup.Review];
        Assert.Equal((observed, chance), (rate.Observed, rate.Chance));
    }

    [Fact]
    public async Task Variants_OfTheDemo_DifferAsTheyShould()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Waves).SingleAsync();
        var variants = await Variants.LoadAsync(db, campaign);
        ScenarioResult Of(int waves, int borrowed = 0, Dong? cap = null, DateOnly? start = null) => ScenarioOutcome.Of(variants.Of(new("x", waves, start, borrowed, cap)));
        Assert.All(variants.Rates.Values, r => Assert.False(r.Observed));
        Assert.Equal(Of(1).Needed, Of(3).Needed);
        Assert.True(Of(1, 3).Available > Of(1).Available);
        Assert.True(Of(1, 3).Cases.Mean >= Of(1).Cases.Mean);
        Assert.True(Of(0, 0, new(1_000_000)).LimitedByMoney);
        Assert.Equal(new DateOnly(2023, 10, 2), Of(0, 0, null, new(2023, 10, 2)).Scenario.Period.From);
        Assert.Equal("SCN-001", Assert.Throws<RuleViolation>(() => Of(7)).Code);
    }

    private static Scenario Make(int files, int minutes, double chance) => new(
        "x", Period, [new("t", "Đợt 1", WorkGroup.Review, [.. Enumerable.Repeat(10L, files)])],
        [new("t", "Tổ", "Đợt 1", Period, WorkGroup.Review, files, files, files * minutes)], [new("a", "A", "t", [])], new(7, 4), WorkCalendar.Common, LawBook.Common,
        new PriceTable(LawBook.Common, []), WorkGroups.All.ToDictionary(g => g, _ => new SuccessRate(chance, false, 0)), null);
}
