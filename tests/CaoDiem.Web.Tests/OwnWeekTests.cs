using System.Net;
using AngleSharp.Html.Parser;
using CaoDiem.CasePlans;
using CaoDiem.Identity;
using CaoDiem.Scheduling;
using CaoDiem.TaskForces;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Web.Tests;

/// <summary>«Lịch của tôi»: each person's own days, and the private address of his calendar.</summary>
public sealed class OwnWeekTests
{
    private const string Mine = "/Scheduling/Mine";

    [Fact]
    public async Task ThePrivateAddress_NeedsNoSignIn_TellsNoNames_AndEndsWhenRenewedOrTakenBack()
    {
        await using var site = await TestSite.StartAsync();
        await using var db = site.Database.Open();
        using var officer = await site.SignedInAsync("chv.nga");
        using var stranger = site.Anonymous();
        var first = await AddressAsync(officer);
        var calendar = await stranger.HtmlAsync(first);
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Login == "chv.nga");
        var visits = (await PersonalPlan.LoadAsync(db, user)).SelectMany(d => d.Visits).ToList();
        Assert.NotEmpty(visits);
        Assert.Equal(visits.Count, calendar.Split("BEGIN:VEVENT").Length - 1);
        Assert.All(visits, v => Assert.Contains($"UID:{v.StepId}@caodiem", calendar, StringComparison.Ordinal));
        var unfolded = calendar.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.All(visits, v => Assert.DoesNotContain(v.Debtor, unfolded, StringComparison.Ordinal));
        Assert.DoesNotContain("(mẫu)", unfolded.Replace("(mẫu)\":urn", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains($"DTSTART;TZID=Asia/Ho_Chi_Minh:{(await db.TeamRoutes.Where(r => r.Assignments.Any(a => a.StepId == visits[0].StepId)).SingleAsync()).Day:yyyyMMdd}T{visits[0].From:HHmmss}", calendar, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Split('/')[^1].Split('.')[0], string.Join(' ', await db.CalendarFeeds.Select(f => f.TokenHash).ToListAsync()), StringComparison.Ordinal);
        Assert.False(await db.AuditEvents.AnyAsync(e => e.Data != null && e.Data.Contains("TokenHash")));

        var second = await AddressAsync(officer);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(second)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.PostAsync(Mine + "?handler=Close", [], Mine)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(second)).StatusCode);

        var third = await AddressAsync(officer);
        var account = await db.Users.SingleAsync(u => u.Login == "chv.nga");
        db.Begin("Thử", Actor.System("Thử"));
        account.Disable();
        await db.SaveChangesAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(third)).StatusCode);
    }

    [Fact]
    public async Task Guessing_IsSlowedDown()
    {
        await using var site = await TestSite.StartAsync();
        using var stranger = site.Anonymous();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i <= CalendarFeeds.ReadsPerMinute; i++)
        {
            answers.Add((await stranger.GetAsync($"/lich/{i}.ics")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, answers[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    [Fact]
    public async Task APartner_SeesItsOwnStepsOnly_NoMoney_AndNobodyElsesPlan()
    {
        await using var site = await TestSite.StartAsync();
        await using var db = site.Database.Open();
        using var partner = await site.SignedInAsync("phoihop");
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Login == "phoihop");
        var days = await PersonalPlan.LoadAsync(db, user);
        Assert.NotEmpty(days);
        var seen = new HashSet<string>();
        foreach (var week in days.Select(d => Shared.Weeks.Monday(d.Day)).Distinct())
        {
            var page = new HtmlParser().ParseDocument(await partner.HtmlAsync($"{Mine}?week={week:dd/MM/yyyy}"));
            seen.UnionWith(page.QuerySelectorAll("main tbody tr").Select(r => r.TextContent));
            Assert.Null(page.QuerySelector("main tbody a"));
            Assert.DoesNotContain("đồng", page.QuerySelector("main")!.TextContent.Replace("hội đồng", "", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
        }

        Assert.Equal(days.Sum(d => d.Visits.Count), seen.Count);
        Assert.All(days.SelectMany(d => d.Visits), v => Assert.Contains(v.Partners, p => p.Kind == PartnerKind.Police));
        var officer = (await db.Users.SingleAsync(u => u.Login == "chv.nga")).Id;
        Assert.Equal(HttpStatusCode.NotFound, (await partner.GetAsync($"{Mine}?person={officer}")).StatusCode);
        using var other = await site.SignedInAsync("chv.kiet");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{Mine}?person={officer}")).StatusCode);
        using var head = await site.SignedInAsync("thutruong");
        Assert.Contains("Lịch của Trần Thị Thúy Nga", await head.HtmlAsync($"{Mine}?person={officer}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnknownForm_IsNotFound()
    {
        await using var site = await TestSite.StartAsync();
        using var officer = await site.SignedInAsync("thutruong");
        await using var db = site.Database.Open();
        var campaign = (await db.Campaigns.SingleAsync()).Id;
        var plan = (await db.CasePlans.FirstAsync(p => p.State == PlanState.Approved)).Id;
        foreach (var url in new[] { $"/Campaigns/Details/{campaign}", $"/Campaigns/Chronogram/{campaign}", $"/Workload/Capacity/{campaign}", $"/Launch/Readiness/{campaign}", $"/CasePlans/Details/{plan}", Mine })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await officer.PostAsync(url + "?handler=Nothing", [], url)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await officer.PostAsync(url, [], url)).StatusCode);
        }
    }

    private static async Task<string> AddressAsync(PageClient client)
    {
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync(Mine + "?handler=Open", [], Mine)).StatusCode);
        var page = new HtmlParser().ParseDocument(await client.HtmlAsync(Mine));
        var address = page.GetElementById("address")!.GetAttribute("value")!;
        Assert.Null(new HtmlParser().ParseDocument(await client.HtmlAsync(Mine)).GetElementById("address")); // told once
        return new Uri(address).PathAndQuery;
    }
}
