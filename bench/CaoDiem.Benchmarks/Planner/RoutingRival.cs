using CaoDiem.Planning;
using Google.OrTools.ConstraintSolver;
using Google.Protobuf.WellKnownTypes;

namespace CaoDiem.Benchmarks.Planner;

/// <summary>
/// The problem for OR-Tools routing: one vehicle for each team-day, optional visits, allowed vehicles, time with waiting, windows, wave
/// bonus as arc cost, team-days and kilometres at their weight in the objective, order, gaps and continuity as constraints on
/// the vehicles of neighbours in a file, attendance by counting days. Fairness is not in the model; nor is the budget: the routes that earn least are dropped after.
/// Relaxed, it also leaves order, gaps, continuity and attendance to dropping, which lets its own search run at full speed.
/// </summary>
internal sealed class RoutingRival(Problem problem, int seconds, bool relaxed)
{
    private const double Scale = 1000;

    private readonly Slots slots = new(problem);

    /// <summary>The plan and the number of steps dropped to make it valid; null when no solution was found.</summary>
    public (Plan Plan, int Dropped)? Solve()
    {
        var (steps, vehicles) = (problem.Steps.Count, slots.All.Count);
        var bases = slots.All.Select(s => problem.Teams[s.Team].Base).Distinct().ToList();
        var depots = slots.All.Select(s => steps + bases.IndexOf(problem.Teams[s.Team].Base)).ToArray();
        using var manager = new RoutingIndexManager(steps + bases.Count, vehicles, depots, depots);
        using var routing = new RoutingModel(manager);
        var place = problem.Steps.Select(s => s.At).Concat(bases).ToArray();
        AddTime(manager, routing, place);
        AddCosts(manager, routing, place);
        AddVisits(manager, routing);
        if (!relaxed)
        {
            AddFiles(manager, routing);
            AddAttendance(manager, routing);
        }

        var search = operations_research_constraint_solver.DefaultRoutingSearchParameters();
        search.FirstSolutionStrategy = FirstSolutionStrategy.Types.Value.LocalCheapestInsertion;
        search.LocalSearchMetaheuristic = LocalSearchMetaheuristic.Types.Value.GuidedLocalSearch;
        search.TimeLimit = new Duration { Seconds = seconds };
        using var solution = routing.SolveWithParameters(search);
        return solution is null ? null : slots.Repair(Read(manager, routing, solution));
    }

    private void AddTime(RoutingIndexManager manager, RoutingModel routing, int[] place)
    {
        var longest = problem.Teams.Max(t => t.MinutesPerDay);
        var transit = routing.RegisterTransitCallback((from, to) =>
        {
            var (i, j) = (manager.IndexToNode(from), manager.IndexToNode(to));
            return problem.Travel.Minutes(place[i], place[j]) + (i < problem.Steps.Count ? problem.Steps[i].Minutes : 0);
        });
        routing.AddDimensionWithVehicleCapacity(transit, longest, slots.All.Select(s => (long)problem.Teams[s.Team].MinutesPerDay).ToArray(), true, "time");
        var time = routing.GetMutableDimension("time");
        for (var s = 0; s < problem.Steps.Count; s++)
        {
            if (problem.Steps[s].Windows is { Count: > 0 } windows)
            {
                time.CumulVar(manager.NodeToIndex(s)).SetRange(windows[0].From, windows[^1].To);
            }
        }
    }

    private void AddCosts(RoutingIndexManager manager, RoutingModel routing, int[] place)
    {
        var money = problem.Objective.CostWeight;
        var byWave = Enumerable.Range(0, problem.Waves.Count).Select(wave => routing.RegisterTransitCallback((from, to) =>
        {
            var (i, j) = (manager.IndexToNode(from), manager.IndexToNode(to));
            var late = j < problem.Steps.Count && problem.Steps[j].Wave != wave ? problem.Steps[j].Prize * (problem.Objective.WaveFactor - 1) : 0;
            return (long)(Scale * (late + (money * problem.Objective.CostPerKm * problem.Travel.Km(place[i], place[j]))));
        })).ToArray();
        for (var v = 0; v < slots.All.Count; v++)
        {
            routing.SetArcCostEvaluatorOfVehicle(byWave[problem.Calendar[slots.All[v].Day].Wave], v);
            routing.SetFixedCostOfVehicle((long)(Scale * money * problem.Objective.CostPerTeamDay), v);
        }
    }

