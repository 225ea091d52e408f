using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Signing;

/// <summary>An agreed decision that has not gone to the province.</summary>
/// <param name="GoesUp">The province signs it; else it waits for a number of the office itself.</param>
public sealed record UnsentDecision(Act Act, string DecisionNo, DateOnly DecisionDate, string Debtor, bool GoesUp);

/// <summary>Something that waits at the province.</summary>
public sealed record WaitingItem(ProvinceItem Item, ProvinceBatch Batch, int Days, bool Late);

/// <summary>What is to be sent, what waits, the last batches.</summary>
/// <param name="Hidden">Waiting matters on files that the reader may not see.</param>
public sealed record ProvinceQueue(
    IReadOnlyList<UnsentDecision> Unsent, IReadOnlyList<WaitingItem> Waiting, int Hidden, IReadOnlyList<ProvinceBatch> Batches,
        OfficeSigning Signing,
    DateOnly Usual);

/// <summary>The queue of the province, within an actor's sight: what is late and what waits longest on top.</summary>
public sealed class ProvinceQueueQuery(AppDb db)
{
    private const int BatchesShown = 30;

    public async Task<ProvinceQueue> RunAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        var (office, today) = (actor.RequireOffice(), db.Today);
        var signing = await OfficeSigning.LoadAsync(db, office, cancellationToken);
        var files = db.VisibleDossiers(actor);
        var waiting = db.ProvinceItems.AsNoTracking().Where(i => i.OfficeId == office && i.State == ProvinceState.Waiting);
        var agreed = await db.Acts.AsNoTracking().Where(a => a.OfficeId == office && a.Stage == ActStage.Agreed && a.CancelledAt == null)
            .Where(a => !waiting.Any(i => i.ActId == a.Id))
            .Join(files, a => a.DossierId, d => d.Id, (a, d) => new { Act = a, d.DecisionNo, d.DecisionDate, d.DebtorName })
            .OrderBy(r => r.Act.RecordedAt).ThenBy(r => r.Act.Id).ToListAsync(cancellationToken);
        var seen = await waiting.Where(i => i.DossierId == null || files.Any(d => d.OfficeId == office && d.Id == i.DossierId))
            .Join(db.ProvinceBatches.AsNoTracking()
                .Where(b => b.OfficeId == office), i => i.BatchId, b => b.Id, (i, b) => new { Item = i, Batch = b })
            .ToListAsync(cancellationToken);
        var all = await waiting.CountAsync(cancellationToken);
        var batches = await db.ProvinceBatches.AsNoTracking().AsSplitQuery().Include(b => b.Items).Where(b => b.OfficeId == office)
            .OrderByDescending(b => b.Number).Take(BatchesShown).ToListAsync(cancellationToken);
        return new(
            [.. agreed.Select(a => new UnsentDecision(a.Act, a.DecisionNo, a.DecisionDate, a.DebtorName, signing.GoesUp(a.Act)))
                .OrderByDescending(u => u.GoesUp)],
            [
                .. seen.Select(s => new WaitingItem(s.Item, s.Batch, s.Item.DaysWaited(s.Batch.SentOn, today), s.Batch.ExpectedOn < today))
                    .OrderByDescending(w => w.Late).ThenByDescending(w => w.Days).ThenBy(w => w.Item.Subject, StringComparer.Ordinal),
            ],
            all - seen.Count, batches, signing, await UsualAsync(office, signing, cancellationToken));
    }

    private async Task<DateOnly> UsualAsync(Id<Office> office, OfficeSigning signing, CancellationToken cancellationToken) =>
        (await OfficeLaw.LoadAsync(db, office, cancellationToken)).Calendar.AddWorkingDays(db.Today, signing.Rules.UsualDays);
}
