using System.Globalization;
using AngleSharp.Html.Dom;
using CaoDiem.Campaigns;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Web.Tests;

/// <summary>Each number of the board of an earlier day leads to exactly the files that it counts, on the page as in the code behind.</summary>
public sealed class BoardLinkTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    [Theory]
    [InlineData("11/08/2023", "")]
    [InlineData("31/08/2023", "&knownOn=30/09/2023")]
    [InlineData("30/09/2023", "")]
    public async Task EveryNumber_OfADay_OpensExactlyThatManyFiles(string day, string known)
    {
        var board = await ledger.PageAsync("thutruong", $"/Campaigns/Score/{await CampaignAsync()}?asOf={day}{known}");
        var links = board.QuerySelectorAll("td a[href^='/Dossiers?'], a.tile[href^='/Dossiers?']")
            .OfType<IHtmlAnchorElement>().ToList();
        Assert.True(links.Count > 100, $"{links.Count} links.");
        Assert.Contains(links, Money);
        foreach (var link in links)
        {
            var shown = link.QuerySelector(".figure")?.TextContent ?? link.TextContent;
            if (!shown.Contains('%', StringComparison.Ordinal))
            {
                var list = await ledger.PageAsync("thutruong", link.GetAttribute("href")!);
                Assert.Contains(day, list.QuerySelector(".head")!.TextContent, StringComparison.Ordinal);
                Assert.Equal((link.GetAttribute("href"), Number(shown)), (link.GetAttribute("href"), Money(link) ? Sum(list) : Count(list)));
            }
        }
    }

    [Fact]
    public async Task Board_OfAnEarlierDay_KeepsItsDay_InEveryForm()
    {
        var page = await ledger.PageAsync("thutruong", $"/Campaigns/Score/{await CampaignAsync()}?asOf=11/08/2023&knownOn=15/08/2023");
        var screen = page.QuerySelector("a[href*='screen=true']")!.GetAttribute("href")!;
        Assert.EndsWith("?screen=true&asOf=11/08/2023&knownOn=15/08/2023", screen, StringComparison.Ordinal);
        var wall = await ledger.PageAsync("thutruong", screen);
        Assert.Contains("11/08/2023", wall.QuerySelector(".head")!.TextContent, StringComparison.Ordinal);
        var back = wall.QuerySelector(".head a")!.GetAttribute("href");
        Assert.EndsWith("?asOf=11/08/2023&knownOn=15/08/2023", back, StringComparison.Ordinal);
        foreach (var handler in new[] { "Xlsx", "Json" })
        {
            Assert.EndsWith("&asOf=11/08/2023&knownOn=15/08/2023",
                page.QuerySelector($"a[href*='handler={handler}']")!.GetAttribute("href"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task NameOfAWave_OpensTheFilesThatItTakes()
    {
        var board = await ledger.PageAsync("thutruong", $"/Campaigns/Score/{await CampaignAsync()}");
        var plan = (await ledger.PageAsync("thutruong", $"/Campaigns/Details/{await CampaignAsync()}")).Body!.TextContent;
        var links = board.QuerySelectorAll("th a[href*='standing=wave']").OfType<IHtmlAnchorElement>().ToList();
        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            var files = Count(await ledger.PageAsync("thutruong", link.GetAttribute("href")!));
            Assert.Contains($"{files.ToString("N0", CultureInfo.GetCultureInfo("vi-VN"))} hồ sơ", plan, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task FileTakenOffTheList_IsShownApart_AndComesBack()
    {
        var campaign = await CampaignAsync();
        Id<Dossiers.Dossier> file;
        await using (var db = ledger.Site.Database.Open())
        {
            file = await db.BaselineFiles.Where(b => b.CampaignId == campaign).OrderBy(b => b.DossierId).Select(b => b.DossierId).FirstAsync();
        }

        var fields = new Dictionary<string, string> { ["campaign"] = campaign.ToString(), ["reason"] = "Trùng hồ sơ" };
        var form = $"/Dossiers/Details/{file}";
        await ledger.As("thutruong").PostAsync($"{form}?handler=Leave", fields, form);
        Assert.Contains("Đã rời danh sách", (await ledger.PageAsync("thutruong", form)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((false, true), await StandingAsync(campaign, file));
        await ledger.As("thutruong").PostAsync($"{form}?handler=ComeBack", fields, form);
        Assert.Equal((true, false), await StandingAsync(campaign, file));
    }

    private async Task<(bool OnList, bool Left)> StandingAsync(Id<Campaign> campaign, Id<Dossiers.Dossier> file)
    {
        await using var db = ledger.Site.Database.Open();
        var last = await db.StandingSpans.Where(s => s.CampaignId == campaign && s.DossierId == file).OrderBy(s => s.From).LastAsync();
        return (!last.Flags.HasFlag(StandingFlags.Left), last.Flags.HasFlag(StandingFlags.Left));
    }

    private async Task<Id<Campaign>> CampaignAsync()
    {
        await using var db = ledger.Site.Database.Open();
        return await db.Campaigns.Select(c => c.Id).SingleAsync();
    }

    private static bool Money(IHtmlAnchorElement link) => link.GetAttribute("href") is { } href
        && (href.Contains("standing=collected", StringComparison.Ordinal) || href.Contains("standing=paidBefore", StringComparison.Ordinal));

    private static long Count(IHtmlDocument list) =>
        list.QuerySelector("[data-count]")!.TextContent is var said && said.StartsWith("Không có", StringComparison.Ordinal)
            ? 0
            : Number(said.Split(' ')[0]);

    /// <summary>The sum of the files found; the list has a column of their parts.</summary>
    private static long Sum(IHtmlDocument list)
    {
        var said = list.QuerySelector("[data-count]")!.TextContent;
        if (said.StartsWith("Không có", StringComparison.Ordinal))
        {
            return 0;
        }

        var sum = Number(said.Split(": ")[^1].Replace(" đồng", "", StringComparison.Ordinal));
        var parts = list.QuerySelectorAll("tbody td.num:not([data-label^='Còn lại'])").Select(c => Number(c.TextContent)).ToList();
        Assert.NotEmpty(parts);
        Assert.True(parts.Sum() == sum || (parts.Count >= Reports.DossierList.PageSize && parts.Sum() < sum), $"{parts.Sum()} of {sum}");
        return sum;
    }

    private static long Number(string text) =>
        long.Parse(text.Trim().Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture);
}
