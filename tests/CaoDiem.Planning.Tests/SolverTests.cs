using Xunit;

namespace CaoDiem.Planning.Tests;

/// <summary>The search: always a plan without violations, the same for the same seed, whatever stops it.</summary>
public class SolverTests
{
    [Theory]
    [InlineData("mini-7.json")]
    [InlineData("small-7.json")]
    [InlineData("toptw/pr01-m2.json")]
    public void Same_seed_and_iterations_give_the_same_plan(string name)
    {
        var problem = PlannerSamples.Read(name);
        var plans = Enumerable.Range(0, 2).Select(_ => PlanSolver.Solve(problem, Count(2_000))).ToList();

        Assert.Equal(plans[0].Score.Objective, plans[1].Score.Objective);
        Assert.Equal(Text(plans[0]), Text(plans[1]));
    }

    [Theory]
    [InlineData("mini-7.json")]
    [InlineData("small-7.json")]
    [InlineData("toptw/c101-m2.json")]
    [InlineData("toptw/r208-m1.json")]
    public void Stopped_after_a_tenth_of_a_second_the_plan_is_valid(string name)
    {
        var problem = PlannerSamples.Read(name);
        AssertValid(problem, PlanSolver.Solve(problem, new SolveOptions { Time = TimeSpan.FromSeconds(0.1), Threads = 2 }));
    }

    [Fact]
    public void Cancelled_before_it_begins_it_still_gives_a_valid_plan()
    {
        var problem = PlannerSamples.Read("small-7.json");
        var plan = PlanSolver.Solve(problem, new SolveOptions(), null, new CancellationToken(canceled: true));

        AssertValid(problem, plan);
        Assert.True(plan.Routes.Count > 50);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Searching_improves_and_the_stated_score_is_the_true_one(int seed)
    {
        var problem = PlannerSamples.Read("small-7.json");
        var greedy = PlanSolver.Solve(problem, Count(0));
        var found = PlanSolver.Solve(problem, Count(10_000) with { Seed = seed });

        AssertValid(problem, found);
        Assert.True(found.Score.Objective > greedy.Score.Objective * 1.02);
        Assert.Equal(PlanChecker.Check(problem, found).Objective, found.Score.Objective, 6);
    }

    [Fact]
    public void Progress_tells_the_true_objective_and_never_falls()
    {
        var problem = PlannerSamples.Read("small-7.json");
        var reports = new Reports();
        var plan = PlanSolver.Solve(problem, new SolveOptions { Time = TimeSpan.FromSeconds(0.8) }, reports);

        Assert.True(reports.Seen.Count > 1);
        Assert.Equal(reports.Seen.Select(r => r.Objective).Order(), reports.Seen.Select(r => r.Objective));
        Assert.Equal(plan.Score.Objective, reports.Seen[^1].Objective, 4);
        Assert.Equal(plan.Routes.Sum(r => r.Steps.Count), reports.Seen[^1].StepsPlanned);
    }

    [Fact]
    public void Pinned_steps_stay_and_what_comes_before_them_is_planned()
    {
        var problem = TownProblem.Create() with { Pins = [new("a2", "A", 3), new("l1", "A", 1)] };
        var plan = PlanSolver.Solve(problem, Count(500));

        AssertValid(problem, plan);
        Assert.Contains(plan.Routes, r => r is { Team: "A", Day: 3 } && r.Steps.Contains("a2"));
        Assert.Contains(plan.Routes, r => r.Team == "A" && r.Day <= 1 && r.Steps.Contains("a1"));
    }

    [Theory]
    [InlineData("a1", "C", 0)] // a team the file does not allow
    [InlineData("a2", "A", 1)] // too early for the step before it
    [InlineData("r1", "A", 4)] // after its due day
    public void A_pin_that_no_plan_can_keep_is_refused(string step, string team, int day)
    {
        var problem = TownProblem.Create() with { Pins = [new(step, team, day)] };
        var fault = Assert.Throws<PlanningException>(() => PlanSolver.Solve(problem, Count(10)));
        Assert.Equal(PlanCode.Pin, fault.Code);
    }

    [Fact]
    public void Two_pins_that_exclude_each_other_are_refused()
    {
        var problem = TownProblem.Create() with { Pins = [new("l1", "A", 1), new("b1", "A", 1)] };
        Assert.Equal(PlanCode.Pin, Assert.Throws<PlanningException>(() => PlanSolver.Solve(problem, Count(10))).Code);
    }

    [Fact]
    public void Replanning_keeps_the_past_and_moves_little_besides_what_must_move()
    {
        var problem = PlannerSamples.Read("small-7.json");
        var plan = PlanSolver.Solve(problem, Count(20_000));
        var lost = plan.Routes.First(r => r.Day >= 30 && r.Steps.All(s => problem.Pins.All(p => p.Step != s)));
        var changed = problem with
        {
            Published = new Published(20, 5, plan.Routes),
            Teams = [.. problem.Teams.Select(t => t.Id == lost.Team ? t with { Days = [.. t.Days.Where(d => d != lost.Day)] } : t)],
        };
        var again = PlanSolver.Solve(changed, Count(20_000));

        AssertValid(changed, again);
        Assert.Equal(PlanChecker.Moves(changed, again).Count, again.Moves.Count);
        Assert.All(plan.Routes.Where(r => r.Day < 20), r => Assert.Contains(again.Routes, a => a.Team == r.Team && a.Day == r.Day && a.Steps.SequenceEqual(r.Steps)));
        Assert.InRange(again.Moves.Count, lost.Steps.Count, lost.Steps.Count + 25);
    }

    [Fact]
    public void A_plan_to_start_from_is_never_made_worse()
    {
        var problem = PlannerSamples.Read("small-7.json");
        var first = PlanSolver.Solve(problem, Count(5_000));
        var second = PlanSolver.Solve(problem, Count(100) with { Start = first });

        AssertValid(problem, second);
        Assert.True(second.Score.Objective >= first.Score.Objective - 1e-6);
    }

    private static SolveOptions Count(long iterations) => new() { Time = TimeSpan.FromMinutes(5), Iterations = iterations };

    private static string Text(Plan plan) => string.Join('\n', plan.Routes.Select(r => $"{r.Team} {r.Day} {string.Join(' ', r.Steps)}"));

    private static void AssertValid(Problem problem, Plan plan) => Assert.Empty(PlanChecker.Check(problem, plan).Violations);

    private sealed class Reports : IProgress<SolveProgress>
    {
        public List<SolveProgress> Seen { get; } = [];

        public void Report(SolveProgress value) => Seen.Add(value);
    }
}
