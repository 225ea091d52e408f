using System.Text.Json;
using CaoDiem.Reports;
using CaoDiem.TestKit.Year;
using CaoDiem.Years;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Web.Tests.Year;

/// <summary>The year's target, and its periods: each month is closed in the next; one is opened again and closed once more.</summary>
internal sealed class YearPeriods(YearOffice office, ToldYear told)
{
    private static readonly string[] OfCampaign = ["doneBefore", "collectedBefore"];

    private readonly Dictionary<DateOnly, DateOnly> _closed = [];

    public Task TargetAsync() => office.PostAsync("/Years?handler=Target", "/Years", ("Target.Measure", "Cases"),
        ("Target.MustReach", "200"), ("Target.StriveFor", "260"), ("Target.From", "01/10/2025"));

    /// <summary>Closes the month before as known at its end.</summary>
    public async Task CloseAsync()
    {
        var last = new DateOnly(office.Today.Year, office.Today.Month, 1).AddDays(-1);
        await CloseAsync(last, last);
        if (last.Month == 3)
        {
            await using var db = office.Site.Database.Open();
            var period = await db.ClosedPeriods.AsNoTracking().SingleAsync(p => p.UpTo == last);
            await office.PostAsync("/Years?handler=Open", "/Years", ("Open.Period", $"{period.Id}"),
                ("Open.Reason", "Còn biên lai chưa ghi"));
            await CloseAsync(last, office.Today);
        }
    }

    /// <summary>Where a closed period does not say what was known on its closing, or the target not where the office stands.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(int periods)
    {
        var faults = new List<string>();
        await using var db = office.Site.Database.Open();
        foreach (var (last, known) in _closed.OrderByDescending(x => x.Key).Take(periods))
        {
            var board = await new YearQuery(db).RunAsync(office.Head, last);
            faults.AddRange(Differences($"{last} closed on {known}", board.Now, YearCount.Year(told, last, known), last));
            faults.AddRange(Differences($"{last} as known now", board.AsKnownNow!, YearCount.Year(told, last, office.Today), last));
        }

        var line = Assert.Single((await new YearQuery(db).RunAsync(office.Head, null)).Lines);
        var (now, before) = (YearCount.Year(told, office.Today, office.Today)["done"],
            YearCount.Year(told, told.CampaignFrom.AddDays(-1), office.Today)["done"]);
        if ((line.Reached, line.ReachedBefore, line.Added) != (now, before, now - before))
        {
            faults.Add($"{office.Today}: target {line.Reached} of {line.ReachedBefore}, {now} of {before} counted");
        }

        return faults;
    }

    private async Task CloseAsync(DateOnly last, DateOnly known)
    {
        await office.PostAsync("/Years?handler=Close", "/Years", ("Close.Month", $"{((last.Month + 2) % 12) + 1}"),
            ("Close.KnownOn", YearOffice.Written(known)));
        _closed[last] = known;
    }

    private IEnumerable<string> Differences(string of, OfficeYear year, Dictionary<string, long> plain, DateOnly day)
    {
        var said = JsonSerializer.SerializeToElement(year, JsonSerializerOptions.Web);
        return plain.Where(p => (day >= told.CampaignFrom || !OfCampaign.Contains(p.Key)) && said.GetProperty(p.Key).GetInt64() != p.Value)
            .Select(p => $"{p.Key}, {of}: {said.GetProperty(p.Key)} told, {p.Value} counted");
    }
}
