using System.Net;
using AngleSharp.Html.Parser;
using CaoDiem.CasePlans;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Web.Tests;

/// <summary>The consultations of a campaign: one commune each, and a way back.</summary>
public sealed class ConsultationTests
{
    [Fact]
    public async Task AWrongOne_IsWithdrawn_AndItsPlansWaitAgain()
    {
        await using var site = await TestSite.StartAsync();
        using var head = await site.SignedInAsync("thutruong");
        await using var db = site.Database.Open();
        var campaign = (await db.Campaigns.SingleAsync()).Id;
        var held = await db.CasePlans.Where(p => p.State == PlanState.Approved).GroupBy(p => p.ConsultationId)
            .Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Count).FirstAsync();
        var url = $"/CasePlans/Consultations/{campaign}";
        var form = new Dictionary<string, string> { ["Input.Consultation"] = held.Key.ToString()!, ["Input.Reason"] = "Ghi nhầm xã" };
        Assert.Contains("CON-007", await (await head.PostAsync(url, form)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var plans = await db.CasePlans.Include(p => p.Steps).Where(p => p.ConsultationId == held.Key).ToListAsync();
        db.Begin("Thử", Identity.Actor.ForOffice(plans[0].OfficeId, "Thử"));
        var consultation = await db.Consultations.SingleAsync(c => c.Id == held.Key);
        foreach (var plan in plans)
        {
            plan.Reopen("Xem lại");
            plan.Consult(consultation.Id);
        }

        await db.SaveChangesAsync();
        var page = new HtmlParser().ParseDocument(await head.HtmlAsync(url));
        var card = page.GetElementById($"h-{held.Key}")!.ParentElement!;
        Assert.Contains($"{held.Count} kế hoạch trở lại chờ hội ý", card.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(url, form)).StatusCode);
        Assert.Equal(held.Count, await db.CasePlans.AsNoTracking()
            .CountAsync(p => p.State == PlanState.Draft && p.Note == "Rút lần hội ý: Ghi nhầm xã"));
        Assert.Contains("Ghi nhầm xã", await head.HtmlAsync(url), StringComparison.Ordinal);
        Assert.Contains("CON-005", await (await head.PostAsync(url, form)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
