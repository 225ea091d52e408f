using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.Triage;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Ledger;

/// <summary>
/// Takes ledgers out of the database and puts them back with everything that follows from them: the columns of the file, its spans in
/// campaigns, its findings — all in one transaction. Rows are locked in the order of their ids, so that two people, or a phone and an
/// import, take turns and never wait for each other crosswise.
/// </summary>
public sealed class LedgerWork
{
    private readonly AppDb _db;
    private readonly Id<Office> _office;
    private readonly LawBook _law;
    private readonly DateOnly _today;
    private readonly Dictionary<Id<Campaign>, StandingRules> _rules = [];

    private LedgerWork(AppDb db, Id<Office> office, LawBook law) => (_db, _office, _law, _today) = (db, office, law, db.Today);

    /// <summary>Must be called inside an explicit transaction.</summary>
    /// <param name="law">As the office reads it, from an earlier turn of the same run; null to load it.</param>
    public static async Task<LedgerWork> OpenAsync(AppDb db, Id<Office> office, CancellationToken cancellationToken, LawBook? law = null)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("LedgerWork needs an explicit transaction.");
        }

        return new(db, office, law ?? await OfficeLaw.LoadAsync(db, office, cancellationToken));
    }

    /// <summary>Who records, now, from where.</summary>
    public ActOrigin Origin(Actor actor, ActSource source = ActSource.Office, Guid? sourceId = null, Id<Campaign>? campaign = null) =>
        new(actor, _db.Time.GetUtcNow().UtcDateTime, _today, source, sourceId, null, campaign?.Value);

    /// <summary>Locks the files and loads their ledgers, tracked.</summary>
    public async Task<IReadOnlyDictionary<Id<Dossier>, FileLedger>> LoadAsync(IReadOnlyCollection<Id<Dossier>> ids, CancellationToken cancellationToken)
    {
        await LockAsync(_db, _office, ids, cancellationToken);
        var files = await _db.Dossiers.Include(d => d.Obligations).Include(d => d.Parties).AsSplitQuery()
            .Where(d => d.OfficeId == _office && ids.Contains(d.Id)).ToListAsync(cancellationToken);
        var acts = (await _db.Acts.Where(a => a.OfficeId == _office && ids.Contains(a.DossierId)).OrderBy(a => a.Turn)
            .ToListAsync(cancellationToken)).ToLookup(a => a.DossierId);
        return files.ToDictionary(f => f.Id, f => new FileLedger(f, acts[f.Id]));
    }

    /// <summary>Locks one file to the end of the transaction, before anything else is read; false when the office has no such file.</summary>
    public static async Task<bool> LockAsync(AppDb db, Id<Office> office, Id<Dossier> id, CancellationToken cancellationToken) =>
        // A change that changes nothing locks a row on both engines.
        await db.Dossiers.Where(d => d.OfficeId == office && d.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.Version, d => d.Version), cancellationToken) > 0;

    /// <summary>Locks files in the order of their ids.</summary>
    internal static async Task LockAsync(AppDb db, Id<Office> office, IReadOnlyCollection<Id<Dossier>> ids, CancellationToken cancellationToken)
    {
        // SQLite has one writer: who has locked one row has locked them all.
        foreach (var id in db.Database.IsSqlite() ? ids.Take(1) : ids.Order())
        {
            await LockAsync(db, office, id, cancellationToken);
        }
    }

    /// <summary>Writes what the ledgers say now. New files are inserted with all that belongs to them.</summary>
    public async Task SaveAsync(IReadOnlyCollection<FileLedger> ledgers, CancellationToken cancellationToken)
    {
        var changed = ledgers.Where(l => l.Changed).ToList();
        await DirectoryGuard.RequireAsync(_db, _office, changed.SelectMany(l => l.Added), cancellationToken);
        foreach (var ledger in changed)
        {
            ledger.File.Project(ledger.StateOn(_today));
            _db.Acts.AddRange(ledger.Added);
            _db.ActMarks.AddRange(ledger.Marks);
        }

        await _db.SaveChangesAsync(cancellationToken);
        await FollowAsync(changed, cancellationToken);
    }

    /// <summary>Spans and findings of the files, from their ledgers.</summary>
    public async Task FollowAsync(IReadOnlyCollection<FileLedger> ledgers, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<Id<Campaign>, CellCount>();
        await FollowAsync(ledgers, counts, cancellationToken);
        await SpanStore.AddUpAsync(_db, counts.Values, cancellationToken);
    }

    /// <summary>As above; what changes in the cells of boards is only counted.</summary>
    internal async Task FollowAsync(
        IReadOnlyCollection<FileLedger> ledgers, Dictionary<Id<Campaign>, CellCount> counts, CancellationToken cancellationToken)
    {
        if (await SisterReliefs.FollowAsync(_db, _office, ledgers, cancellationToken) is { Count: > 0 } sisters)
        {
            ledgers = [.. ledgers, .. (await LoadAsync(sisters, cancellationToken)).Values];
        }

        var ids = ledgers.Select(l => l.File.Id).ToList();
        var listings = (await _db.BaselineFiles.AsNoTracking()
            .Where(b => b.OfficeId == _office && EF.Parameter(ids).Contains(b.DossierId)).ToListAsync(cancellationToken)).ToLookup(b => b.DossierId);
        foreach (var campaign in listings.SelectMany(l => l).Select(b => b.CampaignId).Distinct())
        {
            counts.TryAdd(campaign, new(_office, campaign, (await RulesAsync(campaign, cancellationToken)).Waves));
        }

        var after = ledgers.InParallel(l => (l.File, Spans: SpansOf(l, listings[l.File.Id]), Orders: OrdersOf(l)));
        await SpanStore.ReplaceAsync(_db, _office, counts, ids, after.SelectMany(f => f.Spans), cancellationToken);
        await _db.ReplaceFindingsAsync(
            _office, ids, [.. after.SelectMany(f => f.Orders.Rows(f.File, _today))],
            [.. after.SelectMany(f => f.Orders.AsideRows(f.File))], cancellationToken);
        if (ledgers.Where(l => l.ChangedHands).Select(l => l.File.Id).ToList() is { Count: > 0 } moved)
        {
            await FollowFilesHandler.FollowAsync(_db, _office, moved, cancellationToken);
        }
    }

    /// <summary>What the law asks of a file today, as its ledger stands in memory.</summary>
    public FileOrders OrdersOf(FileLedger ledger) => FileOrders.Of(ledger.File, ledger.StateOn(_today), _today, _law);

    private List<StandingSpan> SpansOf(FileLedger ledger, IEnumerable<BaselineFile> listings)
    {
        var acts = ledger.Acts.Where(a => a.Counts).ToList();
        return [.. listings.SelectMany(b => Standing.Spans(b, ledger.File, acts, _rules[b.CampaignId]))];
    }

    private async Task<StandingRules> RulesAsync(Id<Campaign> campaign, CancellationToken cancellationToken)
    {
        if (!_rules.TryGetValue(campaign, out var rules))
        {
            rules = await CampaignRules.LoadAsync(_db, _office, campaign, _law, cancellationToken);
            _rules[campaign] = rules;
        }

        return rules;
    }
}
