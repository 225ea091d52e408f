using System.Net;
using System.Text.Json;
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

    [Fact]
    public async Task Editing_KeepsWhatWasTyped_AndShowsOldAndNew()
    {
        var id = await CampaignAsync();
        var (details, edit) = ($"/Campaigns/Details/{id}", $"/Campaigns/Edit/{id}");
        var head = ledger.As("thutruong");
        var fields = new Dictionary<string, string>
        {
            ["Input.Name"] = "Cao điểm (tên mới)",
            ["Input.PlanNo"] = "308/KH-CCTHADS",
            ["Input.PlanDate"] = "26/06/2023",
            ["Input.From"] = "01/07/2023",
            ["Input.To"] = "30/09/2023",
        };
        var refused = await ReadAsync(await head.PostAsync(edit, fields, edit));
        AssertFieldError(refused, "Input_Reason", "CMP-047");
        Assert.Equal("Cao điểm (tên mới)", Value(refused, "Input_Name"));
        fields["Input.Reason"] = "Gõ nhầm tên";
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(edit, fields, edit)).StatusCode);
        var history = await HistoryAsync(details);
        Assert.Contains("Sửa chiến dịch: Gõ nhầm tên", history, StringComparison.Ordinal);
        Assert.Contains("→ Cao điểm (tên mới)", history, StringComparison.Ordinal);
        fields["Input.PlanNo"] = "";
        AssertFieldError(await ReadAsync(await head.PostAsync(edit, fields, edit)), "Input_PlanNo", "LCH-013");
        fields["Input.From"] = "";
        AssertFieldError(await ReadAsync(await head.PostAsync(edit, fields, edit)), "Input_From", "CMP-023");
    }

    [Fact]
    public async Task ATarget_IsCorrected_OnTheSamePage()
    {
        var id = await CampaignAsync();
        var edit = $"/Campaigns/Edit/{id}";
        var head = ledger.As("thutruong");
        AssertFieldError(await ReadAsync(await head.PostAsync(edit + "?handler=Target", [], edit)), "Fix_Target", "CMP-006");
        await using var db = ledger.Site.Database.Open();
        var target = await db.Targets.AsNoTracking().FirstAsync();
        var fields = new Dictionary<string, string>
        {
            ["Fix.Target"] = target.Id.ToString(),
            ["Fix.Cases"] = "123",
        };
        AssertFieldError(await ReadAsync(await head.PostAsync(edit + "?handler=Target", fields, edit)), "Fix_Reason", "CMP-049");
        fields["Fix.Reason"] = "Nhầm số";
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(edit + "?handler=Target", fields, edit)).StatusCode);
        var mended = await db.Targets.AsNoTracking().SingleAsync(t => t.Id == target.Id);
        Assert.Equal((123, target.Money, target.EffectiveFrom), (mended.Cases, mended.Money, mended.EffectiveFrom));
        Assert.Contains("→ 123", await HistoryAsync($"/Campaigns/Details/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhileItRuns_ATargetAndAWave_AreAddedWithAReason_AndStandInTheHistory()
    {
        var details = $"/Campaigns/Details/{await CampaignAsync()}";
        var head = ledger.As("thutruong");
        var goal = new Dictionary<string, string>
        {
            ["Goal.Scope"] = "Office",
            ["Goal.Cases"] = "77",
            ["Goal.Money"] = "7.000.000.000",
            ["Goal.EffectiveFrom"] = "15/09/2023"
        };
        var refused = await ReadAsync(await head.PostAsync(details + "?handler=Target", goal, details));
        AssertFieldError(refused, "Goal_Reason", "CMP-047");
        Assert.Equal("77", Value(refused, "Goal_Cases"));
        goal["Goal.Reason"] = "Tỉnh giao thêm";
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(details + "?handler=Target", goal, details)).StatusCode);
        var history = await HistoryAsync(details);
        Assert.Contains("Đặt chỉ tiêu: «Toàn đơn vị» – Tỉnh giao thêm", history, StringComparison.Ordinal);
        Assert.Contains("6.000.000.000 đồng → 7.000.000.000 đồng", history, StringComparison.Ordinal);

        await using var db = ledger.Site.Database.Open();
        var wave = new Dictionary<string, string>
        {
            ["Input.Name"] = "Đợt ngắn",
            ["Input.From"] = "01/07/2023",
            ["Input.To"] = "31/07/2023",
            ["Input.Focus"] = "Review"
        };
        AssertFieldError(await ReadAsync(await head.PostAsync(details + "?handler=Wave", wave, details)), "Input_Reason", "CMP-047");
        wave["Input.Reason"] = "Bù đợt đã bỏ";
        AssertFieldError(await ReadAsync(await head.PostAsync(details + "?handler=Wave", wave, details)), "Input_From", "CMP-002");
    }

    [Fact]
    public async Task TheBoard_TellsTheYear_OverAllFilesOfTheOffice()
    {
        var board = $"/Campaigns/Score/{await CampaignAsync()}";
        var page = await ledger.PageAsync("thutruong", board);
        Assert.Equal($"{board}?year=true", page.QuerySelector("[data-part=year]")!.GetAttribute("data-url"));
        Assert.Null(page.QuerySelector("[data-part=year] table"));
        var year = (await ledger.PageAsync("thutruong", $"{board}?year=true&asOf=15/08/2023")).QuerySelector("[data-part=year]")!;
        var rows = year.QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
        Assert.Equal(4, rows.Count);
        Assert.All(rows, r => Assert.Contains("+", r, StringComparison.Ordinal));
        Assert.Contains("Dự báo đến 30/09/2023", year.TextContent, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await ledger.As("thutruong").HtmlAsync($"{board}?handler=Json&asOf=15/08/2023"));
        var told = json.RootElement.GetProperty("year");
        Assert.Equal(told.GetProperty("done").GetInt32(),
            told.GetProperty("before").GetProperty("done").GetInt32() + told.GetProperty("added").GetProperty("done").GetInt32());
        var end = told.GetProperty("end").GetProperty("cases");
        Assert.InRange(told.GetProperty("done").GetInt32(), 1, end.GetProperty("low").GetInt32());
        Assert.True(end.GetProperty("low").GetInt32() <= end.GetProperty("high").GetInt32());
    }

    [Fact]
    public async Task AWave_SaysWhatHangsOnIt_BeforeItIsTakenOut()
    {
        await using var db = ledger.Site.Database.Open();
        var wave = await db.Waves.AsNoTracking().OrderBy(w => w.From).LastAsync();
        var url = $"/Campaigns/Wave/{wave.Id}";
        var head = ledger.As("thutruong");
        Assert.Contains("kế hoạch vụ việc", (await ledger.PageAsync("thutruong", url)).GetElementById("drop")!.ParentElement!.TextContent, StringComparison.Ordinal);
        AssertFieldError(await ReadAsync(await head.PostAsync(url + "?handler=Drop", [], url)), "Drop_Reason", "CMP-047");
        var edit = new Dictionary<string, string> { ["Input.Name"] = "", ["Input.From"] = "01/09/2023", ["Input.To"] = "30/09/2023", ["Input.Reason"] = "X" };
        AssertFieldError(await ReadAsync(await head.PostAsync(url, edit, url)), "Input_Name", "CMP-020");
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(url + "?handler=Drop", new() { ["Drop.Reason"] = "Gộp đợt" }, url)).StatusCode);
        Assert.False(await db.Waves.AnyAsync(w => w.Id == wave.Id));
        Assert.Contains($"«{wave.Name}» – Gộp đợt", await HistoryAsync($"/Campaigns/Details/{wave.CampaignId}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task Teams_JoinAndTakeCommunes_FromADay()
    {
        var id = await CampaignAsync();
        var url = $"/Campaigns/Teams/{id}";
        var head = ledger.As("thutruong");
        await using var db = ledger.Site.Database.Open();
        var commune = await db.Communes.AsNoTracking().OrderBy(c => c.SortKey).FirstAsync(c => db.CampaignAreas.Any(a => a.CommuneId == c.Id));
        var moved = new Dictionary<string, string> { ["Move.Communes"] = commune.Id.ToString(), ["Move.Reason"] = "Tổ trưởng ốm" };
        AssertFieldError(await ReadAsync(await head.PostAsync(url + "?handler=Move", moved, url)), "Move_From", "CMP-068");
        moved["Move.From"] = "15/09/2023";
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(url + "?handler=Move", moved, url)).StatusCode);
        Assert.Contains($"{commune.Name}: chưa có tổ phụ trách", (await ledger.PageAsync("thutruong", url)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tổ trưởng ốm", await HistoryAsync($"/Campaigns/Details/{id}"), StringComparison.Ordinal);
        var file = await db.BaselineFiles.AsNoTracking().Where(b => b.CommuneId == commune.Id && b.LeftOn == null).Select(b => b.DossierId).FirstAsync();
        var page = $"/Dossiers/Details/{file}";
        Assert.Contains("chưa có tổ phụ trách địa bàn", await head.HtmlAsync(page), StringComparison.Ordinal);
        var team = await db.TaskForces.AsNoTracking().FirstAsync();
        var given = new Dictionary<string, string> { ["campaign"] = id.ToString(), ["team"] = team.Id.ToString(), ["from"] = "20/09/2023", ["reason"] = "Vụ phức tạp" };
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(page + "?handler=Team", given, page)).StatusCode);
        Assert.Equal(team.Id, (await db.StandingSpans.AsNoTracking().Where(s => s.DossierId == file).On(Today).SingleAsync()).TaskForceId);
        AssertFieldError(await ReadAsync(await head.PostAsync(url + "?handler=Leave", new() { ["Leave.From"] = "20/09/2023", ["Leave.Reason"] = "X" }, url)), "Leave_TaskForceId", "CMP-065");
    }

    [Fact]
    public async Task ALeader_IsReplaced_OnThePageOfTheTeam()
    {
        await using var db = ledger.Site.Database.Open();
        var team = await db.TaskForces.AsNoTracking().OrderBy(t => t.SortKey).LastAsync();
        var next = await db.Officers.AsNoTracking().FirstAsync(o => o.Id != team.LeaderId);
        var url = $"/TaskForces/Team/{team.Id}";
        var head = ledger.As("thutruong");
        AssertFieldError(await ReadAsync(await head.PostAsync(url + "?handler=Replace", [], url)), "Replace_Day", "TSK-040");
        var fields = new Dictionary<string, string> { ["Replace.OfficerId"] = next.Id.ToString(), ["Replace.Day"] = "25/09/2023", ["Replace.Why"] = "Nghỉ ốm" };
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(url + "?handler=Replace", fields, url)).StatusCode);
        Assert.Contains($"{next.Name}, từ ngày 25/09/2023 – Nghỉ ốm", await head.HtmlAsync(url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MarkedFiles_JoinTogether_AndWhoDoesNotIsNamed()
    {
        var id = await CampaignAsync();
        var files = new[] { await ledger.OpenAsync("Trần Thị Vào"), await ledger.OpenAsync("Trần Văn Trước") };
        await using var db = ledger.Site.Database.Open();
        await new JoinLateHandler(db).Handle(new(id, files[1], "Trước"), ledger.Head);
        var url = "/Campaigns/Files?" + string.Join('&', files.Select(f => $"h={f}"));
        var head = ledger.As("thutruong");
        Assert.NotNull((await ledger.PageAsync("thutruong", "/Dossiers")).QuerySelector("button[formaction='/Campaigns/Files']"));
        var fields = new Dictionary<string, string> { ["Input.Reason"] = "Thụ lý sau", ["Input.Change"] = "Join" };
        AssertFieldError(await ReadAsync(await head.PostAsync(url, fields, url)), "Input_CampaignId", "CMP-039");
        fields["Input.CampaignId"] = id.ToString();
        var answer = await head.PostAsync(url, fields, url);
        Assert.Equal("/Dossiers", answer.Headers.Location?.OriginalString);
        var told = (await ledger.PageAsync("thutruong", "/Dossiers")).QuerySelector("main")!.TextContent;
        Assert.Contains("Đã đưa vào danh sách: 1 hồ sơ.", told, StringComparison.Ordinal);
        Assert.Contains("Trần Văn Trước: Hồ sơ đã có trong danh sách của chiến dịch; nếu đã đưa ra thì đưa trở lại ở trang hồ sơ. (CMP-031)", told, StringComparison.Ordinal);
        Assert.True(await db.BaselineFiles.AnyAsync(b => b.DossierId == files[0] && b.LateReason == "Thụ lý sau"));
    }

    private async Task<Id<Campaign>> CampaignAsync()
    {
        await using var db = ledger.Site.Database.Open();
        return (await db.Campaigns.AsNoTracking().SingleAsync()).Id;
    }

    private async Task<string> HistoryAsync(string details) =>
        (await ledger.PageAsync("thutruong", details)).GetElementById("history")!.ParentElement!.TextContent;
}
