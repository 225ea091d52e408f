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

namespace CaoDiem.Core.Tests.Years;

/// <summary>Targets of a professional year: tiers, days, corrections, and where the office stands.</summary>
public sealed class YearTargetTests
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    [Fact]
    public async Task ATarget_IsCorrected_AndWithdrawn_WithAReason()
    {
        await using var database = await TestDatabase.CreateAsync(today: Today);
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var handler = new SetYearTargetHandler(db);
        var id = await handler.Handle(Rate(80.5m, 85), head);
        Assert.Equal("YER-006", await CodeAsync(() => handler.Handle(new CorrectYearTarget(id, 81, 85, new(2025, 10, 1), " "), head)));
        Assert.Equal("YER-007", await CodeAsync(() => handler.Handle(new CorrectYearTarget(id, 80.5m, 85, new(2025, 10, 1), "Nhầm"),
            head)));
        await handler.Handle(new CorrectYearTarget(id, 81, 85, new(2025, 10, 1), "Gõ nhầm"), head);
        var told = await db.AuditEvents.AsNoTracking().SingleAsync(e => e.Process == nameof(CorrectYearTarget));
        Assert.Equal(("Gõ nhầm", "{\"MustReach\":[\"8050\",\"8100\"]}"), (told.Reason, told.Data));
        await handler.Handle(new WithdrawYearTarget(id, "Của năm khác"), head);
        Assert.Equal("YER-008", await CodeAsync(() => handler.Handle(new WithdrawYearTarget(id, "Lần nữa"), head)));
        Assert.Empty(YearTarget.InForce(await db.YearTargets.AsNoTracking().ToListAsync(), Today));
        Assert.Equal("Của năm khác", (await db.YearTargets.AsNoTracking().SingleAsync()).WithdrawnReason);
    }

    [Fact]
    public async Task WhatIsNoTarget_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync(today: Today);
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var handler = new SetYearTargetHandler(db);
        Assert.Equal("YER-001", await CodeAsync(() => handler.Handle(Rate(80, 85) with { Measure = null }, head)));
        Assert.Equal("YER-001", await CodeAsync(() => handler.Handle(Rate(80, 85) with { MustReach = null }, head)));
        Assert.Equal("YER-001", await CodeAsync(() => handler.Handle(Rate(80, 85) with { From = null }, head)));
        Assert.Equal("YER-002", await CodeAsync(() => handler.Handle(Rate(100.01m, null), head)));
        Assert.Equal("YER-002", await CodeAsync(() => handler.Handle(Rate(80.005m, null), head)));
        Assert.Equal("YER-002", await CodeAsync(() => handler.Handle(Rate(0.5m, null) with { Measure = YearMeasure.Cases }, head)));
        Assert.Equal("YER-003", await CodeAsync(() => handler.Handle(Rate(80, 80), head)));
        Assert.Equal("YER-004", await CodeAsync(() => handler.Handle(Rate(80, 85) with { From = new(2025, 9, 30) }, head)));
        await handler.Handle(Rate(80, 85), head);
        Assert.Equal("YER-005", await CodeAsync(() => handler.Handle(Rate(90, null), head)));
        await Assert.ThrowsAsync<NotInScope>(() => handler.Handle(Rate(80, 85) with { OfficerId = Id<Officer>.New() }, head));
        Assert.Equal(1, await db.YearTargets.CountAsync());
    }

    [Fact]
    public void Numbers_AreReadAsPeopleWriteThem()
    {
        Assert.Equal(83.5m, YearMeasure.CasesRate.Read("83,5 %", "MustReach"));
        Assert.Equal(83.5m, YearMeasure.MoneyRate.Read("83.5", "MustReach"));
        Assert.Equal(1_200_000m, YearMeasure.Money.Read("1.200.000", "MustReach"));
        Assert.Null(YearMeasure.Money.Read(" ", "MustReach"));
        Assert.Equal("YER-002", Assert.Throws<RuleViolation>(() => YearMeasure.Cases.Read("nhiều", "MustReach")).Code);
    }

    [Fact]
    public async Task ALaterTarget_TakesThePlaceOfTheFirst_FromItsDayOn()
    {
        await using var database = await TestDatabase.CreateAsync(today: Today);
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var handler = new SetYearTargetHandler(db);
        await handler.Handle(Rate(80, 85), head);
        await handler.Handle(Rate(82, 90) with { From = new(2026, 2, 1) }, head);
        async Task<long> MustAsync(DateOnly day) => Assert.Single((await new YearQuery(db).RunAsync(head, day)).Lines).Target.MustReach;
        Assert.Equal(8000, await MustAsync(new(2026, 1, 31)));
        Assert.Equal(8200, await MustAsync(new(2026, 2, 1)));
        var (first, second) = ((await new YearQuery(db).RunAsync(head, new(2026, 2, 1))).Others.Single().Target,
            (await new YearQuery(db).RunAsync(head, new(2026, 1, 31))).Others.Single().Target);
        Assert.Equal((8000, 8200), (first.MustReach, second.MustReach));
        Assert.Equal("YER-005", await CodeAsync(() => handler.Handle(new CorrectYearTarget(second.Id, 82, 90, first.From, "Nhầm"), head)));
    }

    [Fact]
    public async Task Lines_TellOfficer_AndLedger_ByTheirOwnFiles_WithAForecastThatHoldsWhatIsReached()
    {
        await using var database = await TestDatabase.CreateAsync(today: Today);
        await using var db = database.Open();
        var head = await HandOpenedFile.OfficeAsync(db);
        var (one, other) = (await OfficeDirectory.OfficerAsync(db, head, "Lê An"), await OfficeDirectory.OfficerAsync(db, head,
            "Trần Bình"));
        for (var i = 0; i < 6; i++)
        {
            var file = await OfficeDirectory.FileAsync(db, head, $"{i}/QĐ", new(2025, 11, 3), i < 4 ? one : other);
            if (i % 3 == 0)
            {
                await PayAsync(db, head, file, new(2026, 1, 12 + i), completed: true);
            }
        }

        var handler = new SetYearTargetHandler(db);
        await handler.Handle(Rate(60, null) with { OfficerId = one }, head);
        await handler.Handle(Rate(3, 5) with { Measure = YearMeasure.Cases }, head);
        await handler.Handle(Rate(1, 5) with { Measure = YearMeasure.Cases, Ledger = MatterKind.OnRequest }, head);
        var lines = (await new YearQuery(db).RunAsync(head, null)).Lines;
        Assert.Equal(["Toàn đơn vị", "Toàn đơn vị", "Lê An"], lines.Select(l => l.Who));
        Assert.Equal((2, 1), (lines[0].Reached, lines[0].Missing));
        Assert.Equal((0, 1), (lines[1].Reached, lines[1].Missing));
        Assert.Equal((5000, 1000, 1), (lines[2].Reached, lines[2].Missing, lines[2].MissingAmount));
        Assert.True(lines[0].Range is { Low: >= 2, High: <= 6 } range && range.Middle <= range.High, $"{lines[0].Range}");
        Assert.Null((await new YearQuery(db).RunAsync(head, new(2025, 9, 30))).End);
    }

    internal static SetYearTarget Rate(decimal must, decimal? strive) =>
        new(2026, null, null, YearMeasure.CasesRate, must, strive, new(2025, 10, 1), "12/QĐ");

    internal static async Task PayAsync(AppDb db, Actor by, Id<Dossier> file, DateOnly on, bool completed = false, long amount = 1_000_000)
    {
        await new RecordActsHandler(db).Handle(file, new(ActKind.Paid, on) { Amount = new(amount), ReceiptNo = $"BL {on.DayNumber}" },
            by, null);
        if (completed)
        {
            await new RecordActsHandler(db).Handle(file, new(ActKind.Completed, on), by, null);
        }
    }

    internal static async Task<string> CodeAsync(Func<Task> change) => (await Assert.ThrowsAsync<RuleViolation>(change)).Code;
}
