using CaoDiem.Campaigns;
using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Launch;

/// <summary>How ready a campaign was when it was opened, and why it was opened all the same when it was not.</summary>
public sealed class LaunchRecord : OfficeOwned<LaunchRecord>
{
    public required Id<Campaign> CampaignId { get; init; }

    protected override Guid? Whole => CampaignId.Value;

    public required DateOnly On { get; init; }

    public required string By { get; init; }

    /// <summary>Readiness and what was expected on that day, in percent.</summary>
    public required int Score { get; init; }

    public required int Expected { get; init; }

    /// <summary>Codes of the red warnings.</summary>
    public required string Warnings { get; init; }

    public MoveReason? Reason { get; init; }

    public string? Note { get; init; }
}
