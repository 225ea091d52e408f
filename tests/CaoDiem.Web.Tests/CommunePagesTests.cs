using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CaoDiem.Web.Tests.LedgerSite;

namespace CaoDiem.Web.Tests;

/// <summary>The communes of an office on screen: names, and communes that become one from a day on.</summary>
public sealed class CommunePagesTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    [Fact]
    public async Task Merger_SaysTheNumbers_ThenMoves_AndTheOldOneIsNotOffered()
    {
        var (one, file) = await CommuneAsync("Xã Sáp Một");
        var (two, _) = await CommuneAsync("Xã Sáp Hai");
        var fields = new Dictionary<string, string>
        {
            ["Input.From"] = one.ToString(),
            ["Input.Into"] = two.ToString(),
            ["Input.On"] = "01/09/2023",
            ["Input.DocumentNo"] = "1654/NQ",
            ["Input.Reason"] = "Sắp xếp",
        };
        var page = await ReadAsync(await PostAsync("/Merging/Reform", fields));
        Assert.Contains("1 hồ sơ của Xã Sáp Một chuyển về Xã Sáp Hai từ ngày 01/09/2023", page.QuerySelector(".actcard")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(one, (await ledger.FileAsync(file)).CommuneId);
        var hidden = page.QuerySelectorAll(".actcard input[type=hidden]").Where(i => i.GetAttribute("name") != "__RequestVerificationToken")
            .ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        var answer = await PostAsync("/Merging/Reform?handler=Confirm", hidden);
        Assert.Equal("/Identity/Communes", answer.Headers.Location?.OriginalString);
        Assert.Equal(two, (await ledger.FileAsync(file)).CommuneId);
        var list = await ledger.PageAsync("thutruong", "/Identity/Communes");
        var row = list.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent == "Xã Sáp Một");
        Assert.Contains("từ ngày 01/09/2023, vào Xã Sáp Hai", row.TextContent, StringComparison.Ordinal);
        Assert.Null((await ledger.PageAsync("thutruong", $"/Dossiers/Record/{file}?kind=moved")).QuerySelector($"option[value='{one}']"));
        Assert.NotNull((await ledger.PageAsync("thutruong",
            $"/Dossiers/Record/{file}?kind=moved")).QuerySelector($"option[value='{two}']"));
        AssertFieldError(await ReadAsync(await PostAsync($"/Identity/Commune/{one}?handler=Reopen", [])), "Again_Reason", "IDN-073");
    }

    [Fact]
    public async Task Merger_WithoutItsPaper_IsRefusedBesideIt_AndKeepsWhatWasTyped()
    {
        var (one, _) = await CommuneAsync("Xã Thiếu Giấy");
        var fields = new Dictionary<string,
            string>
        { ["Input.From"] = one.ToString(), ["Input.NewName"] = "Xã Mới Tinh", ["Input.On"] = "01/09/2023" };
        var page = await ReadAsync(await PostAsync("/Merging/Reform", fields));
        AssertFieldError(page, "Input_DocumentNo", "REF-003");
        Assert.Equal("Xã Mới Tinh", Value(page, "Input_NewName"));
        Assert.True(page.QuerySelector($"input[value='{one}']")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task Name_IsMended_AndTheFileSaysIt()
    {
        var (id, file) = await CommuneAsync("Xã Viết Xai");
        await PostAsync($"/Identity/Commune/{id}?handler=Rename", new() { ["Rename.Name"] = "Xã Viết Sai" });
        Assert.Contains("Xã Viết Sai", await ledger.As("thutruong").HtmlAsync($"/Dossiers/Details/{file}"), StringComparison.Ordinal);
        Assert.Contains("Xã Viết Xai", await ledger.As("thutruong").HtmlAsync($"/Identity/Commune/{id}"), StringComparison.Ordinal);
    }

    private async Task<(Id<Commune> Id, Id<Dossier> File)> CommuneAsync(string name)
    {
        await using var db = ledger.Site.Database.Open();
        var id = await OfficeDirectory.CommuneAsync(db, ledger.Head, name);
        return (id, await OfficeDirectory.FileAsync(db, ledger.Head, $"X{Guid.CreateVersion7():N}/QĐ", new(2023, 7, 3), null, id));
    }

    private Task<HttpResponseMessage> PostAsync(string url, Dictionary<string, string> fields) =>
        ledger.As("thutruong").PostAsync(url, fields);
}
