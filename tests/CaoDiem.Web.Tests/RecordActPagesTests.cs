using System.Net;
using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.Shared;
using Xunit;
using static CaoDiem.Web.Tests.LedgerSite;

namespace CaoDiem.Web.Tests;

/// <summary>«Ghi việc» on a file: what its forms ask, record, send to the head and say when something is missing.</summary>
public sealed class RecordActPagesTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    [Fact]
    public async Task File_IsOnlyRead_UntilAKindIsAskedFor()
    {
        var file = await ledger.OpenAsync();
        var page = await ledger.PageAsync("chv.nga", $"/Dossiers/Details/{file}");
        Assert.Null(page.GetElementById("Input_Means"));
        Assert.NotNull(page.QuerySelector(".offers a[href*='viec=verified']"));
    }

    [Fact]
    public async Task Address_WithAKind_OpensItsForm_WithoutScript()
    {
        var file = await ledger.OpenAsync();
        var page = await ledger.PageAsync("chv.nga", $"/ho-so/{file}?viec=verified");
        Assert.Equal("true", page.GetElementById("Input_Means")!.GetAttribute("aria-required"));
        Assert.NotNull(page.GetElementById("Input_Text"));
        Assert.Equal("30/09/2023", Value(page, "Input_On"));
    }

    [Fact]
    public async Task FirstOffer_IsWhatTheLawWaitsFor()
    {
        var file = await ledger.OpenAsync();
        var page = await ledger.PageAsync("chv.nga", $"/Dossiers/Details/{file}");
        Assert.Contains("viec=verified", page.QuerySelector(".offers a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndedFile_OffersNothingThatCannotHappen()
    {
        var file = await ledger.OpenAsync(due: 0);
        await ledger.RecordAsync(file, new(ActKind.Completed, Today));
        var page = await ledger.PageAsync("chv.nga", $"/Dossiers/Details/{file}");
        Assert.Null(page.QuerySelector(".offers a[href*='viec=verified']"));
        Assert.NotNull(page.QuerySelector(".offers a[href*='viec=note']"));
    }

    [Fact]
    public async Task Verification_IsRecorded_AndProjected()
    {
        var file = await ledger.OpenAsync();
        var answer = await ledger.PostAsync("chv.nga", file, "verified", new() { ["Input.Means"] = "None", ["Input.Text"] = "Ở nhờ nhà chị" });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var act = Assert.Single(await ledger.ActsAsync(file));
        Assert.Equal((ActKind.Verified, ActStage.Recorded, "Ở nhờ nhà chị"), (act.Kind, act.Stage, act.Text));
        Assert.Equal((Means.None, Today), ((await ledger.FileAsync(file)).Means, (await ledger.FileAsync(file)).LastVerifiedOn!.Value));
    }

    [Fact]
    public async Task EmptyForm_SaysAllThatIsMissing_BesideTheFields()
    {
        var file = await ledger.OpenAsync();
        var page = await ReadAsync(await ledger.PostAsync("chv.nga", file, "verified", []));
        AssertFieldError(page, "Input_Means", "Chưa nhập điều kiện thi hành án");
        AssertFieldError(page, "Input_Text", "Chưa nhập nội dung");
        Assert.Empty(await ledger.ActsAsync(file));
    }

    [Fact]
    public async Task RefusedForm_KeepsWhatWasTyped()
    {
        var file = await ledger.OpenAsync();
        var page = await ReadAsync(await ledger.PostAsync("chv.nga", file, "paid", new() { ["Input.Amount"] = "1.2.3 triệu", ["Input.ReceiptNo"] = "BL 9", ["Input.On"] = "31/09/2023" }));
        AssertFieldError(page, "Input_Amount", "không phải số tiền");
        AssertFieldError(page, "Input_On", "không phải ngày");
        Assert.Equal(("1.2.3 triệu", "BL 9", "31/09/2023"), (Value(page, "Input_Amount"), Value(page, "Input_ReceiptNo"), Value(page, "Input_On")));
    }

    [Fact]
    public async Task Refusal_OfTheLedger_StandsBesideItsField()
    {
        var file = await ledger.OpenAsync();
        var page = await ReadAsync(await ledger.PostAsync(
            "chv.nga", file, "paid", new() { ["Input.Amount"] = "1.000.000", ["Input.ReceiptNo"] = "BL 1", ["Input.On"] = "01/10/2023" }));
        AssertFieldError(page, "Input_On", "ACT-003");
    }

    [Fact]
    public async Task Payment_ForOneItem_IsSplitThere()
    {
        var file = await ledger.OpenAsync();
        await ledger.RecordAsync(file, new(ActKind.ItemAdded, Today) { Reason = "Bổ sung", Detail = new() { Items = [new(ObligationKind.Fine, "Phạt", 9_000_000)] } });
        await ledger.PostAsync("chv.nga", file, "paid", new() { ["Input.Amount"] = "2.000.000", ["Input.ReceiptNo"] = "BL 2", ["Input.ToItem"] = "2" });
        Assert.Equal(7_000_000, (await ledger.FileAsync(file)).Obligations.Single(o => o.Number == 2).Remaining.Amount);
    }

    [Fact]
    public async Task Decision_OfAnOfficer_IsAProposal_WithoutEffect()
    {
        var file = await ledger.OpenAsync();
        await ledger.VerifyAsync(file);
        await ledger.PostAsync("chv.nga", file, "not-enforceable", new() { ["Input.Ground"] = "a" });
        Assert.Equal(ActStage.Proposed, (await ledger.ActsAsync(file))[^1].Stage);
        Assert.Equal(DossierState.Enforcing, (await ledger.FileAsync(file)).State);
    }

    [Fact]
    public async Task DecisionForm_SaysThatItGoesToTheHead()
    {
        var file = await ledger.OpenAsync();
        var page = await ledger.PageAsync("chv.nga", $"/ho-so/{file}?viec=not-enforceable");
        Assert.Contains("gửi thủ trưởng duyệt", page.QuerySelector(".actcard")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("SELECT", page.GetElementById("Input_Ground")!.TagName);
    }

    [Fact]
    public async Task Head_MayIssueAtOnce_AndItSaysSo()
    {
        var file = await ledger.OpenAsync();
        await ledger.VerifyAsync(file);
        await ledger.PostAsync("thutruong", file, "not-enforceable", new()
        {
            ["Input.Ground"] = "a",
            ["Input.DocumentNo"] = "7/QĐ",
            ["Input.DocumentOn"] = "30/09/2023",
        });
        Assert.Equal(DossierState.NotEnforceable, (await ledger.FileAsync(file)).State);
        Assert.Contains("tự duyệt", await ledger.As("thutruong").HtmlAsync($"/Dossiers/Details/{file}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NumberWithoutDay_IsRefusedAtTheDay()
    {
        var file = await ledger.OpenAsync();
        await ledger.VerifyAsync(file);
        var page = await ReadAsync(await ledger.PostAsync("thutruong", file, "not-enforceable", new() { ["Input.Ground"] = "a", ["Input.DocumentNo"] = "7/QĐ" }));
        AssertFieldError(page, "Input_DocumentOn", "cả số và ngày");
    }

    [Fact]
    public async Task DecisionSignedBefore_Counts_AndAwaitsConfirmation()
    {
        var file = await ledger.OpenAsync();
        await ledger.VerifyAsync(file);
        await ledger.PostAsync("chv.nga", file, "not-enforceable", new()
        {
            ["Input.Ground"] = "a",
            ["Input.DocumentNo"] = "8/QĐ",
            ["Input.DocumentOn"] = "30/09/2023",
        });
        Assert.True((await ledger.ActsAsync(file))[^1].AwaitsConfirmation);
        Assert.Contains("chờ xác nhận", (await ledger.PageAsync("thutruong", $"/Dossiers/Details/{file}")).QuerySelector(".waitbox")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recording_LeadsBack_ToWhereItWasAskedFrom()
    {
        var file = await ledger.OpenAsync();
        var answer = await ledger.PostAsync("chv.nga", file, "note", new() { ["Input.Text"] = "Gọi lại sau", ["ve"] = "/Dossiers?q=mau" });
        Assert.Equal("/Dossiers?q=mau", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Recording_NeverLeadsToAnotherSite()
    {
        var file = await ledger.OpenAsync();
        var answer = await ledger.PostAsync("chv.nga", file, "note", new() { ["Input.Text"] = "Gọi lại sau", ["ve"] = "https://example.org/" });
        Assert.StartsWith("/Dossiers/Details/", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("assigned")]
    [InlineData("moved")]
    [InlineData("renamed")]
    [InlineData("item-added")]
    [InlineData("item-corrected")]
    public async Task Correction_ChangesTheFile(string kind)
    {
        var file = await ledger.OpenAsync();
        var page = await ledger.PageAsync("thutruong", $"/Dossiers/Record/{file}?kind={kind}");
        var officer = page.QuerySelector("#Input_Officer option:last-child")?.GetAttribute("value") ?? "";
        Dictionary<string, string> fields = new() { ["Input.Reason"] = "Sửa cho đúng" };
        fields[kind switch { "assigned" => "Input.Officer", "moved" => "Input.Address", "renamed" => "Input.Debtor", _ => "Input.Obligation" }] =
            kind == "assigned" ? officer : "Giá trị mới";
        (fields["Input.ItemKind"], fields["Input.Due"], fields["Input.Item"]) = ("Fine", "7.000.000", "1");
        Assert.Equal(HttpStatusCode.Redirect, (await ledger.PostAsync("thutruong", file, kind, fields)).StatusCode);
        var changed = await ledger.FileAsync(file);
        object? now = kind switch
        {
            "assigned" => changed.OfficerId?.ToString(),
            "moved" => changed.Hamlet,
            "renamed" => changed.DebtorName,
            "item-added" => changed.Obligations.Single(o => o.Number == 2).Description,
            _ => changed.Obligations.Single().Description,
        };
        Assert.Equal(kind == "assigned" ? officer : "Giá trị mới", now);
    }

    [Fact]
    public async Task Examiner_ReadsButDoesNotRecord()
    {
        var file = await ledger.OpenAsync();
        Assert.Null((await ledger.PageAsync("thamtravien", $"/Dossiers/Details/{file}")).QuerySelector(".offers a"));
        var answer = await ledger.As("thamtravien").PostAsync($"/Dossiers/Record/{file}", new() { ["kind"] = "note", ["Input.Text"] = "x" }, "/Identity/Password");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task AnotherOfficer_DoesNotFindTheFile()
    {
        var file = await ledger.OpenAsync();
        var answer = await ledger.As("chv.kiet").PostAsync($"/Dossiers/Record/{file}", new() { ["kind"] = "note", ["Input.Text"] = "x" }, "/Identity/Password");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await ledger.ActsAsync(file));
    }

    [Theory]
    [MemberData(nameof(EveryKind))]
    public async Task EveryKind_EmptyAndRubbish_IsAnsweredInVietnamese(string kind)
    {
        var file = await ledger.OpenAsync();
        var form = await ledger.PageAsync("thutruong", $"/Dossiers/Record/{file}?kind={kind}");
        var rubbish = form.QuerySelectorAll("[name^='Input.']").ToDictionary(f => f.GetAttribute("name")!, _ => "<b>%$");
        foreach (var fields in new[] { [], rubbish })
        {
            var answer = await ledger.PostAsync("thutruong", file, kind, fields);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{kind}: {answer.StatusCode}");
            var errors = (await ReadAsync(answer)).QuerySelector(".errors")?.TextContent ?? "";
            Assert.DoesNotMatch("(?i)\\b(the|field|value|required|invalid|is not valid)\\b", errors);
        }
    }

    public static TheoryData<string> EveryKind => [.. ActKinds.All.Where(k => k.Kind is not (ActKind.Opened or ActKind.Stated)).Select(k => k.Code)];
}
