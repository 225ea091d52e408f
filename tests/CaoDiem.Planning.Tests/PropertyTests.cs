using System.Collections.Concurrent;
using Xunit;

namespace CaoDiem.Planning.Tests;

/// <summary>What must hold on any problem, tried on thousands of small random ones; the seed of a failure is in its message.</summary>
public sealed class PropertyTests
{
    private const int Problems = 2000;

    [Fact]
    public void EveryPlan_IsValidStatesItsScoreAndStaysBelowTheBound() => Each(Problems, seed =>
    {
        var problem = new RandomProblem(seed).Create();
        var plan = Solve(problem, 300);
        var score = PlanChecker.Check(problem, plan);
        Assert.Empty(score.Violations);
        Assert.Equal(score.Objective, plan.Score.Objective, 6);
        var bound = UpperBound.Compute(problem, TimeSpan.FromMilliseconds(20));
        Assert.True(bound >= score.Objective, $"bound {bound} is below {score.Objective}");
    });

    [Fact]
    public void APlan_IsNeverWorseThanGreedy()
    {
        var (better, all) = (0, 300);
        Each(all, seed =>
        {
            var problem = new RandomProblem(seed).Create();
            var greedy = GreedyPlanner.Plan(problem);
            var least = PlanChecker.Check(problem, greedy);
            Assert.Empty(least.Violations);
            var started = PlanChecker.Check(problem, Solve(problem, 300, greedy)).Objective;
            Assert.True(started >= least.Objective - 1e-6, $"started from greedy {least.Objective}, found {started}");
            Interlocked.Add(ref better, PlanChecker.Check(problem, Solve(problem, 3000)).Objective >= least.Objective - 1e-6 ? 1 : 0);
        });
        Assert.True(better >= 0.98 * all, $"{better} of {all} are at least as good as greedy when started from nothing");
    }

    [Fact]
    public void TinyProblems_AreSolvedToTheBest()
    {
        var (equal, all) = (0, 400);
        Each(all, seed =>
        {
            var problem = new RandomProblem(seed).Create(tiny: true);
            var best = BestPlan.Objective(problem);
            var found = PlanChecker.Check(problem, Solve(problem, 1000)).Objective;
            var bound = UpperBound.Compute(problem, TimeSpan.FromMilliseconds(50));
            Assert.True(found <= best + 1e-6, $"found {found} above the best {best}");
            Assert.True(bound >= best, $"bound {bound} is below the best {best}");
            Interlocked.Add(ref equal, found >= best - 1e-6 ? 1 : 0);
        });
        Assert.True(equal >= 0.95 * all, $"{equal} of {all} are the best");
    }

    [Fact]
    public void OneMoreTeamDayOrMoney_NeverLowersWhatIsFound()
    {
        var (lower, all) = (0, 200);
        Each(all, seed =>
        {
            var problem = new RandomProblem(seed).Create();
            problem = problem with { Objective = problem.Objective with { FairnessWeight = 0 } };
            var plan = Solve(problem, 3000);
            var before = PlanChecker.Check(problem, plan).Objective;
            foreach (var (name, richer) in Richer(problem))
            {
                var after = PlanChecker.Check(richer, Solve(richer, 300, plan)).Objective;
                Assert.True(after >= before - 1e-6, $"more {name}: {before} becomes {after}");
                Interlocked.Add(ref lower, PlanChecker.Check(richer, Solve(richer, 3000)).Objective < before - Math.Max(1, 0.01 * before) ? 1 : 0);
            }
        });
        Assert.True(lower <= 0.03 * 3 * all, $"{lower} of {3 * all} fall by more than noise when planned from nothing");
    }

    [Fact]
    public void OneSeed_GivesOnePlan() => Each(50, seed =>
    {
        var problem = new RandomProblem(seed).Create();
        Assert.Equivalent(Solve(problem, 500).Routes, Solve(problem, 500).Routes, strict: true);
    });

    internal static Plan Solve(Problem problem, long iterations, Plan? start = null) =>
        PlanSolver.Solve(problem, new SolveOptions { Time = TimeSpan.FromMinutes(1), Iterations = iterations, Start = start });

    private static Dictionary<string, Problem> Richer(Problem problem) => new()
    {
        ["money"] = problem with { Objective = problem.Objective with { Budget = problem.Objective.Budget * 2 } },
        ["day"] = problem with { Teams = [problem.Teams[0] with { Days = [.. Enumerable.Range(0, problem.Calendar.Count)] }, .. problem.Teams.Skip(1)] },
        ["team"] = problem with
        {
            Teams = [.. problem.Teams, problem.Teams[0] with { Id = "extra" }],
            Files = [.. problem.Files.Select(f => f with { Teams = [.. f.Teams, "extra"] })],
        },
    };

    /// <summary>Runs a check for many seeds on all cores; every failure is told with its seed.</summary>
    internal static void Each(int count, Action<int> check)
    {
        var failures = new ConcurrentBag<string>();
        Parallel.For(0, count, seed =>
        {
            try
            {
                check(seed);
            }
            catch (Exception failure)
            {
                failures.Add($"seed {seed}: {failure.Message}");
            }
        });
        Assert.True(failures.IsEmpty, $"{failures.Count} of {count}: {string.Join(Environment.NewLine, failures.Take(10))}");
    }
}
