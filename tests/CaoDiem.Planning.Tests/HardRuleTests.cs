using Xunit;

namespace CaoDiem.Planning.Tests;

/// <summary>Each hard rule broken alone, and the nearest plan that keeps it.</summary>
public sealed class HardRuleTests
{
    public static TheoryData<string, string, string> Table => new()
    {
        // rule, plan that breaks it, plan that keeps all rules
        { "known", "Z0: a1", "A0: a1" },
        { "known", "A5: a1", "A4: a1" },
        { "known", "A0: a1 zz", "A0: a1" },
        { "once", "A0: a1 a1", "A0: a1" },
        { "once", "A0: a1 | A1: a1", "A0: a1 | A1: b1" },
        { "once", "A0: a1 | A0: b1", "A0: a1 b1" },
        { "team", "B0: b1", "A0: b1" },
        { "continuity", "A0: a1 | B2: a2", "A0: a1 | A2: a2" },
        { "day", "B3: a1", "B2: a1" },
        { "day", "A0: r1", "A1: r1" },
        { "day", "A3: r1", "A2: r1" },
        { "needs", "A1: c1", "A2: c1" },
        { "needs", "A0: d1", "A1: d1" },
        { "needs", "C1: d1", "B1: d1" },
        { "order", "A2: a2", "A0: a1 | A2: a2" },
        { "order", "A0: a1 | A1: a2", "A0: a1 | A2: a2" },
        { "order", "A3: a1 | A1: a2", "A1: a1 | A3: a2" },
        { "order", "A0: g2 g1", "A0: g1 g2" },
        { "order", "A0: g2", "A0: g1" },
        { "time", "A0: m1", "A0: l1" },
        { "time", "A0: a1 b1 u1", "A0: a1 u1" },
        { "window", "A0: b1 w1", "A0: u1 w1" },
        { "agency", "A1: d1 | B1: e1", "A1: d1 | B2: e1" },
        { "agency", "A1: d1 e1", "A1: d1 | A2: e1" },
    };

