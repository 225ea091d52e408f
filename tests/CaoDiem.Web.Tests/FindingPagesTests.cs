using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using CaoDiem.Triage;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CaoDiem.Web.Tests.LedgerSite;

namespace CaoDiem.Web.Tests;

/// <summary>What the law asks, on the pages: late by one definition, not applied by decision of the head, renewed in the night.</summary>
public sealed class FindingPagesTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    private const string Rule = "L-18"; // a notice that was due in July and is not on record
    private const string Late = "/Triage/Due?late=true";

    private static string List(string debtor) => $"/Dossiers?overdue=1&q={Uri.EscapeDataString(debtor)}";

    /// <summary>A figure of a tile by the words above it; zero where there is no such tile.</summary>
    private static int Tile(IHtmlDocument page, string label)
    {
        var tile = page.QuerySelectorAll(".tile").FirstOrDefault(t => t.QuerySelector(".label")?.TextContent == label);
        var figure = tile?.QuerySelector(".figure")!.TextContent.Replace(".", "", StringComparison.Ordinal) ?? "0";
        return int.Parse(figure, CultureInfo.InvariantCulture);
    }

    private async Task<string> FindingsAsync(string login, Id<Dossier> file) =>
        (await ledger.PageAsync(login, $"/Dossiers/Details/{file}")).QuerySelector("section[aria-labelledby=findings]")!.TextContent;

    private async Task<string> RowsAsync(string url) => (await ledger.PageAsync("thutruong", url)).QuerySelector("tbody")!.TextContent;

    private async Task AssertSaysAsync(string url, string words, string login = "thutruong") =>
        Assert.Contains(words, await ledger.As(login).HtmlAsync(url), StringComparison.Ordinal);

    private async Task AssertSilentAsync(string url, string words) =>
        Assert.DoesNotContain(words, await ledger.As("thutruong").HtmlAsync(url), StringComparison.Ordinal);

    private Task<HttpResponseMessage> ProposeAsync(string login, Id<Dossier> file, string reason = "Đã giao tại trụ sở")
    {
        var form = new Dictionary<string, string> { ["Input.Ground"] = Rule, ["Input.Reason"] = reason, ["Input.On"] = "30/09/2023" };
        return ledger.PostAsync(login, file, "finding-set-aside", form);
    }

    private async Task<Id<Dossier>> ProposedAsync(string debtor)
    {
        var file = await ledger.OpenAsync(debtor);
        Assert.Equal(HttpStatusCode.Redirect, (await ProposeAsync("chv.nga", file)).StatusCode);
        return file;
    }

    private async Task AgreeAsync(Id<Dossier> file)
    {
        var act = (await ledger.ActsAsync(file))[^1].Id;
        await ledger.As("thutruong").PostAsync($"/Ledger/Approvals?only={act}", new() { ["verdict"] = "Agree" }, "/Ledger/Approvals");
    }

    [Fact]
    public async Task AFinishedFile_IsLateOnNoPage()
    {
        var file = await ledger.OpenAsync("Lý Văn Xong Việc");
        var (home, triage) = (await ledger.PageAsync("thutruong", "/"), await ledger.PageAsync("thutruong", "/Triage"));
        await AssertSaysAsync(List("Xong Việc"), "Lý Văn Xong Việc");
        await AssertSaysAsync(Late, "Lý Văn Xong Việc");
        await using (var db = ledger.Site.Database.Open())
        {
            await HandOpenedFile.CompleteAsync(db, ledger.Officer, file, Today);
        }

        await AssertSaysAsync(List("Xong Việc"), "Không có hồ sơ nào phù hợp");
        await AssertSilentAsync(Late, "Lý Văn Xong Việc");
        Assert.Equal(Tile(home, "Đã quá hạn") - 1, Tile(await ledger.PageAsync("thutruong", "/"), "Đã quá hạn"));
        Assert.Equal(
            Tile(triage, "Hồ sơ có việc đã quá hạn") - 1, Tile(await ledger.PageAsync("thutruong", "/Triage"), "Hồ sơ có việc đã quá hạn"));
        Assert.DoesNotContain("quá hạn", await RowsAsync("/Dossiers?q=Xong+Viec"), StringComparison.Ordinal);
        Assert.Contains("Hồ sơ đã kết thúc", await FindingsAsync("thutruong", file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADateOfTheOfficesNorm_IsNeverLate()
    {
        var file = await ledger.OpenAsync("Mai Thị Chưa Trễ");
        await using var db = ledger.Site.Database.Open();
        await db.TriageFindings.Where(f => f.DossierId == file).ExecuteUpdateAsync(s => s.SetProperty(f => f.Clocked, false));
        Assert.DoesNotContain("quá hạn", await RowsAsync("/Dossiers?q=Chua+Tre"), StringComparison.Ordinal);
        await AssertSaysAsync(List("Chưa Trễ"), "Không có hồ sơ nào phù hợp");
        await AssertSilentAsync(Late, "Mai Thị Chưa Trễ");
    }

    [Fact]
    public async Task EveryFinding_OffersThatItDoesNotApply_WithItsRuleAndDay()
    {
        var file = await ledger.OpenAsync("Võ Thị Không Áp Dụng");
        var page = await ledger.PageAsync("chv.nga", $"/Dossiers/Details/{file}");
        var link = page.QuerySelector("section[aria-labelledby=findings] a[href*='viec=finding-set-aside']")!.GetAttribute("href")!;
        var form = await ledger.PageAsync("chv.nga", link);
        Assert.Equal(Rule, Value(form, "Input_Ground"));
        Assert.Equal("06/07/2023", Value(form, "Input_Until"));
        Assert.Null(form.GetElementById("Input_DocumentNo"));
        var examiner = await ledger.PageAsync("thamtravien", $"/Dossiers/Details/{file}");
        Assert.Null(examiner.QuerySelector("a[href*='viec=finding-set-aside']"));
    }

    [Fact]
    public async Task WithoutAReason_TheFormSaysSoAtTheField()
    {
        var file = await ledger.OpenAsync("Đỗ Văn Thiếu Lý Do");
        AssertFieldError(await ReadAsync(await ProposeAsync("chv.nga", file, "")), "Input_Reason", "ACT-002");
    }

    [Fact]
    public async Task AProposal_StandsBesideTheFinding_AndInTheQueue_AndChangesNothing()
    {
        var file = await ProposedAsync("Hồ Thị Chờ Duyệt");
        var findings = await FindingsAsync("chv.nga", file);
        Assert.Contains("chờ thủ trưởng duyệt: Đã giao tại trụ sở", findings, StringComparison.Ordinal);
        await AssertSaysAsync(List("Chờ Duyệt"), "Hồ Thị Chờ Duyệt", "chv.nga");
        var act = (await ledger.ActsAsync(file))[^1].Id;
        var queue = await ledger.PageAsync("thutruong", "/Ledger/Approvals");
        var row = queue.QuerySelector($"input[value='{act}']")!.Closest("tr")!.TextContent;
        var told = new[] { $"quy tắc {Rule}", "Hạn 06/07/2023", "Đã giao tại trụ sở", ledger.Officer.Name };
        Assert.All(told, w => Assert.Contains(w, row, StringComparison.Ordinal));
        Assert.Null((await ledger.PageAsync("thutruong", $"/Dossiers/Details/{file}")).GetElementById($"no-{act}"));
    }

    [Fact]
    public async Task Agreed_ItIsSaidOnTheFile_AndLeavesListsAndCounts()
    {
        var file = await ProposedAsync("Ngô Văn Được Duyệt");
        var before = await ledger.PageAsync("thutruong", "/Triage");
        await AgreeAsync(file);
        var findings = await FindingsAsync("chv.nga", file);
        Assert.Contains("Không áp dụng: Đã giao tại trụ sở", findings, StringComparison.Ordinal);
        Assert.Contains($"{ledger.Officer.Name} đề nghị, {ledger.Head.Name} duyệt ngày 30/09/2023", findings, StringComparison.Ordinal);
        await AssertSaysAsync(List("Được Duyệt"), "Không có hồ sơ nào phù hợp");
        await AssertSilentAsync(Late, "Ngô Văn Được Duyệt");
        var after = await ledger.PageAsync("thutruong", "/Triage");
        Assert.Equal(Tile(before, "Hồ sơ có việc đã quá hạn") - 1, Tile(after, "Hồ sơ có việc đã quá hạn"));
        Assert.Equal(Tile(before, "Yêu cầu không áp dụng") + 1, Tile(after, "Yêu cầu không áp dụng"));
        await AssertSaysAsync("/Dossiers?group=aside", "Ngô Văn Được Duyệt");
        await AssertSilentAsync("/Dossiers?group=none&q=Duoc+Duyet", "Ngô Văn Được Duyệt");
        Assert.Contains("Có yêu cầu không áp dụng", await RowsAsync("/Dossiers?q=Duoc+Duyet"), StringComparison.Ordinal);
        Assert.DoesNotContain("Chưa phân loại", await RowsAsync("/Dossiers?q=Duoc+Duyet"), StringComparison.Ordinal);
        await AssertSaysAsync("/", "yêu cầu không áp dụng");
        await AssertSaysAsync("/Triage/Due", "yêu cầu không áp dụng");
    }

    [Fact]
    public async Task TheHeadsOwn_CountsAtOnce_AsSelfApproved()
    {
        var file = await ledger.OpenAsync("Tạ Thị Tự Duyệt");
        Assert.Equal(HttpStatusCode.Redirect, (await ProposeAsync("thutruong", file)).StatusCode);
        var page = await ledger.PageAsync("thutruong", $"/Dossiers/Details/{file}");
        Assert.Contains("tự duyệt ngày 30/09/2023", await FindingsAsync("thutruong", file), StringComparison.Ordinal);
        Assert.Contains("Đã duyệt", page.QuerySelector(".told .tag")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawn_ItIsAskedAgain()
    {
        var file = await ProposedAsync("Chu Văn Thu Lại");
        await AgreeAsync(file);
        var act = (await ledger.ActsAsync(file))[^1].Id;
        var page = await ledger.PageAsync("thutruong", $"/Dossiers/Details/{file}");
        Assert.NotNull(page.QuerySelector($"section[aria-labelledby=findings] a[href='/Dossiers/Cancel/{act}']"));
        await ledger.As("thutruong").PostAsync($"/Dossiers/Cancel/{act}", new() { ["Input.Reason"] = "Không tìm thấy biên bản" });
        await AssertSaysAsync(List("Thu Lại"), "Chu Văn Thu Lại");
    }

    [Fact]
    public async Task WhenTheFactsChange_TheFileSaysThatItNoLongerHolds()
    {
        var file = await ProposedAsync("Phùng Thị Đổi Căn Cứ");
        await AgreeAsync(file);
        await ledger.RecordAsync(file, new(ActKind.Notified, Today) { Method = "Giao trực tiếp" });
        var findings = await FindingsAsync("chv.nga", file);
        Assert.Contains($"theo quy tắc {Rule}, hạn 06/07/2023 (Đã giao tại trụ sở) đã hết tác dụng", findings, StringComparison.Ordinal);
        Assert.Contains("quy tắc L-25", findings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MarkedWithOthers_ItTakesNoNumber()
    {
        var aside = await ProposedAsync("Bùi Văn Không Số");
        var file = await ledger.OpenAsync("Bùi Văn Có Số");
        await ledger.VerifyAsync(file);
        var decision = await ledger.RecordAsync(file, new(ActKind.NotEnforceable, Today) { Ground = "a" });
        await ledger.As("thutruong").PostManyAsync(
            "/Ledger/Approvals", "/Ledger/Approvals",
            ("acts", (await ledger.ActsAsync(aside))[^1].Id.ToString()), ("acts", decision.Id.ToString()),
            ("verdict", "Agree"), ("Input.DocumentNo", "070/QĐ-THADS"), ("Input.DocumentOn", "30/09/2023"));
        Assert.Equal("070/QĐ-THADS", (await ledger.ActsAsync(file))[^1].DocumentNo);
        var without = (await ledger.ActsAsync(aside))[^1];
        Assert.Equal((ActStage.Issued, null), (without.Stage, without.DocumentNo));
    }

    [Fact]
    public async Task AFailedNight_IsSaidToTheAdministratorAndTheHead()
    {
        await using var site = await TestSite.StartAsync();
        await using var db = site.Database.Open();
        await new RenewFindings(db).RunNextAsync(CancellationToken.None);
        using var admin = await site.SignedInAsync("quantri");
        using var head = await site.SignedInAsync("thutruong");
        Assert.Contains("Đã phân loại lại cho ngày 30/09/2023", await admin.HtmlAsync("/Identity/OfficePage"), StringComparison.Ordinal);
        Assert.DoesNotContain("TRI-010", await head.HtmlAsync("/"), StringComparison.Ordinal);
        var at = new DateTime(2023, 9, 29, 17, 2, 0, DateTimeKind.Utc);
        await db.FindingsRenewals.ExecuteUpdateAsync(s => s
            .SetProperty(r => r.DoneFor, new DateOnly(2023, 9, 29)).SetProperty(r => r.Failures, 3)
            .SetProperty(r => r.Failure, "TRI-010: Hệ thống gặp sự cố.").SetProperty(r => r.FailedAt, at)
            .SetProperty(r => r.ClaimedUntil, at.AddHours(1)));
        foreach (var (client, url) in new[] { (admin, "/Identity/OfficePage"), (admin, "/"), (head, "/"), (head, "/Triage") })
        {
            var html = await client.HtmlAsync(url);
            var told = new[] { "TRI-010", "3 lần liền", "00:02 30/09/2023", "01:02 30/09/2023" };
            Assert.All(told, w => Assert.Contains(w, html, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task TheSitesOwnWorker_RenewsAtItsStart()
    {
        await using var site = await TestSite.StartAsync(today: new(2023, 10, 9), night: true);
        await using var db = site.Database.Open();
        for (var tries = 0; !await db.FindingsRenewals.AnyAsync(r => r.DoneFor != null); tries++)
        {
            Assert.True(tries < 600, "The findings were not renewed.");
            await Task.Delay(100);
        }

        Assert.Equal([new DateOnly(2023, 10, 9)], await db.TriageFindings.Select(f => f.AsOf).Distinct().ToListAsync());
        var closed = db.Dossiers.Where(d => d.State == DossierState.Completed);
        Assert.Equal(0, await db.TriageFindings.CountAsync(f => closed.Any(d => d.Id == f.DossierId)));
    }
}
