using System.Net;
using CaoDiem.Dossiers;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using CaoDiem.Signing;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CaoDiem.Web.Tests.LedgerSite;

namespace CaoDiem.Web.Tests;

/// <summary>The queue of the province on screen: sent as a batch, its list, what came back, what was wrong.</summary>
public sealed class SigningPagesTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    [Fact]
    public async Task Decision_GoesUpInABatch_AndComesBackSigned()
    {
        var (file, act) = await AgreedAsync("Lê Thị Lên Tỉnh");
        var batch = await SendAsync(act);
        var list = await ledger.PageAsync("thutruong", batch);
        Assert.Contains("Lê Thị Lên Tỉnh", list.QuerySelector("tbody th")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(list.QuerySelector("button[data-print]"));
        var sheet = await ledger.As("thutruong").GetAsync(batch + "?handler=Xlsx");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Ở tỉnh từ 30/09/2023", await ledger.As("thutruong").HtmlAsync("/Ledger/Approvals"), StringComparison.Ordinal);
        var page = await ReadAsync(await ReturnAsync(batch, done: true, ("Input.DocumentNo", "")));
        AssertFieldError(page, "Input_DocumentNo", "SGN-012");
        await ReturnAsync(batch, done: true, ("Input.DocumentNo", "71/QĐ-THADS"));
        Assert.Equal("71/QĐ-THADS", (await ledger.ActsAsync(file))[^1].DocumentNo);
    }

    [Fact]
    public async Task Officer_Sends_ButDoesNotSayWhatCameBack()
    {
        var (_, act) = await AgreedAsync("Lê Thị Cán Bộ");
        var batch = await SendAsync(act, "chv.nga");
        Assert.Null((await ledger.PageAsync("chv.nga", batch)).QuerySelector("button[name=done]"));
        var answer = await ledger.As("chv.nga").PostAsync(batch + "?handler=Correct", new()
        {
            ["sua"] = Id<ProvinceItem>.New()
            .ToString()
        }, "/Identity/Password");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task WrongReturn_IsCorrected_OnTheBatch()
    {
        var (file, act) = await AgreedAsync("Lê Thị Ghi Nhầm");
        var batch = await SendAsync(act);
        await ReturnAsync(batch, done: true, ("Input.DocumentNo", "72/QĐ-THADS"));
        var item = await ItemAsync(act);
        var form = await ledger.PageAsync("thutruong", $"{batch}?sua={item}");
        Assert.Equal(("72/QĐ-THADS", "30/09/2023"), (Value(form, "Right_DocumentNo"), Value(form, "Right_BackOn")));
        var fields = new Dictionary<string, string>
        {
            ["sua"] = item,
            ["Right.BackOn"] = "30/09/2023",
            ["Right.DocumentNo"] = "73/QĐ-THADS",
            ["Right.DocumentOn"] = "30/09/2023",
        };
        AssertFieldError(await ReadAsync(await ledger.As("thutruong")
            .PostAsync(batch + "?handler=Correct", new(fields), batch)), "Right_Why", "SGN-015");
        fields["Right.Why"] = "Nhìn nhầm số";
        await ledger.As("thutruong").PostAsync(batch + "?handler=Correct", fields, batch);
        Assert.Equal("73/QĐ-THADS", (await ledger.ActsAsync(file))[^1].DocumentNo);
        Assert.Contains("Nhìn nhầm số", await ledger.As("thutruong").HtmlAsync(batch), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BatchSentByMistake_IsTakenBack_WithAReason()
    {
        var (_, act) = await AgreedAsync("Lê Thị Gửi Nhầm");
        var batch = await SendAsync(act);
        AssertFieldError(await ReadAsync(await ledger.As("thutruong")
            .PostAsync(batch + "?handler=TakeBack", [], batch)), "Back_Why", "SGN-006");
        await ledger.As("thutruong").PostAsync(batch + "?handler=TakeBack", new() { ["Back.Why"] = "Chưa đủ hồ sơ" }, batch);
        Assert.Contains("Chưa đủ hồ sơ", await ledger.As("thutruong").HtmlAsync(batch), StringComparison.Ordinal);
        Assert.NotNull((await ledger.PageAsync("thutruong", "/Signing")).QuerySelector($"input[value='{act}']"));
    }

    [Fact]
    public async Task NothingMarked_IsSaid()
    {
        await AgreedAsync("Lê Thị Chưa Chọn");
        var page = await ReadAsync(await ledger.As("thutruong").PostAsync("/Signing", new() { ["Input.SentOn"] = "30/09/2023" }));
        Assert.Contains("SGN-001", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<(Id<Dossier> File, Id<Act> Act)> AgreedAsync(string debtor)
    {
        var file = await ledger.OpenAsync(debtor);
        await ledger.VerifyAsync(file);
        var act = (await ledger.RecordAsync(file, new(ActKind.NotEnforceable, Today) { Ground = "a" })).Id;
        await using var db = ledger.Site.Database.Open();
        await new ApproveActHandler(db).Handle(new ApproveAct(act, ActVerdict.Agree), ledger.Head);
        return (file, act);
    }

    private async Task<string> SendAsync(Id<Act> act, string login = "thutruong")
    {
        var answer = await ledger.As(login).PostAsync("/Signing", new() { ["acts"] = act.ToString(), ["Input.SentOn"] = "30/09/2023" });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private async Task<HttpResponseMessage> ReturnAsync(string batch, bool done, params (string Name, string Value)[] fields)
    {
        await using var db = ledger.Site.Database.Open();
        var id = Id<ProvinceBatch>.Parse(batch[(batch.LastIndexOf('/') + 1)..], null);
        var items = await db.ProvinceItems.Where(i => i.BatchId == id).Select(i => i.Id).ToListAsync();
        return await ledger.As("thutruong").PostManyAsync(batch + "?handler=Return", batch,
        [
            .. items.Select(i => ("items", i.ToString())), ("done", done ? "true" : "false"), ("Input.BackOn", "30/09/2023"),
            ("Input.DocumentOn", "30/09/2023"), .. fields,
        ]);
    }

    private async Task<string> ItemAsync(Id<Act> act)
    {
        await using var db = ledger.Site.Database.Open();
        return (await db.ProvinceItems.SingleAsync(i => i.ActId == act)).Id.ToString();
    }
}
