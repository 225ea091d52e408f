using System.Net;
using CaoDiem.Identity;
using CaoDiem.TaskForces;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CaoDiem.Web.Tests.LedgerSite;

namespace CaoDiem.Web.Tests;

/// <summary>Who is in a task force, on screen.</summary>
public sealed class StaffPagesTests(LedgerSite ledger) : IClassFixture<LedgerSite>
{
    [Fact]
    public async Task OwnStaff_IsChosenFromTheOffice_AndThenOfferedNoMore()
    {
        await using var db = ledger.Site.Database.Open();
        var officer = await OfficeDirectory.OfficerAsync(db, ledger.Head, "Phạm Thị Chọn");
        var force = await db.TaskForces.AsNoTracking().OrderBy(t => t.SortKey).FirstAsync();
        var url = $"/TaskForces/Team/{force.Id}";
        var page = await ledger.PageAsync("thutruong", url);
        Assert.NotNull(page.QuerySelector($"#Own_Person option[value='o{officer}']"));
        Assert.Null(page.QuerySelector($"#Own_Person option[value='o{force.LeaderId}']"));
        var fields = new Dictionary<string, string>
        {
            ["Own.Kind"] = "Officer",
            ["Own.Duty"] = "Xác minh",
            ["Own.HoursPerWeek"] = "40",
            ["Own.Weekdays"] = "Monday"
        };
        AssertFieldError(await ReadAsync(await ledger.As("thutruong").PostAsync(url + "?handler=Staff", fields, url)), "Own_Person",
            "TSK-047");
        fields["Own.Person"] = $"o{officer}";
        Assert.Equal(HttpStatusCode.Redirect, (await ledger.As("thutruong").PostAsync(url + "?handler=Staff", fields, url)).StatusCode);
        page = await ledger.PageAsync("thutruong", url);
        Assert.Contains("Phạm Thị Chọn", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"#Own_Person option[value='o{officer}']"));
    }

    [Fact]
    public async Task WhoWasTyped_IsSaid_AndTiedByHand()
    {
        await using var db = ledger.Site.Database.Open();
        var officer = await OfficeDirectory.OfficerAsync(db, ledger.Head, "Vũ Văn Đúng Tên");
        var force = await db.TaskForces.Include(t => t.Members).OrderBy(t => t.SortKey).LastAsync();
        db.Begin("Thử", ledger.Head);
        db.Members.Add(force.AddMember("Vũ Đúng", "Đơn vị", "Xác minh", null, new(MemberKind.Officer)));
        await db.SaveChangesAsync();
        var (member, url) = (force.Members.Single(m => m.Name == "Vũ Đúng").Id, $"/TaskForces/Team/{force.Id}");
        Assert.Contains("gõ tay", (await ledger.PageAsync("thutruong", url)).QuerySelector(".notice.warn")!.TextContent,
            StringComparison.Ordinal);
        var fields = new Dictionary<string, string> { ["Tie.Member"] = member.ToString(), ["Tie.Person"] = $"o{officer}" };
        AssertFieldError(await ReadAsync(await ledger.As("thutruong").PostAsync(url + "?handler=Tie", fields, url)), "Tie_Why", "TSK-036");
        fields["Tie.Why"] = "Cùng một người";
        await ledger.As("thutruong").PostAsync(url + "?handler=Tie", fields, url);
        Assert.DoesNotContain("gõ tay", await ledger.As("thutruong").HtmlAsync(url), StringComparison.Ordinal);
    }
}
