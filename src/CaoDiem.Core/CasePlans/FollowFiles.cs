using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.CasePlans;

/// <summary>
/// Plans that are still to be carried out belong to whom their files belong: officer and commune as the file has them, task force as the
/// list has it from tomorrow on (a schedule is planned anew from tomorrow). Called by whatever moves a file, and once a night, for changes
/// that count from a later day.
/// </summary>
public sealed class FollowFilesHandler(AppDb db)
{
    /// <summary>In a process of its own, for all files of the office.</summary>
    /// <returns>How many plans went to other hands.</returns>
    public async Task<int> RunAsync(Id<Office> office, CancellationToken cancellationToken = default)
    {
        db.Begin("FollowFiles", Actor.ForOffice(office, "Kế hoạch đi theo hồ sơ"));
        return await FollowAsync(db, office, null, cancellationToken);
    }

    /// <summary>Inside the change that moved the files.</summary>
    /// <param name="files">Null for all.</param>
    internal static async Task<int> FollowAsync(
        AppDb db, Id<Office> office, IReadOnlyCollection<Id<Dossier>>? files, CancellationToken cancellationToken)
    {
        var behind = await Behind(db, office, files).ToListAsync(cancellationToken);
        if (behind.Count == 0)
        {
            return 0;
        }

        var ids = behind.ConvertAll(b => b.PlanId);
        var plans = await db.CasePlans.Include(p => p.Steps)
            .Where(p => p.OfficeId == office && EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        foreach (var row in behind)
        {
            plans[row.PlanId].Follow(row.Officer, row.Commune, row.Team);
        }

        await db.SaveChangesAsync(cancellationToken);
        return behind.Count;
    }

    private static IQueryable<Behindhand> Behind(AppDb db, Id<Office> office, IReadOnlyCollection<Id<Dossier>>? files)
    {
        var tomorrow = db.Today.AddDays(1);
        var open = db.CasePlans.AsNoTracking().Where(p => p.OfficeId == office
            && (p.State == PlanState.Draft || p.State == PlanState.Consulted || p.State == PlanState.Approved)
            && db.OpenCampaigns().Any(c => c.OfficeId == office && c.Id == p.CampaignId));
        open = files is null ? open : open.Where(p => EF.Parameter(files).Contains(p.DossierId));
        return from plan in open
               join file in db.Dossiers on new { plan.OfficeId, Id = plan.DossierId } equals new { file.OfficeId, file.Id }
               join span in db.StandingSpans.AsNoTracking().On(tomorrow)
                   on new { plan.OfficeId, plan.CampaignId, plan.DossierId }
                   equals new { span.OfficeId, span.CampaignId, span.DossierId } into spans
               from span in spans.DefaultIfEmpty()
               let team = span == null ? plan.TaskForceId : span.TaskForceId
               where plan.OfficerId != file.OfficerId || plan.CommuneId != file.CommuneId || plan.TaskForceId != team
               select new Behindhand(plan.Id, file.OfficerId, file.CommuneId, team);
    }

    private sealed record Behindhand(Id<CasePlan> PlanId, Id<Officer>? Officer, Id<Commune>? Commune, Id<TaskForce>? Team);
}
