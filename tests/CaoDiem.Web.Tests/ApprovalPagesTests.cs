using System.Net;
using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CaoDiem.Web.Tests.LedgerSite;

namespace CaoDiem.Web.Tests;

/// <summary>What waits for the head: decided on the file or in the queue, one by one or marked, with numbers that count on.</summary>
public sealed class ApprovalPagesTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    private const string Queue = "/Ledger/Approvals";

    private async Task<(Id<Dossier> File, ActRecorded Act)> ProposedAsync(string debtor = "Trần Thị Đề Xuất")
    {
        var file = await ledger.OpenAsync(debtor);
        await ledger.VerifyAsync(file);
        return (file, await ledger.RecordAsync(file, new(ActKind.NotEnforceable, Today) { Ground = "a" }));
    }

    [Fact]
    public async Task File_ShowsTheProposalOnTop_WithWhatSpeaksForIt()
    {
        var (file, _) = await ProposedAsync();
        var box = (await ledger.PageAsync("thutruong", $"/Dossiers/Details/{file}")).QuerySelector(".act")!;
        Assert.Contains("còn hiệu lực", box.QuerySelector(".check-line.good")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(box.QuerySelector("button[value=Agree]"));
    }

    [Fact]
    public async Task Officer_SeesTheProposal_WithoutButtons()
    {
        var (file, _) = await ProposedAsync();
        var page = await ledger.PageAsync("chv.nga", $"/Dossiers/Details/{file}");
        Assert.NotNull(page.QuerySelector(".waitbox"));
        Assert.Null(page.QuerySelector("button[name=verdict]"));
    }

    [Fact]
    public async Task Officer_MayNotDecide()
    {
        var (file, act) = await ProposedAsync();
        var answer = await ledger.As("chv.nga").PostAsync(
            $"/Dossiers/Details/{file}?handler=Decide", new() { ["act"] = act.Id.ToString(), ["verdict"] = "Agree" }, $"/Dossiers/Details/{file}");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Head_AgreesOnTheFile_AndIssuesLater()
    {
        var (file, act) = await ProposedAsync();
        var url = $"/Dossiers/Details/{file}?handler=Decide";
        await ledger.As("thutruong").PostAsync(url, new() { ["act"] = act.Id.ToString(), ["verdict"] = "Agree", ["documentOn"] = "30/09/2023" });
        Assert.Equal(ActStage.Agreed, (await ledger.ActsAsync(file))[^1].Stage);
        await ledger.As("thutruong").PostAsync(url, new() { ["act"] = act.Id.ToString(), ["verdict"] = "Issue", ["documentNo"] = "21/QĐ", ["documentOn"] = "30/09/2023" });
        Assert.Equal(DossierState.NotEnforceable, (await ledger.FileAsync(file)).State);
    }

    [Fact]
    public async Task UndoneApproval_IsAProposalAgain()
    {
        var (file, act) = await ProposedAsync();
        var url = $"/Dossiers/Details/{file}?handler=Decide";
        await ledger.As("thutruong").PostAsync(url, new() { ["act"] = act.Id.ToString(), ["verdict"] = "Agree" });
        var what = (await ledger.PageAsync("thutruong", $"/Dossiers/Details/{file}")).QuerySelector(".told-done input[name=what]")!.GetAttribute("value")!;
        await ledger.As("thutruong").PostAsync("/Ledger/Many?handler=Undo", new() { ["what"] = what }, "/Identity/Password");
        Assert.Equal(ActStage.Proposed, (await ledger.ActsAsync(file))[^1].Stage);
    }

    [Fact]
    public async Task Queue_TellsWhatTheDecisionRestsOn()
    {
        var (_, act) = await ProposedAsync("Phạm Văn Hàng Đợi");
        var row = (await ledger.PageAsync("thutruong", Queue)).QuerySelector($"input[value='{act.Id}']")!.Closest("tr")!.TextContent;
        Assert.All(new[] { "Phạm Văn Hàng Đợi", "5.000.000", "30/09/2023", ledger.Officer.Name, "hôm nay" }, w => Assert.Contains(w, row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Menu_CountsWhatWaits_ForTheHeadAlone()
    {
        await ProposedAsync();
        Assert.NotNull((await ledger.PageAsync("thutruong", "/Dossiers")).QuerySelector(".side .count"));
        Assert.Null((await ledger.PageAsync("chv.nga", "/Dossiers")).QuerySelector(".side .count"));
    }

    [Fact]
    public async Task MarkedProposals_AreIssued_WithNumbersThatCountOn()
    {
        var (first, one) = await ProposedAsync();
        var (second, two) = await ProposedAsync();
        await ledger.As("thutruong").PostManyAsync(
            Queue, Queue, ("acts", one.Id.ToString()), ("acts", two.Id.ToString()), ("verdict", "Agree"),
            ("Input.DocumentNo", "099/QĐ-THADS"), ("Input.DocumentOn", "30/09/2023"));
        Assert.Equal("099/QĐ-THADS", (await ledger.ActsAsync(first))[^1].DocumentNo);
        Assert.Equal("100/QĐ-THADS", (await ledger.ActsAsync(second))[^1].DocumentNo);
    }

    [Fact]
    public async Task OneProposal_IsAgreed_ByItsOwnButton()
    {
        var (file, act) = await ProposedAsync();
        await ledger.As("thutruong").PostAsync($"{Queue}?only={act.Id}", new() { ["verdict"] = "Agree", ["Input.DocumentOn"] = "30/09/2023" }, Queue);
        Assert.Equal(ActStage.Agreed, (await ledger.ActsAsync(file))[^1].Stage);
    }

    [Fact]
    public async Task Return_WithoutReason_IsRefusedAtTheReason()
    {
        var (file, act) = await ProposedAsync();
        var page = await ReadAsync(await ledger.As("thutruong").PostAsync(Queue, new() { ["acts"] = act.Id.ToString(), ["verdict"] = "Return", ["Input.Reason"] = "" }));
        AssertFieldError(page, "Input_Reason", "ACT-091");
        Assert.Equal(ActStage.Proposed, (await ledger.ActsAsync(file))[^1].Stage);
        Assert.True(page.QuerySelector($"input[value='{act.Id}']")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task NothingMarked_IsSaid()
    {
        await ProposedAsync();
        var page = await ReadAsync(await ledger.As("thutruong").PostAsync(Queue, new() { ["verdict"] = "Agree" }));
        Assert.Contains("Đánh dấu việc cần xử lý", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReturnedProposal_StaysVisible_WithTheReason()
    {
        var (file, act) = await ProposedAsync();
        await ledger.As("thutruong").PostAsync(Queue, new() { ["acts"] = act.Id.ToString(), ["verdict"] = "Return", ["Input.Reason"] = "Xác minh lại tài khoản" });
        Assert.Contains("Xác minh lại tài khoản", await ledger.As("chv.nga").HtmlAsync($"/Dossiers/Details/{file}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_TellsTheExaminer_WhoMovedAFile()
    {
        await using var db = ledger.Site.Database.Open();
        var file = await db.BaselineFiles.Where(b => b.EnforceableAtJoin && db.Dossiers.Any(d => d.Id == b.DossierId && d.State == DossierState.Enforcing))
            .Select(b => b.DossierId).FirstAsync();
        await ledger.RecordAsync(file, new(ActKind.Verified, Today) { Means = Means.None, Text = "Không có gì" }, ledger.Head);
        await ledger.RecordAsync(file, new(ActKind.NotEnforceable, Today) { Ground = "a", DocumentNo = "31/QĐ", DocumentOn = Today }, ledger.Head, ledger.Head);
        var page = await ledger.PageAsync("thamtravien", "/Ledger/Log");
        var row = page.QuerySelector($"a[href='/Dossiers/Details/{file}']")!.Closest("tr")!.TextContent;
        Assert.All(new[] { "Ra khỏi có điều kiện", "Xác minh ngày 30/09/2023", "tự duyệt", ledger.Head.Name }, w => Assert.Contains(w, row, StringComparison.Ordinal));
    }
}
