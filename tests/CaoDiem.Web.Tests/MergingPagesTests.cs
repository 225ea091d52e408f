using System.Net;
using CaoDiem.Identity;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CaoDiem.Web.Tests.LedgerSite;

namespace CaoDiem.Web.Tests;

/// <summary>Names that look like one: proposed, looked at in numbers, merged.</summary>
public sealed class MergingPagesTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    [Fact]
    public async Task Pair_IsProposed_Confirmed_AndItsFilesAreOnRecord()
    {
        await using var db = ledger.Site.Database.Open();
        var (one, other) = (await OfficeDirectory.OfficerAsync(db, ledger.Head, "V.T.Gộp"),
            await OfficeDirectory.OfficerAsync(db, ledger.Head, "Vũ Thị Gộp"));
        var file = await OfficeDirectory.FileAsync(db, ledger.Head, "GOP-1/QĐ", new(2023, 7, 3), one);
        var link = (await ledger.PageAsync("thutruong", "/Merging")).QuerySelector($"a[href*='from={one}']")!.GetAttribute("href")!;
        Assert.Contains($"into={other}", link, StringComparison.Ordinal);
        var page = await ledger.PageAsync("thutruong", link);
        Assert.Contains("1, trong đó 1 đang mở", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(one, (await ledger.FileAsync(file)).OfficerId);
        var fields = new Dictionary<string, string>
        {
            ["Kind"] = "Officer",
            ["From"] = one.ToString(),
            ["Into"] = other.ToString(),
            ["Reason"] = "Một người",
            ["Expected"] = "1",
        };
        var answer = await ledger.As("thutruong").PostAsync("/Merging/Confirm", fields, link);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(other, (await ledger.FileAsync(file)).OfficerId);
        var merged = await ledger.PageAsync("thutruong", answer.Headers.Location!.OriginalString);
        Assert.NotNull(merged.QuerySelector($"a[href='/Dossiers/Details/{file}']"));
        Assert.False(await db.Officers.AnyAsync(o => o.Id == one));
    }

    [Fact]
    public async Task WithoutAReason_IsRefusedBesideIt()
    {
        await using var db = ledger.Site.Database.Open();
        var (one, other) = (await OfficeDirectory.OfficerAsync(db, ledger.Head, "Tô Một"),
            await OfficeDirectory.OfficerAsync(db, ledger.Head, "Tô Hai"));
        var link = $"/Merging/Confirm?kind=Officer&from={one}&into={other}";
        var fields = new Dictionary<string, string> { ["Kind"] = "Officer", ["From"] = one.ToString(), ["Into"] = other.ToString() };
        AssertFieldError(await ReadAsync(await ledger.As("thutruong").PostAsync("/Merging/Confirm", fields, link)), "Reason", "MRG-003");
        Assert.True(await db.Officers.AnyAsync(o => o.Id == one));
    }

    [Fact]
    public async Task NamesThatAreNotThere_AreToldInWords()
    {
        var page = await ledger.PageAsync("thutruong",
            $"/Merging/Confirm?kind=Commune&from={Guid.CreateVersion7()}&into={Guid.CreateVersion7()}");
        Assert.Contains("MRG-001", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
    }
}
