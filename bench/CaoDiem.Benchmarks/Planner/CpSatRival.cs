using CaoDiem.Planning;
using Google.OrTools.Sat;

namespace CaoDiem.Benchmarks.Planner;

/// <summary>
/// The whole problem for OR-Tools CP-SAT: a circuit with optional visits for each team-day, start times, order and gaps, one team per
/// file, attendance, budget and fairness. The number of arcs limits it to small problems.
/// </summary>
internal sealed class CpSatRival(Problem problem, int seconds, int threads, int seed)
{
    private const int MostArcs = 60_000;
    private const double Scale = 1000;

    private readonly Slots slots = new(problem);
    private readonly CpModel model = new();
    private readonly Dictionary<(int Step, int Slot), BoolVar> stands = [];
    private readonly List<(int Slot, int From, int To, BoolVar Arc)> arcs = [];
    private readonly List<(BoolVar Used, int Slot)> used = [];

    /// <summary>Whether the model is small enough to be built.</summary>
    public bool Fits => Enumerable.Range(0, slots.All.Count).Sum(slot => (long)Math.Pow(slots.Allowed.Count(a => a.Contains(slot)), 2)) <= MostArcs;

    /// <summary>How the solver ended.</summary>
    public CpSolverStatus Status { get; private set; }

    /// <summary>The plan and the number of steps dropped to make it valid; null when no solution was found.</summary>
    public (Plan Plan, int Dropped)? Solve()
    {
        var ends = AddRoutes();
        AddOnce();
        AddFiles();
        AddAttendance();
        AddObjective(ends);
        var solver = new CpSolver { StringParameters = FormattableString.Invariant($"max_time_in_seconds:{seconds},num_workers:{threads},random_seed:{seed}") };
        Status = solver.Solve(model);
        return Status is CpSolverStatus.Optimal or CpSolverStatus.Feasible ? slots.Repair(Read(solver)) : null;
    }

    private List<IntVar> AddRoutes()
    {
        var ends = new List<IntVar>();
        for (var slot = 0; slot < slots.All.Count; slot++)
        {
            var team = problem.Teams[slots.All[slot].Team];
            var steps = Enumerable.Range(0, problem.Steps.Count).Where(s => slots.Allowed[s].Contains(slot)).ToArray();
            var end = model.NewIntVar(0, team.MinutesPerDay, "");
            ends.Add(end);
            var starts = steps.Select(s => problem.Steps[s].Windows).Select(w => w.Count == 0
                ? model.NewIntVar(0, team.MinutesPerDay, "")
                : model.NewIntVar(w[0].From, Math.Min(team.MinutesPerDay, w[^1].To), "")).ToArray();
            var circuit = model.AddCircuit();
            for (var i = 0; i < steps.Length; i++)
            {
                var here = model.NewBoolVar("");
                stands[(steps[i], slot)] = here;
                circuit.AddArc(i + 1, i + 1, here.Not());
                model.AddHint(here, false);
                AddArc(circuit, slot, (0, team.Base), (i + 1, problem.Steps[steps[i]].At), null, starts[i], -1, steps[i]);
                AddArc(circuit, slot, (i + 1, problem.Steps[steps[i]].At), (0, team.Base), starts[i] + problem.Steps[steps[i]].Minutes, end, steps[i], -1);
                for (var j = 0; j < steps.Length; j++)
                {
                    if (i != j)
                    {
                        AddArc(circuit, slot, (i + 1, problem.Steps[steps[i]].At), (j + 1, problem.Steps[steps[j]].At), starts[i] + problem.Steps[steps[i]].Minutes, starts[j], steps[i], steps[j]);
                    }
                }
            }

            var idle = model.NewBoolVar("");
            circuit.AddArc(0, 0, idle);
            model.AddHint(idle, true);
            model.Add(end == 0).OnlyEnforceIf(idle);
            var working = model.NewBoolVar("");
            model.Add(working + idle == 1);
            used.Add((working, slot));
        }

        return ends;
    }

    private void AddArc(CircuitConstraint circuit, int slot, (int Node, int Place) from, (int Node, int Place) to, LinearExpr? leave, IntVar arrive, int step, int next)
    {
        var arc = model.NewBoolVar("");
        circuit.AddArc(from.Node, to.Node, arc);
        arcs.Add((slot, step, next, arc));
        var minutes = problem.Travel.Minutes(from.Place, to.Place);
        model.Add(arrive >= (leave ?? LinearExpr.Constant(0)) + minutes).OnlyEnforceIf(arc);
    }

