using System.Net;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.Triage;
using CaoDiem.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CaoDiem.Web.Tests.LedgerSite;

namespace CaoDiem.Web.Tests;

/// <summary>Nothing typed is lost, cut or taken for granted: amounts, items, sessions; and what a page says afterwards.</summary>
public sealed class CarefulEntryTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    private const string Page = "/Dossiers/Details/0198c0de-0000-7000-8000-000000000001?viec=paid";
    private const string Form = "/Dossiers/Record/0198c0de-0000-7000-8000-000000000001?kind=paid";

    [Fact]
    public async Task Saved_OneIsAtTheTop_WhereMessageAndMoneyStand()
    {
        var file = await ledger.OpenAsync();
        var answer = await ledger.PostAsync("chv.nga", file, "note", new() { ["Input.Text"] = "Đã gọi" });
        Assert.Equal($"/Dossiers/Details/{file}", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData(Page, Page)]
    [InlineData(null, Form)]
    [InlineData("https://example.org/x", Form)]
    public async Task Post_WithoutASession_LeadsBackToItsForm(string? from, string back)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var post = new HttpRequestMessage(HttpMethod.Post, ledger.Site.Address + Form);
        post.Headers.Referrer = from is null ? null : new Uri(from.StartsWith('/') ? ledger.Site.Address + from : from);
        using var answer = await browser.SendAsync(post);
        Assert.EndsWith("returnUrl=" + Uri.EscapeDataString(back), answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_GoesToItsOwnAddress_WithKindAndWayBack()
    {
        var file = await ledger.OpenAsync();
        var form = (await ledger.PageAsync("chv.nga", $"/Dossiers/Details/{file}?viec=paid&ve=/Dossiers")).QuerySelector(".actcard form")!;
        var again = (await ledger.PageAsync("chv.nga", form.GetAttribute("action")!)).QuerySelector(".actcard form")!;
        Assert.Equal(form.GetAttribute("action"), again.GetAttribute("action"));
        Assert.Equal("/Dossiers", again.QuerySelector("input[name=ve]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("1.500.000,5")]
    [InlineData("1.000,50")]
    public async Task FractionOfADong_IsRefusedAtTheAmount(string typed)
    {
        var file = await ledger.OpenAsync();
        var answer = await ledger.PostAsync("chv.nga", file, "paid", new() { ["Input.Amount"] = typed, ["Input.ReceiptNo"] = "L 1" });
        var page = await ReadAsync(answer);
        AssertFieldError(page, "Input_Amount", "phần lẻ của đồng");
        Assert.Empty(await ledger.ActsAsync(file));
    }

    [Fact]
    public async Task MoreThanRemains_IsAskedAbout_ThenSaid()
    {
        var file = await ledger.OpenAsync(due: 108_000_000);
        Dictionary<string, string> Typed(string amount) => new() { ["Input.Amount"] = amount, ["Input.ReceiptNo"] = "Q 1" };
        var page = await ReadAsync(await ledger.PostAsync("chv.nga", file, "paid", Typed("1.080.000.000")));
        Assert.Contains("thừa 972.000.000 đồng", page.GetElementById("excess")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1.080.000.000", Value(page, "Input_Amount"));
        Assert.Empty(await ledger.ActsAsync(file));

        var sure = page.QuerySelector("input[name=sure]")!.GetAttribute("value")!;
        var other = Typed("1.090.000.000");
        other["sure"] = sure;
        Assert.NotNull((await ReadAsync(await ledger.PostAsync("chv.nga", file, "paid", other))).GetElementById("excess"));

        var again = Typed("1.080.000.000");
        again["sure"] = sure;
        Assert.Equal(HttpStatusCode.Redirect, (await ledger.PostAsync("chv.nga", file, "paid", again)).StatusCode);
        var told = (await ledger.PageAsync("chv.nga", $"/Dossiers/Details/{file}")).QuerySelector(".told-done")!.TextContent;
        Assert.Contains("thu vượt 972.000.000 đồng, chưa phân bổ", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatRemains_IsNotAskedAbout()
    {
        var file = await ledger.OpenAsync();
        var answer = await ledger.PostAsync("chv.nga", file, "paid", new() { ["Input.Amount"] = "5.000.000", ["Input.ReceiptNo"] = "Q 2" });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task ForMany_MessagesNameTheFile_AndTooMuchIsAskedAbout()
    {
        var files = new[] { await ledger.OpenAsync("Lý Thị Một"), await ledger.OpenAsync("Lý Văn Hai") };
        Dictionary<string, string> fields = new() { ["viec"] = "paid", ["Lines[0].Amount"] = "50.000.000", ["Lines[0].ReceiptNo"] = "M 7" };
        for (var i = 0; i < files.Length; i++)
        {
            (fields[$"Lines[{i}].Id"], fields[$"Lines[{i}].Chosen"]) = (files[i].ToString(), "true");
        }

        var form = $"/Ledger/Many?viec=paid&h={files[0]}&h={files[1]}";
        var page = await ReadAsync(await ledger.As("chv.nga").PostAsync("/Ledger/Many", fields, form));
        AssertFieldError(page, "Lines_1__Amount", "Lý Văn Hai");
        (fields["Lines[1].Amount"], fields["Lines[1].ReceiptNo"]) = ("1.000.000", "M 8");
        page = await ReadAsync(await ledger.As("chv.nga").PostAsync("/Ledger/Many", fields, form));
        Assert.Contains("Lý Thị Một: thu 50.000.000 đồng", page.GetElementById("excess")!.TextContent, StringComparison.Ordinal);
        fields["sure"] = page.QuerySelector("input[name=sure]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, (await ledger.As("chv.nga").PostAsync("/Ledger/Many", fields, form)).StatusCode);
    }

    [Theory]
    [InlineData("Fine", "", "7.000.000", "Input_Items_1__Description", "7.000.000")]
    [InlineData("Fine", "Phạt", "", "Input_Items_1__Due", "số tiền của khoản 2")]
    [InlineData("Debt", "Trả nợ", "", "Input_Items_1__Due", "ghi 0")]
    public async Task HalfAnItem_IsRefusedAtTheOtherHalf(string kind, string content, string due, string field, string words) =>
        AssertFieldError(await ReadAsync(await OpenByHandAsync($"NUA-{kind}-{content}{due}", kind, content, due)), field, words);

    [Theory]
    [InlineData("Confiscation", "")]
    [InlineData("Fine", "0")]
    public async Task ThingsAndAZero_NeedNoAmount(string kind, string due) =>
        Assert.Equal(HttpStatusCode.Redirect, (await OpenByHandAsync($"KHONG-{kind}", kind, "Một xe mô tô", due)).StatusCode);

    [Fact]
    public async Task CancelledPayment_KeepsItsReceipt_AndSaysWhatBecameOfIt()
    {
        var file = await ledger.OpenAsync();
        foreach (var (receipt, fate) in new[] { ("H 1", "Void"), ("H 2", "Mistyped") })
        {
            var paid = await ledger.RecordAsync(file, new(ActKind.Paid, Today) { Amount = new(1_000_000), ReceiptNo = receipt });
            var url = $"/Dossiers/Cancel/{paid.Id}";
            await ledger.As("chv.nga").PostAsync(url, new() { ["Input.Reason"] = "Sai", ["Input.Receipt"] = fate });
        }

        var page = await ledger.PageAsync("chv.nga", $"/Dossiers/Details/{file}");
        var told = string.Concat(page.QuerySelectorAll(".act.cancelled").Select(a => a.TextContent));
        Assert.Contains("Biên lai H 1 (biên lai hủy)", told, StringComparison.Ordinal);
        Assert.Contains("Biên lai H 2 (ghi nhầm số)", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Move_SaysTheCommuneByName()
    {
        var file = await ledger.OpenAsync();
        await using var db = ledger.Site.Database.Open();
        var commune = await db.Communes.OrderBy(c => c.SortKey).FirstAsync(c => c.OfficeId == ledger.Officer.OfficeId);
        var detail = new ActDetail { Hamlet = "Ấp 2", Commune = commune.Id.Value };
        await ledger.RecordAsync(file, new(ActKind.Moved, Today) { Detail = detail, Reason = "Chuyển nhà" }, ledger.Head);
        var act = (await ledger.PageAsync("thutruong", $"/Dossiers/Details/{file}")).QuerySelector(".told")!.TextContent;
        Assert.Contains(commune.Name, act, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LongText_IsFolded_AndWhole()
    {
        var file = await ledger.OpenAsync();
        await ledger.RecordAsync(file, new(ActKind.Note, Today) { Text = new string('a', 700) });
        var page = await ledger.PageAsync("chv.nga", $"/Dossiers/Details/{file}");
        Assert.Equal(700, page.QuerySelector(".fold + .prewrap")!.TextContent.Length);
    }

    [Fact]
    public async Task WhatPresses_IsLateFirst_ThenByDay_WithoutAClockLast()
    {
        var file = await ledger.FileAsync(await ledger.OpenAsync());
        await using var db = ledger.Site.Database.Open();
        db.Begin("Test", ledger.Head);
        foreach (var (days, clocked) in new[] { (1, false), (3, true), (-4, true), (2, true), (-9, false) })
        {
            db.Add(new TriageFinding
            {
                OfficeId = file.OfficeId,
                DossierId = file.Id,
                AsOf = Today,
                Group = WorkGroup.Review,
                Rule = $"T-{days}",
                Article = "",
                Law = "",
                Text = "",
                Ready = true,
                Missing = "",
                NextStep = "",
                Due = Today.AddDays(days),
                Clocked = clocked,
            });
        }

        await db.SaveChangesAsync();
        var lines = await new DueList(db).PressingAsync(ledger.Officer, Today, 10_000);
        var own = lines.Where(l => l.Rule.StartsWith("T-", StringComparison.Ordinal) && l.Id == file.Id).Select(l => l.Rule);
        Assert.Equal(["T--4", "T-2", "T-3", "T-1"], own);
        var page = await ledger.PageAsync("chv.nga", "/");
        Assert.Contains("Quá hạn", page.QuerySelector("section[aria-labelledby=due] tbody tr")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryEntryOfAMenu_HasAPictureOfItsOwn() => Assert.All(Enum.GetValues<Role>(), role =>
    {
        var icons = Menu.For(new Actor(null, "", null, role)).Select(m => m.Icon).ToList();
        Assert.Equal(icons.Distinct(), icons);
    });

    private Task<HttpResponseMessage> OpenByHandAsync(string number, string kind, string content, string due) =>
        ledger.As("chv.nga").PostAsync("/Dossiers/New", new()
        {
            ["Input.DocumentNo"] = number,
            ["Input.DocumentOn"] = "01/09/2023",
            ["Input.Debtor"] = "Võ Văn Nửa",
            ["Input.Officer"] = ledger.Officer.OfficerId!.Value.ToString(),
            ["Input.Items[0].Kind"] = nameof(ObligationKind.CourtFee),
            ["Input.Items[0].Description"] = "Án phí",
            ["Input.Items[0].Due"] = "300.000",
            ["Input.Items[1].Kind"] = kind,
            ["Input.Items[1].Description"] = content,
            ["Input.Items[1].Due"] = due,
        });
}
