using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace CaoDiem.Planning.Tests;

/// <summary>Every fault of a file has its code and its place; nothing a file holds can crash the reader.</summary>
public sealed class ReadingTests
{
    private static readonly string Mini = File.ReadAllText(Path.Combine(PlannerSamples.Folder, "mini-7.json"));

    private static readonly (string Code, string Place, Action<JsonNode> Break)[] Faults =
    [
        (PlanCode.Missing, "$.steps", p => ((JsonObject)p).Remove("steps")),
        (PlanCode.Missing, "$.steps[2].due", p => ((JsonObject)p["steps"]![2]!).Remove("due")),
        (PlanCode.Missing, "$.objective", p => p["objective"] = null),
        (PlanCode.Type, "$.teams", p => p["teams"] = 3),
        (PlanCode.Type, "$.objective", p => p["objective"] = "x"),
        (PlanCode.Type, "$.steps[0].minutes", p => p["steps"]![0]!["minutes"] = "75"),
        (PlanCode.Type, "$.teams[0].agencies", p => p["teams"]![0]!["agencies"] = new JsonArray()),
        (PlanCode.Type, "$.waves[0]", p => p["waves"]![0] = 1),
        (PlanCode.Number, "$.steps[0].minutes", p => p["steps"]![0]!["minutes"] = 7.5),
        (PlanCode.Number, "$.steps[0].minutes", p => p["steps"]![0]!["minutes"] = 2_000_000),
        (PlanCode.Number, "$.steps[0].prize", p => p["steps"]![0]!["prize"] = JsonNode.Parse("1e300")),
        (PlanCode.Number, "$.travel", p => p["travel"]!["minutesPerKm"] = 1e6),
        (PlanCode.Negative, "$.steps[1].minutes", p => p["steps"]![1]!["minutes"] = -1),
        (PlanCode.Negative, "$.steps[1].prize", p => p["steps"]![1]!["prize"] = -0.5),
        (PlanCode.Negative, "$.objective.budget", p => p["objective"]!["budget"] = -1),
        (PlanCode.EmptyId, "$.teams[0].id", p => p["teams"]![0]!["id"] = ""),
        (PlanCode.DuplicateId, "$.teams[1].id", p => p["teams"]![1]!["id"] = "T0"),
        (PlanCode.DuplicateId, "$.communes[1].id", p => p["communes"]![1]!["id"] = "c0"),
        (PlanCode.EmptyCalendar, "$.calendar", p => p["calendar"] = new JsonArray()),
        (PlanCode.CalendarOrder, "$.calendar[1].date", p => p["calendar"]![1]!["date"] = "2023-07-03"),
        (PlanCode.Date, "$.calendar[0].date", p => p["calendar"]![0]!["date"] = "03/07/2023"),
        (PlanCode.DayRange, "$.steps[0].due", p => p["steps"]![0]!["due"] = 10),
        (PlanCode.DayRange, "$.steps[0].release", p => p["steps"]![0]!["release"] = 10),
        (PlanCode.DayRange, "$.teams[0].days", p => ((JsonArray)p["teams"]![0]!["days"]!).Add(10)),
        (PlanCode.DayRange, "$.teams[0].agencies.police.days", p => ((JsonArray)p["teams"]![0]!["agencies"]!["police"]!["days"]!).Add(10)),
        (PlanCode.DayRange, "$.communes[0].days", p => ((JsonArray)p["communes"]![0]!["days"]!).Add(10)),
        (PlanCode.DayRange, "$.published.fromDay", p => p["published"] = JsonNode.Parse("""{"fromDay": 11, "moveWeight": 1, "routes": []}""")),
        (PlanCode.WaveRange, "$.calendar[0].wave", p => p["calendar"]![0]!["wave"] = 3),
        (PlanCode.WaveRange, "$.steps[0].wave", p => p["steps"]![0]!["wave"] = 3),
        (PlanCode.MatrixSize, "$.travel.minutes", p => p["travel"] = JsonNode.Parse("""{"minutes": [[0, 1], [1]]}""")),
        (PlanCode.MatrixSize, "$.travel.km", p => p["travel"] = JsonNode.Parse("""{"minutes": [[0]], "km": [[0, 1], [1, 0]]}""")),
        (PlanCode.Place, "$.teams[0].base", p => p["teams"]![0]!["base"] = 0),
        (PlanCode.Place, "$.steps[0].at", p => p["steps"]![0]!["at"] = new JsonArray(1, 2, 3)),
        (PlanCode.Place, "$.steps[0].at", p => p["steps"]![0]!["at"] = new JsonArray(1, 90_000)),
        (PlanCode.Window, "$.steps[0].window", p => p["steps"]![0]!["window"] = new JsonArray(20, 10)),
        (PlanCode.Window, "$.steps[0].window", p => p["steps"]![0]!["window"] = new JsonArray(20)),
        (PlanCode.Window, "$.steps[0].windows[1]", p => p["steps"]![0]!["windows"] = JsonNode.Parse("[[0, 10], [30, 20]]")),
        (PlanCode.Window, "$.steps[0].windows", p => p["steps"]![0]!["windows"] = JsonNode.Parse("[[0, 20], [10, 30]]")),
        (PlanCode.Break, "$.teams[0].breaks", p => p["teams"]![0]!["breaks"] = JsonNode.Parse("[[240, 240]]")),
        (PlanCode.Break, "$.teams[0].breaks", p => p["teams"]![0]!["breaks"] = JsonNode.Parse("[[240, 330], [300, 360]]")),
        (PlanCode.UnknownAgency, "$.steps[0].agencies.police", p => p["steps"]![0]!["agencies"] = JsonNode.Parse("""{"police": "army"}""")),
        (PlanCode.UnknownTeam, "$.files[0].teams[0]", p => p["files"]![0]!["teams"]![0] = "T9"),
        (PlanCode.UnknownAgency, "$.teams[0].agencies.police.agency", p => p["teams"]![0]!["agencies"]!["police"]!["agency"] = "army"),
        (PlanCode.UnknownCommune, "$.steps[0].commune", p => p["steps"]![0]!["commune"] = "c9"),
        (PlanCode.UnknownCommune, "$.steps[0].commune", p => p["steps"]![0]!.ReplaceWith(Without(p["steps"]![0]!, "commune", "needs", "commune"))),
        (PlanCode.UnknownFile, "$.steps[0].file", p => p["steps"]![0]!["file"] = "F99"),
        (PlanCode.UnknownStep, "$.files[0].steps[1]", p => ((JsonArray)p["files"]![0]!["steps"]!).Add("S99")),
        (PlanCode.StepFile, "$.steps[0].file", p => p["steps"]![0]!["file"] = "F1"),
        (PlanCode.Cycle, "$.files[0].steps[1]", p => ((JsonArray)p["files"]![0]!["steps"]!).Add("S0")),
        (PlanCode.Cycle, "$.files[1].steps[1]", p => ((JsonArray)p["files"]![1]!["steps"]!).Add("S0")),
        (PlanCode.UnknownStep, "$.pins[0].step", p => p["pins"] = Pins(("S99", "T0", 1))),
        (PlanCode.UnknownTeam, "$.pins[0].team", p => p["pins"] = Pins(("S0", "T9", 1))),
        (PlanCode.DayRange, "$.pins[0].day", p => p["pins"] = Pins(("S0", "T0", 10))),
        (PlanCode.Pin, "$.pins[1]", p => p["pins"] = Pins(("S0", "T0", 1), ("S0", "T0", 2))),
        (PlanCode.Pin, "$.pins[0]", p => p["pins"] = Pins(("S0", "T0", 0))),
        (PlanCode.Pin, "$.pins[0]", p => p["pins"] = Pins(("S1", "T0", 1))),
        (PlanCode.Pin, "$.pins[0]", p => p["pins"] = Pins(("S6", "T1", 3))),
        (PlanCode.Pin, "$.pins", p => p["pins"] = Pins(("S3", "T0", 9), ("S4", "T0", 9))),
        (PlanCode.Published, "$.published.routes[1].steps[0]", p => p["published"] = JsonNode.Parse(
            """{"fromDay": 0, "moveWeight": 1, "routes": [{"team": "T0", "day": 1, "steps": ["S0"]}, {"team": "T0", "day": 2, "steps": ["S0"]}]}""")),
        (PlanCode.Published, "$.published.routes[1]", p => p["published"] = JsonNode.Parse(
            """{"fromDay": 0, "moveWeight": 1, "routes": [{"team": "T0", "day": 1, "steps": ["S0"]}, {"team": "T0", "day": 1, "steps": ["S1"]}]}""")),
    ];

