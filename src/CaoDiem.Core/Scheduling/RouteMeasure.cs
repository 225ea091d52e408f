using CaoDiem.Planning;

namespace CaoDiem.Scheduling;

/// <summary>States the minutes and kilometres of routes as the problem's ways give them.</summary>
internal sealed class RouteMeasure(Problem problem)
{
    private readonly Dictionary<string, Step> _steps = problem.Steps.ToDictionary(s => s.Id);
    private readonly Dictionary<string, Team> _teams = problem.Teams.ToDictionary(t => t.Id);

    public Route Of(Route route)
    {
        var clock = RouteClock.Walk(problem.Travel, _teams[route.Team], [.. route.Steps.Select(s => _steps[s])]);
        return route with { Minutes = (int)clock.Minutes, Km = clock.Km };
    }
}
