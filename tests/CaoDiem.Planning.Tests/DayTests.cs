using Xunit;

namespace CaoDiem.Planning.Tests;

/// <summary>A team's day with breaks, steps with several windows, agencies of the place.</summary>
public sealed class DayTests
{
    private static readonly Dictionary<string, TeamAgency> Nobody = [];

    public static TheoryData<string, string> Pauses => new()
    {
        // breaks of the team; starts of two steps of 30 minutes and the minutes that count (10 minutes each way and between)
        { "", "10 50 90" },
        { "60-90", "10 90 100" },
        { "10-40", "40 80 90" },
        { "0-15", "15 55 80" },
        { "45-50", "10 50 85" },
        { "80-120", "10 50 80" },
        { "79-120", "10 120 119" },
        { "85-95", "10 50 85" },
        { "95-100", "10 50 90" },
        { "20-30 70-80", "30 80 100" },
    };

    [Theory]
    [MemberData(nameof(Pauses))]
    public void NobodyWorksInABreak_AndItsMinutesDoNotCount(string breaks, string expected)
    {
        var team = Team(600, breaks);
        var clock = RouteClock.Walk(Travel(), team, [Step("a", 1), Step("b", 2)]);
        Assert.Equal(expected, string.Join(' ', [.. clock.Starts, clock.Minutes]));
    }

    [Theory]
    [InlineData(90, "60-90", 120)] // the break begins before the ninety minutes are over
    [InlineData(60, "60-90", 90)]
    [InlineData(59, "60-90", 59)]
    [InlineData(100, "20-30 105-125", 130)]
    [InlineData(100, "", 100)]
    public void ATeam_IsBackWhenItsMinutesAreUsed(int minutes, string breaks, int back)
    {
        var team = Team(minutes, breaks);
        Assert.Equal(back, DayClock.LastReturn(team));
        Assert.True(DayClock.Counted(team, back) <= minutes && DayClock.Counted(team, back + 1) > minutes);
    }

    [Theory]
    [InlineData("0-20 50-60", "", 10, 10L)]
    [InlineData("0-20 50-60", "", 21, 50L)]
    [InlineData("0-20 50-60", "", 61, null)]
    [InlineData("0-20 50-60", "25-40", 10, 50L)] // thirty minutes from 10 to 20 reach into the break
    [InlineData("0-20 90-95", "25-40 60-80", 10, 90L)]
    [InlineData("30-40", "25-45", 0, null)]
    public void AStep_StartsInAWindowThatItsServiceLeavesBeforeABreak(string windows, string breaks, long arrive, long? start) =>
        Assert.Equal(start, DayClock.Start(Team(600, breaks), Step("a", 1) with { Windows = Times(windows) }, arrive));

    [Theory]
    [InlineData("60-90", "10 50", 90)] // ten minutes before the break, twenty after it
    [InlineData("50-60", "10 60", 90)]
    [InlineData("40-50", "10 50", 80)] // on the way during the break
    [InlineData("20-25 55-60", "10 60", 90)]
    public void WholeDaysWork_StopsForABreak_AndGoesOn(string breaks, string starts, long minutes)
    {
        var team = Team(600, breaks);
        var clock = RouteClock.Walk(
            Travel(), team, [Step("a", 1) with { SpansBreaks = true }, Step("b", 2) with { SpansBreaks = true, Minutes = 30 }]);
        Assert.Equal((starts, minutes), (string.Join(' ', clock.Starts), clock.Minutes));
    }

    [Fact]
    public void AWindowInsideABreak_BreaksTheRuleOfBreaks_AClosedOneThatOfWindows()
    {
        var problem = Problem(Team(600, "60-150"), Step("a", 1) with { Windows = [new(70, 100)] });
        Assert.Equal(["break"], Rules(problem));
        Assert.Equal(["window"], Rules(Problem(Team(600, "60-150"), Step("a", 1) with { Windows = [new(0, 5)] })));
        Assert.Empty(Rules(Problem(Team(600, "60-150"), Step("a", 1) with { Windows = [new(0, 5), new(100, 200)] })));
        Assert.Empty(PlanSolver.Solve(problem, new() { Time = TimeSpan.FromSeconds(0.2) }).Routes);
    }

