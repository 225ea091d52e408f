using CaoDiem.Campaigns;
using CaoDiem.Identity;
using CaoDiem.Reports;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Reports;

/// <summary>The 80 % range holds the end that came: on the demonstration, and on courses made up after known rules.</summary>
public sealed class ForecastTests
{
    private const int CoursesOfAKind = 12;
    private const double LeastHeld = 0.75;
    private static readonly DateOnly From = new(2023, 7, 1);
    private static readonly DateOnly To = new(2023, 9, 30);

    [Fact]
    public async Task Demonstration_CutAtEachWeek_HoldsTheTrueEnd()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var campaign = await db.Campaigns.SingleAsync();
        var report = await new ForecastQuery(db).RunAsync(campaign.Id, Actor.ForOffice(campaign.OfficeId, "Thử"), To);
        Assert.Equal(13, report.Cuts.Count);
        Assert.All(report.Cuts, c => Assert.Equal((41, 4_048_290_889), (c.TrueCases, c.TrueMoney)));
        Assert.Equal(report.Cuts.Count, report.Cuts.Select(c => c.Forecast).Distinct().Count());
        var (cases, money) = (report.Cuts.Count(c => c.HoldsCases), report.Cuts.Count(c => c.HoldsMoney));
        Assert.True(cases >= LeastHeld * report.Cuts.Count, $"cases {cases}");
        Assert.True(money >= LeastHeld * report.Cuts.Count, $"money {money}: {string.Join("; ", report.Cuts.Select(c => $"{c.Day:dd/MM} {c.Forecast.Money}"))}");
        // A range that says anything: the middle of the campaign promises no more than four times what came.
        Assert.All(report.Cuts.Skip(report.Cuts.Count / 2), c => Assert.True(c.Forecast.Cases.High < 4 * c.TrueCases && c.Forecast.Money.High < 4 * c.TrueMoney));
    }

    [Fact]
    public async Task Demonstration_WithoutTheRest_KeepsWhatIsThere_AndNothingFromLaterIsKnown()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var campaign = await db.Campaigns.SingleAsync();
        var report = await new ForecastQuery(db).RunAsync(campaign.Id, Actor.ForOffice(campaign.OfficeId, "Thử"), new(2023, 8, 11));
        Assert.Equal(report.Course.Done, report.Forecast.CasesWithout.High);
        Assert.Equal(report.Course.Collected, report.Forecast.MoneyWithout.Low);
        Assert.True(report.Forecast.Cases.Middle > report.Forecast.CasesWithout.Middle);
        var board = await new ScoreboardQuery(db).RunAsync(campaign.Id, Actor.ForOffice(campaign.OfficeId, "Thử"), report.AsOf);
        Assert.Equal((board.Total.Completed + board.Total.Terminated, board.Total.Collected), (report.Course.Done, report.Course.Collected));
        Assert.Equal(new DateOnly(2023, 9, 30), report.End);
    }

    [Theory]
    [InlineData("new work only")]
    [InlineData("stock only")]
    [InlineData("both")]
    [InlineData("uneven weeks")]
    [InlineData("heavy amounts")]
    public void MadeUpCourses_AreHeldAsOften(string kind)
    {
        var (cuts, cases, money) = (0, 0, 0);
        for (var seed = 1; seed <= CoursesOfAKind; seed++)
        {
            var files = MadeUp(kind, seed);
            var campaign = new Campaign { OfficeId = CaoDiem.Shared.Id<Office>.New(), Name = "Thử", PlanNo = "1" };
            campaign.SetPeriod(new(From, To));
            foreach (var cut in ForecastQuery.Cuts(campaign, To, day => ForecastCourse.Of(files, From, To, day, To, 0.15, OrdinaryCourse.Unknown)))
            {
                (cuts, cases, money) = (cuts + 1, cases + (cut.HoldsCases ? 1 : 0), money + (cut.HoldsMoney ? 1 : 0));
            }
        }

        Assert.True(cases >= LeastHeld * cuts && money >= LeastHeld * cuts, $"{kind}: cases {cases}, money {money} of {cuts}");
    }

    [Fact]
    public void NothingKnown_AndNothingLeft()
    {
        var none = Forecast.Of(ForecastCourse.Of([], From, To, From.AddDays(-1), To, 0, OrdinaryCourse.Unknown));
        Assert.Equal((new ForecastRange(0, 0, 0), new ForecastRange(0, 0, 0)), (none.Cases, none.Money));
        CourseFile[] done = [new(5, [new(From, true, 5)])];
        var over = Forecast.Of(ForecastCourse.Of(done, From, To, To, To, 0.15, OrdinaryCourse.Unknown));
        Assert.Equal((new ForecastRange(1, 1, 1), new ForecastRange(5, 5, 5)), (over.Cases, over.Money));
    }

    [Fact]
    public void OrdinaryCourse_GoesOnWithoutTheCampaign()
    {
        CourseFile[] files = [.. Enumerable.Range(0, 50).Select(i => new CourseFile(100, []))];
        var forecast = Forecast.Of(ForecastCourse.Of(files, From, To, From.AddDays(6), To, 0.15, new(39, 39, [.. Enumerable.Repeat(10L, 39)])));
        Assert.InRange(forecast.CasesWithout.Middle, 9, 15);
        Assert.InRange(forecast.MoneyWithout.Middle, 90, 150);
        Assert.True(forecast.CasesWithout.Low < forecast.CasesWithout.High);
    }

    // 300 files worked on at 25 a week; closings and part payments from known chances.
    private static List<CourseFile> MadeUp(string kind, int seed)
    {
        const int files = 300;
        var dice = new Random(seed);
        var (fresh, stock) = kind switch { "stock only" => (0.0, 0.012), "both" => (0.06, 0.006), _ => (0.12, 0.0) };
        var list = new List<CourseFile>();
        var weather = Enumerable.Range(0, 14).Select(_ => kind == "uneven weeks" ? dice.NextDouble() * 2 : 1).ToArray();
        for (var i = 0; i < files; i++)
        {
            var money = kind == "heavy amounts" ? (long)(5e6 * Math.Exp(1.5 * Normal(dice))) : dice.Next(2_000_000, 60_000_000);
            var results = new List<CourseStep>();
            var start = i * 12 / files;
            for (var week = start; week < 13; week++)
            {
                var day = From.AddDays((week * 7) + dice.Next(5));
                if (week == start)
                {
                    results.Add(new(day, false, 0));
                }

                var chance = weather[week] * (week == start ? fresh : stock);
                if (dice.NextDouble() < chance)
                {
                    results.Add(new(day, true, money));
                    break;
                }

                if (dice.NextDouble() < chance)
                {
                    results.Add(new(day, false, money / 10));
                }
            }

            list.Add(new(money, results));
        }

        return list;
    }

    private static double Normal(Random dice) => Math.Sqrt(-2 * Math.Log(1 - dice.NextDouble())) * Math.Cos(2 * Math.PI * dice.NextDouble());
}
