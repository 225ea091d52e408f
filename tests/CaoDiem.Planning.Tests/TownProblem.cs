using System.Globalization;

namespace CaoDiem.Planning.Tests;

/// <summary>
/// A small town on which every hard rule can be broken alone. Base 0 and places 1 to 3, ten minutes and five kilometres apart;
/// five days from Monday 2024-01-01; teams A (all days), B (days 0 to 2) and C (all days, no agency), 100 minutes a day.
/// Steps take 30 minutes and are worth 10 points unless said otherwise.
/// </summary>
internal static class TownProblem
{
    public static Problem Create() => new()
    {
        Name = "town",
        Calendar = [.. Enumerable.Range(0, 5).Select(d => new PlanDay(new DateOnly(2024, 1, 1).AddDays(d), d < 3 ? 0 : 1))],
        Waves = ["first", "second"],
        Travel = Travel.Table(Table(10), [.. Table(5).Select(r => r.Select(k => (double)k).ToArray())]),
        Teams =
        [
            new("A", "g", 0, 100, [0, 1, 2, 3, 4], Police(1, 2)),
            new("B", "g", 0, 100, [0, 1, 2], Police(1, 2)),
            new("C", "h", 0, 100, [0, 1, 2, 3, 4], new Dictionary<string, TeamAgency>()),
        ],
        Agencies = [new("po", 1)],
        Communes = [new("c", [0, 2, 4])],
        Files =
        [
            new("two", ["A", "B"], ["a1", "a2"]), new("only-a", ["A"], ["b1"]), new("commune", ["A", "B"], ["c1"]),
            new("police-1", ["A", "B", "C"], ["d1"]), new("police-2", ["A", "B"], ["e1"]), new("long", ["A"], ["l1"]),
            new("longer", ["A"], ["m1"]), new("hours", ["A"], ["w1"]), new("short", ["A"], ["u1"]), new("dated", ["A"], ["r1"]),
            new("same-day", ["A"], ["g1", "g2"]),
        ],
        Steps =
        [
            Step("a1", "two", 1), Step("a2", "two", 1) with { GapDays = 2, Wave = 1 }, Step("b1", "only-a", 2),
            Step("c1", "commune", 2) with { Needs = ["commune"], Commune = "c" },
            Step("d1", "police-1", 3) with { Needs = ["police"] }, Step("e1", "police-2", 3) with { Needs = ["police"] },
            Step("l1", "long", 1) with { Minutes = 80 }, Step("m1", "longer", 1) with { Minutes = 81 },
            Step("w1", "hours", 1) with { Windows = [new(20, 40)] }, Step("u1", "short", 2) with { Minutes = 20 },
            Step("r1", "dated", 1) with { Release = 1, Due = 2 },
            Step("g1", "same-day", 1), Step("g2", "same-day", 2),
        ],
        Pins = [],
        Objective = new(1.5, 0.1, 100, 1, 2, 10_000),
    };

    /// <summary>A plan from a text such as "A0: a1 b1 | B2: c1".</summary>
    public static Plan Plan(string text) => new()
    {
        Routes = Routes(text),
        Left = [],
        Score = new(double.NaN, double.NaN, double.NaN, double.NaN, []),
    };

    public static List<Route> Routes(string text) =>
    [
        .. text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part =>
        {
            var (head, steps) = (part.Split(':')[0], part.Split(':')[1]);
            return new Route(head[..1], int.Parse(head[1..], CultureInfo.InvariantCulture), steps.Split(' ', StringSplitOptions.RemoveEmptyEntries), -1, double.NaN);
        }),
    ];

    private static Dictionary<string, TeamAgency> Police(params int[] days) => new() { ["police"] = new("po", days) };

    private static Step Step(string id, string file, int at) => new()
    {
        Id = id,
        File = file,
        Kind = "visit",
        At = at,
        Minutes = 30,
        Prize = 10,
        Wave = 0,
        Needs = [],
        Release = 0,
        Due = 4,
        GapDays = 0,
    };

    private static int[][] Table(int apart) => [.. Enumerable.Range(0, 4).Select(from => Enumerable.Range(0, 4).Select(to => from == to ? 0 : apart).ToArray())];
}
