using System.Net;
using CaoDiem.Dossiers;
using CaoDiem.Persons;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CaoDiem.Web.Tests.LedgerSite;

namespace CaoDiem.Web.Tests;

/// <summary>A debtor over several files on screen: compared, linked, told apart, with his notes about safety.</summary>
public sealed class PersonPagesTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    [Fact]
    public async Task TwoFiles_AreComparedLinkedAndSeenFromEach_AndUnlinkedWithAReason()
    {
        var (one, two) = (await ledger.OpenAsync("Phùng Văn Đôi"), await ledger.OpenAsync("Phùng Văn Đôi"));
        Assert.Contains("Phùng Văn Đôi", await ledger.As("chv.nga").HtmlAsync("/Persons?ca-yeu=true"), StringComparison.Ordinal);
        var page = await ledger.PageAsync("chv.nga", $"/Persons/Same/{one}");
        Assert.NotNull(page.QuerySelector($"input[name=Marked][value='{two}']"));
        page = await ReadAsync(await PostAsync($"/Persons/Same/{one}?handler=Link", new() { ["Marked"] = two.ToString() }));
        AssertFieldError(page, "Reason", "PRS-002");
        Assert.NotNull(page.QuerySelector($"input[name=Marked][value='{two}'][checked]"));
        var link = new Dictionary<string, string> { ["Marked"] = two.ToString(), ["Reason"] = "Cùng căn cước" };
        var answer = await PostAsync($"/Persons/Same/{one}?handler=Link", link);
        var person = answer.Headers.Location!.OriginalString;
        Assert.StartsWith("/Persons/Details/", person, StringComparison.Ordinal);
        page = await ledger.PageAsync("chv.nga", person);
        Assert.Contains("10.000.000", page.QuerySelector(".tiles")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1 hồ sơ khác của cùng người", (await ledger.PageAsync("chv.nga", $"/Dossiers/Details/{two}"))
            .QuerySelector($"a[href='{person}']")!.TextContent);
        page = await ReadAsync(await PostAsync($"{person}?handler=Unlink", new() { ["file"] = two.ToString() }));
        AssertFieldError(page, "Reason", "PRS-002");
        await PostAsync($"{person}?handler=Unlink", new() { ["file"] = two.ToString(), ["Reason"] = "Khác năm sinh", ["Apart"] = "true" });
        page = await ledger.PageAsync("chv.nga", $"/Persons/Same/{one}");
        Assert.Null(page.QuerySelector("input[name=Marked]"));
        Assert.Contains("Khác năm sinh", page.GetElementById("apart")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Null((await ledger.PageAsync("chv.nga", $"/Dossiers/Details/{one}")).QuerySelector($"a[href='/Dossiers/Details/{two}']"));
    }

    [Fact]
    public async Task ADebtorWrittenOtherwise_IsLinkedByTheDecision()
    {
        var (one, two) = (await ledger.OpenAsync("Phùng Văn Khác"), await ledger.OpenAsync("Phùng V. Khát"));
        var number = (await ledger.FileAsync(two)).DecisionNo;
        var url = $"/Persons/Same/{one}?handler=Link";
        AssertFieldError(await ReadAsync(await PostAsync(url, new() { ["OtherNo"] = "không có", ["Reason"] = "x" })), "OtherNo", "PRS-012");
        await PostAsync(url, new() { ["OtherNo"] = number, ["Reason"] = "Sổ ghi sai tên" });
        await using var db = ledger.Site.Database.Open();
        var links = await db.PersonFiles.Where(l => l.DossierId == one || l.DossierId == two).ToListAsync();
        Assert.Equal((2, 1), (links.Count, links.Select(l => l.PersonId).Distinct().Count()));
    }

    [Fact]
    public async Task SafetyNote_OfAnotherFile_IsOnThePersonsPage_ForThoseWhoGo_AndNotForTheExaminer()
    {
        var (one, two) = (await ledger.OpenAsync("Phùng Văn Dữ"), await ledger.OpenAsync("Phùng Văn Dữ"));
        await ledger.RecordAsync(one, new(ActKind.SafetyNote, Today) { Text = "Nuôi chó dữ", Until = Today.AddDays(30) });
        var person = await LinkAsync(one, two);
        Assert.Contains("Nuôi chó dữ", await ledger.As("chv.nga").HtmlAsync($"/Persons/Details/{person}"), StringComparison.Ordinal);
        Assert.Contains("Nuôi chó dữ", await ledger.As("thutruong").HtmlAsync($"/Persons/Details/{person}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Nuôi chó dữ", await ledger.As("thamtravien").HtmlAsync($"/Persons/Details/{person}"),
            StringComparison.Ordinal);
        var answer = await ledger.As("thamtravien").PostAsync(
            $"/Persons/Details/{person}?handler=Unlink", new() { ["file"] = one.ToString(), ["Reason"] = "x" }, "/Dossiers");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Person_OfFilesOutOfScope_DoesNotExist_AndTheirNumberIsNotTold()
    {
        var (one, two) = (await ledger.OpenAsync("Phùng Văn Ẩn"), await ledger.OpenAsync("Phùng Văn Ẩn"));
        var person = await LinkAsync(one, two);
        Assert.Equal(HttpStatusCode.NotFound, (await ledger.As("chv.kiet").GetAsync($"/Persons/Details/{person}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ledger.As("chv.kiet").GetAsync($"/Persons/Same/{one}")).StatusCode);
        Assert.DoesNotContain("Phùng Văn Ẩn", await ledger.As("chv.kiet").HtmlAsync("/Persons?ca-yeu=true"), StringComparison.Ordinal);
    }

    private async Task<Id<Person>> LinkAsync(params Id<Dossier>[] files)
    {
        await using var db = ledger.Site.Database.Open();
        return await new LinkPersonsHandler(db).Handle(new LinkFiles(files, "Cùng căn cước"), ledger.Head);
    }

    private Task<HttpResponseMessage> PostAsync(string url, Dictionary<string, string> fields) =>
        ledger.As("chv.nga").PostAsync(url, fields, url.Split('?')[0]);
}
