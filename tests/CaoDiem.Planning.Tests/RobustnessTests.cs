using Xunit;

namespace CaoDiem.Planning.Tests;

/// <summary>However a search is stopped, what comes back is valid.</summary>
public sealed class RobustnessTests
{
    [Theory]
    [InlineData("mini-7.json", 1)]
    [InlineData("small-7.json", 1)]
    [InlineData("small-7.json", 2)]
    [InlineData("large-7.json", 1)]
    [InlineData("large-7.json", 2)]
    [InlineData("toptw/pr01-m2.json", 2)]
    public void StoppedAtOnce_APlanIsValid(string name, int threads)
    {
        var problem = PlannerSamples.Read(name);
        var plan = PlanSolver.Solve(problem, new() { Time = TimeSpan.FromSeconds(0.1), Threads = threads });
        Assert.Empty(PlanChecker.Check(problem, plan).Violations);
        Assert.NotEmpty(plan.Routes);
    }

    [Fact]
    public void Cancelled_APlanIsValid()
    {
        var problem = PlannerSamples.Read("small-7.json");
        var plan = PlanSolver.Solve(problem, new() { Time = TimeSpan.FromMinutes(5), Threads = 2 }, null, new CancellationToken(canceled: true));
        Assert.Empty(PlanChecker.Check(problem, plan).Violations);
    }

    [Fact]
    public void Variants_AreComparedWithTheFirst()
    {
        var problem = PlannerSamples.Read("mini-7.json");
        Variant[] variants =
        [
            new("as it is", problem),
            new("no money", problem with { Objective = problem.Objective with { Budget = 0 } }),
            new("twice the prize", problem with { Steps = [.. problem.Steps.Select(s => s with { Prize = 2 * s.Prize })] }),
        ];
        var plans = WhatIf.Run(variants, new() { Iterations = 500, Threads = 2 });
        Assert.Equal(["as it is", "no money", "twice the prize"], plans.Select(p => p.Name));
        Assert.All(plans, p => Assert.Empty(p.Score.Violations));
        Assert.Equal((0, 0), (plans[0].Difference, plans[1].Score.Objective));
        Assert.Equal(-plans[0].Score.Objective, plans[1].Difference, 6);
        Assert.True(plans[2].Difference > 0);
        Assert.Empty(WhatIf.Run([], new()));
    }

    [Theory]
    [InlineData("small-7.json", 6628)]
    [InlineData("large-7.json", 88_249)]
    [InlineData("toptw/c101-m2.json", 590)]
    [InlineData("toptw/r208-m1.json", 1118)]
    public void ABound_IsAboveKnownPlansAndFallsWithTime(string name, double known)
    {
        var problem = PlannerSamples.Read(name);
        var bound = UpperBound.Compute(problem, TimeSpan.FromSeconds(1));
        Assert.InRange(bound, known, UpperBound.Compute(problem, TimeSpan.Zero));
        Assert.True(bound <= problem.Steps.Sum(s => s.Prize) * problem.Objective.WaveFactor);
    }

    [Fact]
    public void ABound_OfAReplannedProblem_HoldsForThePublishedPlan()
    {
        var problem = PlannerSamples.Read("mini-7.json");
        var plan = PropertyTests.Solve(problem, 300);
        var again = problem with { Published = new(4, 5, plan.Routes) };
        var bound = UpperBound.Compute(again, TimeSpan.FromSeconds(0.2));
        Assert.True(bound >= PlanChecker.Check(again, plan).Objective);
        Assert.True(bound <= UpperBound.Compute(problem, TimeSpan.FromSeconds(0.2)) + 1e-6);
    }
}
