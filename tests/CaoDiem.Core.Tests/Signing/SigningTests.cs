using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using CaoDiem.Signing;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Signing;

/// <summary>Decisions that the head of the province signs: sent in batches, come back, put right.</summary>
public sealed class SigningTests
{
    private static readonly DateOnly Today = new(2026, 10, 15);
    private static readonly DateOnly Sent = new(2026, 10, 5);

    [Fact]
    public async Task AgreedDecision_IsSent_Waits_AndSignedItIsIssued()
    {
        await using var office = await RegionalAsync();
        var (db, head) = (office.Db, office.Head);
        var act = await AgreedAsync(db, head);
        Assert.True(Assert.Single((await QueueAsync(db, head)).Unsent).GoesUp);
        await SendAsync(db, head, [act], Sent);
        var waits = Assert.Single((await QueueAsync(db, head)).Waiting);
        Assert.Equal((10, true, new DateOnly(2026, 10, 12)), (waits.Days, waits.Late, waits.Batch.ExpectedOn));
        await new RecordReturnHandler(db).Handle(new RecordReturn(waits.Item.Id, Signed("88/QĐ-THADS")), head);
        var issued = await db.Acts.AsNoTracking().SingleAsync(a => a.Id == act);
        Assert.Equal((ActStage.Issued, "88/QĐ-THADS", new DateOnly(2026, 10, 9)), (issued.Stage, issued.DocumentNo, issued.Day));
        Assert.Equal(DossierState.NotEnforceable, (await db.Dossiers.AsNoTracking().SingleAsync()).State);
        Assert.Empty((await QueueAsync(db, head)).Waiting);
    }

    [Fact]
    public async Task ReturnedByTheProvince_TheProposalIsNotAgreedTo_WithItsReason()
    {
        await using var office = await RegionalAsync();
        var (db, head) = (office.Db, office.Head);
        var act = await AgreedAsync(db, head);
        await SendAsync(db, head, [act], Sent);
        var item = await db.ProvinceItems.AsNoTracking().SingleAsync();
        Assert.Equal("SGN-013", await CodeAsync(() => new RecordReturnHandler(db)
            .Handle(new RecordReturn(item.Id, new(false, Today)), head)));
        await new RecordReturnHandler(db).Handle(new RecordReturn(item.Id, new(false, Today, Reason: "Thiếu biên bản xác minh")), head);
        Assert.Equal(ActStage.Returned, (await db.Acts.AsNoTracking().SingleAsync(a => a.Id == act)).Stage);
        Assert.Equal("Tỉnh trả lại: Thiếu biên bản xác minh", (await db.ActMarks.AsNoTracking()
            .SingleAsync(m => m.Kind == ActMarkKind.Returned)).Reason);
    }

    [Fact]
    public async Task OnlyWhatTheHeadAgreedTo_IsSent_OnceAtATime()
    {
        await using var office = await RegionalAsync();
        var (db, head) = (office.Db, office.Head);
        var act = await AgreedAsync(db, head);
        await new ApproveActHandler(db).Handle(new ApproveAct(act, ActVerdict.Undo), head);
        Assert.Equal("SGN-002", await CodeAsync(() => SendAsync(db, head, [act], Sent)));
        await new ApproveActHandler(db).Handle(new ApproveAct(act, ActVerdict.Agree), head);
        Assert.Equal("SGN-001", await CodeAsync(() => SendAsync(db, head, [], Sent)));
        Assert.Equal("SGN-004", await CodeAsync(() => SendAsync(db, head, [act], null)));
        Assert.Equal("SGN-004", await CodeAsync(() => SendAsync(db, head, [act], Today.AddDays(1))));
        Assert.Equal("SGN-004", await CodeAsync(() => SendAsync(db, head, [act], Sent.AddDays(-9))));
        Assert.Equal("SGN-005", await CodeAsync(() => SendAsync(db, head, [act], Sent, Sent.AddDays(-1))));
        Assert.Null(await CodeAsync(() => SendAsync(db, head, [act], Sent)));
        Assert.Equal("SGN-003", await CodeAsync(() => SendAsync(db, head, [act], Sent)));
    }

