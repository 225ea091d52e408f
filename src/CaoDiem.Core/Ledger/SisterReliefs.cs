using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Ledger;

/// <summary>
/// One relief a year is counted over all files of a judgment (law.md M-04). A file therefore keeps the last relief that another file of
/// the same judgment against the same debtor was granted. The same judgment has the same day and, spelling aside, the same number.
/// </summary>
internal static class SisterReliefs
{
    /// <summary>After a change of some files, still in its transaction; what they know themselves is written into them at once.</summary>
    /// <returns>The other files that know another relief now: their orders have to be found anew.</returns>
    public static async Task<IReadOnlyList<Id<Dossier>>> FollowAsync(
        AppDb db, Id<Office> office, IReadOnlyCollection<FileLedger> ledgers, CancellationToken cancellationToken)
    {
        var days = ledgers.SelectMany(l => l.TouchedJudgments).Distinct().ToList();
        var told = days.Count == 0 ? [] : await TellAsync(db, office, days, cancellationToken);
        foreach (var file in ledgers.Select(l => l.File))
        {
            if (told.Remove(file.Id, out var relief))
            {
                Learn(db, file, relief);
            }
        }

        return [.. told.Keys];
    }

    /// <summary>Of all judgments of the office, after many files came in at once.</summary>
    public static async Task FollowAsync(AppDb db, Id<Office> office, CancellationToken cancellationToken)
    {
        var days = await db.Dossiers
            .Where(d => d.OfficeId == office && d.JudgmentDate != null && (d.LastReliefOn != null || d.SisterReliefOn != null))
            .Select(d => d.JudgmentDate!.Value).Distinct().ToListAsync(cancellationToken);
        if (days.Count > 0)
        {
            await TellAsync(db, office, days, cancellationToken);
        }
    }

    // Stores what files of judgments of these days learn, and says which did.
    private static async Task<Dictionary<Id<Dossier>, DateOnly?>> TellAsync(
        AppDb db, Id<Office> office, List<DateOnly> days, CancellationToken cancellationToken)
    {
        var files = await db.Dossiers.AsNoTracking()
            .Where(d => d.OfficeId == office && !d.IsVoid && d.JudgmentNo != null
                && d.JudgmentDate != null && EF.Parameter(days).Contains(d.JudgmentDate.Value))
            .Select(d => new Sister(d.Id, d.JudgmentNo!, d.JudgmentDate!.Value, d.DebtorName, d.LastReliefOn, d.SisterReliefOn))
            .ToListAsync(cancellationToken);
        var told = new Dictionary<Id<Dossier>, DateOnly?>();
        foreach (var judgment in files.GroupBy(f => f.Key))
        {
            foreach (var file in judgment)
            {
                var relief = judgment.Where(f => f.Id != file.Id).Max(f => f.ReliefOn);
                if (relief != file.KnownOn)
                {
                    told[file.Id] = relief;
                }
            }
        }

        foreach (var (id, relief) in told)
        {
            await db.Dossiers.Where(d => d.OfficeId == office && d.Id == id)
                .ExecuteUpdateAsync(s => s.SetProperty(d => d.SisterReliefOn, relief), cancellationToken);
        }

        return told;
    }

    // It is stored already: the tracker must not write it a second time.
    private static void Learn(AppDb db, Dossier file, DateOnly? relief)
    {
        file.SisterReliefOn = relief;
        if (db.Entry(file) is { State: not EntityState.Detached } entry)
        {
            entry.Property(f => f.SisterReliefOn).OriginalValue = relief;
            entry.Property(f => f.SisterReliefOn).IsModified = false;
        }
    }

    private sealed record Sister(Id<Dossier> Id, string No, DateOnly On, string Debtor, DateOnly? ReliefOn, DateOnly? KnownOn)
    {
        public (string No, DateOnly On, string Debtor) Key => (Dossier.KeyOf(No), On, VietText.Fold(Debtor));
    }
}
