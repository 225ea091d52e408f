using System.Net;
using AngleSharp.Html.Parser;
using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.Exchange;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Web.Tests;

/// <summary>Good input redirects, leaves a row and an audit event; bad input is explained at its field.</summary>
public sealed class ChangeTests
{
    [Fact]
    public async Task FirstStart_LeadsThroughTheWizard_AndThenToImportAndScore()
    {
        await using var site = await TestSite.StartAsync(demo: false, today: new(2023, 7, 1));
        using var client = site.Anonymous();
        Assert.Equal("/Identity/Start", (await client.GetAsync("/Dossiers")).Headers.Location?.OriginalString);
        var form = new Dictionary<string, string>
        {
            ["Input.OfficeName"] = "Chi cục Phước Long",
            ["Input.Code"] = "pl",
            ["Input.Kind"] = "District",
            ["Input.Name"] = "Quản Trị",
            ["Input.Login"] = "quantri",
            ["Input.Password"] = "ngắn",
        };
        var refused = await client.PostAsync("/Identity/Start", form);
        AssertFieldError(await refused.Content.ReadAsStringAsync(), "Input_Password", "IDN-003");
        form["Input.Password"] = "mật khẩu thật dài";
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync("/Identity/Start", form)).StatusCode);
        var head = await client.PostAsync("/Identity/Users?handler=Add", new() { ["Input.Login"] = "truong", ["Input.Name"] = "Thủ Trưởng", ["Input.Role"] = "Head" });
        var page = new HtmlParser().ParseDocument(await head.Content.ReadAsStringAsync());
        var password = page.QuerySelectorAll(".notice strong")[1].TextContent;

        using var boss = site.Anonymous();
        var signed = await boss.PostAsync("/Identity/SignIn", new() { ["Input.Login"] = "truong", ["Input.Password"] = password });
        Assert.Equal("/", signed.Headers.Location?.OriginalString);
        await ImportThroughPagesAsync(site, boss);
    }

    [Fact]
    public async Task WrongFile_IsRefused_WithACopyThatNamesTheRow()
    {
        await using var site = await TestSite.StartAsync(today: new(2023, 7, 1));
        using var client = await site.SignedInAsync("thutruong");
        var nonsense = await client.UploadAsync("/Exchange?handler=Register", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 3], "x.xlsx", new() { ["AsOf"] = "01/07/2023" });
        Assert.Contains("FILE-006", await client.FinishedBatchAsync(nonsense.Headers.Location!.OriginalString), StringComparison.Ordinal);
        var early = await client.UploadAsync("/Exchange?handler=Register", Samples.Register, "register.xlsx", new() { ["AsOf"] = "01/01/2020" });
        var batch = early.Headers.Location!.OriginalString;
        Assert.Contains("REG-005", await client.FinishedBatchAsync(batch), StringComparison.Ordinal);
        var copy = OfficeFiles.SheetFile.Read(await (await client.GetAsync(batch + "?handler=Copy")).Content.ReadAsByteArrayAsync(), "copy.xlsx");
        Assert.Contains("REG-005", copy[10, copy.LastColumn]!.Text, StringComparison.Ordinal);
        var none = await client.UploadAsync("/Exchange?handler=Register", [], "rong.xlsx", []);
        Assert.Contains("IMP-001", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Result_OnTheFilePage()
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.SignedInAsync("thutruong");
        await using var db = site.Database.Open();
        var campaign = (await db.Campaigns.SingleAsync()).Id;
        var file = await db.Dossiers.FirstAsync(d => d.State == DossierState.Enforcing && d.Remaining.Amount > 1_000_000);
        var url = $"/Dossiers/Record/{file.Id}?kind=paid";
        var form = new Dictionary<string, string> { ["kind"] = "paid", ["Input.On"] = "30/9/2023", ["Input.Amount"] = "1.000 đồng" };
        var refused = await client.PostAsync(url, form, url);
        AssertFieldError(await refused.Content.ReadAsStringAsync(), "Input_ReceiptNo", "ACT-002");
        form["Input.On"] = "40/9/2023";
        AssertFieldError(await (await client.PostAsync(url, form, url)).Content.ReadAsStringAsync(), "Input_On", "không phải ngày");
        form["Input.On"] = "30/9/2023";
        form["Input.ReceiptNo"] = "BL 77";
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync(url, form, url)).StatusCode);
        var act = await db.Acts.AsNoTracking().SingleAsync(a => a.ReceiptNo == "BL 77");
        Assert.Equal((new Dong(1000), ActKind.Paid), (act.Amount, act.Kind));
        Assert.True(await db.AuditEvents.AnyAsync(e => e.SubjectId == file.Id.Value && e.Process == nameof(RecordActs) && e.UserName.StartsWith("Nguyễn")));
        Assert.Contains("Hoàn tác", await client.HtmlAsync($"/Dossiers/Details/{file.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Campaign_TaskForce_Wave_Target_Filter_Calendar()
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.SignedInAsync("thutruong");
        await using var db = site.Database.Open();
        var bad = await client.PostAsync("/Campaigns/Draft", new() { ["Input.Name"] = "X", ["Input.PlanNo"] = "9/KH", ["Input.From"] = "01/10/2023", ["Input.To"] = "01/09/2023" });
        AssertFieldError(await bad.Content.ReadAsStringAsync(), "Input_To", "SHR-001");
        var good = await client.PostAsync("/Campaigns/Draft", new() { ["Input.Name"] = "Đợt hai", ["Input.PlanNo"] = "9/KH", ["Input.From"] = "01/10/2023", ["Input.To"] = "31/12/2023" });
        var url = good.Headers.Location!.OriginalString;
        Assert.Contains("379", await client.HtmlAsync(url), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync(url + "?handler=Wave", new() { ["Input.Name"] = "Đợt 1", ["Input.From"] = "01/10/2023", ["Input.To"] = "31/10/2023", ["Input.Focus"] = "Review" }, url)).StatusCode);
        var overlap = await client.PostAsync(url + "?handler=Wave", new() { ["Input.Name"] = "Đợt 2", ["Input.From"] = "31/10/2023", ["Input.To"] = "30/11/2023", ["Input.Focus"] = "Review" }, url);
        AssertFieldError(await overlap.Content.ReadAsStringAsync(), "Input_From", "CMP-002");
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync(url + "?handler=Target", new() { ["Goal.Scope"] = "Office", ["Goal.Cases"] = "30", ["Goal.Money"] = "1.000.000.000", ["Goal.EffectiveFrom"] = "01/10/2023" }, url)).StatusCode);
        Assert.Equal(1_000_000_000, (await db.Targets.AsNoTracking().SingleAsync(t => t.Cases == 30)).Money.Amount);
        var ready = url.Replace("/Campaigns/Details", "/Launch/Readiness", StringComparison.Ordinal);
        var moved = await client.PostAsync(ready + "?handler=Open", new() { ["Input.Reason"] = "Superior" }, ready);
        Assert.True(moved.StatusCode == HttpStatusCode.Redirect, new HtmlParser().ParseDocument(await moved.Content.ReadAsStringAsync()).QuerySelector(".errors")?.TextContent);

        var taken = await client.PostAsync("/TaskForces?handler=Form", new() { ["Input.Name"] = "Tổ bốn", ["Input.LeaderId"] = (await db.Officers.FirstAsync()).Id.ToString(), ["Input.Communes"] = (await db.Communes.FirstAsync()).Id.ToString() });
        AssertFieldError(await taken.Content.ReadAsStringAsync(), "Input_Communes", "TSK-004");
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync("/Dossiers?handler=Save", new() { ["name"] = "Của tôi", ["query"] = "q=tran&state=Enforcing" })).StatusCode);
        Assert.Contains("Của tôi", await client.HtmlAsync("/Dossiers"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync("/Triage", new() { ["AsOf"] = "01/07/2026" })).StatusCode);
        Assert.True(await db.TriageFindings.AnyAsync(f => f.Law == "B"));

        using var admin = await site.SignedInAsync("quantri");
        Assert.Equal(HttpStatusCode.Redirect, (await admin.PostAsync("/Identity/Calendar?handler=Add", new() { ["Input.Day"] = "03/07/2023", ["Input.Working"] = "False", ["Input.Reason"] = "Mất điện", ["Input.Source"] = "TB 1" })).StatusCode);
        var twice = await admin.PostAsync("/Identity/Calendar?handler=Add", new() { ["Input.Day"] = "03/07/2023", ["Input.Working"] = "False", ["Input.Reason"] = "Mất điện", ["Input.Source"] = "TB 1" });
        AssertFieldError(await twice.Content.ReadAsStringAsync(), "Input_Day", "IDN-041");
        var commune = (await db.Communes.FirstAsync()).Id;
        Assert.Equal(HttpStatusCode.Redirect, (await admin.PostAsync("/Identity/OfficePage", new() { ["hard"] = commune.ToString() })).StatusCode);
        Assert.Equal(commune, (await db.Communes.AsNoTracking().SingleAsync(c => c.HardArea)).Id);
        var stranger = await admin.PostAsync("/Identity/OfficePage", new() { ["hard"] = Guid.CreateVersion7().ToString() });
        Assert.Contains("IDN-042", await stranger.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongPassword_IsSaid_WithoutSayingWhich()
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.Anonymous();
        var answer = await client.PostAsync("/Identity/SignIn", new() { ["Input.Login"] = "thutruong", ["Input.Password"] = "sai" });
        Assert.Contains("Tên đăng nhập hoặc mật khẩu không đúng", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        await using var site = await TestSite.StartAsync();
        using var client = await site.SignedInAsync("thutruong");
        Assert.Equal("/Identity/SignIn", (await client.PostAsync("/Identity/SignOut", [], "/")).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/Dossiers")).StatusCode);
    }

    private static async Task ImportThroughPagesAsync(TestSite site, PageClient boss)
    {
        var upload = await boss.UploadAsync("/Exchange?handler=Register", Samples.Register, "register.xlsx", new() { ["AsOf"] = "01/07/2023" });
        var batch = upload.Headers.Location!.OriginalString;
        var preview = await boss.FinishedBatchAsync(batch);
        Assert.Contains("106.535.858.000", preview, StringComparison.Ordinal);
        Assert.Contains("đảo ngày và tháng", preview, StringComparison.Ordinal);
        await using var db = site.Database.Open();
        Assert.Equal(0, await db.Dossiers.CountAsync());
        await boss.PostAsync(batch + "?handler=Commit", [], batch);
        Assert.Contains("Đã nhập.", await boss.FinishedBatchAsync(batch), StringComparison.Ordinal);
        Assert.Equal(420, await db.Dossiers.CountAsync());
        Assert.Contains("7 còn thiếu", await boss.HtmlAsync("/Triage"), StringComparison.Ordinal);
        var draft = await boss.PostAsync("/Campaigns/Draft", new() { ["Input.Name"] = "Cao điểm", ["Input.PlanNo"] = "308/KH", ["Input.From"] = "01/07/2023", ["Input.To"] = "30/09/2023" });
        Assert.Equal(HttpStatusCode.Redirect, draft.StatusCode);
        var campaign = (await db.Campaigns.SingleAsync()).Id;
        var results = await boss.UploadAsync("/Exchange?handler=Results", Samples.Results, "results.xlsx", new() { ["CampaignId"] = campaign.ToString() });
        // On 1 July the results of the summer lie in the future: none is stored.
        Assert.Contains("RES-003", await boss.FinishedBatchAsync(results.Headers.Location!.OriginalString), StringComparison.Ordinal);
        Assert.Equal(0, await db.Acts.CountAsync(a => a.Source == ActSource.Results));
    }

    private static void AssertFieldError(string html, string field, string text)
    {
        var page = new HtmlParser().ParseDocument(html);
        Assert.Contains(page.QuerySelectorAll(".errors a"), a => a.GetAttribute("href") == "#" + field && a.TextContent.Contains(text, StringComparison.Ordinal));
        Assert.NotNull(page.GetElementById(field));
    }
}
