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
    private Target? _before;

    public required Id<Campaign> CampaignId { get; init; }

    protected override Guid? Whole => CampaignId.Value;

    /// <summary>Its numbers beside those that held for the same scope until then.</summary>
    protected override IEnumerable<(string Property, object? Before, object? Now)> ToldWhenAdded =>
    [
        (nameof(Cases), _before?.Cases, Cases), (nameof(Money), _before?.Money.Amount, Money.Amount),
        (nameof(EffectiveFrom), _before?.EffectiveFrom, EffectiveFrom),
    ];

    public required TargetScope Scope { get; init; }

    public Guid? ScopeId { get; init; }

    public required int Cases { get; set; }

    public required Dong Money { get; set; }

    public required DateOnly EffectiveFrom { get; set; }

    internal Target TakesThePlaceOf(Target? before)
    {
        _before = before;
        return this;
    }

    internal void Correct(int cases, Dong money, DateOnly effectiveFrom) => (Cases, Money, EffectiveFrom) = (cases, money, effectiveFrom);
}
