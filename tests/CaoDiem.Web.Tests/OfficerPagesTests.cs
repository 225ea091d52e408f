using System.Net;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CaoDiem.Web.Tests.LedgerSite;

namespace CaoDiem.Web.Tests;

/// <summary>The officers of an office on screen: names, leaving, handing files over.</summary>
public sealed class OfficerPagesTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    [Fact]
    public async Task Name_IsMended_AndTheFileSaysIt()
    {
        var (id, file) = await OfficerAsync("Phan Văn Xai");
        var answer = await PostAsync($"/Identity/Officer/{id}?handler=Rename", new() { ["Rename.Name"] = "Phan Văn Sai" });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("Phan Văn Sai", await ledger.As("thutruong").HtmlAsync($"/Dossiers/Details/{file}"), StringComparison.Ordinal);
        var page = await ledger.PageAsync("thutruong", $"/Identity/Officer/{id}");
        Assert.Contains("Phan Văn Xai", page.GetElementById("names")!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakenName_IsRefusedBesideIt_AndKept()
    {
        var (id, _) = await OfficerAsync("Phan Văn Một");
        await OfficerAsync("Phan Văn Hai");
        var page = await ReadAsync(await PostAsync($"/Identity/Officer/{id}?handler=Rename", new() { ["Rename.Name"] = "Phan Văn Hai" }));
        AssertFieldError(page, "Rename_Name", "IDN-061");
        Assert.Equal("Phan Văn Hai", Value(page, "Rename_Name"));
    }

    [Fact]
    public async Task Leave_WithoutItsPaper_IsRefusedBesideIt()
    {
        var (id, _) = await OfficerAsync("Phan Văn Ba");
        var fields = new Dictionary<string,
            string>
        { ["Leave.Kind"] = "Retired", ["Leave.From"] = "01/09/2023", ["Leave.Reason"] = "Đủ tuổi" };
        var page = await ReadAsync(await PostAsync($"/Identity/Officer/{id}?handler=Leave", fields));
        AssertFieldError(page, "Leave_DocumentNo", "IDN-064");
        Assert.Equal("01/09/2023", Value(page, "Leave_From"));
    }

    [Fact]
    public async Task WhoHasLeft_IsWarnedOf_AndNotOffered()
    {
        var (id, file) = await OfficerAsync("Phan Văn Nghỉ");
        await RetireAsync(id);
        var list = await ledger.PageAsync("thutruong", "/Identity/Officers");
        Assert.NotNull(list.QuerySelector($".notice.warn a[href='/Ledger/HandOver/{id}']"));
        var form = await ledger.PageAsync("thutruong", $"/Dossiers/Record/{file}?kind=assigned");
        Assert.Null(form.QuerySelector($"option[value='{id}']"));
        Assert.NotNull(form.QuerySelector($"option[value='{ledger.Officer.OfficerId}']"));
        Assert.Null((await ledger.PageAsync("thutruong", "/TaskForces")).QuerySelector($"option[value='{id}']"));
    }

    [Fact]
    public async Task Withdrawn_HeServesAgain()
    {
        var (id, _) = await OfficerAsync("Phan Văn Nhầm");
        await RetireAsync(id);
        await using var db = ledger.Site.Database.Open();
        var leave = (await db.OfficerLeaves.SingleAsync(l => l.OfficerId == id)).Id;
        var url = $"/Identity/Officer/{id}?handler=Withdraw";
        AssertFieldError(await ReadAsync(await PostAsync(url, new() { ["leave"] = leave.ToString() })), "Leave_WithdrawReason", "IDN-068");
        await PostAsync(url, new() { ["leave"] = leave.ToString(), ["Leave.WithdrawReason"] = "Ghi nhầm người" });
        Assert.Null((await db.Officers.AsNoTracking().SingleAsync(o => o.Id == id)).LeftOn);
    }

    [Fact]
    public async Task HandOver_SaysTheNumbers_ThenMoves_AndIsUndoneAsOne()
    {
        var (giver, file) = await OfficerAsync("Phan Văn Giao");
        var (receiver, _) = await OfficerAsync("Phan Văn Nhận");
        var url = $"/Ledger/HandOver/{giver}";
        var page = await ReadAsync(await PostAsync(url, Paper(receiver)));
        Assert.Equal(giver, (await ledger.FileAsync(file)).OfficerId);
        Assert.Contains("1 hồ sơ, còn phải thi hành 1.000.000 đồng", page.QuerySelector(".actcard")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["1", "0", "1.000.000", "0", "0% 8 điểm", "0% 0 điểm"], Cells(page, "Phan Văn Giao"));
        Assert.Equal(["1", "2", "1.000.000", "2.000.000", "0% 8 điểm", "0% 16 điểm"], Cells(page, "Phan Văn Nhận"));
        var fields = page.QuerySelectorAll(".actcard input[type=hidden]").Where(i => i.GetAttribute("name") != "__RequestVerificationToken")
            .ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        var answer = await PostAsync($"{url}?handler=Confirm", fields);
        Assert.Equal($"/Identity/Officer/{giver}", answer.Headers.Location?.OriginalString);
        Assert.Equal(receiver, (await ledger.FileAsync(file)).OfficerId);
        var undo = (await ledger.PageAsync("thutruong",
            $"/Identity/Officer/{giver}")).QuerySelector("input[name=what]")!.GetAttribute("value")!;
        await PostAsync("/Ledger/Many?handler=Undo", new() { ["what"] = undo }, url);
        Assert.Equal(giver, (await ledger.FileAsync(file)).OfficerId);
    }

    [Fact]
    public async Task HandOver_WithoutAReceiver_IsRefusedBesideIt_AndKeepsWhatWasTyped()
    {
        var (giver, _) = await OfficerAsync("Phan Văn Thiếu");
        var page = await ReadAsync(await PostAsync($"/Ledger/HandOver/{giver}", Paper(null)));
        AssertFieldError(page, "Input_To", "HND-001");
        Assert.Equal("8/QĐ", Value(page, "Input_DocumentNo"));
    }

    [Fact]
    public async Task HandOver_OfMarkedFiles_LeavesTheOthers()
    {
        var (giver, file) = await OfficerAsync("Phan Văn Chia");
        var (receiver, _) = await OfficerAsync("Phan Văn Phụ");
        await using var db = ledger.Site.Database.Open();
        var other = await OfficeDirectory.FileAsync(db, ledger.Head, $"C{Guid.CreateVersion7():N}/QĐ", new(2023, 7, 3), giver);
        var fields = Paper(receiver);
        (fields["Input.OnlyMarked"], fields["Marked"], fields["Input.Expected"]) = ("True", other.ToString(), "1");
        await PostAsync($"/Ledger/HandOver/{giver}?handler=Confirm", fields);
        Assert.Equal((giver, receiver), ((await ledger.FileAsync(file)).OfficerId, (await ledger.FileAsync(other)).OfficerId));
    }

    [Fact]
    public async Task CancelPage_SaysHowManyOtherFilesGoWithIt()
    {
        var (giver, file) = await OfficerAsync("Phan Văn Hủy");
        var (receiver, _) = await OfficerAsync("Phan Văn Lại");
        await using var db = ledger.Site.Database.Open();
        await OfficeDirectory.FileAsync(db, ledger.Head, $"C{Guid.CreateVersion7():N}/QĐ", new(2023, 7, 3), giver);
        await PostAsync($"/Ledger/HandOver/{giver}?handler=Confirm", Paper(receiver));
        var act = Assert.Single(await ledger.ActsAsync(file)).Id;
        var page = await ledger.PageAsync("thutruong", $"/Dossiers/Cancel/{act}");
        Assert.Contains("1 hồ sơ khác", page.QuerySelector(".notice.warn")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<(Id<Officer> Id, Id<Dossier> File)> OfficerAsync(string name)
    {
        await using var db = ledger.Site.Database.Open();
        var id = await OfficeDirectory.OfficerAsync(db, ledger.Head, name);
        return (id, await OfficeDirectory.FileAsync(db, ledger.Head, $"O{Guid.CreateVersion7():N}/QĐ", new(2023, 7, 3), id));
    }

    private async Task RetireAsync(Id<Officer> id)
    {
        await using var db = ledger.Site.Database.Open();
        await new KeepOfficersHandler(db).Handle(new RecordLeave(id, LeaveKind.Retired, new(2023, 9, 1), null, "1/QĐ", "Đủ tuổi"),
            ledger.Head);
    }

    private Task<HttpResponseMessage> PostAsync(string url, Dictionary<string, string> fields, string? form = null) =>
        ledger.As("thutruong").PostAsync(url, fields, form);

    private static Dictionary<string, string> Paper(Id<Officer>? to) => new()
    {
        ["Input.To"] = to?.ToString() ?? "",
        ["Input.On"] = "15/09/2023",
        ["Input.DocumentNo"] = "8/QĐ",
        ["Input.DocumentOn"] = "14/09/2023",
        ["Input.Reason"] = "Nghỉ hưu",
    };

    private static string[] Cells(AngleSharp.Html.Dom.IHtmlDocument page, string officer) =>
        [.. page.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent == officer).QuerySelectorAll("td")
            .Select(c => VietText.Clean(c.TextContent))];
}
