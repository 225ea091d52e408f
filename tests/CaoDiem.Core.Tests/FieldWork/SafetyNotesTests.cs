using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Persons;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.FieldWork;

/// <summary>A note about safety goes with the person, until its day; it says from which file it comes.</summary>
public sealed class SafetyNotesTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 10, 1);
    private static readonly Id<Commune> Commune = Id<Commune>.New();

    private TestDatabase _database = null!;
    private AppDb _db = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(today: Day);
        _db = _database.Open();
        _db.Begin("Thử", LedgerBuilder.Head);
        _db.Offices.Add(new() { Id = LedgerBuilder.Office, Code = "MAU", Name = "Phòng mẫu" });
        var commune = _db.Add(new Commune { Id = Commune, OfficeId = LedgerBuilder.Office, Name = "Xã Mẫu" });
        (commune.Property("SearchKey").CurrentValue, commune.Property("SortKey").CurrentValue) = ("xa mau", "xa mau");
        await _db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Note_GoesWithThePerson_AcrossFiles_UntilItsDay()
    {
        var noted = await StoreAsync("1/QĐ", "Nguyễn Văn Dữ", Commune, Note());
        var other = await StoreAsync("2/QĐ", "Nguyễn Văn Dữ", Commune);
        var stranger = await StoreAsync("3/QĐ", "Nguyễn Văn Hiền", Commune);
        var elsewhere = await StoreAsync("4/QĐ", "Nguyễn Văn Dữ", null);
        var notes = await SafetyNotes.LoadAsync(_db, Head, [noted, other, stranger, elsewhere], Day, CancellationToken.None);
        Assert.Equal("Nuôi chó dữ", notes.About(noted, Day, null));
        Assert.Equal("Đường trơn; Nuôi chó dữ (theo hồ sơ 1/QĐ của người cùng tên cùng xã, chưa xác nhận là một người)", notes.About(other,
            Day, "Đường trơn"));
        Assert.Null(notes.About(stranger, Day, null));
        Assert.Null(notes.About(elsewhere, Day, ""));
        Assert.Null(notes.About(noted, Day.AddDays(31), null));
    }

    [Fact]
    public async Task Note_GoesWithWhoWasLinked_WhateverHisNameAndCommune_AndLeavesWhoIsSaidToBeAnother()
    {
        var noted = await StoreAsync("1/QĐ", "Nguyễn Văn Dữ", Commune, Note());
        var (linked, namesake) = (await StoreAsync("2/QĐ", "Nguyễn V. Dữ", null), await StoreAsync("3/QĐ", "Nguyễn Văn Dữ", Commune));
        var handler = new LinkPersonsHandler(_db);
        await handler.Handle(new LinkFiles([noted.Id, linked.Id], "Cùng căn cước"), Head);
        await handler.Handle(new KeepApart(noted.Id, [namesake.Id], "Khác năm sinh"), Head);
        var notes = await SafetyNotes.LoadAsync(_db, Head, [linked, namesake], Day, CancellationToken.None);
        Assert.Equal("Nuôi chó dữ (theo hồ sơ 1/QĐ của cùng người)", notes.About(linked, Day, null));
        Assert.Null(notes.About(namesake, Day, null));
        await handler.Handle(new UnlinkFile(linked.Id, "Nhầm", true), Head);
        Assert.Null((await SafetyNotes.LoadAsync(_db, Head, [linked], Day, CancellationToken.None)).About(linked, Day, null));
    }

    [Fact]
    public async Task Note_IsHeardByThoseWhoGo_WithoutAFileTheyMayNotSee()
    {
        var noted = await StoreAsync("1/QĐ", "Nguyễn Văn Dữ", Commune, Note());
        var linked = await StoreAsync("2/QĐ", "Nguyễn Văn Dữ", Commune);
        await new LinkPersonsHandler(_db).Handle(new LinkFiles([noted.Id, linked.Id], "Cùng căn cước"), Head);
        var officer = new Actor(Id<User>.New(), "Lê An", LedgerBuilder.Office, Role.Officer, Id<Officer>.New());
        var examiner = officer with { Role = Role.Examiner, OfficerId = null };
        Assert.Equal("Nuôi chó dữ (theo hồ sơ khác của cùng người)",
            (await SafetyNotes.LoadAsync(_db, officer, [linked], Day, CancellationToken.None)).About(linked, Day, null));
        Assert.Null((await SafetyNotes.LoadAsync(_db, examiner, [linked], Day, CancellationToken.None)).About(linked, Day, null));
    }

    private static ActEntry Note() => new(ActKind.SafetyNote, Day) { Text = "Nuôi chó dữ", Until = Day.AddDays(30) };

    private static Actor Head => Actor.ForOffice(LedgerBuilder.Office, "Trưởng phòng (mẫu)");

    private async Task<Dossier> StoreAsync(string number, string debtor, Id<Commune>? commune, ActEntry? note = null)
    {
        var ledger = OpenedFile.Of(LedgerBuilder.Office, number, Day.AddDays(-60), debtor, 1_000_000, null, commune);
        if (note is not null)
        {
            ledger.Record(note, new(LedgerBuilder.Head, LedgerBuilder.Evening(Day), Day));
        }

        _db.Begin("Thử", LedgerBuilder.Head);
        _db.Dossiers.Add(ledger.File);
        _db.Acts.AddRange(ledger.Acts);
        await _db.SaveChangesAsync();
        return await _db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == ledger.File.Id);
    }
}
