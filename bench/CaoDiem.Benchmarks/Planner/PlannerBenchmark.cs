using System.Diagnostics;
using System.Globalization;
using CaoDiem.Planning;

namespace CaoDiem.Benchmarks.Planner;

/// <summary>
/// The planner beside a hand, greedy insertion, OR-Tools routing and OR-Tools CP-SAT: same problems, seconds and threads in one run, every
/// plan judged by the independent checker. The processor time a run really got stands beside it: on a shared machine it may be far below
/// the seconds allowed. Prints Markdown.
/// </summary>
internal static class PlannerBenchmark
{
    private static readonly Dictionary<string, int> BestKnown = new()
    {
        ["c101-m2"] = 590,
        ["r105-m2"] = 453,
        ["rc103-m2"] = 524,
        ["pr01-m2"] = 502,
        ["c205-m1"] = 910,
        ["r208-m1"] = 1118,
    };

    public static void Run(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var seconds = Option(args, "--seconds", "10").Split(',').Select(s => int.Parse(s, CultureInfo.InvariantCulture)).ToArray();
        var (seeds, threads) = (int.Parse(Option(args, "--seeds", "3"), CultureInfo.InvariantCulture), int.Parse(Option(args, "--threads", "1"), CultureInfo.InvariantCulture));
        var parts = Option(args, "--parts", "plans,toptw,growth").Split(',');
        var problems = Option(args, "--problems", "mini-7,small-7,large-7").Split(',');
        foreach (var time in seconds)
        {
            if (parts.Contains("plans"))
            {
                Plans(problems, time, seeds, threads);
            }

            if (parts.Contains("toptw"))
            {
                Orienteering(time, seeds, threads);
            }
        }

        if (parts.Contains("growth"))
        {
            Growth.Print(Read("large-7.json"), seconds.Max(), threads);
        }
    }

    private static void Plans(string[] problems, int seconds, int seeds, int threads)
    {
        Console.WriteLine(Invariant($"\n| problem | method, {seconds} s, {threads} thread(s) | runs | CPU s a run | objective min | median | max | valid |\n|---|---|---:|---:|---:|---:|---:|---|"));
        foreach (var name in problems)
        {
            var problem = Read($"{name}.json");
            Row(name, "by hand: commune by commune, first day that fits", problem, 1, _ => (ByHand.Make(problem), 0));
            Row(name, "greedy insertion (the product's first plan)", problem, 1, _ => (PlanSolver.Solve(problem, new SolveOptions { Iterations = 0 }), 0));
            Row(name, "OR-Tools routing, whole model", problem, 1, _ => Routing(problem, seconds, relaxed: false));
            Row(name, "OR-Tools routing, order and attendance by dropping", problem, 1, _ => Routing(problem, seconds, relaxed: true));
            var exact = new CpSatRival(problem, seconds, threads, 1);
            Row(name, "OR-Tools CP-SAT", problem, 1, _ => exact.Fits ? exact.Solve() ?? throw new NotSupportedException($"none: {exact.Status}") : throw new NotSupportedException("model does not fit"));
            Row(name, "**Cao Điểm**", problem, seeds, seed => (PlanSolver.Solve(problem, Options(seconds, seed, threads)), 0));
        }
    }

