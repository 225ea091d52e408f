using System.Net;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CaoDiem.Web.Tests.LedgerSite;

namespace CaoDiem.Web.Tests;

/// <summary>A campaign is ended, opened again and put right on its pages.</summary>
public sealed class CampaignLifePagesTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    [Fact]
    public async Task Ending_SaysWhatIsOpen_AsksWhy_AndCanBeTakenBack()
    {
        var id = await CampaignAsync();
        var (details, close, reopen) = ($"/Campaigns/Details/{id}", $"/Campaigns/Close/{id}", $"/Campaigns/Reopen/{id}");
        var head = ledger.As("thutruong");
        Assert.NotNull((await ledger.PageAsync("thutruong", details)).QuerySelector($"a[href='{close}']"));
        var page = await ledger.PageAsync("thutruong", close);
        Assert.Contains("Kế hoạch vụ việc chưa thực hiện xong", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        AssertFieldError(await ReadAsync(await head.PostAsync(close, new() { ["Input.Reason"] = " " }, close)), "Input_Reason", "LCH-010");
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(close, new() { ["Input.Reason"] = "Hết thời gian" }, close)).StatusCode);
        Assert.Contains("Hết thời gian", await HistoryAsync(details), StringComparison.Ordinal);

        AssertFieldError(await ReadAsync(await head.PostAsync(reopen, [], reopen)), "Input_Reason", "LCH-011");
        Assert.Contains("Hết thời gian", (await ledger.PageAsync("thutruong", reopen)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(reopen, new() { ["Input.Reason"] = "Kết thúc nhầm" }, reopen)).StatusCode);
        var history = await HistoryAsync(details);
        Assert.Contains("Mở lại chiến dịch: Kết thúc nhầm", history, StringComparison.Ordinal);
        Assert.Contains("Đã kết thúc → Đang thực hiện", history, StringComparison.Ordinal);
    }

    private async Task<Id<Campaign>> CampaignAsync()
    {
        await using var db = ledger.Site.Database.Open();
        return (await db.Campaigns.AsNoTracking().SingleAsync()).Id;
    }

    private async Task<string> HistoryAsync(string details) =>
        (await ledger.PageAsync("thutruong", details)).GetElementById("history")!.ParentElement!.TextContent;
}