    public static TheoryData<string, string> Fixed => new()
    {
        // plan that breaks it, plan that keeps it: published are "A0: a1 b1 | B1: c1" with c1 free from day 1 on
        { "", "A0: a1 b1" },
        { "A0: b1 a1", "A0: a1 b1 | B2: c1" },
        { "A0: a1", "A0: a1 b1 | A2: a2" },
        { "A0: a1 b1 | B0: c1", "A0: a1 b1 | B2: c1" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void ARule_IsBrokenAloneAndKept(string rule, string broken, string kept)
    {
        Assert.Equal([rule], Rules(TownProblem.Create(), broken).Distinct());
        Assert.Empty(Rules(TownProblem.Create(), kept));
    }

    [Theory]
    [InlineData("", "A1: b1")]
    [InlineData("A0: b1", "A1: b1")]
    [InlineData("A0: a1 | A2: b1", "A0: a1 | A1: b1")]
    public void APin_HoldsStepTeamAndDay(string broken, string kept)
    {
        var problem = TownProblem.Create() with { Pins = [new("b1", "A", 1)] };
        Assert.Equal(["pin"], Rules(problem, broken));
        Assert.Empty(Rules(problem, kept));
    }

    [Fact]
    public void APin_OnAnotherTeam_IsBroken()
    {
        var problem = TownProblem.Create() with { Pins = [new("a1", "B", 0)] };
        Assert.Equal(["pin"], Rules(problem, "A0: a1"));
        Assert.Empty(Rules(problem, "B0: a1"));
    }

    [Theory]
    [MemberData(nameof(Fixed))]
    public void ThePast_StaysAsPublished(string broken, string kept)
    {
        var problem = TownProblem.Create() with { Published = new(1, 3, TownProblem.Routes("A0: a1 b1 | B2: c1")) };
        Assert.Equal(["fixed"], Rules(problem, broken).Distinct());
        Assert.Empty(Rules(problem, kept));
    }

    [Theory]
    [InlineData(110, "A0: a1", true)]
    [InlineData(109.9, "A0: a1", false)]
    [InlineData(115, "A0: a1 b1", true)]
    [InlineData(219.9, "A0: a1 | B0: c1", false)]
    [InlineData(220, "A0: a1 | B0: c1", true)]
    public void TheBudget_HoldsTeamDaysAndKilometres(double budget, string plan, bool holds)
    {
        var problem = TownProblem.Create();
        problem = problem with { Objective = problem.Objective with { Budget = budget } };
        Assert.Equal(holds ? [] : ["budget"], Rules(problem, plan));
    }

    [Fact]
    public void AnAgency_ThatAnswersTwoNeedsOfAStep_AttendsItOnce()
    {
        var problem = TownProblem.Create();
        var both = new Dictionary<string, TeamAgency> { ["police"] = new("po", [1]), ["guard"] = new("po", [1]) };
        problem = problem with
        {
            Teams = [problem.Teams[0] with { Agencies = both }, .. problem.Teams.Skip(1)],
            Steps = [.. problem.Steps.Select(s => s.Id == "d1" ? s with { Needs = ["police", "guard"] } : s)],
        };
        Assert.Empty(Rules(problem, "A1: d1"));
        Assert.Equal(["agency"], Rules(problem, "A1: d1 e1"));
    }

    [Fact]
    public void AStep_CannotBePlannedAndLeftOut()
    {
        var plan = TownProblem.Plan("A0: a1") with { Left = [new("a1", "full", "")] };
        var broken = Assert.Single(PlanChecker.Check(TownProblem.Create(), plan).Violations);
        Assert.Equal(("once", "Step 'a1' is planned and listed as left out."), (broken.Rule, broken.Text));
    }

    [Fact]
    public void AViolation_SaysWhereAndHowMuch()
    {
        var time = Assert.Single(PlanChecker.Check(TownProblem.Create(), TownProblem.Plan("A0: m1")).Violations);
        Assert.Equal(("A", 0, "101", "100"), (time.Team, time.Day, time.Facts["minutes"], time.Facts["limit"]));
        var order = Assert.Single(PlanChecker.Check(TownProblem.Create(), TownProblem.Plan("A0: a1 | A1: a2")).Violations);
        Assert.Equal(("a2", "A", 1, "a1", "2"), (order.Step, order.Team, order.Day, order.Facts["before"], order.Facts["gapDays"]));
        var agency = Assert.Single(PlanChecker.Check(TownProblem.Create(), TownProblem.Plan("A1: d1 | B1: e1")).Violations);
        Assert.Equal((1, "po", "2", "1"), (agency.Day, agency.Facts["agency"], agency.Facts["steps"], agency.Facts["limit"]));
        var window = Assert.Single(PlanChecker.Check(TownProblem.Create(), TownProblem.Plan("A0: b1 w1")).Violations);
        Assert.Equal(("w1", "50", "40"), (window.Step, window.Facts["minute"], window.Facts["limit"]));
    }

    [Theory]
    [InlineData("Z0: a1", "Team 'Z' is not in the problem.")]
    [InlineData("A5: a1", "Day 5 is not in the calendar.")]
    [InlineData("A0: a1 zz", "Step 'zz' is not in the problem.")]
    [InlineData("A0: a1 a1", "Step 'a1' is visited 2 times.")]
    [InlineData("A0: a1 | A0: b1", "Team 'A' has 2 routes on day 0.")]
    [InlineData("B0: b1", "Team 'B' may not handle file 'only-a'.")]
    [InlineData("A0: a1 | B2: a2", "File 'two' is handled by 'A' and by 'B'.")]
    [InlineData("B3: a1", "Team 'B' does not work on day 3.")]
    [InlineData("A3: r1", "Step 'r1' is allowed on days 1 to 2, not on 3.")]
    [InlineData("A1: c1", "'commune' cannot take part in step 'c1' with team 'A' on day 1.", "need=commune")]
    [InlineData("A2: a2", "Step 'a2' is planned, 'a1' before it is not.", "before=a1")]
    [InlineData("A0: a1 | A1: a2", "Step 'a2' comes 1 days after 'a1'; at least 2 are needed.", "before=a1;gapDays=2")]
    [InlineData("A0: g2 g1", "Step 'g2' is visited before 'g1' on day 0.")]
    [InlineData("A0: m1", "Team 'A' needs 101 minutes on day 0; it has 100.", "minutes=101;limit=100")]
    [InlineData("A0: b1 w1", "Step 'w1' starts at minute 50; its window closes at 40.", "minute=50;limit=40")]
    [InlineData("A1: d1 e1", "Agency 'po' attends 2 steps on day 1; it can attend 1.", "agency=po;steps=2;limit=1")]
    public void AViolation_IsASentenceWithFacts(string plan, string text, string facts = "")
    {
        var broken = Assert.Single(PlanChecker.Check(TownProblem.Create(), TownProblem.Plan(plan)).Violations);
        Assert.Equal(text, broken.Text);
        Assert.Equal(facts, string.Join(';', broken.Facts.Select(f => $"{f.Key}={f.Value}")));
    }

    [Theory]
    [InlineData("", "Step 'a1' is pinned to team 'B' on day 1 but is left out.")]
    [InlineData("A0: a1", "Step 'a1' is pinned to team 'B' on day 1 but is with team 'A' on day 0.")]
    public void ABrokenPin_SaysWhereTheStepIs(string plan, string text)
    {
        var problem = TownProblem.Create() with { Pins = [new("a1", "B", 1)] };
        Assert.Equal(text, Assert.Single(PlanChecker.Check(problem, TownProblem.Plan(plan)).Violations).Text);
    }

    [Fact]
    public void ABrokenBudget_SaysCostAndLimit()
    {
        var problem = TownProblem.Create();
        problem = problem with { Objective = problem.Objective with { Budget = 100.5 } };
        var broken = Assert.Single(PlanChecker.Check(problem, TownProblem.Plan("A0: a1")).Violations);
        Assert.Equal(("The plan costs 110; the budget is 100.5.", "110", "100.5"), (broken.Text, broken.Facts["cost"], broken.Facts["limit"]));
    }

    [Fact]
    public void EveryRule_HasItsOwnName() =>
        Assert.Equal(
            ["known", "once", "team", "continuity", "day", "needs", "order", "time", "window", "break", "pin", "fixed", "agency", "budget"],
            HardRule.All.Select(r => r.Name));

    private static List<string> Rules(Problem problem, string plan) => [.. PlanChecker.Check(problem, TownProblem.Plan(plan)).Violations.Select(v => v.Rule)];
}