    [Theory]
    [InlineData("0: a", null, "")]
    [InlineData("0: a", 1, "needs")] // the place's police come on day 1 only
    [InlineData("1: a", 1, "")]
    [InlineData("2: a", 1, "needs")] // the team has no police on day 2
    public void TheAgencyOfThePlace_Answers_OnItsDaysAndTheTeams(string plan, int? own, string rule)
    {
        var team = Team(600, "") with { Agencies = new Dictionary<string, TeamAgency> { ["police"] = new("region", [0, 1]) } };
        var step = Step("a", 1) with { Needs = ["police"], Agencies = new Dictionary<string, string> { ["police"] = "place" } };
        var problem = Problem(team, step) with { Agencies = [new("region", 9), new("place", 1, own is { } day ? [day] : null)] };
        Assert.Equal(rule, string.Join(' ', Rules(problem, $"A{plan}")));
    }

    [Fact]
    public void TheAgencyOfThePlace_IsCounted_NotTheTeams()
    {
        var team = Team(600, "") with { Agencies = new Dictionary<string, TeamAgency> { ["police"] = new("region", [0]) } };
        var own = new Dictionary<string, string> { ["police"] = "place" };
        Step Needy(string id, int at, Dictionary<string, string> agencies) => Step(id, at) with { Needs = ["police"], Agencies = agencies };
        var problem = Problem(team, Needy("a", 1, own), Needy("b", 2, []), Needy("c", 1, own)) with
        {
            Agencies = [new("region", 1), new("place", 1)],
        };
        Assert.Empty(Rules(problem, "A0: a b"));
        Assert.Equal(["agency"], Rules(problem, "A0: a c"));
        var planned = PlanSolver.Solve(problem, new() { Time = TimeSpan.FromSeconds(0.2) });
        Assert.Equal(2, planned.Routes.Sum(r => r.Steps.Count));
    }

    [Fact]
    public void Everything_GoesOutAndIn_Unchanged()
    {
        var problem = new RandomProblem(4).Create();
        var own = new Dictionary<string, string> { ["police"] = "r" };
        problem = problem with
        {
            Teams = [.. problem.Teams.Select(t => t with { Breaks = [new(240, 330)] })],
            Steps = [.. problem.Steps.Select(s => s with { Windows = [new(0, 240), new(330, 480)], Agencies = own })],
        };
        using var stream = new MemoryStream();
        ProblemFile.Write(problem, stream);
        stream.Position = 0;
        var back = ProblemFile.Read(stream);
        Assert.All(back.Teams, t => Assert.Equal([new(240, 330)], t.Breaks));
        Assert.All(back.Steps, s => Assert.Equal([new(0, 240), new(330, 480)], s.Windows));
        Assert.All(back.Steps, s => Assert.Equal("r", s.Agencies["police"]));
        Assert.Equal(problem.Agencies.Select(a => a.Days), back.Agencies.Select(a => a.Days));
    }

    private static IEnumerable<string> Rules(Problem problem, string plan = "A0: a") =>
        PlanChecker.Check(problem, TownProblem.Plan(plan)).Violations.Select(v => v.Rule);

    private static Problem Problem(Team team, params Step[] steps) => TownProblem.Create() with
    {
        Teams = [team],
        Travel = Travel(),
        Files = [.. steps.Select(s => new CaseFile(s.File, ["A"], [s.Id]))],
        Steps = steps,
    };

    private static Team Team(int minutes, string breaks) => new("A", "g", 0, minutes, [0, 1, 2], Nobody) { Breaks = Times(breaks) };

    private static Travel Travel() => Planning.Travel.Table(
        [[0, 10, 10], [10, 0, 10], [10, 10, 0]], [[0, 5, 5], [5, 0, 5], [5, 5, 0]]);

    private static Step Step(string id, int at) => new()
    {
        Id = id,
        File = $"F{id}",
        Kind = "visit",
        At = at,
        Minutes = 30,
        Prize = 100,
        Wave = 0,
        Needs = [],
        Release = 0,
        Due = 4,
        GapDays = 0,
    };

    private static List<MinuteWindow> Times(string text) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => t.Split('-'))
            .Select(t => new MinuteWindow(int.Parse(t[0], null), int.Parse(t[1], null))),
    ];
}
