using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Campaigns;

/// <summary>Loads how a campaign reads ledgers, and writes the spans of files that join it.</summary>
public static class CampaignRules
{
    public static async Task<StandingRules> LoadAsync(
        AppDb db, Id<Office> office, Id<Campaign> campaign, LawBook law, CancellationToken cancellationToken)
    {
        var period = await db.Campaigns.AsNoTracking().Where(c => c.OfficeId == office && c.Id == campaign)
            .Select(c => new { c.From, c.To }).SingleAsync(cancellationToken);
        var areas = await db.CampaignAreas.AsNoTracking().Where(a => a.OfficeId == office && a.CampaignId == campaign)
            .ToListAsync(cancellationToken);
        var files = await db.FileTeams.AsNoTracking().Where(f => f.OfficeId == office && f.CampaignId == campaign)
            .ToListAsync(cancellationToken);
        var waves = await db.Waves.AsNoTracking().Where(w => w.OfficeId == office && w.CampaignId == campaign)
            .Select(w => new { w.Id, w.From, w.To }).ToListAsync(cancellationToken);
        var teams = areas.Where(a => a is { From: null, TaskForceId: not null })
            .ToDictionary(a => a.CommuneId.Value, a => a.TaskForceId!.Value.Value);
        return new(new(period.From, period.To), law, teams)
        {
            AreaChanges = areas.Where(a => a.From is not null)
                .ToLookup(a => a.CommuneId.Value, a => new TeamFrom(a.From!.Value, a.TaskForceId?.Value)),
            FileTeams = files.ToLookup(f => f.DossierId, f => new TeamFrom(f.From, f.TaskForceId?.Value)),
            Waves = [.. waves.Select(w => new WaveDays(w.Id, new(w.From, w.To)))],
        };
    }

    /// <summary>
    /// Writes the spans of a whole list anew after what decides them changed; inside an explicit transaction. The files are locked
    /// first, so
    /// that whoever records at the same time waits and then reads what is true now.
    /// </summary>
    public static async Task RewriteAsync(AppDb db, Id<Office> office, Id<Campaign> campaign, CancellationToken cancellationToken)
    {
        await db.Dossiers.Where(d => d.OfficeId == office
            && db.BaselineFiles.Any(b => b.OfficeId == office && b.CampaignId == campaign && b.DossierId == d.Id))
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.Version, d => d.Version), cancellationToken);
        var law = await OfficeLaw.LoadAsync(db, office, cancellationToken);
        var listed = await db.BaselineFiles.AsNoTracking().Where(b => b.OfficeId == office && b.CampaignId == campaign)
            .ToListAsync(cancellationToken);
        await WriteSpansAsync(db, office, await LoadAsync(db, office, campaign, law, cancellationToken), listed, cancellationToken);
    }

    /// <summary>Writes the spans of files of one campaign's list from their ledgers; inside an explicit transaction.</summary>
    public static async Task WriteSpansAsync(
        AppDb db, Id<Office> office, StandingRules rules, IReadOnlyCollection<BaselineFile> listed, CancellationToken cancellationToken)
    {
        if (listed.Count == 0)
        {
            return;
        }

        var campaign = listed.First().CampaignId;
        foreach (var chunk in listed.Chunk(2_000))
        {
            var ids = chunk.Select(b => b.DossierId).ToList();
            var files = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == office && ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellationToken);
            var acts = (await db.Acts.AsNoTracking().Where(a => a.OfficeId == office && ids.Contains(a.DossierId) && a.CountsFrom != null && a.CancelledAt == null)
                .ToListAsync(cancellationToken)).ToLookup(a => a.DossierId);
            await SpanStore.ReplaceAsync(
                db, office, new Dictionary<Id<Campaign>, StandingRules> { [campaign] = rules }, ids,
                chunk.SelectMany(b => Standing.Spans(b, files[b.DossierId], [.. acts[b.DossierId]], rules)), cancellationToken);
        }
    }
}
