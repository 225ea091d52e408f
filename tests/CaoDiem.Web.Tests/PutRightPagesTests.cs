using System.Net;
using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using Xunit;
using static CaoDiem.Web.Tests.LedgerSite;

namespace CaoDiem.Web.Tests;

/// <summary>What was recorded wrongly: undone at once, cancelled with a reason, recorded again.</summary>
public sealed class PutRightPagesTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    [Fact]
    public async Task Message_OffersToUndo_AndUndoes()
    {
        var file = await ledger.OpenAsync();
        var answer = await ledger.PostAsync("chv.nga", file, "note", new() { ["Input.Text"] = "Nhầm hồ sơ" });
        var page = await ledger.PageAsync("chv.nga", answer.Headers.Location!.OriginalString.Split('#')[0]);
        var what = page.QuerySelector(".told-done input[name=what]")!.GetAttribute("value")!;
        await ledger.As("chv.nga").PostAsync("/Ledger/Many?handler=Undo", new() { ["what"] = what }, "/Identity/Password");
        Assert.True(Assert.Single(await ledger.ActsAsync(file)).IsCancelled);
    }

    [Fact]
    public async Task Undo_OfAnothersAct_IsRefused()
    {
        var file = await ledger.OpenAsync();
        var act = await ledger.VerifyAsync(file);
        await ledger.As("thutruong").PostAsync($"/Dossiers/Details/{file}?handler=Undo", new() { ["act"] = act.Id.ToString() }, "/Identity/Password");
        Assert.False(Assert.Single(await ledger.ActsAsync(file)).IsCancelled);
    }

    [Fact]
    public async Task Cancel_SaysWhatFollows_BeforeItIsDone()
    {
        var file = await ledger.OpenAsync();
        var paid = await ledger.RecordAsync(file, new(ActKind.Paid, Today) { Amount = new(2_000_000), ReceiptNo = "BL 10" });
        var page = await ledger.PageAsync("chv.nga", $"/Dossiers/Cancel/{paid.Id}");
        Assert.Contains("còn 5.000.000 đồng", page.QuerySelector("dl.change")!.TextContent, StringComparison.Ordinal);
        Assert.False(Assert.Single(await ledger.ActsAsync(file)).IsCancelled);
    }

    [Fact]
    public async Task Cancel_WithoutReason_IsRefusedAtTheReason()
    {
        var file = await ledger.OpenAsync();
        var act = await ledger.VerifyAsync(file);
        var page = await ReadAsync(await ledger.As("chv.nga").PostAsync($"/Dossiers/Cancel/{act.Id}", []));
        AssertFieldError(page, "Input_Reason", "ACT-091");
        Assert.False(Assert.Single(await ledger.ActsAsync(file)).IsCancelled);
    }

    [Fact]
    public async Task CancelledAct_StaysStruckThrough_WithTheReason()
    {
        var file = await ledger.OpenAsync();
        var act = await ledger.VerifyAsync(file);
        await ledger.As("chv.nga").PostAsync($"/Dossiers/Cancel/{act.Id}", new() { ["Input.Reason"] = "Nhầm người" });
        var struck = (await ledger.PageAsync("chv.nga", $"/Dossiers/Details/{file}")).QuerySelector(".act.cancelled")!;
        Assert.Contains("Nhầm người", struck.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VoidReceipt_DoesNotComeAgain()
    {
        var file = await ledger.OpenAsync();
        var paid = await ledger.RecordAsync(file, new(ActKind.Paid, Today) { Amount = new(1_000_000), ReceiptNo = "BL 11" });
        await ledger.As("chv.nga").PostAsync($"/Dossiers/Cancel/{paid.Id}", new() { ["Input.Reason"] = "Biên lai hỏng", ["Input.Receipt"] = "Void" });
        var again = await ReadAsync(await ledger.PostAsync("chv.nga", file, "paid", new() { ["Input.Amount"] = "1.000.000", ["Input.ReceiptNo"] = "BL 11" }));
        AssertFieldError(again, "Input_ReceiptNo", "ACT-006");
    }

    [Fact]
    public async Task MistypedPayment_IsReplaced_UnderItsReceipt_InOneSave()
    {
        var file = await ledger.OpenAsync();
        var paid = await ledger.RecordAsync(file, new(ActKind.Paid, Today) { Amount = new(18_000_000), ReceiptNo = "BL 12" });
        var page = await ledger.PageAsync("chv.nga", $"/Dossiers/Cancel/{paid.Id}?lai=true");
        Assert.Equal(("18.000.000", "BL 12"), (Value(page, "Right_Amount"), Value(page, "Right_ReceiptNo")));
        await ledger.As("chv.nga").PostAsync($"/Dossiers/Cancel/{paid.Id}", new()
        {
            ["lai"] = "true",
            ["Input.Reason"] = "Thừa một số 0",
            ["Input.Receipt"] = "Mistyped",
            ["Right.On"] = "30/09/2023",
            ["Right.Amount"] = "1.800.000",
            ["Right.ReceiptNo"] = "BL 12",
        });
        Assert.Equal(3_200_000, (await ledger.FileAsync(file)).Remaining.Amount);
        Assert.Equal([true, false], (await ledger.ActsAsync(file)).Select(a => a.IsCancelled));
    }

    [Fact]
    public async Task Replacement_ThatLacksSomething_CancelsNothing()
    {
        var file = await ledger.OpenAsync();
        var paid = await ledger.RecordAsync(file, new(ActKind.Paid, Today) { Amount = new(1_000_000), ReceiptNo = "BL 13" });
        var page = await ReadAsync(await ledger.As("chv.nga").PostAsync($"/Dossiers/Cancel/{paid.Id}", new()
        {
            ["lai"] = "true",
            ["Input.Reason"] = "Sai số tiền",
            ["Right.On"] = "30/09/2023",
            ["Right.Amount"] = "",
            ["Right.ReceiptNo"] = "BL 13",
        }));
        AssertFieldError(page, "Right_Amount", "Chưa nhập số tiền");
        Assert.False(Assert.Single(await ledger.ActsAsync(file)).IsCancelled);
    }

    [Fact]
    public async Task WhatStandsOnAnAct_IsNamed_AndNothingIsCancelled()
    {
        var file = await ledger.OpenAsync(due: 1_000_000);
        var paid = await ledger.RecordAsync(file, new(ActKind.Paid, Today) { Amount = new(1_000_000), ReceiptNo = "BL 14" });
        await ledger.RecordAsync(file, new(ActKind.Completed, Today));
        var page = await ReadAsync(await ledger.As("chv.nga").PostAsync($"/Dossiers/Cancel/{paid.Id}", new() { ["Input.Reason"] = "Nhầm" }));
        Assert.Contains("Thi hành xong", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(await ledger.ActsAsync(file), a => a.IsCancelled);
    }

    [Fact]
    public async Task Officer_DoesNotCancel_WhatTheHeadRecorded()
    {
        var file = await ledger.OpenAsync();
        var act = await ledger.RecordAsync(file, new(ActKind.Note, Today) { Text = "Chỉ đạo" }, ledger.Head);
        var page = await ReadAsync(await ledger.As("chv.nga").PostAsync($"/Dossiers/Cancel/{act.Id}", new() { ["Input.Reason"] = "Bỏ" }));
        Assert.Contains("ACT-096", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherOfficer_DoesNotFindTheAct()
    {
        var act = await ledger.VerifyAsync(await ledger.OpenAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await ledger.As("chv.kiet").GetAsync($"/Dossiers/Cancel/{act.Id}")).StatusCode);
    }

    [Fact]
    public async Task Replacement_AndWhatItReplaces_PointAtEachOther()
    {
        var file = await ledger.OpenAsync();
        var wrong = await ledger.VerifyAsync(file);
        await using var db = ledger.Site.Database.Open();
        var right = await new CancelActHandler(db).Handle(
            new CancelAct(wrong.Id, "Nhầm người", null, new(ActKind.Verified, Today) { Means = Means.Has, Text = "Có quán tạp hóa" }), ledger.Officer);
        var page = await ledger.PageAsync("chv.nga", $"/Dossiers/Details/{file}");
        Assert.NotNull(page.QuerySelector($"#a-{right.Id} a[href='#a-{wrong.Id}']"));
        Assert.NotNull(page.QuerySelector($"#a-{wrong.Id} a[href='#a-{right.Id}']"));
    }

    [Fact]
    public async Task Judgment_IsPutRight_WithAReason_AndStaysInTheHistory()
    {
        var file = await ledger.OpenAsync();
        var (form, post) = ($"/Dossiers/Details/{file}", $"/Dossiers/Details/{file}?handler=Judgment");
        var said = new Dictionary<string, string>
        {
            ["Corrected.JudgmentNo"] = "12/2023/HSST",
            ["Corrected.JudgmentOn"] = "15/05/2023",
            ["Corrected.Court"] = "TAND huyện Mẫu",
            ["Corrected.Matter"] = nameof(MatterKind.OnRequest),
        };
        var refused = await ReadAsync(await ledger.As("chv.nga").PostAsync(post, said, form));
        AssertFieldError(refused, "Corrected_Reason", "ACT-019");
        Assert.Equal("12/2023/HSST", Value(refused, "Corrected_JudgmentNo"));
        said["Corrected.Reason"] = "Nhập thiếu khi mở hồ sơ";
        Assert.Equal(HttpStatusCode.Redirect, (await ledger.As("chv.nga").PostAsync(post, said, form)).StatusCode);
        var stored = await ledger.FileAsync(file);
        Assert.Equal(("12/2023/HSST", new DateOnly(2023, 5, 15), MatterKind.OnRequest), (stored.JudgmentNo, stored.JudgmentDate!.Value, stored.Matter));
        var history = (await ledger.PageAsync("chv.nga", $"/Dossiers/History/{file}")).Body!.TextContent;
        Assert.Contains("Nhập thiếu khi mở hồ sơ", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judgment_LaterThanItsDecision_IsRefusedAtTheDay()
    {
        var file = await ledger.OpenAsync();
        var said = new Dictionary<string, string> { ["Corrected.JudgmentOn"] = "15/08/2023", ["Corrected.Reason"] = "Nhầm" };
        var page = await ReadAsync(await ledger.As("chv.nga").PostAsync($"/Dossiers/Details/{file}?handler=Judgment", said, $"/Dossiers/Details/{file}"));
        AssertFieldError(page, "Corrected_JudgmentOn", "ACT-018");
    }
}
