using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Merging;

/// <summary>Areas of task forces in campaigns whose list is frozen, when communes change.</summary>
internal static class CampaignAreas
{
    /// <summary>
    /// The commune that takes others in becomes an area of who had them on that day, in every campaign that is not over by then; where it
    /// has a task force already, that one keeps it.
    /// </summary>
    /// <param name="named">Who gets it where the old communes were of several task forces.</param>
    public static async Task InheritAsync(
        AppDb db, Id<Office> office, IReadOnlyCollection<Id<Commune>> old, Id<Commune> into, DateOnly on, Id<TaskForce>? named,
        CancellationToken cancellationToken)
    {
        var campaigns = await db.Campaigns.AsNoTracking().Where(c => c.OfficeId == office && c.To >= on).ToListAsync(cancellationToken);
        var all = (await db.CampaignAreas.AsNoTracking().Where(a => a.OfficeId == office).ToListAsync(cancellationToken))
            .ToLookup(a => (a.CampaignId, a.CommuneId));
        foreach (var campaign in campaigns)
        {
            var day = on > campaign.From ? on : campaign.From;
            Id<TaskForce>? TeamOf(Id<Commune> commune) => CampaignArea.TeamOn(all[(campaign.Id, commune)], day);

            var teams = old.Select(TeamOf).OfType<Id<TaskForce>>().Distinct().ToList();
            var team = teams.Count == 1 ? teams[0] : teams.Contains(named.GetValueOrDefault()) ? named : null;
            if (team is not null && TeamOf(into) is null && !all[(campaign.Id, into)].Any(a => a.From == day))
            {
                db.CampaignAreas.Add(new()
                {
                    OfficeId = office,
                    CampaignId = campaign.Id,
                    CommuneId = into,
                    From = day,
                    TaskForceId = team,
                });
            }
        }
    }
}
