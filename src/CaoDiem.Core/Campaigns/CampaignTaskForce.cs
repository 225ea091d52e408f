using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Campaigns;

/// <summary>A task force takes part in a campaign.</summary>
public sealed class CampaignTaskForce : OfficeOwned<CampaignTaskForce>
{
    public required Id<Campaign> CampaignId { get; init; }

    protected override Guid? Whole => CampaignId.Value;

    public required Id<TaskForce> TaskForceId { get; init; }
}
