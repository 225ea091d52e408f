using CaoDiem.CasePlans;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace CaoDiem.EndToEnd.Tests;

/// <summary>A leader's morning: plans in bulk, read by keyboard, consulted, approved by the head; and the partner that answers.</summary>
public sealed class PlanJourneyTests : BrowserTest
{
    [Fact]
    public async Task FromBulkDrafting_ToApproval_AndThePartnersAnswer()
    {
        await using var db = Site.Database.Open();
        var campaign = (await db.Campaigns.SingleAsync()).Id;
        var before = await db.CasePlans.CountAsync();
        await SignInAsync("chv.nga");
        await Page.GotoAsync($"/CasePlans/List/{campaign}?state=none");
        await Page.Locator("thead input[type=checkbox]").CheckAsync();
        await CheckPageAsync("plans-list");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lập cho hồ sơ đã đánh dấu" }).ClickAsync();
        await Page.GetByText("Hãy đọc và chỉnh từng kế hoạch").WaitForAsync();
        Assert.True(await db.CasePlans.CountAsync() > before);
        await CheckPageAsync("plans-review");
        var first = await Page.Locator("h1").TextContentAsync();
        await PressAsync("j");
        await Assertions.Expect(Page.Locator("h1")).Not.ToHaveTextAsync(first!);
        await Page.WaitForLoadStateAsync(); // the keys work when the page's script does
        await PressAsync("k");
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync(first!);
        await Page.WaitForLoadStateAsync();
        await PressAsync("d");
        await Assertions.Expect(Page.Locator("h1")).Not.ToHaveTextAsync(first!);

        await Page.GotoAsync($"/CasePlans/Consult/{campaign}");
        await Page.GetByLabel("Địa điểm").FillAsync("Trụ sở Ủy ban nhân dân xã");
        await Page.GetByLabel("Thành phần dự").FillAsync("Tổ công tác\nPhó Chủ tịch Ủy ban nhân dân xã");
        await Page.GetByLabel("Phân công đã thống nhất").FillAsync("Xã cử cán bộ cùng đi");
        await CheckPageAsync("plans-consult");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Ghi hội ý" }).ClickAsync();
        await Page.GetByText("chờ thủ trưởng duyệt").WaitForAsync();

        var head = await NewPageAsync(1366, 768);
        await SignInAsync("thutruong", head);
        await head.GotoAsync($"/CasePlans/Approve/{campaign}");
        await CheckPageAsync("plans-approve", head);
        await head.GetByRole(AriaRole.Button, new() { Name = "Duyệt các kế hoạch đã đánh dấu" }).ClickAsync();
        await CheckPageAsync("plans-confirm", head);
        await head.GetByRole(AriaRole.Button, new() { Name = "Duyệt 1 kế hoạch" }).ClickAsync();
        await head.GetByText("Đã duyệt 1 kế hoạch.").WaitForAsync();
        Assert.Equal(0, await db.CasePlans.CountAsync(p => p.State == PlanState.Consulted));

        var guest = await NewPageAsync(390, 844);
        await SignInAsync("phoihop", guest);
        await guest.GetByRole(AriaRole.Link, new() { Name = "Xem và trả lời" }).ClickAsync();
        await CheckPageAsync("partner-phone", guest);
        await guest.GetByRole(AriaRole.Button, new() { Name = "Nhận lời ngày" }).First.ClickAsync();
        await guest.GetByText("Cảm ơn ông/bà đã nhận lời.").WaitForAsync();
        Assert.Equal(1, await db.Invitations.CountAsync(i => i.State == InvitationState.Confirmed));
        AssertNoProblems();
    }

    [Theory]
    [InlineData(1366, "")]
    [InlineData(390, "-phone")]
    public async Task Pages_OfPlansAndPartners(int width, string suffix)
    {
        await using var db = Site.Database.Open();
        var campaign = (await db.Campaigns.SingleAsync()).Id;
        var plan = await db.CasePlans.FirstAsync(p => p.Groups == "coercion");
        var draft = (await db.CasePlans.FirstAsync(p => p.State == PlanState.Draft)).Id;
        var version = (await db.PlanVersions.FirstAsync(v => v.PlanId == plan.Id)).Id;
        var invitation = await db.Invitations.FirstAsync(i => i.State == InvitationState.Invited);
        var police = (await db.Partners.FirstAsync(p => p.Kind == PartnerKind.Police)).Id;
        var force = (await db.TaskForces.OrderBy(t => t.SortKey).FirstAsync()).Id;
        var page = await NewPageAsync(width, 768);
        await SignInAsync("thutruong", page);
        foreach (var (name, url) in new[]
        {
            ("taskforces", "/TaskForces"), ("team", $"/TaskForces/Team/{force}?from=03/07/2023"), ("partners", "/TaskForces/Partners"), ("partner", $"/TaskForces/Partner/{police}"), ("invitations", "/TaskForces/Invitations?show=all"),
            ("invitation", $"/TaskForces/Invitation/{invitation.Id}"), ("letter", $"/TaskForces/Letter/{invitation.Letter}"), ("plans", "/CasePlans"), ("plans-all", $"/CasePlans/List/{campaign}"),
            ("plan", $"/CasePlans/Details/{plan.Id}"), ("plan-edit", $"/CasePlans/Edit/{draft}"), ("plan-edit-coercion", $"/CasePlans/Edit/{plan.Id}"), ("plan-version", $"/CasePlans/Version/{version}"), ("obstacles", $"/CasePlans/Obstacles/{campaign}"),
            ("plan-settings", "/CasePlans/Settings"), ("plan-file", $"/Dossiers/Details/{plan.DossierId}"), ("plan-campaign", $"/Campaigns/Details/{campaign}"),
        })
        {
            await page.GotoAsync(url);
            await page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.open = true)");
            await CheckPageAsync("people-" + name + suffix, page);
        }

        AssertNoProblems();
    }
}
