using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Ledger;

/// <summary>Two people record on one file at the same moment, again and again: nothing is lost, nothing doubled, no error but a guard's.</summary>
public sealed class TwoAtOnceTests : IAsyncLifetime
{
    private static readonly int Rounds = LongRun.Times(40, 500);
    private static readonly DateOnly Day = new(2026, 10, 1);

    private TestDatabase _database = null!;
    private Id<Dossier> _file;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(today: Day);
        await using var db = _database.Open();
        db.Begin("Thử", LedgerBuilder.Head);
        db.Offices.Add(new() { Id = LedgerBuilder.Office, Code = "MAU", Name = "Phòng mẫu" });
        var ledger = OpenedFile.Of(LedgerBuilder.Office, "15/QĐ", Day.AddDays(-60), "Nguyễn Văn Mẫu", Rounds * 1_000L);
        db.Dossiers.Add(ledger.File);
        db.Acts.AddRange(ledger.Acts);
        await db.SaveChangesAsync();
        _file = ledger.File.Id;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task TwoPeople_OnOneFile_NothingLost_NothingDoubled()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await Task.WhenAll(
                RecordAsync(new(ActKind.Paid, Day) { Amount = new(700), ReceiptNo = $"A {round}" }),
                RecordAsync(new(ActKind.Paid, Day) { Amount = new(300), ReceiptNo = $"B {round}" }));
        }

        await using var db = _database.Open();
        var acts = await db.Acts.AsNoTracking().Where(a => a.DossierId == _file).OrderBy(a => a.Turn).ToListAsync();
        Assert.Equal(Enumerable.Range(1, (2 * Rounds) + 1), acts.Select(a => a.Turn));
        Assert.Equal(2 * Rounds, acts.Where(a => a.ReceiptNo is not null).Select(a => a.ReceiptNo).Distinct().Count());
        await AssertProjectedAsync(db, acts, remaining: 0);
    }

    [Fact]
    public async Task TheSameReceipt_ByTwoPeople_CountsOnce_AndTheOtherHearsOfTheGuard()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var paid = new ActEntry(ActKind.Paid, Day) { Amount = new(1_000), ReceiptNo = $"C {round}" };
            var codes = await Task.WhenAll(CodeAsync(paid), CodeAsync(paid));
            Assert.Single(codes, c => c is null);
            Assert.Single(codes, c => c?.StartsWith("ACT-", StringComparison.Ordinal) == true);
        }

        await using var db = _database.Open();
        var acts = await db.Acts.AsNoTracking().Where(a => a.DossierId == _file).OrderBy(a => a.Turn).ToListAsync();
        Assert.Equal(Rounds + 1, acts.Count);
        await AssertProjectedAsync(db, acts, remaining: 0);
    }

    [Fact]
    public async Task OneRecords_WhileTheOtherCancels_BothStand()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var wrong = await RecordAsync(new(ActKind.Paid, Day) { Amount = new(500), ReceiptNo = $"D {round}" });
            await Task.WhenAll(
                CancelAsync(wrong),
                RecordAsync(new(ActKind.Paid, Day) { Amount = new(1_000), ReceiptNo = $"E {round}" }));
        }

        await using var db = _database.Open();
        var acts = await db.Acts.AsNoTracking().Where(a => a.DossierId == _file).OrderBy(a => a.Turn).ToListAsync();
        Assert.Equal(Rounds, acts.Count(a => a.IsCancelled));
        await AssertProjectedAsync(db, acts, remaining: 0);
    }

    private async Task AssertProjectedAsync(AppDb db, List<Act> acts, long remaining)
    {
        var file = await db.Dossiers.AsNoTracking().Include(d => d.Obligations).SingleAsync(d => d.Id == _file);
        var folded = FileState.Of(acts.Where(a => a.Counts), Day);
        Assert.Equal(folded.Paid, file.Paid);
        Assert.Equal(folded.Remaining, file.Remaining);
        Assert.Equal(remaining, file.Remaining.Amount);
    }

    private async Task<Id<Act>> RecordAsync(ActEntry entry)
    {
        await using var db = _database.Open();
        return (await new RecordActsHandler(db).Handle(_file, entry, LedgerBuilder.Head)).Id;
    }

    private async Task<Id<Act>> CancelAsync(Id<Act> act)
    {
        await using var db = _database.Open();
        await new CancelActHandler(db).Handle(new CancelAct(act, "Ghi nhầm", ReceiptFate.Mistyped), LedgerBuilder.Head);
        return act;
    }

    private async Task<string?> CodeAsync(ActEntry entry)
    {
        try
        {
            await RecordAsync(entry);
            return null;
        }
        catch (RuleViolation refusal)
        {
            return refusal.Code;
        }
    }
}
