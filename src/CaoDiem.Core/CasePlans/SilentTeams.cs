using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.CasePlans;

/// <summary>A team of a running campaign of which nothing was heard for too long.</summary>
/// <param name="LastHeard">Day of the last act on one of its files, or of its last attendance; null when there was none.</param>
public sealed record SilentTeam(Id<TaskForce> Id, string Name, DateOnly? LastHeard, int Days);

/// <summary>Teams that exist on paper only are seen: no act on their files and no attendance for so many days (the office's own number).</summary>
public static class SilentTeams
{
    /// <summary>Empty unless the campaign is running; days are counted to today, or to its end when that is past.</summary>
    public static async Task<IReadOnlyList<SilentTeam>> ListAsync(AppDb db, Campaign campaign, int days, CancellationToken cancellationToken = default) =>
        [.. (await ListAsync(db, [campaign], _ => days, cancellationToken))[campaign.Id]];

    /// <summary>The silent teams of many campaigns, whatever their number in the same few queries.</summary>
    /// <param name="days">The number of days of an office.</param>
    public static async Task<ILookup<Id<Campaign>, SilentTeam>> ListAsync(AppDb db, IEnumerable<Campaign> campaigns, Func<Id<Office>, int> days, CancellationToken cancellationToken = default)
    {
        var today = db.Today;
        var running = campaigns.Where(c => c.State == CampaignState.Running && today >= c.From).ToDictionary(c => c.Id);
        var (offices, ids) = (running.Values.Select(c => c.OfficeId).Distinct().ToList(), running.Keys.ToList());
        if (ids.Count == 0)
        {
            return Array.Empty<Campaign>().ToLookup(c => c.Id, _ => new SilentTeam(default, "", null, 0));
        }

        var teams = await db.CampaignTaskForces.Where(l => offices.Contains(l.OfficeId) && ids.Contains(l.CampaignId)
            && !(l.From > today) && !(l.To < today))
            .Join(db.TaskForces, l => new { l.OfficeId, Id = l.TaskForceId }, t => new { t.OfficeId, t.Id }, (l, t) => new { l.CampaignId, t.Id, t.Name, t.SortKey }).OrderBy(t => t.SortKey).ToListAsync(cancellationToken);
        var heard = (await HeardActs.Of(db, offices, ids).Where(h => h.TaskForceId != null && h.Day <= today)
            .GroupBy(h => new { h.CampaignId, h.TaskForceId }).Select(g => new { g.Key, Last = (DateOnly?)g.Max(h => h.Day) })
            .ToListAsync(cancellationToken))
            .ToDictionary(r => (r.Key.CampaignId, r.Key.TaskForceId!.Value), r => r.Last);
        var attended = (await db.Invitations.Where(i => offices.Contains(i.OfficeId) && i.State == InvitationState.Attended && i.Day <= today).Select(i => new { i.TaskForceId, i.Day }).Distinct().ToListAsync(cancellationToken))
            .ToLookup(i => i.TaskForceId, i => i.Day);
        return teams.Select(t =>
        {
            var campaign = running[t.CampaignId];
            var asOf = today < campaign.To ? today : campaign.To;
            var last = Latest(heard.GetValueOrDefault((t.CampaignId, t.Id)), attended[t.Id].Where(campaign.Period.Contains).Select(d => (DateOnly?)d).Max());
            return (campaign, Team: new SilentTeam(t.Id, t.Name, last, asOf.DayNumber - (last ?? campaign.From).DayNumber));
        }).Where(x => x.Team.Days >= days(x.campaign.OfficeId)).ToLookup(x => x.campaign.Id, x => x.Team);
    }

    private static DateOnly? Latest(DateOnly? one, DateOnly? other) => one is null ? other : other is null || one > other ? one : other;
}
