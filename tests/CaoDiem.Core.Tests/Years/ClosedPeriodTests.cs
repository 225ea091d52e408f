using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using CaoDiem.Years;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CaoDiem.Core.Tests.Years.YearTargetTests;

namespace CaoDiem.Core.Tests.Years;

/// <summary>A period of the statistics that is closed says what was known on its closing; what comes later counts in the next.</summary>
public sealed class ClosedPeriodTests
{
    [Fact]
    public async Task APeriod_IsClosedInOrder_AndReopenedWithAReason_TheLastFirst()
    {
        await using var database = await TestDatabase.CreateAsync(today: new(2026, 1, 8));
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var handler = new ClosePeriodHandler(db);
        Task<Id<ClosedPeriod>> CloseAsync(int month, DateOnly? known) => handler.Handle(new ClosePeriod(2026, month, known,
            "Đã đối chiếu"), head);
        Assert.Equal("YER-020", await CodeAsync(() => CloseAsync(4, new(2026, 1, 31))));
        Assert.Equal("YER-020", await CodeAsync(() => CloseAsync(13, new(2026, 1, 7))));
        Assert.Equal("YER-023", await CodeAsync(() => CloseAsync(3, null)));
        Assert.Equal("YER-023", await CodeAsync(() => CloseAsync(3, new(2025, 12, 30))));
        Assert.Equal("YER-023", await CodeAsync(() => CloseAsync(3, new(2026, 1, 9))));
        var two = await CloseAsync(2, new(2025, 12, 5));
        var three = await CloseAsync(3, new(2026, 1, 7));
        Assert.Equal("YER-021", await CodeAsync(() => CloseAsync(3, new(2026, 1, 7))));
        Assert.Equal("YER-022", await CodeAsync(() => CloseAsync(1, new(2026, 1, 7))));
        Assert.Equal("YER-026", await CodeAsync(() => handler.Handle(new ReopenPeriod(two, "Nhầm"), head)));
        Assert.Equal("YER-024", await CodeAsync(() => handler.Handle(new ReopenPeriod(three, ""), head)));
        await handler.Handle(new ReopenPeriod(three, "Còn biên lai chưa ghi"), head);
        Assert.Equal("YER-025", await CodeAsync(() => handler.Handle(new ReopenPeriod(three, "Nhầm"), head)));
        await CloseAsync(3, new(2026, 1, 7));
        var month = (await new YearQuery(db).RunAsync(head, null)).Months[2];
        Assert.Equal(("Còn biên lai chưa ghi", true), (Assert.Single(month.Reopened).ReopenedReason, month.Closed!.IsClosed));
    }

    [Fact]
    public async Task AClosedPeriod_IsReadAsKnownOnItsClosing_WhatIsRecordedLaterCountsInTheNext()
    {
        var clock = new MovingClock(new(2025, 12, 1), new(9, 0));
        await using var database = await TestDatabase.CreateAsync(clock: clock);
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var file = await OfficeDirectory.FileAsync(db, head, "1/QĐ", new(2025, 11, 3));
        await PayAsync(db, head, file, new(2025, 11, 20), amount: 300_000);
        clock.MoveTo(new(2025, 12, 3), new(9, 0));
        var closed = await new ClosePeriodHandler(db).Handle(new ClosePeriod(2026, 2, new(2025, 12, 2), null), head);
        await PayAsync(db, head, file, new(2025, 11, 28), amount: 200_000);
        clock.MoveTo(new(2026, 1, 5), new(9, 0));
        var query = new YearQuery(db);
        var board = await query.RunAsync(head, new(2025, 11, 30));
        Assert.Equal((300_000, 500_000L), (board.Now.Collected, board.AsKnownNow!.Collected));
        Assert.Equal(500_000, (await query.RunAsync(head, new(2025, 12, 31))).Now.Collected);
        await new ClosePeriodHandler(db).Handle(new ReopenPeriod(closed, "Mở để đối chiếu"), head);
        Assert.Equal(500_000, (await query.RunAsync(head, new(2025, 11, 30))).Now.Collected);
    }

    [Fact]
    public async Task ReportsAndTheYear_ReadAClosedDay_AsKnownOnItsClosing_TheCampaignsOwnFiguresDoNot()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true, today: new(2023, 10, 5));
        await using var db = database.Open();
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync();
        var head = Actor.ForOffice(campaign.OfficeId, "Thử");
        var day = new DateOnly(2023, 8, 31);
        var before = await ReportGround.LoadAsync(db, campaign.Id, head, day);
        await new ClosePeriodHandler(db).Handle(new ClosePeriod(2023, 11, new(2023, 10, 4), null), head);
        var file = before.Files.First(f => f.OnList && f.State == DossierState.Enforcing && f.YearLeft > 1_000);
        async Task<long> CollectedAsync() => (await new ScoreboardQuery(db).RunAsync(campaign.Id, head, day)).Total.Collected;
        var collected = await CollectedAsync();
        await PayAsync(db, head, file.Id, new(2023, 8, 30), amount: 1_000);
        Assert.Equal(collected + 1_000, await CollectedAsync());
        var closed = await ReportGround.LoadAsync(db, campaign.Id, head, day);
        Assert.Equal((new DateOnly(2023, 10, 4), 0L), (closed.KnownOn!.Value, closed.Files.Single(f => f.Id == file.Id)
            .YearCollected - file.YearCollected));
        var year = await new YearQuery(db).OfCampaignAsync(campaign.Id, head, day, null);
        Assert.Equal((OfficeYear.Of(closed).Collected, OfficeYear.Of(closed).Collected + 1_000),
            (year.Now.Collected, year.AsKnownNow!.Collected));
        var next = await new YearQuery(db).OfCampaignAsync(campaign.Id, head, day.AddDays(1), null);
        Assert.Equal((0, 1_000L), (next.Since!.LateDone, next.Since.LateCollected));
        Assert.Null((await ReportGround.LoadAsync(db, campaign.Id, head, day.AddDays(1))).KnownOn);
    }
}
