using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CaoDiem.Planning;

/// <summary>A plan as a JSON file; the format stands in docs/formats/plan.md.</summary>
public static class PlanFile
{
    internal static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>
    /// Reads a plan, also one made by hand: minutes, kilometres, score, left and moves may be missing.
    /// A number that is not stated is <see cref="double.NaN"/>, minutes that are not stated are −1.
    /// </summary>
    /// <exception cref="PlanningException">The file is faulty; all faults found are listed.</exception>
    public static Plan Read(Stream stream) => JsonInput.Read(stream, root =>
    {
        var plan = new Plan
        {
            Routes = root.List("routes", ReadRoute),
            Left = root.List("left", ReadLeft, optional: true),
            Score = ReadScore(root.Field("score")),
            UpperBound = root.Field("upperBound")?.Signed(),
            Moves = root.List("moves", ReadMove, optional: true),
        };
        root.Issues.ThrowIfAny();
        return plan;
    });

    /// <summary>Writes a plan; numbers that are not stated are left out.</summary>
    public static void Write(Plan plan, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Writing);
        json.WriteStartObject();
        json.WriteStartArray("routes");
        foreach (var route in plan.Routes)
        {
            WriteRoute(json, route);
        }

        json.WriteEndArray();
        json.WriteStartArray("left");
        foreach (var left in plan.Left)
        {
            WriteLeft(json, left);
        }

        json.WriteEndArray();
        WriteScore(json, plan.Score);
        if (plan.UpperBound is { } bound && double.IsFinite(bound))
        {
            json.WriteNumber("upperBound", bound);
        }

        json.WriteStartArray("moves");
        foreach (var move in plan.Moves)
        {
            WriteMove(json, move);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static Route ReadRoute(JsonPlace route) => new(
        route.Id("team"),
        route.Int("day"),
        route.List("steps", s => s.Text()),
        route.Int("minutes", -1),
        route.Number("km", double.NaN));

    internal static void WriteRoute(Utf8JsonWriter json, Route route)
    {
        json.WriteStartObject();
        json.WriteString("team", route.Team);
        json.WriteNumber("day", route.Day);
        json.WriteStartArray("steps");
        foreach (var step in route.Steps)
        {
            json.WriteStringValue(step);
        }

        json.WriteEndArray();
        if (route.Minutes >= 0)
        {
            json.WriteNumber("minutes", route.Minutes);
        }

        Number(json, "km", Math.Round(route.Km, 3));
        json.WriteEndObject();
    }

    private static LeftOut ReadLeft(JsonPlace left)
    {
        var facts = new Dictionary<string, string>();
        foreach (var (name, value) in left.Field("facts")?.Fields() ?? [])
        {
            facts[name] = value.Text();
        }

        return new(left.Text("step"), left.Text("reason", ""), left.Text("text", "")) { Facts = facts };
    }

    private static Score ReadScore(JsonPlace? score) => score is null
        ? new(double.NaN, double.NaN, double.NaN, double.NaN, [])
        : new(Stated(score, "objective"), Stated(score, "prize"), Stated(score, "cost"), Stated(score, "fairness"), score.List("violations", ReadViolation, optional: true));

    private static double Stated(JsonPlace score, string field) => score.Field(field)?.Signed() ?? double.NaN;

    private static Violation ReadViolation(JsonPlace violation) => new(
        violation.Text("rule"),
        violation.Text("text", ""),
        violation.Field("step")?.Text(),
        violation.Field("team")?.Text(),
        violation.Field("day")?.Int());

    private static Move ReadMove(JsonPlace move) => new(
        move.Text("step"),
        move.Text("fromTeam"),
        move.Int("fromDay"),
        move.Field("toTeam")?.Text(),
        move.Field("toDay")?.Int());

    private static void WriteLeft(Utf8JsonWriter json, LeftOut left)
    {
        json.WriteStartObject();
        json.WriteString("step", left.Step);
        json.WriteString("reason", left.Reason);
        json.WriteString("text", left.Text);
        if (left.Facts.Count > 0)
        {
            json.WriteStartObject("facts");
            foreach (var (name, value) in left.Facts)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteScore(Utf8JsonWriter json, Score score)
    {
        json.WriteStartObject("score");
        Number(json, "objective", score.Objective);
        Number(json, "prize", score.Prize);
        Number(json, "cost", score.Cost);
        Number(json, "fairness", score.Fairness);
        json.WriteStartArray("violations");
        foreach (var violation in score.Violations)
        {
            WriteViolation(json, violation);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteViolation(Utf8JsonWriter json, Violation violation)
    {
        json.WriteStartObject();
        json.WriteString("rule", violation.Rule);
        json.WriteString("text", violation.Text);
        if (violation.Step is not null)
        {
            json.WriteString("step", violation.Step);
        }

        if (violation.Team is not null)
        {
            json.WriteString("team", violation.Team);
        }

        if (violation.Day is { } day)
        {
            json.WriteNumber("day", day);
        }

        json.WriteEndObject();
    }

    private static void WriteMove(Utf8JsonWriter json, Move move)
    {
        json.WriteStartObject();
        json.WriteString("step", move.Step);
        json.WriteString("fromTeam", move.FromTeam);
        json.WriteNumber("fromDay", move.FromDay);
        if (move is { ToTeam: { } team, ToDay: { } day })
        {
            json.WriteString("toTeam", team);
            json.WriteNumber("toDay", day);
        }

        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
    }
}
