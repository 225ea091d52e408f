using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TestKit.Builders;
using CaoDiem.Workload;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CaoDiem.Web.Tests.LedgerSite;

namespace CaoDiem.Web.Tests;

/// <summary>The weight of work on screen: the office's points, each officer's load, teams before and after a change.</summary>
public sealed class WeightPagesTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    private const string Url = "/Workload/Weights";

    [Fact]
    public async Task Points_AreSaidToBeAssumed_SetFromADay_AndWithdrawn()
    {
        var page = await ledger.PageAsync("thutruong", Url);
        Assert.Contains("25 giả định", VietText.Clean(page.QuerySelector("table")!.TextContent), StringComparison.Ordinal);
        page = await ReadAsync(await PostAsync($"{Url}?handler=Set", new() { ["Input.Class"] = "Property", ["Input.Stage"] = "Working" }));
        AssertFieldError(page, "Input_Points", "WRK-021");
        await PostAsync($"{Url}?handler=Set", new()
        {
            ["Input.Class"] = "Property",
            ["Input.Stage"] = "Working",
            ["Input.Points"] = "41",
            ["Input.From"] = "30/09/2023",
            ["Input.Source"] = "Họp đơn vị",
        });
        page = await ledger.PageAsync("thutruong", Url);
        Assert.DoesNotContain("25 giả định", VietText.Clean(page.QuerySelector("table")!.TextContent), StringComparison.Ordinal);
        await using var db = ledger.Site.Database.Open();
        var set = (await db.FileWeights.SingleAsync()).Id;
        AssertFieldError(await ReadAsync(await PostAsync($"{Url}?handler=Withdraw", new() { ["weight"] = set.ToString() })),
            "Input_WithdrawReason", "WRK-024");
        await PostAsync($"{Url}?handler=Withdraw", new() { ["weight"] = set.ToString(), ["Input.WithdrawReason"] = "Gõ nhầm" });
        page = await ledger.PageAsync("thutruong", Url);
        Assert.Contains("Gõ nhầm", page.GetElementById("history")!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadOfAnOfficer_KnowsPartAbsence_AndHisLastDay()
    {
        await using var db = ledger.Site.Database.Open();
        var id = await OfficeDirectory.OfficerAsync(db, ledger.Head, "Phan Văn Tải");
        await OfficeDirectory.FileAsync(db, ledger.Head, $"W{Guid.CreateVersion7():N}/QĐ", new(2023, 7, 3), id);
        var leave = new Dictionary<string, string>
        {
            ["Leave.Kind"] = "Absent",
            ["Leave.From"] = "01/09/2023",
            ["Leave.To"] = "31/12/2023",
            ["Leave.Percent"] = "50",
            ["Leave.DocumentNo"] = "1/QĐ",
            ["Leave.Reason"] = "Đi học",
        };
        await PostAsync($"/Identity/Officer/{id}?handler=Leave", leave);
        Assert.Contains("8 điểm, làm việc 50% thời gian", await LoadAsync("Phan Văn Tải"), StringComparison.Ordinal);
        await new KeepOfficersHandler(db).Handle(new RecordLeave(id, LeaveKind.Retired, Today, null, "2/QĐ", "Đủ tuổi"), ledger.Head);
        Assert.Contains("không có người làm", await LoadAsync("Phan Văn Tải"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Teams_AreToldBeforeAndAfter_AndNothingChangesByAsking()
    {
        await using var db = ledger.Site.Database.Open();
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        var areas = await db.CampaignAreas.CountAsync();
        var team = (await db.CampaignTaskForces.AsNoTracking().Where(t => t.CampaignId == campaign.Id).OrderBy(t =>
            t.Id).FirstAsync()).TaskForceId;
        var commune = (await db.CampaignAreas.AsNoTracking().FirstAsync(a => a.CampaignId == campaign.Id
            && a.TaskForceId != team)).CommuneId;
        var page = await ReadAsync(await PostAsync($"/Campaigns/Teams/{campaign.Id}?handler=WeighMove",
            new() { ["Move.Communes"] = commune.ToString(), ["Move.TaskForceId"] = team.ToString() }));
        Assert.Contains("trước và sau thay đổi này", page.GetElementById("after")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"input[name='Move.Communes'][value='{commune}'][checked]"));
        Assert.Equal(areas, await db.CampaignAreas.CountAsync());
    }

    private async Task<string> LoadAsync(string officer)
    {
        var page = await ledger.PageAsync("thutruong", "/Identity/Officers");
        return VietText.Clean(page.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent == officer).TextContent);
    }

    private Task<HttpResponseMessage> PostAsync(string url, Dictionary<string, string> fields) =>
        ledger.As("thutruong").PostAsync(url, fields);
}
