using CaoDiem.Database;
using CaoDiem.Demo;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Ledger;

/// <summary>What one may no longer cancel oneself, the head is asked to cancel.</summary>
public sealed class AskCancelTests
{
    [Fact]
    public async Task OfTheDayBefore_TheHeadIsAsked_AndCancellingGrantsIt()
    {
        await using var ground = await GroundAsync();
        var (db, ask) = (ground.Db, new AskCancelHandler(ground.Db));
        await ask.Handle(new AskCancel(ground.Act, "Nhầm hồ sơ"), ground.Officer);
        var asked = Assert.Single(await new WaitingQuery(db).CancelsAsync(ground.Head));
        Assert.Equal(("Nhầm hồ sơ", ground.Officer.Name, ground.Act), (asked.Request.Reason, asked.Request.AskedBy, asked.Act.Id));
        Assert.Equal(1, (await WaitingQuery.CountAsync(db, ground.Head.RequireOffice())).Cancels);
        Assert.Empty(await new WaitingQuery(db).CancelsAsync(ground.Officer));
        await new CancelActHandler(db).Handle(new CancelAct(ground.Act, "Nhầm hồ sơ"), ground.Head);
        var stored = await db.CancelRequests.AsNoTracking().SingleAsync();
        Assert.Equal((CancelRequestState.Granted, ground.Head.Name), (stored.State, stored.AnsweredBy));
        Assert.Empty(await new WaitingQuery(db).CancelsAsync(ground.Head));
    }

    [Fact]
    public async Task RefusedWithAReason_TheActStands()
    {
        await using var ground = await GroundAsync();
        var (db, ask) = (ground.Db, new AskCancelHandler(ground.Db));
        var id = await ask.Handle(new AskCancel(ground.Act, "Nhầm hồ sơ"), ground.Officer);
        Assert.Equal("IDN-001", await CodeAsync(() => ask.Handle(new RefuseCancelRequest(id, "Không"), ground.Officer)));
        Assert.Equal("ACT-091", await CodeAsync(() => ask.Handle(new RefuseCancelRequest(id, " "), ground.Head)));
        await ask.Handle(new RefuseCancelRequest(id, "Biên bản đúng"), ground.Head);
        Assert.False((await db.Acts.AsNoTracking().SingleAsync(a => a.Id == ground.Act)).IsCancelled);
        Assert.Equal("ACT-112", await CodeAsync(() => ask.Handle(new RefuseCancelRequest(id, "Lần nữa"), ground.Head)));
        Assert.Null(await CodeAsync(() => ask.Handle(new AskCancel(ground.Act, "Xem lại lần nữa"), ground.Officer)));
    }

    [Fact]
    public async Task WhoAsked_WithdrawsIt_NobodyElse()
    {
        await using var ground = await GroundAsync();
        var ask = new AskCancelHandler(ground.Db);
        var id = await ask.Handle(new AskCancel(ground.Act, "Nhầm hồ sơ"), ground.Officer);
        Assert.Equal("ACT-113", await CodeAsync(() => ask.Handle(new WithdrawCancelRequest(id), ground.Head)));
        await ask.Handle(new WithdrawCancelRequest(id), ground.Officer);
        Assert.Equal(CancelRequestState.Withdrawn, (await ground.Db.CancelRequests.AsNoTracking().SingleAsync()).State);
    }

    [Fact]
    public async Task WhatNeedsNoAsking_OrWasAsked_IsRefused()
    {
        await using var ground = await GroundAsync();
        var ask = new AskCancelHandler(ground.Db);
        Assert.Equal("ACT-091", await CodeAsync(() => ask.Handle(new AskCancel(ground.Act, ""), ground.Officer)));
        Assert.Equal("ACT-110", await CodeAsync(() => ask.Handle(new AskCancel(ground.Act, "Nhầm"), ground.Head)));
        await ask.Handle(new AskCancel(ground.Act, "Nhầm"), ground.Officer);
        Assert.Equal("ACT-111", await CodeAsync(() => ask.Handle(new AskCancel(ground.Act, "Nhầm"), ground.Officer)));
        await new CancelActHandler(ground.Db).Handle(new CancelAct(ground.Act, "Nhầm"), ground.Head);
        Assert.Equal("ACT-092", await CodeAsync(() => ask.Handle(new AskCancel(ground.Act, "Nhầm"), ground.Officer)));
    }

    private sealed record Ground(TestDatabase Before, TestDatabase Database, AppDb Db, Actor Head, Actor Officer, Id<Act> Act)
        : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Db.DisposeAsync();
            await Database.DisposeAsync();
            await Before.DisposeAsync();
        }
    }

    // An officer recorded a verification yesterday.
    private static async Task<Ground> GroundAsync()
    {
        var before = await TestDatabase.CreateAsync(demo: true);
        var (head, officer, act) = await RecordAsync(before);
        var database = await TestDatabase.CopyOfAsync(before, new(2023, 10, 2));
        return new(before, database, database.Open(), head, officer, act);
    }

    private static async Task<(Actor Head, Actor Officer, Id<Act> Act)> RecordAsync(TestDatabase database)
    {
        await using var db = database.Open();
        await new SetUpDemoHandler(db).ResetAccountsAsync((await db.Offices.SingleAsync()).Id);
        var head = (await db.Users.SingleAsync(u => u.Login == "thutruong")).ToActor();
        var officer = (await db.Users.SingleAsync(u => u.Login == "chv.nga")).ToActor();
        var file = await db.VisibleDossiers(officer).Where(d => d.State == DossierState.Enforcing).Select(d => d.Id).FirstAsync();
        var entry = new ActEntry(ActKind.Note, db.Today) { Text = "Ghi chú sai" };
        return (head, officer, (await new RecordActsHandler(db).Handle(file, entry, officer)).Id);
    }

    private static async Task<string?> CodeAsync(Func<Task> change)
    {
        try
        {
            await change();
            return null;
        }
        catch (RuleViolation refused)
        {
            return refused.Code;
        }
    }
}
