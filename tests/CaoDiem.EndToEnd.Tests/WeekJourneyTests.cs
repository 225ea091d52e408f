using CaoDiem.CasePlans;
using CaoDiem.Law;
using CaoDiem.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace CaoDiem.EndToEnd.Tests;

/// <summary>A campaign from its draft to the printed week: list, plans approved, schedule accepted, money, the officer's own week on paper.</summary>
public sealed class WeekJourneyTests : BrowserTest
{
    [Fact]
    public async Task FromADraft_ToTheWeekOnPaper()
    {
        await using var db = Site.Database.Open();
        await SignInAsync("thutruong");
        await Page.GotoAsync("/Campaigns/Draft");
        await Page.GetByLabel("Tên chiến dịch").FillAsync("Đợt cao điểm quý IV/2023");
        await Page.GetByLabel("Số kế hoạch").FillAsync("512/KH-CCTHADS");
        await Page.GetByLabel("Từ ngày").FillAsync("02/10/2023");
        await Page.GetByLabel("Đến ngày").FillAsync("29/12/2023");
        await Click("Lập từng bước");
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Lập từng bước" }).Or(Page.Locator(".tabs")).First.WaitForAsync();
        var id = Page.Url.Split('?')[0].Split('/')[^1];
        await Page.GotoAsync($"/Campaigns/Plan/{id}?step=freeze");
        await Click("Chốt danh sách");
        await Page.GetByText("Đã chốt danh sách").WaitForAsync();

        // The leader drafts his plans, reads one, consults it with the commune; the head approves.
        var leader = await NewPageAsync(1366, 768);
        await SignInAsync("chv.nga", leader);
        await leader.GotoAsync($"/CasePlans/List/{id}?state=none&group={WorkGroup.Review.Code()}");
        await leader.Locator("thead input[type=checkbox]").CheckAsync();
        await leader.GetByRole(AriaRole.Button, new() { Name = "Lập cho hồ sơ đã đánh dấu" }).ClickAsync();
        await leader.GetByText("Hãy đọc và chỉnh từng kế hoạch").WaitForAsync();
        for (var read = 0; read < 12; read++)
        {
            var at = leader.Url;
            await PressAsync("d", leader);
            await Assertions.Expect(leader).Not.ToHaveURLAsync(at);
        }

        // A consultation belongs to one commune: the page leads from one to the next.
        await leader.GotoAsync($"/CasePlans/Consult/{id}");
        while (await leader.GetByRole(AriaRole.Heading, new() { Name = "Không có kế hoạch nào chờ hội ý" }).CountAsync() == 0)
        {
            await leader.GetByLabel("Địa điểm").FillAsync("Trụ sở Ủy ban nhân dân xã");
            await leader.GetByLabel("Thành phần dự").FillAsync("Tổ công tác\nPhó Chủ tịch Ủy ban nhân dân xã");
            await leader.GetByLabel("Phân công đã thống nhất").FillAsync("Xã cử cán bộ cùng đi");
            await leader.GetByRole(AriaRole.Button, new() { Name = "Ghi hội ý" }).ClickAsync();
            await leader.GetByText("chờ thủ trưởng duyệt").WaitForAsync();
        }

        await Page.GotoAsync($"/CasePlans/Approve/{id}");
        await Click("Xem lại và duyệt các kế hoạch đã đánh dấu");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Duyệt 12 kế hoạch" }).First.ClickAsync();
        await Page.GetByText("Đã duyệt 12 kế hoạch.").WaitForAsync();
        var campaign = Guid.Parse(id);
        Assert.Equal(12, await db.CasePlans.CountAsync(p => p.CampaignId == new Shared.Id<Campaigns.Campaign>(campaign) && p.State == PlanState.Approved));

        // The planner's plan is accepted and becomes everybody's weeks.
        await Page.GotoAsync($"/Scheduling/Runs/{id}");
        await Page.GetByLabel("Thời gian tính (giây)").FillAsync("1");
        await Click("Tính lịch");
        await Page.GetByText("Đã tính xong, chưa duyệt").First.WaitForAsync();
        await Page.Locator("table a[href*='/Scheduling/Board/']").First.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Duyệt lịch" }).First.ClickAsync();
        await Page.GetByText("Đã duyệt lịch").WaitForAsync();

        var accountant = await NewPageAsync(1366, 768);
        await SignInAsync("ketoan", accountant);
        await accountant.GotoAsync($"/Budgets/Estimate/{id}");
        await accountant.GetByRole(AriaRole.Button, new() { Name = "Lập dự toán" }).ClickAsync();
        await accountant.GetByText("lịch đi địa bàn đã chốt").First.WaitForAsync();
        await CheckPageAsync("journey-schedule-budget", accountant);

        // The officer's own week, on the paper that goes into the folder: no menu, no buttons, every visit of it.
        var run = await db.PlanRuns.AsNoTracking().SingleAsync(r => r.CampaignId == new Shared.Id<Campaigns.Campaign>(campaign) && r.State == PlanRunState.Accepted);
        var day = await db.TeamRoutes.AsNoTracking().Include(r => r.Assignments).Where(r => r.RunId == run.Id).OrderBy(r => r.Day).FirstAsync();
        await leader.GotoAsync($"/Scheduling/Mine?week={day.Day:dd/MM/yyyy}");
        await leader.GetByRole(AriaRole.Button, new() { Name = "In tuần này" }).WaitForAsync();
        await CheckPageAsync("journey-mine", leader);
        await leader.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(leader.GetByRole(AriaRole.Button, new() { Name = "In tuần này" })).ToBeHiddenAsync();
        await Assertions.Expect(leader.Locator("#feed")).ToBeHiddenAsync();
        Assert.True(await leader.Locator("main tbody tr:visible").CountAsync() >= day.Assignments.Count);
        var paper = await leader.PdfAsync(new() { Format = "A4" });
        Assert.Equal("%PDF-"u8.ToArray(), paper[..5]);
        Assert.True(paper.Length > 10_000);
        AssertNoProblems();
    }

    private Task Click(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
