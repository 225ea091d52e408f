using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Ledger;

/// <summary>
/// Acts added to very many files in one change. Does what <see cref="LedgerWork"/> does, without the change tracker: rows are read
/// untracked, compared and written in bulk, and the cells of boards are added up once at the end. Call in turns
/// <see cref="LoadAsync"/> and <see cref="SaveAsync"/> for some files after others, then <see cref="FinishAsync"/>.
/// </summary>
internal sealed class LedgerBatch(AppDb db, Id<Office> office, LedgerWork work)
{
    private readonly Dictionary<Id<Campaign>, CellCount> _counts = [];
    private RowWatch<Dossier> _files = new(db.Model);
    private RowWatch<Obligation> _items = new(db.Model);
    private RowWatch<Party> _parties = new(db.Model);

    /// <summary>Locks the files and loads their ledgers; what was loaded before is let go.</summary>
    public async Task<IReadOnlyDictionary<Id<Dossier>, FileLedger>> LoadAsync(IReadOnlyCollection<Id<Dossier>> ids, CancellationToken cancellationToken)
    {
        await LedgerWork.LockAsync(db, office, ids, cancellationToken);
        var files = await db.Dossiers.AsNoTracking().Include(d => d.Obligations).Include(d => d.Parties).AsSplitQuery()
            .Where(d => d.OfficeId == office && EF.Parameter(ids).Contains(d.Id)).ToListAsync(cancellationToken);
        var acts = (await db.Acts.AsNoTracking().Where(a => a.OfficeId == office && EF.Parameter(ids).Contains(a.DossierId))
            .OrderBy(a => a.DossierId).ThenBy(a => a.Turn).ToListAsync(cancellationToken)).ToLookup(a => a.DossierId);
        (_files, _items, _parties) = (new(db.Model), new(db.Model), new(db.Model));
        _files.Remember(files);
        _items.Remember(files.SelectMany(f => f.Obligations));
        _parties.Remember(files.SelectMany(f => f.Parties));
        return files.ToDictionary(f => f.Id, f => new FileLedger(f, acts[f.Id]));
    }

    /// <summary>Writes the acts that were added to the ledgers loaded last, and what follows from them.</summary>
    public async Task SaveAsync(IReadOnlyCollection<FileLedger> ledgers, CancellationToken cancellationToken)
    {
        var changed = ledgers.Where(l => l.Added.Count > 0).ToList();
        changed.InParallel(l => l.File.Project(l.StateOn(db.Today)));
        await db.WriteAsync(_files, [.. ledgers.Select(l => l.File)], cancellationToken);
        await db.WriteAsync(_items, [.. ledgers.SelectMany(l => l.File.Obligations)], cancellationToken);
        await db.WriteAsync(_parties, [.. ledgers.SelectMany(l => l.File.Parties)], cancellationToken);
        await db.InsertPartsAsync([.. changed.SelectMany(l => l.Added)], cancellationToken);
        await work.FollowAsync(changed, _counts, cancellationToken);
    }

    /// <summary>Adds up what changed in the cells of boards.</summary>
    public Task FinishAsync(CancellationToken cancellationToken) => SpanStore.AddUpAsync(db, _counts.Values, cancellationToken);
}
