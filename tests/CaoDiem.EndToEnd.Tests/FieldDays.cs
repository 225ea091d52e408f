using CaoDiem.Campaigns;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.EndToEnd.Tests;

/// <summary>Days of the demonstration's schedule to test the field with.</summary>
internal static class FieldDays
{
    /// <summary>The fullest day of a team in the schedule; with at least so many visits, by steps of other days when needed.</summary>
    public static async Task<(Id<Campaign> Campaign, DateOnly Day)> FullestAsync(TestSite site, int least)
    {
        await using var db = site.Database.Open();
        var routes = await db.TeamRoutes.Include(r => r.Assignments).ToListAsync();
        var route = routes.OrderByDescending(r => r.Assignments.Count).ThenBy(r => r.Day).First();
        var others = routes.Where(r => r.Id != route.Id && r.TaskForceId == route.TaskForceId).SelectMany(r => r.Assignments).Where(a => route.Assignments.All(x => x.DossierId != a.DossierId))
            .DistinctBy(a => a.DossierId).Take(Math.Max(0, least - route.Assignments.Count)).ToList();
        if (others.Count > 0)
        {
            db.Begin("Thử", CaoDiem.Identity.Actor.ForOffice(route.OfficeId, "Thử"));
            foreach (var other in others)
            {
                var no = route.Assignments.Count + 1;
                var start = route.Assignments.Max(a => a.Ends);
                var added = new Assignment
                {
                    OfficeId = route.OfficeId,
                    RouteId = route.Id,
                    StepId = other.StepId,
                    DossierId = other.DossierId,
                    Kind = other.Kind,
                    No = no,
                    Start = start,
                    Minutes = 20,
                    Ends = start + 20,
                };
                route.Add(added);
            }

            await db.SaveChangesAsync();
        }

        return (route.CampaignId, route.Day);
    }
}
