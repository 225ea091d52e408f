using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CaoDiem.Web.Tests.LedgerSite;

namespace CaoDiem.Web.Tests;

/// <summary>Roles, names and closing of accounts on screen.</summary>
public sealed class AccountPagesTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    [Fact]
    public async Task Role_IsTakenAndGiven_WithItsOfficer()
    {
        using var client = await ledger.Site.SignedInAsync("quantri");
        var id = await AccountAsync("ketoan");
        var url = $"/Identity/Account/{id}";
        var page = await ReadAsync(await client.PostAsync($"{url}?handler=Role", new() { ["Role.Role"] = "Officer" }));
        AssertFieldError(page, "Role_OfficerId", "IDN-024");
        await client.PostAsync($"{url}?handler=Role",
            new() { ["Role.Role"] = "Officer", ["Role.OfficerId"] = ledger.Officer.OfficerId!.Value.ToString() });
        await using var db = ledger.Site.Database.Open();
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == id);
        Assert.Equal((Role.Officer, ledger.Officer.OfficerId), (user.Role, user.OfficerId));
    }

    [Fact]
    public async Task LastHead_IsNotClosed_AndSaysWhy()
    {
        using var client = await ledger.Site.SignedInAsync("quantri");
        var url = $"/Identity/Account/{await AccountAsync("thutruong")}";
        AssertFieldError(await ReadAsync(await client.PostAsync($"{url}?handler=Close", [])), "Close_Reason", "IDN-070");
        var page = await ReadAsync(await client.PostAsync($"{url}?handler=Close", new() { ["Close.Reason"] = "Nghỉ hưu" }));
        AssertFieldError(page, "Close_Reason", "IDN-028");
        Assert.Equal("Nghỉ hưu", Value(page, "Close_Reason"));
    }

    [Fact]
    public async Task Name_IsMended_AndAccountClosedAndOpened()
    {
        using var client = await ledger.Site.SignedInAsync("quantri");
        var id = await AccountAsync("phoihop");
        var url = $"/Identity/Account/{id}";
        await client.PostAsync($"{url}?handler=Name", new() { ["Person.Name"] = "Trần Văn Đúng" });
        await client.PostAsync($"{url}?handler=Close", new() { ["Close.Reason"] = "Đổi đầu mối" });
        var list = await client.HtmlAsync("/Identity/Users");
        Assert.Contains("Trần Văn Đúng", list, StringComparison.Ordinal);
        Assert.Contains("Đã khóa", list, StringComparison.Ordinal);
        await client.PostAsync($"{url}?handler=Open", []);
        Assert.DoesNotContain("Đã khóa", await client.HtmlAsync("/Identity/Users"), StringComparison.Ordinal);
    }

    private async Task<Id<User>> AccountAsync(string login)
    {
        await using var db = ledger.Site.Database.Open();
        return (await db.Users.SingleAsync(u => u.Login == login)).Id;
    }
}
