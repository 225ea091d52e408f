namespace CaoDiem.Planning.Tests;

/// <summary>The best plan of a tiny problem: every step at every position of every team-day or left out, judged by the checker.</summary>
internal sealed class BestPlan
{
    private readonly Problem problem;
    private readonly Dictionary<(string Team, int Day), List<string>> routes = [];
    private readonly List<(string Step, CaseFile File)> steps;

    private BestPlan(Problem problem)
    {
        this.problem = problem;
        steps = [.. problem.Files.SelectMany(f => f.Steps.Select(s => (s, f)))];
    }

    private double Best { get; set; } = double.MinValue;

    /// <summary>The highest objective of a valid plan; lowest number where no plan is valid.</summary>
    public static double Objective(Problem problem)
    {
        var search = new BestPlan(problem);
        search.From(0);
        return search.Best;
    }

    private void From(int at)
    {
        if (at == steps.Count)
        {
            var score = PlanChecker.Check(problem, GreedyPlanner.Written(routes));
            Best = score.Violations.Count == 0 ? Math.Max(Best, score.Objective) : Best;
            return;
        }

        From(at + 1);
        var (step, file) = steps[at];
        var before = file.Steps.TakeWhile(s => s != step).LastOrDefault();
        if (before is not null && !routes.Values.Any(r => r.Contains(before)))
        {
            return;
        }

        foreach (var key in file.Teams.SelectMany(t => problem.Teams.Single(x => x.Id == t).Days.Select(d => (t, d))))
        {
            if (!routes.TryGetValue(key, out var route))
            {
                routes[key] = route = [];
            }

            for (var position = 0; position <= route.Count; position++)
            {
                route.Insert(position, step);
                From(at + 1);
                route.RemoveAt(position);
            }
        }
    }
}
