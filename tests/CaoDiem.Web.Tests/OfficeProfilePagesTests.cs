using System.Net;
using CaoDiem.Identity;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CaoDiem.Web.Tests.LedgerSite;

namespace CaoDiem.Web.Tests;

/// <summary>The name, kind, province and seal of the office on screen.</summary>
public sealed class OfficeProfilePagesTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    [Fact]
    public async Task CorrectedName_StandsAtOnce_InTheHeadOfEveryPage()
    {
        await using var db = ledger.Site.Database.Open();
        var first = await db.OfficeProfiles.AsNoTracking().SingleAsync(p => p.From == OfficeProfile.Beginning
            && p.OfficeId == ledger.Head.OfficeId);
        var url = $"/Identity/Profile/{first.Id}";
        var page = await ledger.PageAsync("thutruong", url);
        Assert.Contains("văn bản đã ban hành", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        var fields = Fields("Chi cục mang tên đúng");
        AssertFieldError(await ReadAsync(await ledger.As("thutruong").PostAsync(url + "?handler=Correct", fields, url)), "Input_Reason",
            "IDN-107");
        fields["Input.Reason"] = "Gõ nhầm";
        var answer = await ledger.As("thutruong").PostAsync(url + "?handler=Correct", fields, url);
        Assert.Equal("/Identity/OfficePage", answer.Headers.Location?.OriginalString);
        Assert.Contains("Chi cục mang tên đúng", (await ledger.PageAsync("chv.nga", "/Dossiers")).QuerySelector(".who")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains("Gõ nhầm", await ledger.As("thutruong").HtmlAsync("/Identity/OfficePage"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangeFromADay_IsAdded_ThenWithdrawn_AndStaysToBeSeen()
    {
        var fields = Fields("Phòng của ngày mai");
        AssertFieldError(await ReadAsync(await ledger.As("thutruong").PostAsync("/Identity/Profile?handler=Add", fields)), "Input_From",
            "IDN-104");
        (fields["Input.From"], fields["Input.DocumentNo"]) = ("01/07/2025", "12/QĐ");
        Assert.Equal(HttpStatusCode.Redirect, (await ledger.As("thutruong").PostAsync("/Identity/Profile?handler=Add", fields)).StatusCode);
        Assert.DoesNotContain("Phòng của ngày mai", (await ledger.PageAsync("chv.nga", "/Dossiers")).QuerySelector(".who")!.TextContent,
            StringComparison.Ordinal);
        await using var db = ledger.Site.Database.Open();
        var row = await db.OfficeProfiles.AsNoTracking().SingleAsync(p => p.Name == "Phòng của ngày mai");
        var url = $"/Identity/Profile/{row.Id}";
        AssertFieldError(await ReadAsync(await ledger.As("thutruong").PostAsync(url + "?handler=Withdraw", [], url)), "Back_Reason",
            "IDN-107");
        await ledger.As("thutruong").PostAsync(url + "?handler=Withdraw", new() { ["Back.Reason"] = "Chưa có quyết định" }, url);
        Assert.Contains("Chưa có quyết định", await ledger.As("thutruong").HtmlAsync("/Identity/OfficePage"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ledger.As("thutruong").GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task Officer_MayNot()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await ledger.As("chv.nga").GetAsync("/Identity/OfficePage")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ledger.As("thutruong").PostAsync("/Identity/OfficePage", [],
            "/Identity/Profile")).StatusCode);
    }

    private static Dictionary<string, string> Fields(string name) => new()
    {
        ["Input.Name"] = name,
        ["Input.Kind"] = nameof(OfficeKind.District),
        ["Input.Province"] = "Bạc Liêu",
        ["Input.OpensAt"] = "07:00",
        ["Input.ClosesAt"] = "17:00",
    };
}
