using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.CasePlans;

/// <summary>One sign of life of a listed file.</summary>
public sealed class HeardAct
{
    public Id<Campaign> CampaignId { get; init; }

    public Id<Dossier> DossierId { get; init; }

    public Id<TaskForce>? TaskForceId { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>
/// By which acts something was heard of the files of a campaign: what moves them, and a review; never a register or a correction.
/// </summary>
public static class HeardActs
{
    private static readonly List<ActKind> Kinds = [.. ActKinds.All.Where(f => f.Moves || f.Kind == ActKind.Reviewed).Select(f => f.Kind)];

    /// <summary>The acts that count, within the days of the campaign and from the day on which the file joined.</summary>
    public static IQueryable<HeardAct> Of(AppDb db, IReadOnlyList<Id<Office>> offices, IReadOnlyList<Id<Campaign>> campaigns) =>
        from listed in db.BaselineFiles
        join campaign in db.Campaigns on new { listed.OfficeId, Id = listed.CampaignId } equals new { campaign.OfficeId, campaign.Id }
        join act in db.Acts on new { listed.OfficeId, listed.DossierId } equals new { act.OfficeId, act.DossierId }
        where offices.Contains(listed.OfficeId) && campaigns.Contains(listed.CampaignId)
            && act.CountsFrom != null && act.CancelledAt == null && act.Source != ActSource.Register && Kinds.Contains(act.Kind)
            && act.Day >= listed.JoinedOn && act.Day >= campaign.From && act.Day <= campaign.To
        select new HeardAct
        {
            CampaignId = listed.CampaignId,
            DossierId = listed.DossierId,
            TaskForceId = listed.TaskForceId,
            Day = act.Day,
        };
}
