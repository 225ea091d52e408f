using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace CaoDiem.EndToEnd.Tests;

/// <summary>A schedule in a head's hands: planned by keyboard alone; an officer falls ill; a partner says yes, and no.</summary>
public sealed class ScheduleJourneyTests : BrowserTest
{
    private static readonly DateOnly Day = new(2023, 7, 20);

    protected override DateOnly? Today => Day;

    [Fact]
    public async Task TheBoard_ByKeyboardAlone_MovesPinsAndSwaps()
    {
        await using var db = Site.Database.Open();
        var campaign = (await db.Campaigns.SingleAsync()).Id;
        await SignInAsync("thutruong");
        await Page.GotoAsync($"/Scheduling/Runs/{campaign}");
        await Page.GetByLabel("Thời gian tính (giây)").FillAsync("1");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Tính lịch" }).ClickAsync();
        await OpenNewPlanAsync();
        var head = Actor.ForOffice((await db.Offices.SingleAsync()).Id, "Thử");
        var run = (await db.PlanRuns.SingleAsync(r => r.State == PlanRunState.Done)).Id;
        var plan = await OpenedRun.LoadAsync(db, run, head);
        var (movable, _) = Visits(plan).First(v => BoardTrials.Cells(plan, v.Step, v.Monday, Weeks.Sunday(v.Monday)).Any(c => c.Fits && c.Day != plan.Problem.Calendar[new BoardEdit(plan.Problem, plan.Plan).PlaceOf(v.Step).Day!.Value].Date));
        await WalkToCardAsync(plan, movable);
        await PressAsync("Enter");
        await Page.Locator("td.can").First.WaitForAsync();
        var name = await Page.Locator("a.picked").TextContentAsync() ?? "";
        var from = await Page.Locator("td:has(.picked)").GetAttributeAsync("data-day");
        Assert.True(await Page.Locator("td.cannot .verdict").CountAsync() > 0);
        await CheckPageAsync("board-carrying");
        await WalkToAsync("document.querySelector('td.can:not(:has(.picked))')");
        await Assertions.Expect(Page.Locator("[data-say]")).ToContainTextAsync("xếp được, lịch");
        await PressAsync("Escape");
        await Assertions.Expect(Page.Locator("[data-say]")).ToHaveTextAsync("Đã thôi, không thay đổi gì.");
        await PressAsync("Space");
        await Page.Locator("td.can").First.WaitForAsync();
        await WalkToAsync("document.querySelector('td.can:not(:has(.picked))')");
        await PressAsync("Enter");
        await Page.GetByText("Đã chuyển sang").First.WaitForAsync();
        await Assertions.Expect(Page.Locator("a[data-step]:focus")).ToHaveTextAsync(name);
        Assert.NotEqual(from, await Page.EvaluateAsync<string>("document.activeElement.closest('td').dataset.day"));

        await PressAsync("p");
        await Page.GetByText("Đã ghim; mọi lần tính sau").WaitForAsync();
        Assert.Equal(1, await db.Pins.CountAsync());
        await Assertions.Expect(Page.Locator("a[data-step]:focus")).ToHaveTextAsync(name);
        await PressAsync("p");
        await Page.GetByText("Đã bỏ ghim").WaitForAsync();
        Assert.Equal(0, await db.Pins.CountAsync());

        plan = await OpenedRun.LoadAsync(db, run, head);
        var (swappable, _) = Visits(plan).First(v => BoardTrials.Swaps(plan, v.Step, v.Monday, Weeks.Sunday(v.Monday)).Any(o => o.Fits));
        await WalkToCardAsync(plan, swappable);
        await PressAsync("s");
        await Page.Locator("li.can").First.WaitForAsync();
        await CheckPageAsync("board-swap");
        await WalkToAsync("document.querySelector('td li.can a[data-step]')");
        await PressAsync("Enter");
        await Page.GetByText("Đã đổi chỗ; lịch").WaitForAsync();
        AssertNoProblems();
    }

    [Fact]
    public async Task AnOfficerFallsIll_TheScheduleIsPlannedAnew_AndAccepted()
    {
        await using var db = Site.Database.Open();
        var campaign = (await db.Campaigns.SingleAsync()).Id;
        var route = await db.TeamRoutes.Where(r => r.Day > Day).OrderBy(r => r.Day).Skip(3).FirstAsync();
        await SignInAsync("thutruong");
        await Page.GotoAsync($"/TaskForces/Team/{route.TaskForceId}");
        var leaves = Page.Locator("section[aria-labelledby=leaves]");
        await leaves.GetByLabel("Từ ngày").FillAsync($"{route.Day:dd/MM/yyyy}");
        await leaves.GetByLabel("Đến ngày").FillAsync($"{route.Day:dd/MM/yyyy}");
        await leaves.GetByLabel("Lý do").FillAsync("Ốm");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Ghi ngày vắng" }).ClickAsync();
        await Page.GetByText("Ốm").First.WaitForAsync();
        await ReplanAsync(campaign.ToString(), "Tổ trưởng vắng (Ốm)", "replan");
        Assert.False(await db.TeamRoutes.AnyAsync(r => r.TaskForceId == route.TaskForceId && r.Day == route.Day));
        AssertNoProblems();
    }