    private static void Orienteering(int seconds, int seeds, int threads)
    {
        Console.WriteLine(Invariant($"\n| TOPTW, {seconds} s, {threads} thread(s) | best known | Cao Điểm min | median | max | gap of the mean | CPU s a run | OR-Tools routing | CP-SAT |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|"));
        var gaps = new List<double>();
        foreach (var (name, best) in BestKnown)
        {
            var problem = Read($"toptw/{name}.json");
            var before = Environment.CpuUsage.TotalTime;
            var found = Enumerable.Range(1, seeds).Select(seed => Judge(problem, PlanSolver.Solve(problem, Options(seconds, seed, threads)))).Order().ToList();
            var cpu = (Environment.CpuUsage.TotalTime - before).TotalSeconds / seeds;
            var routing = Routing(problem, seconds, relaxed: true) is { } r ? Judge(problem, r.Plan).ToString("0", CultureInfo.InvariantCulture) : "none";
            var model = new CpSatRival(problem, seconds, threads, 1);
            var exact = !model.Fits ? "does not fit" : model.Solve() is { } e ? Judge(problem, e.Plan).ToString("0", CultureInfo.InvariantCulture) : $"none: {model.Status}";
            gaps.Add(100 * (best - found.Average()) / best);
            Console.WriteLine(Invariant($"| {name} | {best} | {found[0]:0} | {found[seeds / 2]:0} | {found[^1]:0} | {gaps[^1]:0.00} % | {cpu:0.0} | {routing} | {exact} |"));
        }

        Console.WriteLine(Invariant($"\nMean gap to best known: {gaps.Average():0.00} %; largest {gaps.Max():0.00} %."));
    }

    private static void Row(string name, string method, Problem problem, int runs, Func<int, (Plan Plan, int Dropped)?> solve)
    {
        var values = new List<double>();
        var note = "yes";
        var before = Environment.CpuUsage.TotalTime;
        for (var seed = 1; seed <= runs; seed++)
        {
            try
            {
                if (solve(seed) is not { } found)
                {
                    note = "no solution found in time";
                    continue;
                }

                var score = PlanChecker.Check(problem, found.Plan);
                values.Add(score.Objective);
                note = score.Violations.Any(v => v.Rule != "score") ? $"no: {string.Join(", ", score.Violations.Select(v => v.Rule).Distinct())}" : found.Dropped > 0 ? $"after dropping {found.Dropped} steps" : note;
            }
            catch (NotSupportedException reason)
            {
                note = reason.Message;
            }
        }

        var cpu = (Environment.CpuUsage.TotalTime - before).TotalSeconds / runs;
        values.Sort();
        var cells = values.Count == 0 ? "– | – | –" : Invariant($"{values[0]:0.0} | {values[values.Count / 2]:0.0} | {values[^1]:0.0}");
        Console.WriteLine($"| {name} | {method} | {runs} | {cpu.ToString("0.0", CultureInfo.InvariantCulture)} | {cells} | {note} |");
    }

    /// <summary>A problem of many groups is given to OR-Tools routing group by group: its model of all at once does not fit.</summary>
    private static (Plan Plan, int Dropped)? Routing(Problem problem, int seconds, bool relaxed)
    {
        var groups = problem.Teams.Select(t => t.Group).Distinct().ToList();
        if (groups.Count == 1)
        {
            return new RoutingRival(problem, seconds, relaxed).Solve();
        }

        var parts = groups.Select(g => new RoutingRival(Growth.OfGroups(problem, [g], strict: false), Math.Max(1, seconds / groups.Count), relaxed).Solve()).ToList();
        var routes = new Slots(problem);
        var index = routes.All.Select((s, i) => ((problem.Teams[s.Team].Id, s.Day), i)).ToDictionary(p => p.Item1, p => p.i);
        var all = parts.Where(p => p is not null).SelectMany(p => p!.Value.Plan.Routes).Select(r => (index[(r.Team, r.Day)], r.Steps.Select(s => routes.StepIndex[s]).ToList())).ToList();
        var (plan, dropped) = routes.Repair(all);
        return (plan, dropped + parts.Sum(p => p?.Dropped ?? 0));
    }

    private static double Judge(Problem problem, Plan plan)
    {
        var score = PlanChecker.Check(problem, plan);
        return score.Violations.Any(v => v.Rule != "score") ? double.NaN : score.Objective;
    }

    public static SolveOptions Options(double seconds, int seed, int threads) => new() { Time = TimeSpan.FromSeconds(seconds), Seed = seed, Threads = threads };

    private static string Option(string[] args, string name, string otherwise)
        => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static Problem Read(string name)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CaoDiem.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("CaoDiem.slnx");
        }

        using var file = File.OpenRead(Path.Combine(folder, "samples", "planner", name));
        return ProblemFile.Read(file);
    }
}
