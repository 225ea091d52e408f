using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using CaoDiem.TestKit.Builders;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Campaigns;

/// <summary>The cells that boards are summed from say what the stored spans say, whatever happened in between.</summary>
public sealed class StandingCellTests : IAsyncLifetime
{
    private readonly RandomOffice _office = new(11, 40, new(WorkCalendar.Common, []));
    private TestDatabase _database = null!;
    private AppDb _db = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(today: RandomOffice.Period.To);
        _db = _database.Open();
        await StoredOffice.StoreAsync(_db, _office);
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task AnActRecorded_AndCancelled_MovesTheCellsThereAndBack()
    {
        var before = await StoredAsync();
        var file = _office.Files[3].Ledger.File.Id;
        var entry = new ActEntry(ActKind.Paid, RandomOffice.Period.From.AddDays(20)) { Amount = new(7), ReceiptNo = "BL-THU" };
        var done = await new RecordActsHandler(_db).Handle(file, entry, LedgerBuilder.Head);
        var after = await StoredAsync();
        Assert.NotEqual(before, after);
        Assert.Equal(await CountedAsync(), after);
        await new CancelActHandler(_db).Handle(new CancelAct(done.Id, "Ghi nhầm"), LedgerBuilder.Head);
        Assert.Equal(before, await StoredAsync());
    }

    [Fact]
    public async Task WavesAdded_Moved_AndTakenOut_AreCountedAnew()
    {
        var plan = new PlanWavesHandler(_db);
        var wave = (await CampaignAsync()).Waves.OrderBy(w => w.From).First();
        var moved = new MoveWave(_office.Campaign, wave.Id, wave.From.AddDays(7), wave.To, MoveReason.Holiday, null);
        await plan.Handle(moved, LedgerBuilder.Head);
        Assert.Equal(await CountedAsync(), await StoredAsync());
        var added = new AddWave(_office.Campaign, "Đợt ngắn", wave.From, wave.From.AddDays(6), [WorkGroup.Review]);
        await plan.Handle(added, LedgerBuilder.Head);
        Assert.Equal(await CountedAsync(), await StoredAsync());
        await plan.Handle(new RemoveWave(_office.Campaign, wave.Id), LedgerBuilder.Head);
        Assert.Equal(await CountedAsync(), await StoredAsync());
        Assert.Equal(2, (await new ScoreboardQuery(_db).RunAsync(_office.Campaign, LedgerBuilder.Head)).ByWave.Count);
    }

    private Task<Campaign> CampaignAsync() => _db.Campaigns.AsNoTracking().Include(c => c.Waves).SingleAsync(c => c.Id == _office.Campaign);

    private async Task<List<string>> StoredAsync() => Lines(await _db.StandingCells.AsNoTracking().ToListAsync());

    private async Task<List<string>> CountedAsync()
    {
        var waves = (await CampaignAsync()).Waves.Select(w => new WaveDays(w.Id, w.Period));
        var count = new CellCount(LedgerBuilder.Office, _office.Campaign, [.. waves]);
        foreach (var file in (await _db.StandingSpans.AsNoTracking().ToListAsync()).GroupBy(s => s.DossierId))
        {
            count.Add([.. file.OrderBy(s => s.From)]);
        }

        return Lines(count.Cells());
    }

    private static List<string> Lines(IEnumerable<StandingCell> cells) => [.. cells
        .Select(c => (Key: $"{c.By} {c.Key} {(int)c.Flags} {c.Paying} {c.Before} {c.PayingBefore} {c.Day:O}",
            Sums: $"{c.Files} {c.DueAtJoin} {c.RemainingAtJoin} {c.Due} {c.Paid} {c.Remaining} {c.Collected} {c.PaidBeforeCoercion}"))
        .Where(c => c.Sums != "0 0 0 0 0 0 0 0")
        .Select(c => $"{c.Key}: {c.Sums}").Order(StringComparer.Ordinal)];
}
