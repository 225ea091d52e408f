using CaoDiem.Campaigns;
using CaoDiem.Identity;
using CaoDiem.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace CaoDiem.EndToEnd.Tests;

/// <summary>What happens in an office after the campaign was opened: a leader falls ill, communes become one, a click too many.</summary>
public sealed class DayTwoJourneyTests : BrowserTest
{
    private static readonly DateOnly Day = new(2023, 7, 20);

    protected override DateOnly? Today => Day;

    [Fact]
    public async Task ALeaderFallsIll_IsReplaced_TheScheduleHolds_AndHisSuccessorFindsHisWeek()
    {
        await using var db = Site.Database.Open();
        var campaign = (await db.Campaigns.SingleAsync()).Id;
        var successor = await db.Users.SingleAsync(u => u.Login == "chv.kiet");
        var led = await db.TaskForces.Where(t => t.LeaderId == successor.OfficerId).Select(t => t.Id).ToListAsync();
        var route = await db.TeamRoutes.Where(r => r.Day > Day && !led.Contains(r.TaskForceId)).OrderBy(r => r.Day).FirstAsync();
        await SignInAsync("thutruong");
        await Page.GotoAsync($"/TaskForces/Team/{route.TaskForceId}");
        var leaves = Page.Locator("section[aria-labelledby=leaves]");
        await leaves.GetByLabel("Từ ngày").FillAsync($"{Day:dd/MM/yyyy}");
        await leaves.GetByLabel("Đến ngày").FillAsync($"{Day.AddDays(40):dd/MM/yyyy}");
        await leaves.GetByLabel("Lý do").FillAsync("Ốm dài ngày");
        await Click("Ghi ngày vắng");
        await Page.GetByText("Ốm dài ngày").First.WaitForAsync();
        await Page.GotoAsync($"/Scheduling/Runs/{campaign}");
        await Page.GetByText("Tổ trưởng vắng (Ốm dài ngày)").First.WaitForAsync();

        await Page.GotoAsync($"/TaskForces/Team/{route.TaskForceId}");
        await Page.GetByText("Thay tổ trưởng từ một ngày").ClickAsync();
        await Page.GetByLabel("Tổ trưởng mới").SelectOptionAsync(new SelectOptionValue { Value = successor.OfficerId.ToString()! });
        await Page.Locator("#Replace_Day").FillAsync($"{Day:dd/MM/yyyy}");
        await Page.Locator("#Replace_Why").FillAsync("Thay người ốm");
        await Click("Thay tổ trưởng");
        await Page.GetByText("(tổ trưởng trước)").First.WaitForAsync();
        await CheckPageAsync("leader-replaced");
        await Page.GotoAsync($"/Scheduling/Runs/{campaign}");
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Các lần tính" })
            .Or(Page.GetByRole(AriaRole.Heading, new() { Name = "Lịch" })).First.WaitForAsync();
        await Assertions.Expect(Page.GetByText("Tổ trưởng vắng (Ốm dài ngày)")).ToHaveCountAsync(0);

        var next = await NewPageAsync(390, 844);
        await SignInAsync("chv.kiet", next);
        await next.GotoAsync($"/Scheduling/Mine?week={route.Day:dd/MM/yyyy}");
        await next.GetByText($"{route.Day:dd/MM/yyyy}").First.WaitForAsync();
        var team = await db.TaskForces.Where(t => t.Id == route.TaskForceId).Select(t => t.Name).SingleAsync();
        await next.GetByText(team).First.WaitForAsync();
        await CheckPageAsync("leader-successor-week", next);
        AssertNoProblems();
    }

