using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
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
        var noted = await StoreAsync("1/QĐ", "Nguyễn Văn Dữ", Commune, new(ActKind.SafetyNote, Day) { Text = "Nuôi chó dữ", Until = Day.AddDays(30) });
        var other = await StoreAsync("2/QĐ", "Nguyễn Văn Dữ", Commune);
        var stranger = await StoreAsync("3/QĐ", "Nguyễn Văn Hiền", Commune);
        var elsewhere = await StoreAsync("4/QĐ", "Nguyễn Văn Dữ", null);
        var notes = await SafetyNotes.LoadAsync(_db, LedgerBuilder.Office, [noted, other, stranger, elsewhere], Day, CancellationToken.None);
        Assert.Equal("Nuôi chó dữ", notes.About(noted, Day, null));
        Assert.Equal("Đường trơn; Nuôi chó dữ (theo hồ sơ 1/QĐ)", notes.About(other, Day, "Đường trơn"));
        Assert.Null(notes.About(stranger, Day, null));
        Assert.Null(notes.About(elsewhere, Day, ""));
        Assert.Null(notes.About(noted, Day.AddDays(31), null));
    }

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
