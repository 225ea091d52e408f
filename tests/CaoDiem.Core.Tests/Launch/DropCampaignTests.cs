using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Launch;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Launch;

/// <summary>A draft that nobody wants is put away, and can be taken up again.</summary>
public sealed class DropCampaignTests
{
    private static readonly DateRange Period = new(new(2026, 9, 1), new(2026, 11, 30));

    [Fact]
    public async Task PutAway_ItIsOnNoList_AndComesBackAsItWas()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var (head, stranger) = (await HandOpenedFile.OfficeAsync(db), await HandOpenedFile.OfficeAsync(db, "KHAC"));
        var campaign = await DraftAsync(db, head);
        var handler = new DropCampaignHandler(db);
        await handler.Handle(new DropCampaign(campaign, "Lập thử"), head);
        db.ChangeTracker.Clear();
        Assert.False(await db.VisibleCampaigns(head).AnyAsync());
        Assert.Equal(campaign, (await db.DroppedDrafts(head).SingleAsync()).Id);
        Assert.False(await db.DroppedDrafts(stranger).AnyAsync());
        await Assert.ThrowsAsync<NotInScope>(() => handler.Handle(new RestoreCampaign(campaign), stranger));
        await handler.Handle(new RestoreCampaign(campaign), head);
        db.ChangeTracker.Clear();
        var back = await db.VisibleCampaigns(head).Include(c => c.Waves).SingleAsync();
        Assert.Equal((CampaignState.Draft, Period, 1), (back.State, back.Period, back.Waves.Count));
    }

    [Fact]
    public async Task RunningCampaign_CannotBePutAway_AndADraftNotByAClerk()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var campaign = await DraftAsync(db, head);
        var handler = new DropCampaignHandler(db);
        async Task<string> CodeAsync(Actor by) =>
            (await Assert.ThrowsAsync<RuleViolation>(() => handler.Handle(new DropCampaign(campaign), by))).Code;
        Assert.Equal("IDN-001", await CodeAsync(head with { Role = Role.Clerk }));
        db.ChangeTracker.Clear();
        db.Begin("Thử", head);
        (await db.Campaigns.SingleAsync()).Open();
        await db.SaveChangesAsync();
        Assert.Equal("CMP-005", await CodeAsync(head));
    }

    private static async Task<Id<Campaign>> DraftAsync(AppDb db, Actor head)
    {
        var campaign = new Campaign { OfficeId = head.RequireOffice(), Name = "Đợt thử", PlanNo = "" };
        campaign.SetPeriod(Period);
        campaign.AddWave("Đợt 1", Period, [WorkGroup.Review]);
        db.Begin("Thử", head);
        db.Campaigns.Add(campaign);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return campaign.Id;
    }
}
