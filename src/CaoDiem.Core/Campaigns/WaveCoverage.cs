using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Campaigns;

/// <summary>The files of one wave, in number and money; <paramref name="Wave"/> is null for files that no wave takes.</summary>
public sealed record WaveShare(Wave? Wave, IReadOnlyList<FileOutline> Files)
{
    public long Money => Files.Sum(f => f.Remaining.Amount);
}

/// <summary>Which wave takes which file: the earliest one whose rule fits, so that the numbers add up.</summary>
public static class WaveCoverage
{
    /// <returns>A share for each wave in order of date, and last the files that no wave takes.</returns>
    public static IReadOnlyList<WaveShare> Of(IEnumerable<Wave> waves, IReadOnlyList<FileOutline> files, DateOnly day)
    {
        var ordered = waves.OrderBy(w => w.From).Select(w => (Wave: w, w.Rule)).ToList();
        var taken = files.ToLookup(f => ordered.Find(w => w.Rule.Fits(f, day)).Wave?.Id);
        return [.. ordered.Select(w => new WaveShare(w.Wave, [.. taken[w.Wave.Id]])), new WaveShare(null, [.. taken[null]])];
    }
}

/// <summary>The files that a campaign can take, or has taken, as rules see them.</summary>
public static class FileOutlines
{
    /// <summary>The frozen list when there is one; before that, the open files that the campaign's rule takes.</summary>
    public static async Task<IReadOnlyList<FileOutline>> OfAsync(AppDb db, Campaign campaign, CancellationToken cancellationToken = default)
    {
        if ((await FrozenAsync(db, [campaign], cancellationToken))[campaign.Id].ToList() is { Count: > 0 } frozen)
        {
            return frozen;
        }

        var rule = campaign.Rule;
        return [.. (await OpenAsync(db, campaign, cancellationToken)).Where(f => rule.Fits(f, campaign.From))];
    }

    /// <summary>Every open file of the office, each in the area of the campaign's task forces.</summary>
    public static async Task<IReadOnlyList<FileOutline>> OpenAsync(AppDb db, Campaign campaign, CancellationToken cancellationToken = default)
    {
        var office = campaign.OfficeId;
        var open = Enum.GetValues<DossierState>().Where(s => s.IsOpen()).ToList();
        var groups = (await db.TriageFindings.Where(f => f.OfficeId == office)
            .Select(f => new { f.DossierId, f.Group }).ToListAsync(cancellationToken)).ToLookup(f => f.DossierId, f => f.Group);
        var area = await db.TaskForceCommunes
            .Where(c => c.OfficeId == office && db.CampaignTaskForces.Any(l => l.OfficeId == office && l.CampaignId == campaign.Id && l.TaskForceId == c.TaskForceId))
            .ToDictionaryAsync(c => c.CommuneId, c => c.TaskForceId, cancellationToken);
        var rows = await db.Dossiers.Where(d => d.OfficeId == office && open.Contains(d.State))
            .Select(d => new { d.Id, d.Matter, d.State, d.CreditorName, Since = d.FirstDecisionDate ?? d.DecisionDate, d.Remaining, d.CommuneId, d.OfficerId }).ToListAsync(cancellationToken);
        return [.. rows.Select(d => new FileOutline(
            d.Id, groups.Contains(d.Id) ? [.. groups[d.Id].Distinct().Order()] : [WorkGroup.Review], d.Matter, d.State == DossierState.Enforcing, FileClasses.IsBank(d.CreditorName),
            d.Since, d.Remaining, d.CommuneId, d.OfficerId, d.CommuneId is { } c && area.TryGetValue(c, out var force) ? force : null))];
    }

    /// <summary>The frozen lists of many campaigns in one query; nothing for those not frozen yet.</summary>
    public static async Task<ILookup<Id<Campaign>, FileOutline>> FrozenAsync(AppDb db, IReadOnlyCollection<Campaign> campaigns, CancellationToken cancellationToken = default)
    {
        var (offices, ids) = (campaigns.Select(c => c.OfficeId).Distinct().ToList(), campaigns.Select(c => c.Id).ToList());
        var rows = await db.BaselineFiles.Where(b => offices.Contains(b.OfficeId) && ids.Contains(b.CampaignId))
            .Join(db.Dossiers, b => new { b.OfficeId, Id = b.DossierId }, d => new { d.OfficeId, d.Id }, (b, d) => new
            {
                b.CampaignId,
                b.DossierId,
                b.Groups,
                d.Matter,
                b.StateAtJoin,
                d.CreditorName,
                Since = d.FirstDecisionDate ?? d.DecisionDate,
                b.RemainingAtJoin,
                b.CommuneId,
                b.OfficerId,
                b.TaskForceId,
            }).ToListAsync(cancellationToken);
        return rows.ToLookup(r => r.CampaignId, r => new FileOutline(
            r.DossierId, WorkGroupSet.Read(r.Groups), r.Matter, r.StateAtJoin == DossierState.Enforcing, FileClasses.IsBank(r.CreditorName),
            r.Since, r.RemainingAtJoin, r.CommuneId, r.OfficerId, r.TaskForceId));
    }
}
