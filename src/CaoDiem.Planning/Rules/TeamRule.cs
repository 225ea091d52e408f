namespace CaoDiem.Planning;

/// <summary>A step is carried out only by a team that may handle its file.</summary>
public sealed class TeamRule : HardRule
{
    /// <inheritdoc/>
    public override string Name => "team";

    /// <inheritdoc/>
    public override IEnumerable<Violation> Check(PlannedWork work) => work.Visits
        .Where(v => !work.Files[v.Step.File].Teams.Contains(v.Team.Id))
        .Select(v => new Violation(Name, $"Team '{v.Team.Id}' may not handle file '{v.Step.File}'.", v.Step.Id, v.Team.Id, v.Day));
}
