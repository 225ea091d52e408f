namespace CaoDiem.Planning;

/// <summary>The plan names only teams, days and steps of its problem.</summary>
public sealed class KnownRule : HardRule
{
    /// <inheritdoc/>
    public override string Name => "known";

    /// <inheritdoc/>
    public override IEnumerable<Violation> Check(PlannedWork work) => work.Unknown;
}
