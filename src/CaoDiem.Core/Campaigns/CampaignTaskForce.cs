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

    /// <summary>First and last day of taking part; always where null.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; set; }

    public bool TakesPart(DateOnly day) => !(day < From) && !(day > To);
}
