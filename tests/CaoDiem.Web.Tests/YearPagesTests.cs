using System.Net;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CaoDiem.Web.Tests.LedgerSite;

namespace CaoDiem.Web.Tests;

/// <summary>The professional year on screen: targets are set, corrected, withdrawn; periods closed and opened again.</summary>
public sealed class YearPagesTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    [Fact]
    public async Task Target_IsSet_Corrected_Withdrawn()
    {
        var head = ledger.As("thutruong");
        var fields = new Dictionary<string, string>
        {
            ["Target.Measure"] = "MoneyRate",
            ["Target.MustReach"] = "nhiều",
            ["Target.From"] = "01/10/2022"
        };
        var refused = await ReadAsync(await head.PostAsync("/Years?handler=Target", fields, "/Years"));
        AssertFieldError(refused, "Target_MustReach", "YER-002");
        Assert.Equal("nhiều", Value(refused, "Target_MustReach"));
        (fields["Target.MustReach"], fields["Target.StriveFor"]) = ("45,5", "50");
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync("/Years?handler=Target", fields, "/Years")).StatusCode);
        var row = (await ledger.PageAsync("thutruong", "/Years")).QuerySelector("table tbody tr")!;
        Assert.Contains("45,50 %", row.TextContent, StringComparison.Ordinal);
        var page = row.QuerySelector("a")!.GetAttribute("href")!;
        Assert.Equal("45,50", Value(await ledger.PageAsync("thutruong", page), "Input_MustReach"));
        var edit = new Dictionary<string, string> { ["Input.MustReach"] = "46", ["Input.StriveFor"] = "50", ["Input.From"] = "01/10/2022" };
        AssertFieldError(await ReadAsync(await head.PostAsync(page, edit, page)), "Input_Reason", "YER-006");
        edit["Input.Reason"] = "Gõ nhầm";
        Assert.Equal("/Years", (await head.PostAsync(page, edit, page)).Headers.Location?.OriginalString);
        Assert.Contains("46,00 %", await head.HtmlAsync("/Years"), StringComparison.Ordinal);
        Assert.Equal("/Years", (await head.PostAsync(page + "?handler=Withdraw", new() { ["Drop.Reason"] = "Của đơn vị khác" }, page))
            .Headers.Location?.OriginalString);
        Assert.Contains("Của đơn vị khác", await head.HtmlAsync(page), StringComparison.Ordinal);
        var others = (await ledger.PageAsync("thutruong", "/Years")).QuerySelector("#targets ~ details li")!;
        Assert.Contains("đã rút lại", others.TextContent, StringComparison.Ordinal);
        Assert.Equal(page, others.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Period_IsClosed_ToldOnReports_AndOpenedAgain()
    {
        var head = ledger.As("thutruong");
        var none = new Dictionary<string, string> { ["Close.Month"] = "11", ["Close.KnownOn"] = "30/08/2023" };
        AssertFieldError(await ReadAsync(await head.PostAsync("/Years?handler=Close", none, "/Years")), "Close_KnownOn", "YER-023");
        none["Close.KnownOn"] = "29/09/2023";
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync("/Years?handler=Close", none, "/Years")).StatusCode);
        await using var db = ledger.Site.Database.Open();
        var period = await db.ClosedPeriods.AsNoTracking().SingleAsync(p => p.ReopenedAt == null);
        var campaign = (await db.Campaigns.AsNoTracking().SingleAsync()).Id;
        foreach (var report in new[] { "/Years?asOf=31/08/2023", $"/Reports/Tables/{campaign}?asOf=31/08/2023" })
        {
            Assert.Contains("như đã biết đến hết ngày 29/09/2023", await head.HtmlAsync(report), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("như đã biết đến hết ngày 29/09/2023", await head.HtmlAsync($"/Reports/Tables/{campaign}?asOf=30/08/2023"),
            StringComparison.Ordinal);
        var open = new Dictionary<string, string> { ["Open.Period"] = period.Id.ToString() };
        AssertFieldError(await ReadAsync(await head.PostAsync("/Years?handler=Open", open, "/Years")), "Open_Reason", "YER-024");
        open["Open.Reason"] = "Còn biên lai chưa ghi";
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync("/Years?handler=Open", open, "/Years")).StatusCode);
        Assert.Contains("Còn biên lai chưa ghi", await head.HtmlAsync("/Years"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoMayNotSet_SeesTheYear_AndNoForm()
    {
        var page = await ledger.PageAsync("chv.nga", "/Years");
        Assert.Null(page.QuerySelector("main form[method=post]"));
        Assert.Equal(HttpStatusCode.Forbidden, (await ledger.As("chv.nga").PostAsync("/Years?handler=Close",
            new() { ["Close.Month"] = "10" }, "/Identity/Password")).StatusCode);
        await using var db = ledger.Site.Database.Open();
        Assert.False(await db.ClosedPeriods.AnyAsync(p => p.Month == 10));
    }
}