    private void AddVisits(RoutingIndexManager manager, RoutingModel routing)
    {
        var pinned = problem.Pins.Select(p => slots.StepIndex[p.Step]).ToHashSet();
        for (var s = 0; s < problem.Steps.Count; s++)
        {
            var index = manager.NodeToIndex(s);
            routing.AddDisjunction([index], (long)(Scale * problem.Steps[s].Prize * (pinned.Contains(s) ? 1000 : problem.Objective.WaveFactor)));
            routing.VehicleVar(index).SetValues([-1, .. slots.Allowed[s].Select(v => (long)v)]);
        }
    }

    private void AddFiles(RoutingIndexManager manager, RoutingModel routing)
    {
        var (solver, far) = (routing.solver(), 1_000_000L);
        var first = problem.Calendar[0].Date.DayNumber;
        var dates = slots.All.Select(s => (long)problem.Calendar[s.Day].Date.DayNumber - first).ToArray();
        var teams = slots.All.Select(s => (long)s.Team).ToArray();
        foreach (var file in problem.Files)
        {
            for (var i = 1; i < file.Steps.Count; i++)
            {
                var (one, two) = (manager.NodeToIndex(slots.StepIndex[file.Steps[i - 1]]), manager.NodeToIndex(slots.StepIndex[file.Steps[i]]));
                var (v1, v2) = ((routing.VehicleVar(one) + 1).Var(), (routing.VehicleVar(two) + 1).Var());
                var gap = problem.Steps[slots.StepIndex[file.Steps[i]]].GapDays;
                solver.Add(routing.ActiveVar(two) <= routing.ActiveVar(one));
                solver.Add(solver.MakeElement([far, .. dates], v2) >= solver.MakeElement([0, .. dates], v1) + gap);
                solver.Add(solver.MakeElement([far, .. teams], v2) >= solver.MakeElement([0, .. teams], v1));
                solver.Add(solver.MakeElement([-1, .. teams], v2) <= solver.MakeElement([far, .. teams], v1));
            }
        }
    }

    private void AddAttendance(RoutingIndexManager manager, RoutingModel routing)
    {
        var solver = routing.solver();
        foreach (var agency in problem.Agencies)
        {
            var days = new List<IntVar>();
            for (var s = 0; s < problem.Steps.Count; s++)
            {
                var attends = slots.Allowed[s].Any(v => Attends(s, v, agency.Id));
                if (attends)
                {
                    long none = problem.Calendar.Count;
                    var day = slots.All.Select((slot, v) => Attends(s, v, agency.Id) ? slot.Day : none).Prepend(none).ToArray();
                    days.Add(solver.MakeElement(day, (routing.VehicleVar(manager.NodeToIndex(s)) + 1).Var()).Var());
                }
            }

            if (days.Count > 0)
            {
                solver.Add(solver.MakeDistribute([.. days], 0, agency.StepsPerDay, problem.Calendar.Count));
            }
        }
    }

    private bool Attends(int step, int slot, string agency)
        => problem.Steps[step].Needs.Any(n => n != "commune" && problem.Teams[slots.All[slot].Team].Agencies.TryGetValue(n, out var a) && a.Agency == agency);

    private List<(int Slot, List<int> Steps)> Read(RoutingIndexManager manager, RoutingModel routing, Assignment solution)
    {
        var routes = new List<(int, List<int>)>();
        for (var v = 0; v < slots.All.Count; v++)
        {
            var steps = new List<int>();
            for (var index = solution.Value(routing.NextVar(routing.Start(v))); !routing.IsEnd(index); index = solution.Value(routing.NextVar(index)))
            {
                steps.Add(manager.IndexToNode(index));
            }

            if (steps.Count > 0)
            {
                routes.Add((v, steps));
            }
        }

        return routes;
    }
}
