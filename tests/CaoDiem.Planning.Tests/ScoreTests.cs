using Xunit;

namespace CaoDiem.Planning.Tests;

public sealed class ScoreTests
{
    [Fact]
    public void TheScore_IsPrizeLessCostAndUnfairness()
    {
        // A0: 10 + 30 + 10 + 30 + 10 = 90 minutes, 15 km; A3: 10 + 30 + 10 = 50 minutes, 10 km; team B nothing; C is alone in its group.
        var score = Check("A0: a1 b1 | A3: a2");
        Assert.Equal((10 * 1.5) + (10 * 1.5) + (10 * 1.5), score.Prize, 9);
        Assert.Equal((2 * 100) + 25, score.Cost, 9);
        Assert.Equal(140 / 60.0, score.Fairness, 9);
        Assert.Equal(45 - (0.1 * 225) - (2 * 140 / 60.0), score.Objective, 9);
    }

    [Fact]
    public void APrize_OutsideItsWaveIsPlain() => Assert.Equal(15 + 10, Check("A0: a1 | A2: a2").Prize, 9);

    [Fact]
    public void Waiting_CountsAsLoad() => Assert.Equal((20 + 30 + 10) / 60.0, Check("A0: w1").Fairness, 9);

    [Theory]
    [InlineData("A0: u1 | B0: c1", 10)]
    [InlineData("A0: u1 | B0: c1 | B2: a1", 60)]
    [InlineData("C1: v1", 0)]
    public void Fairness_IsLongestLessShortestOfEachGroup(string plan, int minutes)
    {
        var problem = TownProblem.Create();
        problem = problem with
        {
            Files = [.. problem.Files, new("free", ["C"], ["v1"])],
            Steps = [.. problem.Steps, problem.Steps[0] with { Id = "v1", File = "free" }],
        };
        Assert.Equal(minutes / 60.0, PlanChecker.Check(problem, TownProblem.Plan(plan)).Fairness, 9);
    }

    [Fact]
    public void EmptyRoutes_CostNothing() => Assert.Equal(0, Check("A0: | B1:").Cost, 9);

    [Fact]
    public void PublishedSteps_ThatMoveOrGo_CostTheirWeight()
    {
        var problem = TownProblem.Create() with { Published = new(1, 3, TownProblem.Routes("A0: u1 | A1: b1 | B1: c1 | A2: r1 g1")) };
        var plan = TownProblem.Plan("A0: u1 | A2: b1 r1 | B2: c1");
        var score = PlanChecker.Check(problem, plan);
        Assert.Equal(
            [new Move("b1", "A", 1, "A", 2), new Move("c1", "B", 1, "B", 2), new Move("g1", "A", 2, null, null)],
            PlanChecker.Moves(problem, plan));
        var first = PlanChecker.Check(problem with { Published = null }, plan);
        Assert.Equal(first.Objective - (3 * 3), score.Objective, 9);
    }

    [Fact]
    public void StatedNumbers_ThatAreRight_AreNotReported()
    {
        var found = Check("A0: a1 b1");
        var plan = TownProblem.Plan("") with { Routes = [new("A", 0, ["a1", "b1"], 90, 15.001)], Score = found with { Objective = found.Objective + 1e-5 } };
        Assert.Empty(PlanChecker.Check(TownProblem.Create(), plan).Violations);
    }

    [Theory]
    [InlineData(1, 0, 0, 0, 0, 0)]
    [InlineData(0, -1, 0, 0, 0, 0)]
    [InlineData(0, 0, 0.001, 0, 0, 0)]
    [InlineData(0, 0, 0, 0.001, 0, 0)]
    [InlineData(0, 0, 0, 0, 1, 0)]
    [InlineData(0, 0, 0, 0, 0, 0.01)]
    public void StatedNumbers_ThatDiffer_AreReported(double objective, double prize, double cost, double fairness, int minutes, double km)
    {
        var found = Check("A0: a1 b1");
        var plan = TownProblem.Plan("") with
        {
            Routes = [new("A", 0, ["a1", "b1"], 90 + minutes, 15 + km)],
            Score = new(found.Objective + objective, found.Prize + prize, found.Cost + cost, found.Fairness + fairness, []),
        };
        Assert.Equal("score", Assert.Single(PlanChecker.Check(TownProblem.Create(), plan).Violations).Rule);
    }

    [Fact]
    public void Fairness_AddsUpOverGroups()
    {
        var problem = TownProblem.Create();
        problem = problem with { Teams = [.. problem.Teams, problem.Teams[2] with { Id = "D" }], Files = [.. problem.Files, new("free", ["C"], ["v1"])], Steps = [.. problem.Steps, problem.Steps[0] with { Id = "v1", File = "free" }] };
        Assert.Equal((50 + 40) / 60.0, PlanChecker.Check(problem, TownProblem.Plan("C1: v1 | A0: u1")).Fairness, 9);
    }

    [Fact]
    public void NoMinutesStated_OfAnEmptyRouteIsRight_OfAnotherWrong()
    {
        var empty = TownProblem.Plan("") with { Routes = [new("A", 0, [], 0, 0)] };
        Assert.Empty(PlanChecker.Check(TownProblem.Create(), empty).Violations);
        var wrong = TownProblem.Plan("") with { Routes = [new("A", 0, ["a1"], 0, 10)] };
        var broken = Assert.Single(PlanChecker.Check(TownProblem.Create(), wrong).Violations);
        Assert.Equal("The route states 0 minutes and 10 km; it takes 50 and 10.", broken.Text);
    }

    [Theory]
    [InlineData("objective", "5.5", "0")]
    [InlineData("prize", "5.5", "0")]
    [InlineData("cost", "5.5", "0")]
    [InlineData("fairness", "5.5", "0")]
    public void ADifference_NamesTheNumber(string name, string stated, string found)
    {
        double Said(string number) => number == name ? 5.5 : double.NaN;
        var plan = TownProblem.Plan("") with { Score = new(Said("objective"), Said("prize"), Said("cost"), Said("fairness"), []) };
        var broken = Assert.Single(PlanChecker.Check(TownProblem.Create(), plan).Violations);
        Assert.Equal($"number={name};stated={stated};found={found}", string.Join(';', broken.Facts.Select(f => $"{f.Key}={f.Value}")));
        Assert.Equal($"The plan states {name} {stated}; it is {found}.", broken.Text);
    }

    private static Score Check(string plan)
    {
        var score = PlanChecker.Check(TownProblem.Create(), TownProblem.Plan(plan));
        Assert.Empty(score.Violations);
        return score;
    }
}
