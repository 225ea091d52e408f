using System.Text.RegularExpressions;
using CaoDiem.Budgets;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Xunit;

namespace CaoDiem.Core.Tests.Budgets;

public sealed partial class EstimateTests
{
    private static readonly DateOnly A = new(2026, 6, 30);
    private static readonly DateOnly B = new(2026, 7, 1);
    private static readonly PriceTable Prices = new(LawBook.Common, [new(new(2026, 1, 1), new(20_000), "Thông báo"), new(new(2026, 7, 1), new(21_000), "Thông báo")]);

    [Theory] // K-20 to K-28, on both sides of 1 July 2026
    [InlineData(PayKind.Meeting, PayRole.Chair, 150_000, 300_000)]
    [InlineData(PayKind.Meeting, PayRole.Official, 100_000, 200_000)]
    [InlineData(PayKind.Coercion, PayRole.Chair, 150_000, 1_000_000)]
    [InlineData(PayKind.Coercion, PayRole.Support, 100_000, 500_000)]
    [InlineData(PayKind.Verification, PayRole.Official, 70_000, 150_000)]
    [InlineData(PayKind.Verification, PayRole.Local, 100_000, 150_000)]
    [InlineData(PayKind.Verification, PayRole.Support, 100_000, 200_000)]
    [InlineData(PayKind.Relief, PayRole.Official, null, 200_000)]
    [InlineData(PayKind.Relief, PayRole.Local, null, null)]
    [InlineData(PayKind.Destruction, PayRole.Chair, null, 300_000)]
    [InlineData(PayKind.Destruction, PayRole.Official, null, 200_000)]
    [InlineData(PayKind.Expert, PayRole.Official, null, 1_000_000)]
    public void Pay_OfADay(PayKind kind, PayRole role, int? before, int? after)
    {
        Assert.Equal(before, (int?)Prices.Pay(kind, role, A)?.Value);
        Assert.Equal(after, (int?)Prices.Pay(kind, role, B)?.Value);
    }

    [Theory] // K-07: 2 × km × 0.2 litre × price, nothing below the threshold
    [InlineData("14.9", false, 0)]
    [InlineData("15", false, 2 * 15 * 20_000 / 5)]
    [InlineData("9.9", true, 0)]
    [InlineData("10", true, 2 * 10 * 20_000 / 5)]
    [InlineData("40.5", false, 2 * 81 * 20_000 / 10)]
    public void Mileage_OfOneTrip(string km, bool hard, long amount)
    {
        var line = BudgetEstimate.Of([Day(A, decimal.Parse(km, System.Globalization.CultureInfo.InvariantCulture)) with { Hard = hard, People = [] }], Prices).Single(l => l.Kind == CostKind.Mileage);
        Assert.Equal(amount, line.Amount.Amount);
        Assert.Equal(amount == 0, line.Arithmetic.Contains("không được khoán", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryLine_ShowsItsArithmetic_AndAPriceChangeMakesTwo()
    {
        var lines = BudgetEstimate.Of([Day(A, 20) with { Times = 3 }, Day(B, 20)], Prices);
        Assert.Equal("6 ngày công × 70.000 = 420.000 đồng", lines.First(l => l.Kind == CostKind.DailyPay).Arithmetic);
        Assert.Equal(["3 chuyến × 2 × 20 km × 0,2 lít × 20.000 = 480.000 đồng", "1 chuyến × 2 × 20 km × 0,2 lít × 21.000 = 168.000 đồng"],
            lines.Where(l => l.Kind == CostKind.Mileage).Select(l => l.Arithmetic));
        Assert.Equal(2, lines.Count(l => l.Code == "pay.Verification.Official"));
        Assert.All(lines, l => Assert.NotNull(l.Source));
    }

    [Theory] // nights away: the daily rate for each day, a room for each night; the rates of 4 May 2025
    [InlineData("2025-05-03", 2 * 3 * 200_000, 2 * 2 * 300_000, false)]
    [InlineData("2025-05-04", 2 * 3 * 300_000, 2 * 2 * 300_000, true)]
    public void Nights(string day, long stay, long room, bool unverified)
    {
        var lines = BudgetEstimate.Of([Day(DateOnly.Parse(day), 60) with { Nights = 2 }], Prices);
        Assert.Equal((stay, room), (lines.Single(l => l.Kind == CostKind.Stay).Amount.Amount, lines.Single(l => l.Kind == CostKind.Room).Amount.Amount));
        Assert.Equal(unverified, lines.Single(l => l.Kind == CostKind.Room).Unverified);
    }

    [Fact]
    public void SameDay_IsPaidFromTheThreshold_AndIsMarkedUnverified()
    {
        Assert.DoesNotContain(BudgetEstimate.Of([Day(A, 14)], Prices), l => l.Kind == CostKind.Stay);
        var line = BudgetEstimate.Of([Day(A, 15)], Prices).Single(l => l.Kind == CostKind.Stay);
        Assert.True(line.Unverified);
        Assert.Equal("2 ngày người × 80.000 = 160.000 đồng", line.Arithmetic);
    }

    [Fact]
    public void StateAndDebtor_StandApart()
    {
        var lines = BudgetEstimate.Of([Day(A, 20), Day(A, 20) with { Work = PayKind.Coercion, Bearer = Bearer.Debtor }], Prices);
        Assert.Equal([Bearer.State, Bearer.Debtor], lines.Select(l => l.Bearer).Distinct().Order());
        Assert.All(lines.Where(l => l.Bearer == Bearer.Debtor), l => Assert.EndsWith(".debtor", l.Code, StringComparison.Ordinal));
        Assert.Equal(Bearer.Debtor, PayKind.Coercion.BorneBy());
        Assert.Equal(Bearer.State, PayKind.Verification.BorneBy());
    }

    [Fact]
    public void Fuel_BeforeTheFirstQuote_IsTheAssumedPrice()
    {
        Assert.True(new PriceTable(LawBook.Common, []).Fuel(A).Unverified);
        Assert.Equal((20_000, 21_000), (Prices.Fuel(A).Value, Prices.Fuel(B).Value));
        Assert.True(Prices.Fuel(new(2025, 12, 31)).Unverified);
    }

    [Fact]
    public void NoAmountOfLaw_StandsInTheCode()
    {
        string[] modules = ["Budgets", "Workload", "Scenarios", "Launch", "Campaigns"];
        var found = modules.SelectMany(m => Directory.EnumerateFiles(Path.Combine(Samples.Root, "src/CaoDiem.Core", m), "*.cs"))
            .SelectMany(f => Amount().Matches(File.ReadAllText(f)).Select(m => $"{Path.GetFileName(f)}: {m.Value}"));
        Assert.Empty(found);
        Assert.Equal("70_000", Amount().Match("pay = 70_000;").Value);
        Assert.Equal("150000", Amount().Match("new(150000)").Value);
    }

    private static WorkDay Day(DateOnly day, decimal km) => new(day, "Tổ 1", PayKind.Verification, [new(PayRole.Official, 2)], km, 0, Bearer.State);

    [GeneratedRegex(@"\b\d{2,3}(_000)+\b|\b\d{5,}\b")]
    private static partial Regex Amount();
}
