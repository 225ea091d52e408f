namespace CaoDiem.Planning;

/// <summary>No step is visited twice, no team has two routes on one day, and nothing planned is listed as left out.</summary>
public sealed class OnceRule : HardRule
{
    /// <inheritdoc/>
    public override string Name => "once";

    /// <inheritdoc/>
    public override IEnumerable<Violation> Check(PlannedWork work)
    {
        foreach (var twice in work.Visits.GroupBy(v => v.Step.Id).Where(g => g.Count() > 1))
        {
            yield return new(Name, $"Step '{twice.Key}' is visited {twice.Count()} times.", twice.Key);
        }

        foreach (var twice in work.TeamDays.GroupBy(d => (Team: d.Team.Id, d.Day)).Where(g => g.Count() > 1))
        {
            yield return new(Name, $"Team '{twice.Key.Team}' has {twice.Count()} routes on day {twice.Key.Day}.", null, twice.Key.Team, twice.Key.Day);
        }

        foreach (var left in work.Plan.Left.Where(l => work.FirstVisit.ContainsKey(l.Step)))
        {
            yield return new(Name, $"Step '{left.Step}' is planned and listed as left out.", left.Step);
        }
    }
}
