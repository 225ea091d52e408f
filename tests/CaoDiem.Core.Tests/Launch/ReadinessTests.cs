using CaoDiem.Campaigns;
using CaoDiem.Identity;
using CaoDiem.Launch;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Launch;

public sealed class ReadinessTests
{
    [Theory]
    [InlineData(40, 0)]
    [InlineData(29, 0)]
    [InlineData(28, 20)]
    [InlineData(21, 40)]
    [InlineData(14, 60)]
    [InlineData(7, 80)]
    [InlineData(5, 82.5)]
    [InlineData(3, 85)]
    [InlineData(2, 87.5)]
    [InlineData(1, 90)]
    [InlineData(0, 90)]
    [InlineData(-5, 90)]
    public void Curve(int days, double expected) => Assert.Equal(expected, Readiness.Expected(days), 6);

    [Fact]
    public void AllThere_IsReady_WithoutAWarning()
    {
        var report = Readiness.Of(Facts(), 0);
        Assert.Equal(100, report.Score);
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public void APart_WithNothingToCount_IsNotWeighted()
    {
        var report = Readiness.Of(Facts() with { PlansNeeded = 0, PlansApproved = 0, BudgetsApproved = 0 }, 30);
        Assert.DoesNotContain(report.Parts, p => p.Code == "RDY-02");
        Assert.Equal(100.0 * 60 / 75, report.Score, 6);
        Assert.Empty(report.Warnings);
        Assert.Equal(0, Readiness.Of(new(), 0).Score);
    }

    [Theory] // a missing budget: nothing said early, amber within two weeks, red at the start
    [InlineData(15, null)]
    [InlineData(14, WarningLevel.Amber)]
    [InlineData(4, WarningLevel.Amber)]
    [InlineData(3, WarningLevel.Red)]
    [InlineData(0, WarningLevel.Red)]
    public void AMissingPart_Warns(int days, WarningLevel? level) =>
        Assert.Equal(level, Readiness.Of(Facts() with { BudgetsApproved = 0 }, days).Warnings.FirstOrDefault(w => w.Code == "RDY-05")?.Level);

    [Theory] // 80 of 100 plans is the least at the start
    [InlineData(80, false)]
    [InlineData(79, true)]
    public void Plans_NeedEightyPercent(int approved, bool red) =>
        Assert.Equal(red, Readiness.Of(Facts() with { PlansApproved = approved }, 0).Red.Any(w => w.Code == "RDY-02"));

    [Theory] // below the curve: amber, from fifteen points on red
    [InlineData(70, WarningLevel.Amber)]
    [InlineData(0, WarningLevel.Red)]
    public void AScoreBelowTheCurve_Warns(int approved, WarningLevel level) =>
        Assert.Equal(level, Readiness.Of(Facts() with { PlansApproved = approved, SchedulesAccepted = approved == 0 ? 0 : 1, DocumentsIssued = 0 }, 0).Warnings[0].Level);

    [Fact]
    public async Task Opening_WithRedWarnings_NeedsAReason_ThatIsKept()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true, today: new(2024, 7, 1));
        await using var db = database.Open();
        var (last, head) = await Campaigns.CampaignTests.CampaignAsync(db);
        var id = await new StartDraftHandler(db).Handle(new("Đợt 2024", "2/KH", null, new(2024, 7, 1), new(2024, 9, 29), null, last), head);
        var open = new OpenCampaignHandler(db);
        Assert.Equal("LCH-003", await CodeAsync(() => open.Handle(new(id), head)));
        await new FreezeListHandler(db).Handle(new FreezeList(id), head);
        Assert.Equal("LCH-001", await CodeAsync(() => open.Handle(new(id), head)));
        Assert.Equal("LCH-002", await CodeAsync(() => open.Handle(new(id, MoveReason.Other, " "), head)));
        await open.Handle(new(id, MoveReason.Superior, "Công văn số 5"), head);
        var record = await db.LaunchRecords.AsNoTracking().SingleAsync(l => l.CampaignId == id);
        Assert.Equal((MoveReason.Superior, "Công văn số 5"), (record.Reason, record.Note));
        Assert.Contains("RDY-05", record.Warnings, StringComparison.Ordinal);
        Assert.Equal("CMP-005", await CodeAsync(() => open.Handle(new(id, MoveReason.Superior), head)));
        Assert.Equal(CampaignState.Running, (await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == id)).State);
    }

    private static ReadinessFacts Facts() => new()
    {
        FilesChosen = 420,
        FilesFrozen = 420,
        PlansNeeded = 100,
        PlansApproved = 100,
        PartnersInvited = 9,
        PartnersConfirmed = 9,
        SchedulesNeeded = 1,
        SchedulesAccepted = 1,
        BudgetsNeeded = 1,
        BudgetsApproved = 1,
        DocumentsNeeded = 1,
        DocumentsIssued = 1,
        TasksNeeded = 10,
        TasksDone = 10,
    };

    private static async Task<string?> CodeAsync(Func<Task> action) => await Record.ExceptionAsync(action) is RuleViolation refused ? refused.Code : null;
}