    [Fact]
    public async Task APartnerConfirms_AndRefusesWithAReason_WhatLeadsToAReplan()
    {
        await using var db = Site.Database.Open();
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        var police = (await db.Partners.SingleAsync(p => p.Kind == PartnerKind.Police)).Id;
        await SignInAsync("thutruong");
        await Page.GotoAsync($"/Scheduling/Runs/{campaign.Id}");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Mời cơ quan theo lịch" }).ClickAsync();
        await Page.GetByText("Đã lập giấy mời").WaitForAsync();
        var days = (await PartnerVisits.OfCampaignAsync(db, campaign.OfficeId, campaign.Id, Day.AddDays(1))).Where(v => v.PartnerId == police).Select(v => v.Day).Distinct().Order().ToList();

        var guest = await NewPageAsync(390, 844);
        await SignInAsync("phoihop", guest);
        await guest.GotoAsync("/phoi-hop");
        await CheckPageAsync("partner-visits-phone", guest);
        await guest.GetByRole(AriaRole.Button, new() { Name = $"Nhận lời ngày {days[0]:dd/MM/yyyy}" }).First.ClickAsync();
        await guest.GetByText("Cảm ơn ông/bà đã nhận lời.").WaitForAsync();
        var refused = guest.Locator("article").Filter(new() { HasText = $"{days[^1]:dd/MM/yyyy}" }).First;
        await refused.GetByRole(AriaRole.Button, new() { Name = "Không dự được" }).ClickAsync();
        await guest.GetByText("Phải nêu lý do từ chối.").First.WaitForAsync();
        await refused.GetByLabel("lý do nếu không dự được").FillAsync("Bận bảo vệ lễ hội");
        await refused.GetByRole(AriaRole.Button, new() { Name = "Không dự được" }).ClickAsync();
        await guest.GetByText("Đã ghi nhận cơ quan không dự được.").WaitForAsync();

        await ReplanAsync(campaign.Id.ToString(), "không dự được: Bận bảo vệ lễ hội", "replan-partner");
        AssertNoProblems();
    }

    // The proposal on the schedule's page, its plan, what it changes, and its acceptance.
    private async Task ReplanAsync(string campaign, string why, string picture)
    {
        await Page.GotoAsync($"/Scheduling/Runs/{campaign}");
        await Page.GetByText(why).First.WaitForAsync();
        await CheckPageAsync(picture + "-proposal");
        await Page.GetByRole(AriaRole.Button, new() { Name = $"Lập lại lịch từ {Day.AddDays(1):dd/MM/yyyy}" }).ClickAsync();
        await OpenNewPlanAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Thay đổi so với lịch đang áp dụng" }).WaitForAsync();
        await CheckPageAsync(picture + "-board");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Duyệt lịch này" }).ClickAsync();
        await Page.GetByText("Đã duyệt lịch").First.WaitForAsync();
        await Assertions.Expect(Page.GetByText("Lịch đang áp dụng không còn giữ được")).ToHaveCountAsync(0);
    }

    private async Task OpenNewPlanAsync()
    {
        var run = Page.Locator("tbody tr").Filter(new() { HasText = "Đã tính xong, chưa duyệt" }).First;
        await run.WaitForAsync(new() { Timeout = 60_000 });
        await run.GetByRole(AriaRole.Link).First.ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Bảng lịch" }).WaitForAsync();
    }

    private static IEnumerable<(string Step, DateOnly Monday)> Visits(OpenedRun plan) =>
        plan.Plan.Routes.SelectMany(r => r.Steps.Select(s => (s, Weeks.Monday(plan.Problem.Calendar[r.Day].Date))));

    private async Task WalkToCardAsync(OpenedRun plan, string step)
    {
        var monday = Visits(plan).First(v => v.Step == step).Monday;
        await Page.GotoAsync($"/Scheduling/Board/{plan.Run.Id}?week={monday:dd/MM/yyyy}");
        await Page.Locator("td a[data-step]").First.FocusAsync();
        await WalkToAsync($"document.querySelector('td a[data-step=\"{step}\"]')");
    }

    /// <summary>Walks with the arrow keys to the element that a script names.</summary>
    private async Task WalkToAsync(string target)
    {
        const string way = """
            (() => {
              const goal = TARGET, cell = goal.closest('td'), at = document.activeElement, here = at.closest('td');
              const across = cell.cellIndex - here.cellIndex, down = cell.parentElement.rowIndex - here.parentElement.rowIndex;
              if (across !== 0) return across > 0 ? 'ArrowRight' : 'ArrowLeft';
              if (down !== 0) return down > 0 ? 'ArrowDown' : 'ArrowUp';
              if (at === goal) return '';
              return at.compareDocumentPosition(goal) & Node.DOCUMENT_POSITION_FOLLOWING ? 'ArrowDown' : 'ArrowUp';
            })()
            """;
        for (var steps = 0; steps < 60; steps++)
        {
            var key = await Page.EvaluateAsync<string>(way.Replace("TARGET", target, StringComparison.Ordinal));
            if (key.Length == 0)
            {
                return;
            }

            await PressAsync(key);
        }

        Assert.Fail("The arrow keys do not lead there.");
    }
}
