namespace CaoDiem.Planning;

/// <summary>From leaving the base to returning, waiting included, a route takes no longer than the team's day.</summary>
public sealed class TimeRule : HardRule
{
    /// <inheritdoc/>
    public override string Name => "time";

    /// <inheritdoc/>
    public override IEnumerable<Violation> Check(PlannedWork work)
    {
        foreach (var (team, day, steps) in work.TeamDays)
        {
            var minutes = RouteClock.Walk(work.Problem.Travel, team, steps).Minutes;
            if (minutes > team.MinutesPerDay)
            {
                yield return new(Name, $"Team '{team.Id}' needs {minutes} minutes on day {day}; it has {team.MinutesPerDay}.", null, team.Id, day)
                {
                    Facts = new FactList(work.Problem).Number("minutes", minutes).Number("limit", team.MinutesPerDay).Facts,
                };
            }
        }
    }
}
