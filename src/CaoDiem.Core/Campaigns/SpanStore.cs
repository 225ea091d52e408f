using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Campaigns;

/// <summary>
/// Keeps the spans of files and the cells that boards are summed from; both in the transaction of the act that changed them.
/// </summary>
internal static class SpanStore
{
    /// <summary>Puts new spans in the place of those that files have; files whose spans say the same are not touched, and of
    /// those that have none any more nothing is left.</summary>
    /// <param name="rules">The campaigns concerned.</param>
    /// <param name="spans">All spans of the files in these campaigns; each file's in the order of their days.</param>
    public static async Task ReplaceAsync(
        AppDb db, Id<Office> office, IReadOnlyDictionary<Id<Campaign>, StandingRules> rules, IReadOnlyCollection<Id<Dossier>> files,
        IEnumerable<StandingSpan> spans, CancellationToken cancellationToken)
    {
        var counts = rules.ToDictionary(r => r.Key, r => new CellCount(office, r.Key, r.Value.Waves));
        await ReplaceAsync(db, office, counts, files, spans, cancellationToken);
        await AddUpAsync(db, counts.Values, cancellationToken);
    }

    /// <summary>As above, with the change of the cells only counted: <see cref="AddUpAsync"/> writes it once all files are through.</summary>
    public static async Task ReplaceAsync(
        AppDb db, Id<Office> office, IReadOnlyDictionary<Id<Campaign>, CellCount> counts, IReadOnlyCollection<Id<Dossier>> files,
        IEnumerable<StandingSpan> spans, CancellationToken cancellationToken)
    {
        if (counts.Count == 0)
        {
            return; // on no list
        }

        var campaigns = counts.Keys.ToList();
        var stored = db.StandingSpans.Where(s => s.OfficeId == office && campaigns.Contains(s.CampaignId));
        var before = (await stored.AsNoTracking().Where(s => EF.Parameter(files).Contains(s.DossierId)).OrderBy(s => s.From)
            .ToListAsync(cancellationToken)).ToLookup(s => (s.CampaignId, s.DossierId));
        var after = spans.ToLookup(s => (s.CampaignId, s.DossierId));
        var (gone, changed) = (new List<(Id<Campaign> Campaign, Id<Dossier> File)>(), new List<StandingSpan>());
        foreach (var file in before.Select(s => s.Key).Union(after.Select(s => s.Key)))
        {
            List<StandingSpan> old = [.. before[file]];
            List<StandingSpan> now = [.. after[file]];
            if (!AreTheSame(old, now))
            {
                counts[file.CampaignId].Remove(old);
                counts[file.CampaignId].Add(now);
                gone.AddRange(old.Count > 0 ? [file] : []);
                changed.AddRange(now);
            }
        }

        foreach (var campaign in gone.GroupBy(f => f.Campaign))
        {
            var ids = campaign.Select(f => f.File).ToList();
            await db.StandingSpans.Where(s => s.OfficeId == office && s.CampaignId == campaign.Key && EF.Parameter(ids).Contains(s.DossierId))
                .ExecuteDeleteAsync(cancellationToken);
        }

        await db.InsertManyAsync(changed, cancellationToken);
    }

    /// <summary>Adds to the cells what was counted, campaign by campaign and in the order of their keys, so that two writers take turns.</summary>
    public static Task AddUpAsync(AppDb db, IEnumerable<CellCount> counts, CancellationToken cancellationToken) =>
        db.AddUpAsync([.. counts.OrderBy(c => c.Campaign).SelectMany(c => c.Cells())], cancellationToken);

    /// <summary>Counts the cells of a campaign anew from its spans, after a wave was added, moved or taken out.</summary>
    public static async Task RecountAsync(
        AppDb db, Id<Office> office, Id<Campaign> campaign, IReadOnlyList<WaveDays> waves, CancellationToken cancellationToken)
    {
        await db.StandingCells.Where(c => c.OfficeId == office && c.CampaignId == campaign).ExecuteDeleteAsync(cancellationToken);
        var count = new CellCount(office, campaign, waves);
        var file = new List<StandingSpan>();
        await foreach (var span in db.StandingSpans.AsNoTracking().Where(s => s.OfficeId == office && s.CampaignId == campaign)
            .OrderBy(s => s.DossierId).ThenBy(s => s.From).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (file.Count > 0 && file[0].DossierId != span.DossierId)
            {
                count.Add(file);
                file.Clear();
            }

            file.Add(span);
        }

        count.Add(file);
        await db.InsertManyAsync(count.Cells(), cancellationToken);
    }

    private static bool AreTheSame(List<StandingSpan> old, List<StandingSpan> now) => old.Count == now.Count
        && old.Zip(now).All(p => (p.First.From, p.First.To) == (p.Second.From, p.Second.To) && p.First.SaysTheSame(p.Second));
}