    [Fact]
    public async Task CommunesBecomeOne_FilesPartnersAndWaysFollow()
    {
        await using var db = Site.Database.Open();
        var office = (await db.Offices.SingleAsync()).Id;
        var campaign = (await db.Campaigns.SingleAsync()).Id;
        var area = await db.CampaignAreas.Where(a => a.TaskForceId != null).GroupBy(a => a.TaskForceId)
            .Where(g => g.Count() > 1).Select(g => g.Key).FirstAsync();
        var old = await db.CampaignAreas.Where(a => a.TaskForceId == area).OrderBy(a => a.CommuneId).Take(2)
            .Join(db.Communes, a => a.CommuneId, c => c.Id, (a, c) => c).ToListAsync();
        var ids = old.ConvertAll(c => c.Id);
        var way = new TravelTime { OfficeId = office, From = PlaceKey.Office, To = PlaceKey.Of(ids[0], "Ấp 1") };
        way.Set(20, 9000, false);
        db.Begin("Thử", Actor.ForOffice(office, "Thử"));
        db.TravelTimes.Add(way);
        await db.SaveChangesAsync();
        var files = await db.Dossiers.CountAsync(d => ids.Contains(d.CommuneId!.Value));
        await SignInAsync("thutruong");
        await Page.GotoAsync("/Merging/Reform");
        foreach (var commune in old)
        {
            await Page.GetByLabel(commune.Name, new() { Exact = true }).First.CheckAsync();
        }

        await Page.GetByLabel("Tên xã, phường mới").FillAsync("Xã Hưng Thịnh");
        await Page.GetByLabel("Từ ngày").FillAsync($"{Day:dd/MM/yyyy}");
        await Page.GetByLabel("Số văn bản").FillAsync("1654/NQ-UBTVQH15");
        await Page.GetByLabel("Lý do").FillAsync("Sắp xếp đơn vị hành chính");
        await Click("Xem trước khi chuyển");
        await Page.GetByText($"{files} hồ sơ của").First.WaitForAsync();
        await CheckPageAsync("reform-preview");
        await Click($"Chuyển {files} hồ sơ");
        await Page.GetByText("Xã Hưng Thịnh").First.WaitForAsync();

        var into = (await db.Communes.SingleAsync(c => c.Name == "Xã Hưng Thịnh")).Id;
        Assert.Equal(files, await db.Dossiers.CountAsync(d => d.CommuneId == into));
        Assert.False(await db.CasePlans.AnyAsync(p => p.CommuneId != null && ids.Contains(p.CommuneId.Value)));
        var ways = await db.TravelTimes.AsNoTracking().Select(t => t.From + " " + t.To).ToListAsync();
        Assert.DoesNotContain(ways, w => ids.Exists(i => w.Contains(i.Value.ToString("N"), StringComparison.Ordinal)));
        Assert.Contains(ways, w => w.Contains(into.Value.ToString("N"), StringComparison.Ordinal));
        Assert.Equal(area, (await db.CampaignAreas.SingleAsync(a => a.CampaignId == campaign && a.CommuneId == into)).TaskForceId);
        await Page.GotoAsync($"/Dossiers?commune={into}");
        await Page.GetByText($"{files} hồ sơ").First.WaitForAsync();
        var running = await db.Campaigns.AsNoTracking().Include(c => c.Waves).SingleAsync(c => c.OfficeId == office);
        Assert.Null(await ScheduleTroubles.FindAsync(db, running));
        AssertNoProblems();
    }

    [Fact]
    public async Task ACampaignEndedByMistake_IsOpenedAgain()
    {
        await using var db = Site.Database.Open();
        var campaign = (await db.Campaigns.SingleAsync()).Id;
        await SignInAsync("thutruong");
        await Page.GotoAsync($"/Campaigns/Close/{campaign}");
        await Page.GetByText("Việc còn mở đến ngày").WaitForAsync();
        await CheckPageAsync("campaign-close");
        await Click("Kết thúc chiến dịch");
        await Page.Locator(".error, .field-validation-error, [id$=-error]").First.WaitForAsync();
        await Page.Locator("#Input_Reason").FillAsync("Bấm nhầm chiến dịch");
        await Click("Kết thúc chiến dịch");
        await Page.GetByText("Đã kết thúc").First.WaitForAsync();
        await Page.GotoAsync($"/Campaigns/Reopen/{campaign}");
        await Page.GetByText("lý do: Bấm nhầm chiến dịch").WaitForAsync();
        await CheckPageAsync("campaign-reopen");
        await Page.Locator("#Input_Reason").FillAsync("Kết thúc nhầm");
        await Click("Mở lại chiến dịch");
        await Page.GetByText("mở lại").First.WaitForAsync();
        Assert.Equal(CampaignState.Running, await db.Campaigns.AsNoTracking().Select(c => c.State).SingleAsync());
        await Page.GotoAsync($"/Campaigns/Score/{campaign}");
        await Page.GetByText("420").First.WaitForAsync();
        AssertNoProblems();
    }

    private Task Click(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
