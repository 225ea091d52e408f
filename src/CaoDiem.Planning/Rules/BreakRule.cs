namespace CaoDiem.Planning;

/// <summary>No service overlaps a break of the team; a step whose windows leave no other time breaks the rule.</summary>
public sealed class BreakRule : HardRule
{
    /// <inheritdoc/>
    public override string Name => "break";

    /// <inheritdoc/>
    public override IEnumerable<Violation> Check(PlannedWork work)
    {
        foreach (var (team, day, steps) in work.TeamDays.Where(d => d.Team.Breaks.Count > 0))
        {
            var starts = RouteClock.Walk(work.Problem.Travel, team, steps).Starts;
            for (var i = 0; i < steps.Count; i++)
            {
                if (DayClock.Overlaps(team, starts[i], DayClock.AtOnce(steps[i])))
                {
                    yield return new(
                        Name, $"Step '{steps[i].Id}' starts at minute {starts[i]} and overlaps a break of team '{team.Id}'.",
                        steps[i].Id, team.Id, day)
                    {
                        Facts = new FactList(work.Problem).Number("minute", starts[i]).Number("minutes", steps[i].Minutes).Facts,
                    };
                }
            }
        }
    }
}
