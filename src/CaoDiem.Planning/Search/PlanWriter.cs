namespace CaoDiem.Planning.Search;

/// <summary>Turns a copy of the search's routes into a <see cref="Plan"/>, its times, lengths and score computed afresh from the problem.</summary>
internal static class PlanWriter
{
    public static Plan Write(Model model, Snapshot snapshot)
    {
        var problem = model.Problem;
        var routes = new List<Route>();
        var planned = new Dictionary<string, (string Team, int Day)>(StringComparer.Ordinal);
        var prize = 0.0;
        for (var slot = 0; slot < model.Slots; slot++)
        {
            var steps = Steps(snapshot, slot);
            if (steps.Count == 0)
            {
                continue;
            }

            var (team, day) = (problem.Teams[model.SlotTeam[slot]], model.SlotDay[slot]);
            routes.Add(Measure(problem, team, day, steps));
            foreach (var s in steps)
            {
                var step = problem.Steps[s];
                planned[step.Id] = (team.Id, day);
                prize += step.Prize * (problem.Calendar[day].Wave == step.Wave ? problem.Objective.WaveFactor : 1);
            }
        }

        var ordered = routes.OrderBy(r => r.Day).ThenBy(r => r.Team, StringComparer.Ordinal).ToList();
        var moves = Moves(problem, planned);
        return new Plan { Routes = ordered, Left = [], Score = Score(problem, ordered, prize, moves.Count), Moves = moves };
    }

    private static List<int> Steps(Snapshot snapshot, int slot)
    {
        var steps = new List<int>();
        for (var s = snapshot.First(slot); s >= 0; s = snapshot.After(s))
        {
            steps.Add(s);
        }

        return steps;
    }

    private static Route Measure(Problem problem, Team team, int day, List<int> steps)
    {
        var (time, place, km, ids) = (0L, team.Base, 0.0, new List<string>());
        foreach (var s in steps)
        {
            var step = problem.Steps[s];
            time += problem.Travel.Minutes(place, step.At);
            km += problem.Travel.Km(place, step.At);
            time = DayClock.End(
                team, step, DayClock.Start(team, step, time) ?? DayClock.AfterBreaks(team, time, DayClock.AtOnce(step)));
            place = step.At;
            ids.Add(step.Id);
        }

        var back = time + problem.Travel.Minutes(place, team.Base);
        return new Route(team.Id, day, ids, (int)DayClock.Counted(team, back), km + problem.Travel.Km(place, team.Base));
    }

    private static List<Move> Moves(Problem problem, Dictionary<string, (string Team, int Day)> planned)
    {
        var moves = new List<Move>();
        foreach (var route in (problem.Published?.Routes ?? []).Where(r => r.Day >= problem.Published!.FromDay))
        {
            foreach (var id in route.Steps)
            {
                if (!planned.TryGetValue(id, out var now))
                {
                    moves.Add(new Move(id, route.Team, route.Day, null, null));
                }
                else if (now != (route.Team, route.Day))
                {
                    moves.Add(new Move(id, route.Team, route.Day, now.Team, now.Day));
                }
            }
        }

        return moves;
    }

    private static Score Score(Problem problem, List<Route> routes, double prize, int moves)
    {
        var weights = problem.Objective;
        var cost = (weights.CostPerTeamDay * routes.Count) + (weights.CostPerKm * routes.Sum(r => r.Km));
        var load = routes.GroupBy(r => r.Team).ToDictionary(g => g.Key, g => g.Sum(r => r.Minutes), StringComparer.Ordinal);
        var fairness = problem.Teams.GroupBy(t => t.Group).Sum(group =>
        {
            var loads = group.Select(t => load.GetValueOrDefault(t.Id)).ToList();
            return (loads.Max() - loads.Min()) / 60.0;
        });
        var objective = prize - (weights.CostWeight * cost) - (weights.FairnessWeight * fairness) - (moves * (problem.Published?.MoveWeight ?? 0));
        return new Score(objective, prize, cost, fairness, []);
    }
}
