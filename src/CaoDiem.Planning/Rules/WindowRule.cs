namespace CaoDiem.Planning;

/// <summary>Service starts within the step's window; arriving early means waiting, arriving late breaks the rule.</summary>
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
                if (steps[i].Window is { } window && starts[i] > window.To)
                {
                    yield return new(Name, $"Step '{steps[i].Id}' starts at minute {starts[i]}; its window closes at {window.To}.", steps[i].Id, team.Id, day)
                    {
                        Facts = new FactList(work.Problem).Number("minute", starts[i]).Number("limit", window.To).Facts,
                    };
                }
            }
        }
    }
}
