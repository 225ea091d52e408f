using CaoDiem.TestKit;
using CaoDiem.TestKit.Year;
using Xunit;

namespace CaoDiem.Web.Tests.Year;

/// <summary>
/// An office of six hundred files lives through its professional year: three registers, a campaign of four waves, communes that become
/// one, an officer who retires, a leader who is replaced, mistakes put right, a law amended. At the end of each month every figure equals
/// a count by plain loops over what was told, and no id leads nowhere.
/// </summary>
public sealed class YearTests
{
    private const string OnlyInALongRun = "On PostgreSQL the year runs with ./test --long.";

    private static readonly int ActsADay = LongRun.Times(16, 90);

    public static bool RunsHere => LongRun.IsAsked || !TestDatabase.IsPostgres;

    [Fact(Skip = OnlyInALongRun, SkipUnless = nameof(RunsHere))]
    public async Task AYear_OfSixHundredFiles_AddsUp_EveryMonth()
    {
        var told = new ToldYear(seed: 2026, files: 560);
        await using var office = await YearOffice.StartAsync(new(2025, 10, 6));
        var work = new YearWork(office, told);
        var story = new YearStory(office, told);
        await story.RegistersAsync();
        await MonthAsync(work, office, new(2025, 10, 31), 0);
        var periods = new YearPeriods(office, told);
        await periods.TargetAsync();
        var check = new YearCheck(office, told, await story.CampaignAsync());
        foreach (var end in Enumerable.Range(0, 11).Select(m => new DateOnly(2025, 12, 1).AddMonths(m).AddDays(-1)))
        {
            await story.MonthAsync(end);
            await periods.CloseAsync();
            await MonthAsync(work, office, end, 11);
            await check.MonthAsync();
            check.Faults.AddRange(await periods.FaultsAsync(LongRun.Times(end.Month == 9 ? 11 : 1, 12)));
            if (end.Month % 3 == 0)
            {
                await check.CommandLineAsync();
            }
        }

        Assert.True(check.Faults.Count == 0, string.Join("\n", check.Faults.Take(40)));
        Assert.True(work.PutRight >= 120, $"{work.PutRight} mistakes");
        Assert.True(work.Recorded > 700 && work.Refused < work.Recorded / 20, $"{work.Recorded} recorded, {work.Refused} refused");
        Assert.Equal(600, told.Files.Count);
        await ABreakWouldHaveBeenSeenAsync(office, told, check);
    }

    // One day off, then one kind of act that nobody counts: the check must say so.
    private static async Task ABreakWouldHaveBeenSeenAsync(YearOffice office, ToldYear told, YearCheck check)
    {
        for (var day = new DateOnly(2026, 8, 20); day < new DateOnly(2026, 8, 28); day = day.AddDays(1))
        {
            check.Board(await check.BoardAsync(day, null), day.AddDays(-1), office.Today);
        }

        Assert.NotEmpty(check.Faults);
        check.Faults.Clear();
        told.Files.ForEach(f => f.Acts.RemoveAll(a => a.Kind == "relief-dossier"));
        check.Board(await check.BoardAsync(told.CampaignTo, null), told.CampaignTo, office.Today);
        Assert.Contains(check.Faults, f => f.StartsWith("reliefDossiers", StringComparison.Ordinal));
    }

    // Six days of work, then the last day of the month: decisions are issued, mistakes found.
    private static async Task MonthAsync(YearWork work, YearOffice office, DateOnly end, int mistakes)
    {
        for (var day = 7; day < end.Day; day += 4)
        {
            if (new DateOnly(end.Year, end.Month, day) is var next && next >= office.Today)
            {
                office.MoveTo(next);
                await work.DayAsync(ActsADay);
            }
        }

        office.MoveTo(end);
        await work.IssueAsync();
        await work.PutRightAsync(mistakes);
        await work.ProposeAsync();
    }
}
