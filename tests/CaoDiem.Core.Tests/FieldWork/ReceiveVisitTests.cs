using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.FieldWork;

/// <summary>Records of the field: once each, in order, with their effect or their reason.</summary>
public sealed class ReceiveVisitTests
{
    [Fact]
    public async Task APayment_MovesFileStandingAndScore_OnceHoweverOftenSent()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var ground = await FieldGround.LoadAsync(db);
        var (file, before) = (ground.Files[0], await ground.ScoreAsync(db));
        var device = ground.Device();
        var part = device.Write(file, VisitKind.Paid, 1_000, "BL-1", "Nộp một phần");
        var rest = device.Write(file, VisitKind.PaidBeforeCoercion, file.Remaining.Amount - 1_000, "BL-2");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(VisitState.Accepted, (await Send(db, ground, part)).State);
            Assert.Equal(VisitState.Accepted, (await Send(db, ground, rest)).State);
        }

        var after = await ground.ScoreAsync(db);
        Assert.Equal(before.Collected + file.Remaining.Amount, after.Collected);
        Assert.Equal(before.Completed + 1, after.Completed);
        Assert.Equal(2, await db.Visits.CountAsync());
        Assert.Equal(2, await db.Acts.CountAsync(p => p.Kind == ActKind.Paid && p.DossierId == file.Id && p.ReceiptNo!.StartsWith("BL-")));
        Assert.Equal("FLD-011", await CodeAsync(() => Send(db, ground, part with { Amount = 2_000 })));
    }

    [Fact]
    public async Task ARecordBeforeItsTurn_IsHeld_AndTakesEffectWhenTheOneBeforeItCame()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var ground = await FieldGround.LoadAsync(db);
        var device = ground.Device();
        var (one, two, three) = (device.Write(ground.Files[0], VisitKind.Absent), device.Write(ground.Files[0], VisitKind.Paid, 900, "BL-9"), device.Write(ground.Files[0], VisitKind.Met));
        Assert.Equal(VisitState.Held, (await Send(db, ground, three)).State);
        Assert.Equal(VisitState.Held, (await Send(db, ground, two)).State);
        Assert.Equal(0, await db.Acts.CountAsync(p => p.ReceiptNo == "BL-9"));
        Assert.Equal(VisitState.Accepted, (await Send(db, ground, one)).State);
        Assert.Equal([1, 2, 3], await db.Visits.OrderBy(v => v.Sequence).Select(v => v.Turn!.Value).ToListAsync());
        Assert.Equal(1, await db.Acts.CountAsync(p => p.ReceiptNo == "BL-9"));
        Assert.Equal(VisitState.Accepted, (await Send(db, ground, three)).State);
    }

    [Fact]
    public async Task TwoDevicesOnOneFile_BothStay_AndTheSameReceiptIsNotCountedTwice()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var ground = await FieldGround.LoadAsync(db);
        var file = ground.Files[0];
        Assert.Equal(VisitState.Accepted, (await Send(db, ground, ground.Device().Write(file, VisitKind.Paid, 700, "BL 77"))).State);
        Assert.Equal("FLD-008", (await Send(db, ground, ground.Device().Write(file, VisitKind.Paid, 700, "bl 77"))).Code);
        Assert.Equal(VisitState.Accepted, (await Send(db, ground, ground.Device().Write(file, VisitKind.Refused))).State);
        Assert.Equal(3, await db.Visits.CountAsync(v => v.DossierId == file.Id));
        Assert.Equal(1, await db.Acts.CountAsync(a => a.ReceiptNo == "BL 77"));
    }

    public static TheoryData<string, string> Refusals => new()
    {
        { "FLD-001", "future" }, { "FLD-001", "outside" }, { "FLD-002", "no amount" }, { "FLD-002", "no receipt" }, { "FLD-003", "no promise day" }, { "FLD-003", "promise past" },
        { "FLD-004", "no direction" }, { "FLD-005", "no words" }, { "FLD-005", "verified without words" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task ARefusal_IsKeptWithItsReason_AndCorrectedByANewRecord(string code, string what)
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var ground = await FieldGround.LoadAsync(db);
        var (file, device, before) = (ground.Files[0], ground.Device(), await ground.ScoreAsync(db));
        var wrong = what switch
        {
            "future" => device.Write(file, VisitKind.Met, on: new(2023, 10, 1)),
            "outside" => device.Write(file, VisitKind.Met, on: new(2023, 6, 30)),
            "no amount" => device.Write(file, VisitKind.Paid, 0, "1"),
            "no receipt" => device.Write(file, VisitKind.Paid, 500, " "),
            "no promise day" => device.Write(file, VisitKind.Promised),
            "promise past" => device.Write(file, VisitKind.Promised, promised: FieldGround.Day.AddDays(-1)),
            "no direction" => device.Write(file, VisitKind.Reclassify, minutes: "Không còn tài sản"),
            "no words" => device.Write(file, VisitKind.AssetFound),
            _ => device.Write(file, VisitKind.Met, means: Means.None),
        };
        var refused = await Send(db, ground, wrong);
        Assert.Equal((VisitState.Refused, code), (refused.State, refused.Code));
        Assert.Equal(refused, await Send(db, ground, wrong));
        Assert.Equal(before, await ground.ScoreAsync(db));
        Assert.Equal(VisitState.Accepted, (await Send(db, ground, device.Write(file, VisitKind.Met, minutes: "Đã làm việc", corrects: wrong.Id))).State);
        Assert.Equal(refused.Message, (await db.Visits.AsNoTracking().SingleAsync(v => v.State == VisitState.Refused)).Refusal);
    }

    [Fact]
    public async Task AnObstacle_GoesOnTheCampaignsList_AndWhatIsNoRecordIsNotStored()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var ground = await FieldGround.LoadAsync(db);
        var (file, device) = (ground.Files.First(f => f.OfficerId is not null), ground.Device());
        await Send(db, ground, device.Write(file, VisitKind.Met, obstacle: "Đường vào ấp bị ngập"));
        var obstacle = await db.Obstacles.AsNoTracking().SingleAsync();
        Assert.Equal(("Đường vào ấp bị ngập", file.OfficerId!.Value, new DateOnly(2023, 9, 18)), (obstacle.Text, obstacle.OwnerId, obstacle.EscalateOn));
        Assert.Equal("FLD-012", await CodeAsync(() => Send(db, ground, device.Write(file, VisitKind.Met, minutes: new string('x', 9_000)))));
        Assert.Equal("FLD-012", await CodeAsync(() => Send(db, ground, device.Write(file, VisitKind.Met, attachments: [new(Guid.CreateVersion7(), AttachmentKind.Photo, "text/html", 5, new string('0', 64))]))));
        Assert.Equal("FLD-010", await CodeAsync(() => Send(db, ground, device.Write(file, VisitKind.Met) with { DossierId = Guid.CreateVersion7() })));
        Assert.Equal(1, await db.Visits.CountAsync());
    }

    [Fact]
    public async Task TheHistory_CountsRefusals_AndKnowsAPromiseUntilMoneyComes()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var ground = await FieldGround.LoadAsync(db);
        var told = VisitLadder.Kinds.ToList();
        var paid = (await db.Acts.Where(a => told.Contains(a.Kind) && a.Source != ActSource.Register && a.Kind != ActKind.Reviewed).Select(a => a.DossierId).ToListAsync()).ToHashSet();
        var (file, device) = (ground.Files.First(f => !paid.Contains(f.Id)), ground.Device());
        foreach (var day in new[] { 4, 6, 8 })
        {
            await Send(db, ground, device.Write(file, VisitKind.Refused, on: new(2023, 9, day)));
        }

        var history = (await VisitHistory.LoadAsync(db, ground.Campaign.OfficeId, [file.Id]))[file.Id];
        Assert.NotNull(VisitLadder.Decide(history.Outcomes, file.Means, 3).Next);
        await Send(db, ground, device.Write(file, VisitKind.Promised, 900, promised: new(2023, 9, 20)));
        Assert.Equal(new DateOnly(2023, 9, 20), (await VisitHistory.LoadAsync(db, ground.Campaign.OfficeId, [file.Id]))[file.Id].Promise!.PromisedOn);
        await Send(db, ground, device.Write(file, VisitKind.Paid, 900, "BL-3"));
        history = (await VisitHistory.LoadAsync(db, ground.Campaign.OfficeId, [file.Id]))[file.Id];
        Assert.Null(history.Promise);
        Assert.Null(VisitLadder.Decide(history.Outcomes, file.Means, 3).Next);
    }

    internal static Task<VisitReceived> Send(AppDb db, FieldGround ground, ReceiveVisit record) => new ReceiveVisitHandler(db).Handle(record, ground.Head);

    internal static async Task<string?> CodeAsync(Func<Task> action) => await Record.ExceptionAsync(action) is RuleViolation refused ? refused.Code : null;
}
