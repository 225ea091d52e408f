namespace CaoDiem.Planning;

/// <summary>One team carries out all steps of a file.</summary>
public sealed class ContinuityRule : HardRule
{
    /// <inheritdoc/>
    public override string Name => "continuity";

    /// <inheritdoc/>
    public override IEnumerable<Violation> Check(PlannedWork work)
    {
        foreach (var file in work.Visits.GroupBy(v => v.Step.File))
        {
            var first = file.First().Team.Id;
            foreach (var visit in file.Where(v => v.Team.Id != first))
            {
                yield return new(Name, $"File '{file.Key}' is handled by '{first}' and by '{visit.Team.Id}'.", visit.Step.Id, visit.Team.Id, visit.Day);
            }
        }
    }
}
