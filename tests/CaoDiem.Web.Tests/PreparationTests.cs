using System.Net;
using AngleSharp.Html.Parser;
using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.Identity;
using CaoDiem.Scheduling;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Web.Tests;

/// <summary>How a campaign is prepared, through its pages: good input leaves its row and event, bad input is explained at its field.</summary>
public sealed class PreparationTests
{
    [Fact]
    public async Task Draft_StepByStep_FromTheLastCampaign()
    {
        await using var site = await TestSite.StartAsync(today: new(2024, 6, 3));
        using var head = await site.SignedInAsync("thutruong");
        await using var db = site.Database.Open();
        var last = (await db.Campaigns.SingleAsync()).Id;
        var form = new Dictionary<string, string> { ["Input.Name"] = "Đợt 2024", ["Input.PlanNo"] = "1/KH", ["Input.From"] = "01/07/2024", ["Input.To"] = "29/06/2024", ["Input.TemplateId"] = last.ToString() };
        AssertFieldError(await ReadAsync(await head.PostAsync("/Campaigns/Draft?handler=Guided", form)), "Input_To", "SHR-001");
        form["Input.To"] = "29/09/2024";
        var started = await head.PostAsync("/Campaigns/Draft?handler=Guided", form);
        var plan = started.Headers.Location!.OriginalString.Split('?')[0];
        Assert.Contains("Đợt 3: vận động, cưỡng chế", await head.HtmlAsync(plan + "?step=waves"), StringComparison.Ordinal);

        var wave = new Dictionary<string, string> { ["Input.Name"] = "Đợt 4", ["Input.From"] = "01/09/2024", ["Input.To"] = "10/09/2024", ["Rule.Groups"] = "Review", ["Rule.AmountFrom"] = "10", ["Rule.AmountTo"] = "5" };
        AssertFieldError(await ReadAsync(await head.PostAsync(plan + "?handler=Wave&step=waves", wave, plan)), null, "CMP-044");
        wave["Rule.AmountTo"] = "";
        AssertFieldError(await ReadAsync(await head.PostAsync(plan + "?handler=Wave&step=waves", wave, plan)), "Input_From", "CMP-002");
        wave["Rule.AmountFrom"] = "nhiều";
        AssertFieldError(await ReadAsync(await head.PostAsync(plan + "?handler=Wave&step=waves", wave, plan)), null, "không phải số tiền");
        var counted = await head.PostAsync(plan + "?handler=Count&step=files", new() { ["Rule.Groups"] = "Coercion" }, plan);
        Assert.Contains("đúng điều kiện đang chọn", await ReadAsync(counted), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(plan + "?handler=Files&step=files", new() { ["Rule.Classes"] = "Enforceable" }, plan)).StatusCode);
        AssertFieldError(await ReadAsync(await head.PostAsync(plan + "?handler=Forces&step=forces", [], plan)), "Input_TaskForces", "CMP-041");
        Assert.StartsWith("/Campaigns/Details/", (await head.PostAsync(plan + "?handler=Freeze&step=freeze", [], plan)).Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("CMP-040", await ReadAsync(await head.PostAsync(plan + "?handler=Freeze&step=freeze", [], plan)), StringComparison.Ordinal);

        var id = plan.Split('/')[^1];
        var ready = $"/Launch/Readiness/{id}";
        AssertFieldError(await ReadAsync(await head.PostAsync(ready + "?handler=Open", [], ready)), "Input_Reason", "LCH-001");
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(ready + "?handler=Open", new() { ["Input.Reason"] = "Superior" }, ready)).StatusCode);
        Assert.True(await db.AuditEvents.AnyAsync(e => e.Process == nameof(CaoDiem.Launch.OpenCampaign)));
        Assert.Contains("Chỉ đạo của cấp trên", await head.HtmlAsync(ready), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chronogram_MovesWithAReason_AndTheOwnerMarksHisTask()
    {
        await using var site = await TestSite.StartAsync();
        using var head = await site.SignedInAsync("thutruong");
        await using var db = site.Database.Open();
        var url = $"/Campaigns/Chronogram/{(await db.Campaigns.SingleAsync()).Id}";
        var task = await db.ChronogramTasks.AsNoTracking().SingleAsync(t => t.Code == "settle");
        var move = new Dictionary<string, string> { ["Input.Subject"] = $"t:{task.Id}", ["Input.From"] = "02/10/2023", ["Input.Due"] = "20/10/2023", ["Input.Reason"] = "Other" };
        AssertFieldError(await ReadAsync(await head.PostAsync(url + "?handler=Move", move, url)), "Input_Note", "CHR-006");
        move["Input.Note"] = "Chờ quyết toán quý";
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(url + "?handler=Move", move, url)).StatusCode);
        Assert.Contains("Chờ quyết toán quý", await head.HtmlAsync(url), StringComparison.Ordinal);
        AssertFieldError(await ReadAsync(await head.PostAsync(url + "?handler=Move", new() { ["Input.From"] = "02/10/2023", ["Input.Due"] = "20/10/2023" }, url)), "Input_Subject", "CHR-008");
        AssertFieldError(await ReadAsync(await head.PostAsync(url + "?handler=Add", new() { ["Input.Title"] = " " }, url)), "Input_Title", "CHR-002");

        using var accountant = await site.SignedInAsync("ketoan");
        Assert.Equal(HttpStatusCode.Redirect, (await accountant.PostAsync(url + "?handler=Progress", new() { ["task"] = task.Id.ToString(), ["progress"] = "Doing" }, url)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await accountant.PostAsync(url + "?handler=Move", move, url)).StatusCode);
        Assert.Equal(TaskProgress.Doing, (await db.ChronogramTasks.AsNoTracking().SingleAsync(t => t.Id == task.Id)).Progress);
        using var clerk = await site.SignedInAsync("thuky");
        Assert.Contains("IDN-001", await ReadAsync(await clerk.PostAsync(url + "?handler=Progress", new() { ["task"] = task.Id.ToString(), ["progress"] = "Done" }, url)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Capacity_TakesNorms_AndShowsLeaveAndBorrowedStaffOfTheTeams()
    {
        await using var site = await TestSite.StartAsync();
        using var head = await site.SignedInAsync("thutruong");
        await using var db = site.Database.Open();
        var url = $"/Workload/Capacity/{(await db.Campaigns.SingleAsync()).Id}";
        Assert.Equal(HttpStatusCode.NotFound, (await head.PostAsync(url + "?handler=Borrow", [], url)).StatusCode);
        Assert.Contains("Cán bộ tăng cường (mẫu)", await head.HtmlAsync(url), StringComparison.Ordinal);
        AssertFieldError(await ReadAsync(await head.PostAsync(url + "?handler=Norm", new() { ["Input.Code"] = "norm.hours", ["Input.NormFrom"] = "01/07/2023", ["Input.Value"] = "6" }, url)), "Input_Source", "LAW-022");
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(url + "?handler=Norm", new() { ["Input.Code"] = "norm.hours", ["Input.NormFrom"] = "01/07/2023", ["Input.Value"] = "6", ["Input.Source"] = "Quy chế" }, url)).StatusCode);
        Assert.Contains("6 giờ", await head.HtmlAsync(url), StringComparison.Ordinal);
        using var officer = await site.SignedInAsync("chv.nga");
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsync(url + "?handler=Norm", [], url)).StatusCode);
    }

    [Fact]
    public async Task Budget_IsEstimatedByTheAccountant_ApprovedByTheHead_AndPaidOnce()
    {
        await using var site = await TestSite.StartAsync();
        using var accountant = await site.SignedInAsync("ketoan");
        using var head = await site.SignedInAsync("thutruong");
        await using var db = site.Database.Open();
        var id = (await db.Campaigns.SingleAsync()).Id;
        var url = $"/Budgets/Estimate/{id}";
        Assert.Equal(HttpStatusCode.Forbidden, (await head.PostAsync(url + "?handler=Estimate", [], url)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await accountant.PostAsync(url + "?handler=Estimate", [], url)).StatusCode);
        var draft = (await db.Budgets.AsNoTracking().SingleAsync(b => b.Number == 2)).Id.ToString();
        AssertFieldError(await ReadAsync(await accountant.PostAsync(url + "?handler=Line", new() { ["budget"] = draft, ["Input.Label"] = "Thuê xe", ["Input.Quantity"] = "0", ["Input.UnitPrice"] = "5" }, url)), "Input_Quantity", "BUD-002");
        Assert.Equal(HttpStatusCode.Redirect, (await accountant.PostAsync(url + "?handler=Line", new() { ["budget"] = draft, ["Input.Label"] = "Thuê xe", ["Input.Quantity"] = "3", ["Input.UnitPrice"] = "500.000" }, url)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await accountant.PostAsync(url + "?handler=Approve", new() { ["budget"] = draft }, url)).StatusCode);
        Assert.Contains("BUD-006", await ReadAsync(await head.PostAsync(url + "?handler=Approve", new() { ["budget"] = draft }, url)), StringComparison.Ordinal);
        AssertFieldError(await ReadAsync(await accountant.PostAsync(url + "?handler=Funds", new() { ["budget"] = draft, ["Input.Kind"] = "Superior" }, url)), "Input_Amount", "BUD-004");
        Assert.Equal(HttpStatusCode.Redirect, (await accountant.PostAsync(url + "?handler=Funds", new() { ["budget"] = draft, ["Input.Kind"] = "Superior", ["Input.Amount"] = "1.500.000" }, url)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(url + "?handler=Approve", new() { ["budget"] = draft }, url)).StatusCode);

        var pays = $"/Budgets/Expenses/{id}";
        var pay = new Dictionary<string, string>
        {
            ["Input.LineCode"] = "pay.Verification.Official",
            ["Input.VoucherNo"] = "PC01",
            ["Input.PaidOn"] = "31/07/2023",
            ["Input.WorkDay"] = "04/07/2023",
            ["Input.Payee"] = "Trần Văn Tý",
            ["Input.Amount"] = "70.000",
        };
        Assert.Equal(HttpStatusCode.Redirect, (await accountant.PostAsync(pays + "?handler=Record", pay, pays)).StatusCode);
        pay["Input.VoucherNo"] = "PC02";
        AssertFieldError(await ReadAsync(await accountant.PostAsync(pays + "?handler=Record", pay, pays)), "Input_Payee", "BUD-015");
        AssertFieldError(await ReadAsync(await accountant.PostAsync("/Budgets/Prices", new() { ["Input.Region"] = "3", ["Input.From"] = "01/07/2023", ["Input.PerLitre"] = "1", ["Input.Source"] = "x" })), "Input_Region", "BUD-020");
        Assert.Equal(HttpStatusCode.Forbidden, (await head.PostAsync(pays + "?handler=Record", pay, pays)).StatusCode);
    }

    [Fact]
    public async Task Budget_AsASpreadsheet_HasRealNumbersThatAddUp()
    {
        await using var site = await TestSite.StartAsync();
        using var accountant = await site.SignedInAsync("ketoan");
        await using var db = site.Database.Open();
        var budget = await db.Budgets.AsNoTracking().Include(b => b.Lines).SingleAsync();
        var content = await (await accountant.GetAsync($"/Budgets/Estimate/{budget.CampaignId}?handler=Xlsx")).Content.ReadAsByteArrayAsync();
        using var book = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(content), false);
        var totals = book.WorkbookPart!.WorksheetParts.SelectMany(w => w.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>())
            .Where(c => c.CellFormula is { Text: { } f } && f.StartsWith("SUM(", StringComparison.Ordinal)).Select(c => (long)double.Parse(c.CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Contains(budget.Of(Bearer.State).Amount, totals);
        Assert.Contains(budget.Of(Bearer.Debtor).Amount, totals);
        Assert.Contains(budget.Total.Amount, totals);
    }

    [Fact]
    public async Task Compare_ExplainsABadVariant_AndShowsTheOthers()
    {
        await using var site = await TestSite.StartAsync();
        using var head = await site.SignedInAsync("thutruong");
        await using var db = site.Database.Open();
        var url = $"/Scenarios/Compare/{(await db.Campaigns.SingleAsync()).Id}";
        Assert.Contains("Ba đợt từ tháng 1", await head.HtmlAsync(url), StringComparison.Ordinal);
        Dictionary<string, string> Asked(string waves) => new()
        {
            ["v[0].Name"] = "Nhiều",
            ["v[0].Waves"] = waves,
            ["v[0].From"] = "01/07/2023",
            ["v[0].To"] = "30/09/2023",
            ["v[1].Name"] = "Một",
            ["v[1].Waves"] = "1",
            ["v[1].From"] = "01/07/2023",
            ["v[1].To"] = "30/09/2023",
        };
        AssertFieldError(await ReadAsync(await head.PostAsync(url, Asked("9"), url)), null, "SCN-001");
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(url, Asked("2"), url)).StatusCode);
        await site.PlannedAsync();
        var page = new HtmlParser().ParseDocument(await head.HtmlAsync(url));
        Assert.Equal(["Chỉ số", "Nhiều", "Một"], page.QuerySelectorAll("table.compare thead th").Select(h => h.TextContent));
        Assert.Equal(4, page.QuerySelectorAll("svg.bars[role=img]").Length);
        foreach (var link in page.QuerySelectorAll("table.compare tbody a").Select(a => a.GetAttribute("href")!.Split('#')[0]).Distinct())
        {
            Assert.Equal(HttpStatusCode.OK, (await head.GetAsync(link)).StatusCode); // every number opens what stands behind it
        }

        Assert.DoesNotContain("Nhiều", await head.HtmlAsync(url.Replace("/Scenarios/Compare/", "/Scheduling/Runs/", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Budget_SaysFromWhichSchedule_OpensItsDays_AndOffersToBeDrawnAnew()
    {
        await using var site = await TestSite.StartAsync();
        using var accountant = await site.SignedInAsync("ketoan");
        await using var db = site.Database.Open();
        var run = await db.PlanRuns.SingleAsync();
        var url = $"/Budgets/Estimate/{run.CampaignId}";
        var html = await accountant.HtmlAsync(url);
        Assert.Contains("căn cứ lịch đi địa bàn đã chốt, duyệt lúc", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Lập lại từ lịch mới", html, StringComparison.Ordinal);
        var line = await db.BudgetLines.AsNoTracking().Include(l => l.Days).FirstAsync(l => l.Code == "mileage");
        var days = new HtmlParser().ParseDocument(await accountant.HtmlAsync($"/Budgets/Days/{run.CampaignId}?line={line.Id}"));
        Assert.Equal(line.Days.Count, days.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(line.Amount.ToString(), days.QuerySelector("tfoot td:last-child")!.TextContent);

        var head = Actor.ForOffice(run.OfficeId, "Thử");
        var id = await new StartPlanRunHandler(db).Handle(new(run.CampaignId, 1, 5), head);
        await site.PlannedAsync();
        db.ChangeTracker.Clear();
        await new AcceptScheduleHandler(db).Handle(new(id), head);
        Assert.Contains("Lập lại từ lịch mới", await accountant.HtmlAsync(url), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await accountant.PostAsync(url + "?handler=Estimate", [], url)).StatusCode);
        Assert.DoesNotContain("Lập lại từ lịch mới", await accountant.HtmlAsync(url), StringComparison.Ordinal);
    }

    private static Task<string> ReadAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();

    private static void AssertFieldError(string html, string? field, string text)
    {
        var page = new HtmlParser().ParseDocument(html);
        Assert.Contains(text, page.QuerySelector(".errors")?.TextContent ?? "", StringComparison.Ordinal);
        if (field is not null)
        {
            Assert.NotNull(page.QuerySelector($".errors a[href='#{field}']"));
            Assert.NotNull(page.GetElementById(field));
        }
    }
}