    private void AddOnce()
    {
        var pins = problem.Pins.Select(p => slots.StepIndex[p.Step]).ToHashSet();
        for (var s = 0; s < problem.Steps.Count; s++)
        {
            model.Add(Planned(s) <= 1);
            if (pins.Contains(s))
            {
                model.Add(Planned(s) == 1);
            }
        }
    }

    private LinearExpr Planned(int step) => LinearExpr.Sum(slots.Allowed[step].Select(v => stands[(step, v)]));

    private void AddFiles()
    {
        foreach (var file in problem.Files.Where(f => f.Steps.Count > 1))
        {
            for (var i = 1; i < file.Steps.Count; i++)
            {
                var (before, step) = (slots.StepIndex[file.Steps[i - 1]], slots.StepIndex[file.Steps[i]]);
                foreach (var slot in slots.Allowed[step])
                {
                    var earlier = slots.Allowed[before].Where(b => slots.All[b].Team == slots.All[slot].Team
                        && problem.Calendar[slots.All[b].Day].Date.AddDays(problem.Steps[step].GapDays) <= problem.Calendar[slots.All[slot].Day].Date);
                    model.Add(stands[(step, slot)] <= LinearExpr.Sum(earlier.Select(b => stands[(before, b)])));
                }
            }
        }
    }

    private void AddAttendance()
    {
        foreach (var agency in problem.Agencies)
        {
            for (var day = 0; day < problem.Calendar.Count; day++)
            {
                var here = stands.Where(p => slots.All[p.Key.Slot].Day == day && problem.Steps[p.Key.Step].Needs.Any(n => n != "commune"
                    && problem.Teams[slots.All[p.Key.Slot].Team].Agencies[n].Agency == agency.Id)).Select(p => p.Value).ToList();
                if (here.Count > agency.StepsPerDay)
                {
                    model.Add(LinearExpr.Sum(here) <= agency.StepsPerDay);
                }
            }
        }
    }

    private void AddObjective(List<IntVar> ends)
    {
        var objective = problem.Objective;
        var money = used.Select(u => (Expr: (LinearExpr)u.Used, Price: objective.CostPerTeamDay))
            .Concat(arcs.Select(a => (Expr: (LinearExpr)a.Arc, Price: objective.CostPerKm * Km(a)))).Where(m => m.Price > 0).ToList();
        if (money.Count > 0 && objective.Budget < 1e12)
        {
            model.Add(LinearExpr.WeightedSum(money.Select(m => m.Expr), money.Select(m => (long)Math.Ceiling(Scale * m.Price))) <= (long)(Scale * objective.Budget));
        }

        var terms = stands.Select(p => (Expr: (LinearExpr)p.Value, Price: slots.Worth(p.Key.Step, p.Key.Slot)))
            .Concat(money.Select(m => (m.Expr, Price: -objective.CostWeight * m.Price))).ToList();
        foreach (var group in problem.Teams.Select((t, i) => (t.Group, Team: i)).GroupBy(t => t.Group, t => t.Team).Where(g => g.Count() > 1 && objective.FairnessWeight > 0))
        {
            var (longest, shortest) = (model.NewIntVar(0, 1_000_000, ""), model.NewIntVar(0, 1_000_000, ""));
            foreach (var team in group)
            {
                var load = LinearExpr.Sum(ends.Where((_, slot) => slots.All[slot].Team == team));
                model.Add(longest >= load);
                model.Add(shortest <= load);
            }

            terms.Add((longest, -objective.FairnessWeight / 60));
            terms.Add((shortest, objective.FairnessWeight / 60));
        }

        model.Maximize(LinearExpr.WeightedSum(terms.Select(t => t.Expr), terms.Select(t => (long)Math.Round(Scale * t.Price))));
    }

    private double Km((int Slot, int From, int To, BoolVar Arc) arc)
    {
        var home = problem.Teams[slots.All[arc.Slot].Team].Base;
        return problem.Travel.Km(arc.From < 0 ? home : problem.Steps[arc.From].At, arc.To < 0 ? home : problem.Steps[arc.To].At);
    }

    private List<(int Slot, List<int> Steps)> Read(CpSolver solver)
    {
        var next = arcs.Where(a => solver.BooleanValue(a.Arc)).ToDictionary(a => (a.Slot, a.From), a => a.To);
        var routes = new List<(int, List<int>)>();
        for (var slot = 0; slot < slots.All.Count; slot++)
        {
            var steps = new List<int>();
            for (var at = next.GetValueOrDefault((slot, -1), -1); at >= 0; at = next[(slot, at)])
            {
                steps.Add(at);
            }

            if (steps.Count > 0)
            {
                routes.Add((slot, steps));
            }
        }

        return routes;
    }
}
