using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Campaigns;

public enum TargetScope
{
    Office,
    Officer,
    TaskForce,
    Wave,
}

/// <summary>How many cases completed and how much money a campaign, officer, task force or wave is to reach.</summary>
public sealed class Target : OfficeOwned<Target>
{
    public required Id<Campaign> CampaignId { get; init; }

    protected override Guid? Whole => CampaignId.Value;

    public required TargetScope Scope { get; init; }

    public Guid? ScopeId { get; init; }

    public required int Cases { get; set; }

    public required Dong Money { get; set; }

    public required DateOnly EffectiveFrom { get; set; }

    internal void Correct(int cases, Dong money, DateOnly effectiveFrom) => (Cases, Money, EffectiveFrom) = (cases, money, effectiveFrom);
}