    public static TheoryData<int> FaultNumbers => [.. Enumerable.Range(0, Faults.Length)];

    [Theory]
    [MemberData(nameof(FaultNumbers))]
    public void AFault_HasItsCodeAndItsPlace(int number)
    {
        var (code, place, broken) = Faults[number];
        var problem = JsonNode.Parse(Mini)!;
        broken(problem);
        var refused = Assert.Throws<PlanningException>(() => Read(problem.ToJsonString()));
        Assert.Contains(refused.Issues, i => i.Code == code && i.Place == place);
        Assert.Equal(refused.Issues[0].Code, refused.Code);
    }

    [Fact]
    public void AllFaults_AreToldAtOnce()
    {
        var problem = JsonNode.Parse(Mini)!;
        problem["steps"]![0]!["minutes"] = -1;
        problem["steps"]![1]!["due"] = 99;
        problem["teams"]![0]!["base"] = "here";
        var refused = Assert.Throws<PlanningException>(() => Read(problem.ToJsonString()));
        Assert.Equal([PlanCode.Place, PlanCode.Negative, PlanCode.DayRange], refused.Issues.Select(i => i.Code));
    }

    [Fact]
    public void EveryCode_IsRaisedByAFileAndDocumented()
    {
        string[] codes = [.. typeof(PlanCode).GetFields().Select(f => (string)f.GetValue(null)!)];
        var raised = Faults.Select(f => f.Code).Append(PlanCode.Json).Append(PlanCode.TooLarge).Distinct().Order();
        Assert.Equal(codes.Order(), raised);
        var document = File.ReadAllText(Path.Combine(PlannerSamples.Folder, "..", "..", "docs", "formats", "plan.md"));
        Assert.All(codes, code => Assert.Contains($"| `{code}` |", document));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{} {}")]
    public void WhatIsNoProblem_IsRefused(string text) =>
        Assert.StartsWith("plan.", Assert.Throws<PlanningException>(() => Read(text)).Code);

    [Theory]
    [InlineData("mini-7")]
    [InlineData("police")]
    [InlineData("minutesPerDay")]
    public void HalfACharacter_IsRefused(string where) =>
        Assert.Equal(PlanCode.Json, Assert.Throws<PlanningException>(() => Read(Mini.Replace($"\"{where}\"", "\"\\ud800\""))).Code);

    [Fact]
    public void DeepNesting_IsRefused() =>
        Assert.Equal(PlanCode.Json, Assert.Throws<PlanningException>(() => Read($"{{\"name\":{new string('[', 100_000)}")).Code);

    [Fact]
    public void AFileWithoutEnd_IsRefused()
    {
        using var endless = new EndlessStream();
        Assert.Equal(PlanCode.TooLarge, Assert.Throws<PlanningException>(() => ProblemFile.Read(endless)).Code);
    }

    [Fact]
    public void ManyFaults_AreCutShort()
    {
        var problem = JsonNode.Parse(Mini)!;
        problem["teams"]![0]!["days"] = new JsonArray([.. Enumerable.Range(100, 1000).Select(d => JsonValue.Create(d))]);
        Assert.Equal(200, Assert.Throws<PlanningException>(() => Read(problem.ToJsonString())).Issues.Count);
    }

    [Fact]
    public void TruncatedAndScrambledFiles_NeverCrash()
    {
        var bytes = Encoding.UTF8.GetBytes(Mini);
        var random = new Random(7);
        for (var run = 0; run < 3000; run++)
        {
            var broken = bytes.AsSpan(0, run % 2 == 0 ? bytes.Length : random.Next(bytes.Length)).ToArray();
            for (var flips = random.Next(4); flips > 0 && broken.Length > 0; flips--)
            {
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            }

            try
            {
                using var stream = new MemoryStream(broken);
                ProblemFile.Read(stream);
            }
            catch (PlanningException refused)
            {
                Assert.StartsWith("plan.", refused.Code);
            }
        }
    }

    [Fact]
    public void ExtraKeysMarksAndMissingOptions_AreAccepted()
    {
        var problem = JsonNode.Parse(Mini)!;
        problem["note"] = "thừa";
        problem["steps"]![0]!["colour"] = new JsonArray(1, new JsonObject());
        ((JsonObject)problem).Remove("pins");
        problem["objective"] = new JsonObject();
        var read = Read("\uFEFF" + problem.ToJsonString());
        Assert.Empty(read.Pins);
        Assert.Equal((1, 0, 1e18), (read.Objective.WaveFactor, read.Objective.CostWeight, read.Objective.Budget));
    }

    [Fact]
    public void ATableWithoutKilometres_CountsNone()
    {
        var problem = JsonNode.Parse(File.ReadAllText(Path.Combine(PlannerSamples.Folder, "toptw", "c101-m2.json")))!;
        ((JsonObject)problem["travel"]!).Remove("km");
        var read = Read(problem.ToJsonString());
        Assert.Equal((186, 0), (read.Travel.Minutes(0, 1), read.Travel.Km(0, 1)));
    }

    [Fact]
    public void APlan_IsWrittenAndReadAgain()
    {
        var plan = new Plan
        {
            Routes = [new("A", 0, ["a1", "b1"], 90, 15)],
            Left = [new("c1", "full", "Hết chỗ") { Facts = new Dictionary<string, string> { ["minutesShort"] = "4" } }],
            Score = new(1.5, 30, 115, 0.25, [new("time", "long", "a1", "A", 0)]),
            UpperBound = 99.5,
            Moves = [new("b1", "A", 1, "B", 2), new("c1", "A", 1, null, null)],
        };
        using var stream = new MemoryStream();
        PlanFile.Write(plan, stream);
        stream.Position = 0;
        var again = PlanFile.Read(stream);
        Assert.Equivalent(plan, again, strict: true);
        Assert.Contains("Hết chỗ", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void AHandMadePlan_MayStateRoutesOnly()
    {
        var plan = ReadPlan("""{"routes": [{"team": "A", "day": 0, "steps": ["a1"]}]}""");
        Assert.Equal(-1, plan.Routes[0].Minutes);
        Assert.True(double.IsNaN(plan.Score.Objective));
        Assert.Empty(PlanChecker.Check(TownProblem.Create(), plan).Violations);
    }

    [Theory]
    [InlineData("""{}""", PlanCode.Missing, "$.routes")]
    [InlineData("""{"routes": [{"team": "A", "day": -1, "steps": []}]}""", PlanCode.Negative, "$.routes[0].day")]
    [InlineData("""{"routes": [{"team": "", "day": 1, "steps": []}]}""", PlanCode.EmptyId, "$.routes[0].team")]
    [InlineData("""{"routes": [{"team": "A", "day": 1, "steps": [5]}]}""", PlanCode.Type, "$.routes[0].steps[0]")]
    public void AFaultyPlan_HasItsCodeAndItsPlace(string text, string code, string place)
    {
        var issue = Assert.Single(Assert.Throws<PlanningException>(() => ReadPlan(text)).Issues);
        Assert.Equal((code, place), (issue.Code, issue.Place));
    }

    private static Problem Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return ProblemFile.Read(stream);
    }

    private static Plan ReadPlan(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return PlanFile.Read(stream);
    }

    private static JsonArray Pins(params (string Step, string Team, int Day)[] pins) =>
        [.. pins.Select(p => new JsonObject { ["step"] = p.Step, ["team"] = p.Team, ["day"] = p.Day })];

    /// <summary>A copy of a step without one field and with one need.</summary>
    private static JsonObject Without(JsonNode step, string field, string needs, string need)
    {
        var copy = (JsonObject)step.DeepClone();
        copy.Remove(field);
        copy[needs] = new JsonArray(need);
        return copy;
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)' ');
            return buffer.Length;
        }
    }
}
