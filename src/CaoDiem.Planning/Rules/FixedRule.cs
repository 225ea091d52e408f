namespace CaoDiem.Planning;

/// <summary>When replanning, every route before the given day stays as published, and no other route lies before it.</summary>
public sealed class FixedRule : HardRule
{
    /// <inheritdoc/>
    public override string Name => "fixed";

    /// <inheritdoc/>
    public override IEnumerable<Violation> Check(PlannedWork work)
    {
        if (work.Problem.Published is not { } published)
        {
            yield break;
        }

        var planned = work.TeamDays.Where(d => d.Day < published.FromDay)
            .GroupBy(d => (d.Team.Id, d.Day))
            .ToDictionary(g => g.Key, g => g.First().Steps.Select(s => s.Id));
        foreach (var route in published.Routes.Where(r => r.Day < published.FromDay && r.Steps.Count > 0))
        {
            if (!planned.Remove((route.Team, route.Day), out var steps) || !steps.SequenceEqual(route.Steps))
            {
                yield return new(Name, $"The route of team '{route.Team}' on day {route.Day} is published and lies before day {published.FromDay}; it must stay.", null, route.Team, route.Day);
            }
        }

        foreach (var (team, day) in planned.Keys)
        {
            yield return new(Name, $"Team '{team}' has a route on day {day}, before day {published.FromDay}, that was not published.", null, team, day);
        }
    }
}
