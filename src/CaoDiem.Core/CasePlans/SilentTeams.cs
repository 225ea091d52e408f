using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.CasePlans;

/// <summary>A team of a running campaign of which nothing was heard for too long.</summary>
/// <param name="LastHeard">Day of its last result or attendance; null when there was none.</param>
public sealed record SilentTeam(Id<TaskForce> Id, string Name, DateOnly? LastHeard, int Days);

/// <summary>Teams that exist on paper only are seen: no result and no attendance for so many days (the office's own number).</summary>
public static class SilentTeams
{
    /// <summary>Empty unless the campaign is running; days are counted to today, or to its end when that is past.</summary>
    public static async Task<IReadOnlyList<SilentTeam>> ListAsync(AppDb db, Campaign campaign, int days, CancellationToken cancellationToken = default)
    {
        if (campaign.State != CampaignState.Running || db.Today < campaign.From)
        {
            return [];
        }

        var (office, id, from) = (campaign.OfficeId, campaign.Id, campaign.From);
        var asOf = db.Today < campaign.To ? db.Today : campaign.To;
        var teams = await db.TaskForces.Where(t => t.OfficeId == office && db.CampaignTaskForces.Any(l => l.OfficeId == office && l.CampaignId == id && l.TaskForceId == t.Id))
            .OrderBy(t => t.SortKey)
            .Select(t => new
            {
                t.Id,
                t.Name,
                Result = db.BaselineFiles.Where(b => b.OfficeId == office && b.CampaignId == id && b.TaskForceId == t.Id && b.LastResultOn <= asOf).Max(b => b.LastResultOn),
                Attendance = db.Invitations.Where(i => i.OfficeId == office && i.TaskForceId == t.Id && i.State == InvitationState.Attended && i.Day >= from && i.Day <= asOf).Max(i => (DateOnly?)i.Day),
            }).ToListAsync(cancellationToken);
        return [.. teams.Select(t => (t.Id, t.Name, Last: Latest(t.Result, t.Attendance)))
            .Select(t => new SilentTeam(t.Id, t.Name, t.Last, asOf.DayNumber - (t.Last ?? from).DayNumber))
            .Where(t => t.Days >= days)];
    }

    private static DateOnly? Latest(DateOnly? one, DateOnly? other) => one is null ? other : other is null || one > other ? one : other;
}
