namespace CaoDiem.Planning;

/// <summary>Service starts within one of the step's windows; arriving early means waiting, arriving late breaks the rule.</summary>
public sealed class WindowRule : HardRule
{
    /// <inheritdoc/>
    public override string Name => "window";

    /// <inheritdoc/>
    public override IEnumerable<Violation> Check(PlannedWork work)
    {
        foreach (var (team, day, steps) in work.TeamDays)
        {
            var starts = RouteClock.Walk(work.Problem.Travel, team, steps).Starts;
            for (var i = 0; i < steps.Count; i++)
            {
                if (DayClock.InWindow(steps[i], starts[i]) is null)
                {
                    var closes = steps[i].Windows[^1].To;
                    yield return new(
                        Name, $"Step '{steps[i].Id}' starts at minute {starts[i]}; its window closes at {closes}.",
                        steps[i].Id, team.Id, day)
                    {
                        Facts = new FactList(work.Problem).Number("minute", starts[i]).Number("limit", closes).Facts,
                    };
                }
            }
        }
    }
}
