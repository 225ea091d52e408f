using System.Diagnostics;
using CaoDiem.Planning;

namespace CaoDiem.Benchmarks.Planner;

/// <summary>How the time to a given quality grows with the problem: cuts of one large problem by its groups of teams.</summary>
internal static class Growth
{
    private const double Share = 0.97;
    private static readonly (int Files, int Groups)[] Sizes = [(420, 1), (1_000, 3), (2_000, 5), (5_000, 12)];

    public static void Print(Problem large, int seconds, int threads)
    {
        Console.WriteLine(FormattableString.Invariant($"\n| files | steps | first valid plan, s | objective, {seconds} s | shortest run of 1, 2, 4 … s that reaches {100 * Share:0} % of it, s | peak memory of the process so far, MB |\n|---:|---:|---:|---:|---:|---:|"));
        var groups = large.Teams.Select(t => t.Group).Distinct().ToList();
        foreach (var (files, count) in Sizes)
        {
            var problem = Cut(count == groups.Count ? large : OfGroups(large, groups.Take(count).ToHashSet(), strict: true), files);
            var clock = Stopwatch.StartNew();
            PlanSolver.Solve(problem, new SolveOptions { Iterations = 0 });
            var first = clock.Elapsed.TotalSeconds;
            var full = PlanSolver.Solve(problem, PlannerBenchmark.Options(seconds, 1, threads)).Score.Objective;
            var time = 1;
            while (time < seconds && PlanSolver.Solve(problem, PlannerBenchmark.Options(time, 1, threads)).Score.Objective < Share * full)
            {
                time *= 2;
            }

            Console.WriteLine(FormattableString.Invariant($"| {problem.Files.Count} | {problem.Steps.Count} | {first:0.00} | {full:0.0} | {time} | {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} |"));
        }
    }

    /// <summary>
    /// The part of a problem that belongs to some groups: their teams, and the files that only these (strict) or at least these may handle.
    /// Otherwise a file goes to the group of its pin, or of the first of its teams; the budget follows the number of teams.
    /// </summary>
    public static Problem OfGroups(Problem problem, HashSet<string> groups, bool strict)
    {
        var teams = problem.Teams.Where(t => groups.Contains(t.Group)).ToList();
        var ids = teams.Select(t => t.Id).ToHashSet();
        var fileOf = problem.Steps.ToDictionary(s => s.Id, s => s.File);
        var pinned = problem.Pins.GroupBy(p => fileOf[p.Step]).ToDictionary(g => g.Key, g => g.First().Team);
        var files = problem.Files.Where(f => strict ? f.Teams.All(ids.Contains) : ids.Contains(pinned.GetValueOrDefault(f.Id, f.Teams[0])))
            .Select(f => f with { Teams = [.. f.Teams.Where(ids.Contains)] }).ToList();
        var budget = problem.Objective.Budget * teams.Count / problem.Teams.Count;
        return With(problem, files) with { Teams = teams, Objective = problem.Objective with { Budget = budget } };
    }

    private static Problem Cut(Problem problem, int files) => files >= problem.Files.Count ? problem : With(problem, [.. problem.Files.Take(files)]);

    private static Problem With(Problem problem, List<CaseFile> files)
    {
        var kept = files.Select(f => f.Id).ToHashSet();
        var steps = problem.Steps.Where(s => kept.Contains(s.File)).ToList();
        var ids = steps.Select(s => s.Id).ToHashSet();
        return problem with { Files = files, Steps = steps, Pins = [.. problem.Pins.Where(p => ids.Contains(p.Step))] };
    }
}