    [Fact]
    public async Task WhatCameBack_NeedsDayNumberAndOrder()
    {
        await using var office = await RegionalAsync();
        var (db, head) = (office.Db, office.Head);
        await SendAsync(db, head, [await AgreedAsync(db, head)], Sent);
        var item = (await db.ProvinceItems.AsNoTracking().SingleAsync()).Id;
        Task<string?> Try(ProvinceAnswer answer) => CodeAsync(() => new RecordReturnHandler(db)
            .Handle(new RecordReturn(item, answer), head));
        Assert.Equal("SGN-011", await Try(Signed("88/QĐ") with { BackOn = null }));
        Assert.Equal("SGN-011", await Try(Signed("88/QĐ") with { BackOn = Sent.AddDays(-1) }));
        Assert.Equal("SGN-011", await Try(Signed("88/QĐ") with { BackOn = Today.AddDays(1) }));
        Assert.Equal("SGN-012", await Try(Signed(" ")));
        Assert.Equal("SGN-012", await Try(Signed("88/QĐ") with { DocumentOn = Today }));
        Assert.Null(await Try(Signed("88/QĐ")));
        Assert.Equal("SGN-010", await Try(Signed("88/QĐ")));
        var clerk = head with { Role = Role.Clerk };
        Assert.Equal("IDN-001", await CodeAsync(() => new RecordReturnHandler(db).Handle(new RecordReturn(item, Signed("88/QĐ")), clerk)));
    }

    [Fact]
    public async Task BatchSentByMistake_IsTakenBack_AndItsDecisionsCanBeSentAgain()
    {
        await using var office = await RegionalAsync();
        var (db, head) = (office.Db, office.Head);
        var act = await AgreedAsync(db, head);
        var batch = await SendAsync(db, head, [act], Sent);
        Assert.Equal("SGN-006", await CodeAsync(() => new SendToProvinceHandler(db).Handle(new TakeBackBatch(batch, ""), head)));
        db.ChangeTracker.Clear();
        await new SendToProvinceHandler(db).Handle(new TakeBackBatch(batch, "Gửi nhầm lượt"), head);
        Assert.Equal(ProvinceState.TakenBack, (await db.ProvinceItems.AsNoTracking().SingleAsync()).State);
        Assert.Equal("Gửi nhầm lượt", (await db.AuditEvents.AsNoTracking().FirstAsync(e => e.Process == nameof(TakeBackBatch))).Reason);
        var again = await SendAsync(db, head, [act], Sent);
        var item = await db.ProvinceItems.AsNoTracking().SingleAsync(i => i.BatchId == again);
        await new RecordReturnHandler(db).Handle(new RecordReturn(item.Id, Signed("88/QĐ")), head);
        db.ChangeTracker.Clear();
        Assert.Equal("SGN-007", await CodeAsync(() => new SendToProvinceHandler(db).Handle(new TakeBackBatch(again, "Nhầm"), head)));
    }

