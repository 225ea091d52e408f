namespace CaoDiem.Planning.Tests;

/// <summary>What a careful hand would do: the dearest step first, each where it takes least time. Judged only by the checker.</summary>
internal static class GreedyPlanner
{
    public static Plan Plan(Problem problem)
    {
        var routes = new Dictionary<(string, int), List<string>>();
        foreach (var pin in problem.Pins)
        {
            Route(routes, pin.Team, pin.Day).Add(pin.Step);
        }

        foreach (var step in problem.Steps.OrderByDescending(s => s.Prize).SelectMany(s => problem.Files.Single(f => f.Id == s.File).Steps.TakeWhile(x => x != s.Id).Append(s.Id)).Distinct().ToList())
        {
            if (problem.Pins.All(p => p.Step != step))
            {
                Insert(problem, routes, step);
            }
        }

        return Written(routes);
    }

    public static Plan Written(Dictionary<(string Team, int Day), List<string>> routes) => new()
    {
        Routes = [.. routes.Where(r => r.Value.Count > 0).Select(r => new Route(r.Key.Team, r.Key.Day, [.. r.Value], -1, double.NaN))],
        Left = [],
        Score = new(double.NaN, double.NaN, double.NaN, double.NaN, []),
    };

    private static void Insert(Problem problem, Dictionary<(string, int), List<string>> routes, string step)
    {
        var file = problem.Files.Single(f => f.Steps.Contains(step));
        var (best, place) = (PlanChecker.Check(problem, Written(routes)).Objective, (Team: "", Day: 0, At: -1));
        foreach (var (team, day) in file.Teams.SelectMany(t => Enumerable.Range(0, problem.Calendar.Count).Select(d => (t, d))))
        {
            var route = Route(routes, team, day);
            for (var at = 0; at <= route.Count; at++)
            {
                route.Insert(at, step);
                var score = PlanChecker.Check(problem, Written(routes));
                if (score.Violations.Count == 0 && score.Objective > best)
                {
                    (best, place) = (score.Objective, (team, day, at));
                }

                route.RemoveAt(at);
            }
        }

        if (place.At >= 0)
        {
            routes[(place.Team, place.Day)].Insert(place.At, step);
        }
    }

    private static List<string> Route(Dictionary<(string, int), List<string>> routes, string team, int day)
    {
        if (!routes.TryGetValue((team, day), out var route))
        {
            routes[(team, day)] = route = [];
        }

        return route;
    }
}
