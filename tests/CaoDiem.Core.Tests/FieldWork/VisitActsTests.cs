using System.Text;
using System.Text.Json;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.FieldWork;

/// <summary>What came of a visit is what the ledger of the file says.</summary>
public sealed class VisitActsTests
{
    [Fact]
    public async Task AVisitThatMetAndVerified_IsAVerification()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var ground = await FieldGround.LoadAsync(db);
        var (file, device) = (ground.Files[0], ground.Device());
        var record = device.Write(file, VisitKind.Met, minutes: "Không nhà đất, làm thuê theo ngày", means: Means.Minimum, with: "Công chức địa chính xã");
        await ReceiveVisitTests.Send(db, ground, record);
        var act = Assert.Single(await ActsAsync(db, record));
        Assert.Equal((ActKind.Verified, ActStage.Recorded, Means.Minimum, FieldGround.Day), (act.Kind, act.Stage, act.Means, act.Day));
        Assert.Equal(("Không nhà đất, làm thuê theo ngày", "Công chức địa chính xã", ActSource.Field), (act.Text, act.With, act.Source));
        Assert.Equal(ground.Campaign.Id.Value, act.CampaignId);
        var stored = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == file.Id);
        Assert.Equal((Means.Minimum, FieldGround.Day), (stored.Means, stored.LastVerifiedOn));
    }

    [Theory]
    [InlineData(VisitKind.Met, ActKind.Visited, "Gặp, đã làm việc")]
    [InlineData(VisitKind.Absent, ActKind.Visited, "Vắng nhà")]
    [InlineData(VisitKind.Refused, ActKind.Visited, "Từ chối, không hợp tác")]
    [InlineData(VisitKind.Other, ActKind.Visited, "Kết quả khác")]
    [InlineData(VisitKind.Promised, ActKind.Promised, "Hẹn nộp")]
    public async Task AnyOtherVisit_IsTheActOfItsKind_AndCountsOnceOnTheLadder(VisitKind kind, ActKind expected, string outcome)
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var ground = await FieldGround.LoadAsync(db);
        var file = ground.Files[0];
        var before = (await VisitHistory.LoadAsync(db, ground.Campaign.OfficeId, [file.Id]))[file.Id].Outcomes.Count;
        var promised = kind == VisitKind.Promised ? FieldGround.Day.AddDays(9) : (DateOnly?)null;
        var record = ground.Device().Write(file, kind, promised is null ? 0 : 700, minutes: "Lời ghi", promised: promised);
        await ReceiveVisitTests.Send(db, ground, record);
        var act = Assert.Single(await ActsAsync(db, record));
        Assert.Equal((expected, outcome, "Lời ghi", promised), (act.Kind, act.Outcome, act.Text, act.PlannedOn));
        Assert.Equal(promised is null ? 0 : 700, act.Amount.Amount);
        Assert.Equal(before + 1, (await VisitHistory.LoadAsync(db, ground.Campaign.OfficeId, [file.Id]))[file.Id].Outcomes.Count);
    }

    [Fact]
    public async Task Key8_CountsAsPaidBeforeCoercionEverywhere()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var ground = await FieldGround.LoadAsync(db);
        var before = await ground.ScoreAsync(db);
        var record = ground.Device().Write(ground.Files[0], VisitKind.PaidBeforeCoercion, 1_500, "CC-1");
        await ReceiveVisitTests.Send(db, ground, record);
        var act = Assert.Single(await ActsAsync(db, record));
        Assert.Equal((ActKind.Paid, Act.BeforeCoercion), (act.Kind, act.Outcome));
        var after = await ground.ScoreAsync(db);
        Assert.Equal((before.Collected + 1_500, before.BeforeCoercion + 1_500), (after.Collected, after.BeforeCoercion));
    }

    [Fact]
    public async Task APaymentThatSettlesEverything_CompletesTheFileInOneEvent()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var ground = await FieldGround.LoadAsync(db);
        var (file, device) = (ground.Files[0], ground.Device());
        var part = device.Write(file, VisitKind.Paid, file.Remaining.Amount - 1, "BL-1");
        var rest = device.Write(file, VisitKind.Paid, 1, "BL-2", on: FieldGround.Day.AddDays(1));
        await ReceiveVisitTests.Send(db, ground, part);
        await ReceiveVisitTests.Send(db, ground, rest);
        Assert.Null(Assert.Single(await ActsAsync(db, part)).EventId);
        var acts = await ActsAsync(db, rest);
        Assert.Equal([ActKind.Paid, ActKind.Completed], acts.Select(a => a.Kind));
        Assert.NotNull(acts[0].EventId);
        Assert.Equal(acts[0].EventId, acts[1].EventId);
        var stored = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == file.Id);
        Assert.Equal((DossierState.Completed, FieldGround.Day.AddDays(1), Dong.Zero), (stored.State, stored.StateOn, stored.Remaining));
    }

    [Fact]
    public async Task APaymentBeyondWhatRemains_CountsWithItsExcessUnallocated()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var ground = await FieldGround.LoadAsync(db);
        var (file, before, device) = (ground.Files[0], await ground.ScoreAsync(db), ground.Device());
        Assert.Equal(VisitState.Accepted, (await ReceiveVisitTests.Send(db, ground, device.Write(file, VisitKind.Paid, file.Remaining.Amount + 250, "BL-1"))).State);
        var again = await ReceiveVisitTests.Send(db, ground, device.Write(file, VisitKind.Paid, 40, "BL-2"));
        Assert.Equal(new VisitReceived(VisitState.Accepted, null, null), again);
        var state = FileState.Fold(await db.Acts.AsNoTracking().Where(a => a.DossierId == file.Id).ToListAsync(), db.Today);
        Assert.Equal((DossierState.Completed, Dong.Zero, 290), (state.State, state.Remaining, state.Unallocated.Amount));
        Assert.Equal(before.Collected + file.Remaining.Amount + 290, (await ground.ScoreAsync(db)).Collected);
    }

    [Fact]
    public async Task EvidenceThatDoesNotFit_IsKeptForTheHead_AndTheRecordIsAccepted()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var ground = await FieldGround.LoadAsync(db);
        var (file, device) = (ground.Files[0], ground.Device());
        await ReceiveVisitTests.Send(db, ground, device.Write(file, VisitKind.Paid, file.Remaining.Amount, "BL-1"));
        var late = device.Write(file, VisitKind.Absent, on: FieldGround.Day.AddDays(2));
        var received = await ReceiveVisitTests.Send(db, ground, late);
        Assert.Equal((VisitState.Accepted, Visit.WaitsCode), (received.State, received.Code));
        Assert.Contains("chờ thủ trưởng", received.Message, StringComparison.Ordinal);
        Assert.Equal(received, await ReceiveVisitTests.Send(db, ground, late));
        var act = Assert.Single(await ActsAsync(db, late));
        Assert.Equal((ActStage.Conflict, false), (act.Stage, act.Counts));
    }

    [Fact]
    public async Task AReclassificationFromTheField_WaitsForTheHead()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var ground = await FieldGround.LoadAsync(db);
        var (file, device, before) = (ground.Files[0], ground.Device(), await ground.ScoreAsync(db));
        var poor = device.Write(file, VisitKind.Reclassify, minutes: "Không tài sản, không thu nhập", enforceable: false, means: Means.None);
        Assert.Null((await ReceiveVisitTests.Send(db, ground, poor)).Message);
        var acts = await ActsAsync(db, poor);
        Assert.Equal([ActKind.Verified, ActKind.Visited, ActKind.NotEnforceable], acts.Select(a => a.Kind));
        Assert.Equal((ActStage.Proposed, "a"), (acts[2].Stage, acts[2].Ground));
        Assert.Equal(before, await ground.ScoreAsync(db));
        Assert.Equal(DossierState.Enforcing, await db.Dossiers.Where(d => d.Id == file.Id).Select(d => d.State).SingleAsync());

        var decide = new DecideVisitHandler(db);
        Assert.Equal("IDN-001", await ReceiveVisitTests.CodeAsync(() => decide.Handle(new(new(poor.Id), true, null), ground.Head with { Role = Role.Clerk })));
        await decide.Handle(new(new(poor.Id), true, null, "12/QĐ-CCTHADS", FieldGround.Day.AddDays(3)), ground.Head);
        Assert.Equal(before.ReclassifiedOut + 1, (await ground.ScoreAsync(db)).ReclassifiedOut);
        var stored = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == file.Id);
        Assert.Equal((DossierState.NotEnforceable, FieldGround.Day.AddDays(3)), (stored.State, stored.StateOn));
        Assert.Equal("FLD-031", await ReceiveVisitTests.CodeAsync(() => decide.Handle(new(new(poor.Id), false, "x"), ground.Head)));
    }

    [Fact]
    public async Task AReclassificationWithoutAVerification_NeedsTheHeadsReason_AndARefusedOneIsReturned()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var ground = await FieldGround.LoadAsync(db);
        var verified = (await db.Acts.Where(a => a.Kind == ActKind.Verified && a.CountsFrom != null).Select(a => a.DossierId).ToListAsync()).ToHashSet();
        var files = ground.Files.Where(f => !verified.Contains(f.Id) && f.LastVerifiedOn is null).Take(2).ToList();
        var (one, two) = (Propose(files[0]), Propose(files[1]));
        Assert.Equal(Visit.WaitsCode, (await ReceiveVisitTests.Send(db, ground, one)).Code);
        await ReceiveVisitTests.Send(db, ground, two);
        var decide = new DecideVisitHandler(db);
        Assert.Equal("ACT-002", await ReceiveVisitTests.CodeAsync(() => decide.Handle(new(new(one.Id), true, null), ground.Head)));
        Assert.Equal("ACT-031", await ReceiveVisitTests.CodeAsync(() => decide.Handle(new(new(one.Id), true, null, Ground: "c"), ground.Head)));
        await decide.Handle(new(new(one.Id), true, "Đã bỏ địa phương, công an xã xác nhận", Ground: "c"), ground.Head);
        await decide.Handle(new(new(two.Id), false, "Phải xác minh trước"), ground.Head);
        Assert.Equal(ActStage.Agreed, (await db.Acts.AsNoTracking().SingleAsync(a => a.SourceId == one.Id && a.Stage == ActStage.Agreed)).Stage);
        Assert.Equal(ActStage.Returned, (await ActsAsync(db, two))[^1].Stage);

        ReceiveVisit Propose(Dossier file) => ground.Device().Write(file, VisitKind.Reclassify, minutes: "Bỏ địa phương đi", enforceable: false);
    }

    [Fact]
    public async Task PropertyThatWasFound_IsAVerificationWhenTheOfficeSaysSo()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var ground = await FieldGround.LoadAsync(db);
        var rich = ground.Device().Write(ground.Files[0], VisitKind.AssetFound, minutes: "Có 02 công đất ruộng đứng tên");
        await ReceiveVisitTests.Send(db, ground, rich);
        Assert.Equal(ActKind.Visited, Assert.Single(await ActsAsync(db, rich)).Kind);
        await new DecideVisitHandler(db).Handle(new(new(rich.Id), true, "Giao xác minh tiếp tại văn phòng đăng ký đất đai"), ground.Head);
        var act = (await ActsAsync(db, rich))[^1];
        Assert.Equal((ActKind.Verified, Means.Has, "Có 02 công đất ruộng đứng tên"), (act.Kind, act.Means, act.Text));
    }

    [Fact]
    public async Task ARecordThatCorrectsAnother_CancelsItsActs_AndTheReceiptPassesOn()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var ground = await FieldGround.LoadAsync(db);
        var (file, before, device) = (ground.Files[0], await ground.ScoreAsync(db), ground.Device());
        var wrong = device.Write(file, VisitKind.Paid, file.Remaining.Amount, "BL-5");
        await ReceiveVisitTests.Send(db, ground, wrong);
        var right = device.Write(file, VisitKind.Paid, 300, "BL-5", corrects: wrong.Id);
        Assert.Equal(VisitState.Accepted, (await ReceiveVisitTests.Send(db, ground, right)).State);
        Assert.All(await ActsAsync(db, wrong), a => Assert.True(a.IsCancelled));
        Assert.Equal(before with { Collected = before.Collected + 300, Partial = before.Partial + 1 }, await ground.ScoreAsync(db));
        var history = (await VisitHistory.LoadAsync(db, ground.Campaign.OfficeId, [file.Id]))[file.Id];
        Assert.Equal([right.Id], history.Visits.Select(v => v.Id.Value));
    }

    [Fact]
    public void ARecordOfAnOlderPhone_KeepsItsFingerprint()
    {
        var record = new ReceiveVisit(
            Guid.Empty, Guid.Empty, Guid.Empty, null, null, Guid.Empty, 1, null, null, new DateTime(2023, 9, 15, 3, 0, 0, DateTimeKind.Utc), FieldGround.Day, VisitKind.Met);
        var text = Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(record, ReceiveVisit.Json));
        Assert.EndsWith("\"latitude\":null,\"longitude\":null,\"accuracy\":null,\"attachments\":null}", text, StringComparison.Ordinal);
        Assert.NotEqual(record.Fingerprint(), (record with { Means = Means.None }).Fingerprint());
    }

    private static Task<List<Act>> ActsAsync(AppDb db, ReceiveVisit record) =>
        db.Acts.AsNoTracking().Where(a => a.SourceId == record.Id).OrderBy(a => a.Turn).ToListAsync();
}