    [Fact]
    public async Task WrongReturnDay_AndNumber_AreCorrected_WithAReason()
    {
        await using var office = await RegionalAsync();
        var (db, head) = (office.Db, office.Head);
        var act = await AgreedAsync(db, head);
        await SendAsync(db, head, [act], Sent);
        var item = (await db.ProvinceItems.AsNoTracking().SingleAsync()).Id;
        var handler = new RecordReturnHandler(db);
        Assert.Equal("SGN-014", await CodeAsync(() => handler.Handle(new CorrectReturn(item, Signed("89/QĐ"), "Nhầm"), head)));
        await handler.Handle(new RecordReturn(item, Signed("88/QĐ")), head);
        Assert.Equal("SGN-015", await CodeAsync(() => handler.Handle(new CorrectReturn(item, Signed("89/QĐ"), " "), head)));
        await handler.Handle(new CorrectReturn(item, Signed("89/QĐ") with { BackOn = new(2026, 10, 13), DocumentOn = new(2026, 10, 8) },
            "Gõ nhầm"), head);
        var stored = await db.ProvinceItems.AsNoTracking().SingleAsync();
        Assert.Equal((new DateOnly(2026, 10, 13), "Gõ nhầm", head.Name), (stored.BackOn, stored.CorrectedReason, stored.CorrectedBy));
        var issued = await db.Acts.AsNoTracking().SingleAsync(a => a.Id == act);
        Assert.Equal((ActStage.Issued, "89/QĐ", new DateOnly(2026, 10, 8)), (issued.Stage, issued.DocumentNo, issued.Day));
        var told = await db.AuditEvents.AsNoTracking().FirstAsync(e => e.Process == nameof(CorrectReturn)
            && e.Subject == nameof(ProvinceItem));
        Assert.Contains("2026-10-13", told.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MoneyAndQuestions_GoAlong_WithoutAFile()
    {
        await using var office = await RegionalAsync();
        var (db, head) = (office.Db, office.Head);
        var send = new SendToProvinceHandler(db);
        Assert.Equal("SGN-008", await CodeAsync(() => send.Handle(new SendToProvince([], [new(ProvinceMatter.Money, "Tạm ứng cưỡng chế")],
            Sent), head)));
        Assert.Equal("SGN-008", await CodeAsync(() => send.Handle(new SendToProvince([], [new(ProvinceMatter.Reply, " ")], Sent), head)));
        await send.Handle(new SendToProvince([], [new(ProvinceMatter.Money, "Tạm ứng cưỡng chế", new(15_000_000)), new(ProvinceMatter.Reply,
            "Xin ý kiến vụ A")], Sent), head);
        foreach (var item in await db.ProvinceItems.AsNoTracking().ToListAsync())
        {
            await new RecordReturnHandler(db).Handle(new RecordReturn(item.Id, new(true, Today)), head);
        }

        Assert.All(await db.ProvinceItems.AsNoTracking().ToListAsync(), i => Assert.Equal(ProvinceState.Done, i.State));
    }

    [Fact]
    public async Task WhatTheProvinceDelegated_IsSignedHere_WithThePaperThatSaysSo()
    {
        await using var office = await RegionalAsync();
        var (db, head) = (office.Db, office.Head);
        await AgreedAsync(db, head);
        var set = new SetSigningRulesHandler(db);
        Assert.Equal("SGN-021", await CodeAsync(() => set.Handle(new([ActKind.NotEnforceable], null, 3), head)));
        Assert.Equal("SGN-020", await CodeAsync(() => set.Handle(new([], null, 0), head)));
        Assert.Equal("IDN-001", await CodeAsync(() => set.Handle(new([], null, 3), head with { Role = Role.Clerk })));
        db.ChangeTracker.Clear();
        await set.Handle(new([ActKind.NotEnforceable], "12/QĐ-THADS", 3), head);
        Assert.False(Assert.Single((await QueueAsync(db, head)).Unsent).GoesUp);
        await set.Handle(new([], null, 4), head);
        var queue = await QueueAsync(db, head);
        Assert.Equal((true, 4), (queue.Unsent[0].GoesUp, queue.Signing.Rules.UsualDays));
    }

    [Fact]
    public async Task ADistrictOffice_IssuedItsOwnDecisions()
    {
        await using var office = await RegionalAsync(OfficeKind.District);
        await AgreedAsync(office.Db, office.Head);
        Assert.False(Assert.Single((await QueueAsync(office.Db, office.Head)).Unsent).GoesUp);
    }

    [Fact]
    public async Task AnOfficer_SeesWhatConcernsHisFiles_AndHowMuchElseThereIs()
    {
        await using var office = await RegionalAsync();
        var (db, head) = (office.Db, office.Head);
        await SendAsync(db, head, [await AgreedAsync(db, head)], Sent);
        var officer = head with { Role = Role.Officer, OfficerId = Id<Officer>.New() };
        var queue = await QueueAsync(db, officer);
        Assert.Equal((0, 1), (queue.Waiting.Count, queue.Hidden));
    }

    private sealed record Opened(TestDatabase Database, AppDb Db, Actor Head) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Db.DisposeAsync();
            await Database.DisposeAsync();
        }
    }

    private static async Task<Opened> RegionalAsync(OfficeKind kind = OfficeKind.Regional)
    {
        var database = await TestDatabase.CreateAsync(today: Today);
        var db = database.Open();
        var office = await new AddOfficeHandler(db).Handle(new("MAU", "Phòng mẫu", "Cà Mau", kind), Actor.System("Thử"));
        return new(database, db, new(null, "Trưởng phòng (mẫu)", office.Id, Role.Head));
    }

    private static async Task<Id<Act>> AgreedAsync(AppDb db, Actor head)
    {
        var file = await HandOpenedFile.OpenAsync(db, head, new(2026, 9, 1));
        var record = new RecordActsHandler(db);
        await record.Handle(file, new(ActKind.Verified, new(2026, 10, 1)) { Means = Means.None, Text = "Không có tài sản" }, head);
        var act = (await record.Handle(file, new(ActKind.NotEnforceable, new(2026, 10, 2)) { Ground = "a" }, head)).Id;
        await new ApproveActHandler(db).Handle(new ApproveAct(act, ActVerdict.Agree), head);
        return act;
    }

    private static Task<Id<ProvinceBatch>> SendAsync(AppDb db, Actor by, IReadOnlyCollection<Id<Act>> acts, DateOnly? sent,
        DateOnly? expected = null) =>
        new SendToProvinceHandler(db).Handle(new SendToProvince(acts, [], sent, expected), by);

    private static Task<ProvinceQueue> QueueAsync(AppDb db, Actor actor) => new ProvinceQueueQuery(db).RunAsync(actor);

    private static ProvinceAnswer Signed(string number) => new(true, new(2026, 10, 12), number, new(2026, 10, 9));

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
