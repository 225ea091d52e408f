using CaoDiem.Exchange;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace CaoDiem.EndToEnd.Tests;

/// <summary>Every page, for a role that may see it, on a desk and on a phone.</summary>
public sealed class EveryPageTests : BrowserTest
{
    [Fact]
    public async Task Pages_OnADesk() => await VisitAsync(1366, 768, "");

    [Fact]
    public async Task Pages_OnAPhone() => await VisitAsync(390, 844, "-phone");

    [Fact]
    public async Task Pages_AtTheNarrowestWidth() => await VisitAsync(320, 640, "-320");

    private async Task VisitAsync(int width, int height, string suffix)
    {
        await using var db = Site.Database.Open();
        var campaign = (await db.Campaigns.SingleAsync()).Id;
        var file = (await db.Dossiers.OrderBy(d => d.DecisionDate).FirstAsync()).Id;
        var page = await NewPageAsync(width, height);
        await page.GotoAsync("/Identity/SignIn");
        await CheckPageAsync("signin" + suffix, page);
        await SignInAsync("thutruong", page);
        await CheckPageAsync("home" + suffix, page);
        foreach (var (name, url) in new[]
        {
            ("files", "/Dossiers"), ("files-search", "/Dossiers?q=tran"), ("file", $"/Dossiers/Details/{file}"), ("triage", "/Triage"),
            ("triage-exemption", "/Triage/Group/exemption"), ("imports", "/Exchange"), ("taskforces", "/TaskForces"), ("campaigns", "/Campaigns"),
            ("campaign-draft", "/Campaigns/Draft"), ("campaign", $"/Campaigns/Details/{campaign}"), ("score", $"/Campaigns/Score/{campaign}"),
            ("screen", $"/Campaigns/Score/{campaign}?screen=true"), ("results", $"/Campaigns/Results/{campaign}?standing=all"), ("password", "/Identity/Password"), ("status", "/Status/404"),
        })
        {
            await page.GotoAsync(url);
            await CheckPageAsync(name + suffix, page);
        }

        var admin = await NewPageAsync(width, height);
        await SignInAsync("quantri", admin);
        foreach (var (name, url) in new[] { ("admin-home", "/"), ("users", "/Identity/Users"), ("office", "/Identity/OfficePage"), ("calendar", "/Identity/Calendar") })
        {
            await admin.GotoAsync(url);
            await CheckPageAsync(name + suffix, admin);
        }

        AssertNoProblems();
    }
}
