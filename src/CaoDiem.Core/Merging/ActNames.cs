using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Merging;

/// <summary>
/// Writes another name into acts of many files. What the acts say stays; columns, spans, cells and findings follow in the same save.
/// </summary>
internal sealed class ActNames(AppDb db, Id<Office> office)
{
    private const int FilesAtATime = 500;

    /// <param name="rewrite">What the detail of an act is to say; null when it stays.</param>
    /// <returns>The acts that were written, with what they said before.</returns>
    public async Task<IReadOnlyList<(Id<Act> Act, string Before)>> RewriteAsync(
        IEnumerable<Id<Dossier>> files, Func<Act, string?> rewrite, CancellationToken cancellationToken)
    {
        var written = new List<(Id<Act>, string)>();
        var work = await LedgerWork.OpenAsync(db, office, cancellationToken);
        foreach (var some in files.Order().Chunk(FilesAtATime))
        {
            db.ChangeTracker.Clear();
            var ledgers = await work.LoadAsync(some, cancellationToken);
            foreach (var act in ledgers.Values.SelectMany(l => l.Acts))
            {
                if (rewrite(act) is { } detail)
                {
                    written.Add((act.Id, act.Detail!));
                    db.Entry(act).Property(a => a.Detail).CurrentValue = detail;
                }
            }

            foreach (var ledger in ledgers.Values)
            {
                ledger.File.Project(ledger.StateOn(db.Today));
            }

            await db.SaveChangesAsync(cancellationToken);
            await work.FollowAsync([.. ledgers.Values], cancellationToken);
        }

        db.ChangeTracker.Clear();
        return written;
    }
}
