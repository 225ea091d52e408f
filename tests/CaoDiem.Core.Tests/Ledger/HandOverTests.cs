using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Ledger;

/// <summary>An officer's open files go to another one in one step, and come back in one.</summary>
public sealed class HandOverTests : IAsyncLifetime
{
    private static readonly DateOnly Opened = new(2023, 7, 3);
    private static readonly DateOnly Day = new(2023, 9, 15);

    private TestDatabase _database = null!;
    private AppDb _db = null!;
    private Actor _head = null!;
    private Id<Officer> _giver;
    private Id<Officer> _receiver;
    private List<Id<Dossier>> _files = [];

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _db = _database.Open();
        _head = await HandOpenedFile.OfficeAsync(_db);
        _giver = await OfficeDirectory.OfficerAsync(_db, _head, "Lê An");
        _receiver = await OfficeDirectory.OfficerAsync(_db, _head, "Trần Bình");
        foreach (var number in new[] { "1/QĐ", "2/QĐ", "3/QĐ" })
        {
            _files.Add(await OfficeDirectory.FileAsync(_db, _head, number, Opened, _giver));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task OpenFiles_GoOver_AsOneEvent()
    {
        var closed = await OfficeDirectory.FileAsync(_db, _head, "4/QĐ", Opened, _giver);
        await new RecordActsHandler(_db).Handle(closed, new(ActKind.Terminated, Day) { Ground = "a", DocumentNo = "9", DocumentOn = Day },
            _head, _head);
        Assert.Equal(3, (await HandOverAsync()).Files);
        Assert.Equal(_files.ToHashSet(), (await OfAsync(_receiver)).ToHashSet());
        Assert.Equal([closed], await OfAsync(_giver));
        var acts = await _db.Acts.AsNoTracking().Where(a => a.Kind == ActKind.Assigned).ToListAsync();
        Assert.All(acts, a => Assert.Equal((Day, "8/QĐ-PTHA", (DateOnly?)Day, "Nghỉ hưu"), (a.Day, a.DocumentNo, a.DocumentOn, a.Reason)));
        Assert.NotNull(Assert.Single(acts.Select(a => a.EventId).Distinct()));
    }

    [Fact]
    public async Task EarlierDays_StillShowTheGiver()
    {
        await HandOverAsync();
        var acts = await _db.Acts.AsNoTracking().Where(a => a.DossierId == _files[0]).ToListAsync();
        Assert.Equal(_giver.Value, FileState.Fold(acts, Day.AddDays(-1)).Officer);
        Assert.Equal(_receiver.Value, FileState.Fold(acts, Day).Officer);
    }

    [Fact]
    public async Task FileThatBecameHisLater_GoesOverOnThatDay()
    {
        var late = await OfficeDirectory.FileAsync(_db, _head, "5/QĐ", Day.AddDays(5), _giver);
        await HandOverAsync();
        Assert.Equal(Day.AddDays(5),
            (await _db.Acts.AsNoTracking().SingleAsync(a => a.DossierId == late && a.Kind == ActKind.Assigned)).Day);
        Assert.Contains(late, await OfAsync(_receiver));
    }

    [Fact]
    public async Task CancellingOne_CancelsAll()
    {
        var done = await HandOverAsync();
        await new CancelActHandler(_db).Handle(new CancelAct(done.First, "Bàn giao nhầm"), _head);
        Assert.Equal(_files.ToHashSet(), (await OfAsync(_giver)).ToHashSet());
        Assert.Equal(3, await _db.ActMarks.CountAsync(m => m.Kind == ActMarkKind.Cancelled && m.Reason == "Bàn giao nhầm"));
    }

    [Fact]
    public async Task Undoing_TakesAllBack()
    {
        await new CancelActHandler(_db).Handle(new UndoAct((await HandOverAsync()).First), _head);
        Assert.Empty(await OfAsync(_receiver));
    }

    [Fact]
    public async Task CancellingTheEventOfOneFile_LeavesOthersAlone()
    {
        var paid = await new RecordActsHandler(_db).Handle(
            new RecordActs(
            [
                new(_files[0], new(ActKind.Paid, Day) { Amount = new(1_000_000), ReceiptNo = "BL 1" }),
                    new(_files[0], new(ActKind.Completed, Day)),
            ]),
            _head);
        await new CancelActHandler(_db).Handle(new CancelAct(paid[0].Id, "Nhầm"), _head);
        Assert.Equal(2, await _db.Acts.CountAsync(a => a.CancelledAt != null));
    }

    [Fact]
    public async Task OnlyMarkedFiles_GoOver()
    {
        var done = await new HandOverFilesHandler(_db).Handle(Command() with { Files = [_files[1]], Expected = 1 }, _head);
        Assert.Equal((1, 2), (done.Files, (await OfAsync(_giver)).Count));
    }

    [Fact]
    public async Task Numbers_SayWhatMoves()
    {
        var figures = await new HandOverQuery(_db, new(_db)).LoadAsync(_head.OfficeId!.Value, _giver, _receiver, [_files[0], _files[1]]);
        Assert.Equal((new OfficerLoad(2, 2_000_000), new OfficerLoad(3, 3_000_000), new OfficerLoad(0, 0)),
            (figures.Moves, figures.Giver, figures.Receiver));
        Assert.Equal((0, 0, 0), (figures.Campaigns.Count, figures.Waiting, figures.Visits));
    }

    [Fact]
    public async Task Proposals_AreCounted()
    {
        await new RecordActsHandler(_db).Handle(_files[0], new(ActKind.Secured, Day) { Measure = "Phong tỏa tài khoản" }, _head);
        Assert.Equal(1, (await new HandOverQuery(_db, new(_db)).LoadAsync(_head.OfficeId!.Value, _giver, _receiver, _files)).Waiting);
    }

    [Fact]
    public async Task WhatCannotBe_IsRefused_AndNothingMoves()
    {
        Assert.Equal("HND-001", await CodeAsync(Command() with { To = null }));
        Assert.Equal("HND-002", await CodeAsync(Command() with { To = _giver }));
        Assert.Equal("HND-003", await CodeAsync(Command() with { On = null }));
        Assert.Equal("HND-003", await CodeAsync(Command() with { DocumentNo = " " }));
        Assert.Equal("HND-003", await CodeAsync(Command() with { DocumentOn = null }));
        Assert.Equal("HND-003", await CodeAsync(Command() with { Reason = "" }));
        Assert.Equal("HND-004", await CodeAsync(Command() with { Files = [] }));
        Assert.Equal("HND-005", await CodeAsync(Command() with { Expected = 2 }));
        Assert.Equal("ACT-003", await CodeAsync(Command() with { On = _db.Today.AddDays(1) }));
        Assert.Equal("IDN-001", await CodeAsync(Command(), _head with { Role = Role.Officer, OfficerId = _giver }));
        await Assert.ThrowsAsync<NotInScope>(() =>
            new HandOverFilesHandler(_db).Handle(Command() with { From = Id<Officer>.New() }, _head));
        Assert.Equal(3, (await OfAsync(_giver)).Count);
    }

    [Fact]
    public async Task WhoHasLeft_GetsNoFile()
    {
        await new KeepOfficersHandler(_db).Handle(new RecordLeave(_receiver, LeaveKind.Retired, Day, null, "1", "Nghỉ hưu"), _head);
        Assert.Equal("ACT-015", await CodeAsync(Command()));
        var given = new ActEntry(ActKind.Assigned, Day) { Reason = "Phân công", Detail = new() { Officer = _receiver.Value } };
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => new RecordActsHandler(_db).Handle(_files[0], given, _head));
        Assert.Equal(("ACT-015", "officer"), (refused.Code, refused.Field));
        refused = await Assert.ThrowsAsync<RuleViolation>(() => OfficeDirectory.FileAsync(_db, _head, "6/QĐ", Day, _receiver));
        Assert.Equal("ACT-015", refused.Code);
        await new RecordActsHandler(_db).Handle(_files[0], given with { On = Day.AddDays(-1) }, _head);
        Assert.Equal([_files[0]], await OfAsync(_receiver));
    }

    private HandOverFiles Command() => new(_giver, _receiver, null, Day, "8/QĐ-PTHA", Day, "Nghỉ hưu");

    private Task<FilesHandedOver> HandOverAsync() => new HandOverFilesHandler(_db).Handle(Command(), _head);

    private async Task<string> CodeAsync(HandOverFiles command, Actor? by = null) =>
        (await Assert.ThrowsAsync<RuleViolation>(() => new HandOverFilesHandler(_db).Handle(command, by ?? _head))).Code;

    private Task<List<Id<Dossier>>> OfAsync(Id<Officer> officer) =>
        _db.Dossiers.AsNoTracking().Where(d => d.OfficerId == officer).Select(d => d.Id).ToListAsync();
}
