using System.Text.Json;

namespace CaoDiem.Planning;

/// <summary>Turns the JSON of a problem into records; references between them are checked afterwards.</summary>
internal sealed class ProblemReader(JsonPlace root)
{
    private readonly PlaceList places = new(root);

    public Problem Read()
    {
        var calendar = root.List("calendar", d => new PlanDay(d.Date("date"), d.Int("wave")));
        var teams = root.List("teams", ReadTeam);
        var steps = root.List("steps", ReadStep);
        return new()
        {
            Name = root.Text("name", ""),
            Calendar = calendar,
            Waves = root.List("waves", w => w.Text()),
            Teams = teams,
            Steps = steps,
            Travel = places.Travel(),
            Agencies = root.List(
                "agencies", a => new Agency(a.Id("id"), a.Int("stepsPerDay"), a.Has("days") ? Days(a) : null), optional: true),
            Communes = root.List("communes", c => new Commune(c.Id("id"), Days(c)), optional: true),
            Files = root.List("files", f => new CaseFile(f.Id("id"), f.List("teams", t => t.Text()), f.List("steps", s => s.Text()))),
            Pins = root.List("pins", p => new Pin(p.Text("step"), p.Text("team"), p.Int("day")), optional: true),
            Objective = ReadObjective(),
            Published = root.Field("published") is { } published ? ReadPublished(published) : null,
        };
    }

    private static List<int> Days(JsonPlace place) => [.. place.List("days", d => d.Int()).Distinct().Order()];

    private static MinuteWindow? ReadWindow(JsonPlace place)
    {
        var ends = place.Items(m => m.Int());
        if (ends.Count == 2 && ends[0] <= ends[1])
        {
            return new(ends[0], ends[1]);
        }

        place.Fault(PlanCode.Window, "A window is [from, to] with from not after to.");
        return null;
    }

    /// <summary>"windows", or the single "window" of older files.</summary>
    private static List<MinuteWindow> ReadWindows(JsonPlace step)
    {
        var (several, one) = (step.Field("windows"), step.Field("window"));
        if (several is not null && one is not null)
        {
            one.Fault(PlanCode.Window, "A step has 'windows' or 'window', not both.");
        }

        return several is not null ? InOrder(several, PlanCode.Window)
            : one is not null && ReadWindow(one) is { } window ? [window]
            : [];
    }

    private static List<MinuteWindow> ReadBreaks(JsonPlace team)
    {
        if (team.Field("breaks") is not { } place)
        {
            return [];
        }

        var breaks = InOrder(place, PlanCode.Break);
        if (breaks.Exists(b => b.From == b.To))
        {
            place.Fault(PlanCode.Break, "A break is [from, to] with from before to.");
        }

        return breaks;
    }

    /// <summary>Times of a day, which must not overlap.</summary>
    private static List<MinuteWindow> InOrder(JsonPlace place, string code)
    {
        List<MinuteWindow> times = [.. place.Items(ReadWindow).OfType<MinuteWindow>().OrderBy(w => w.From)];
        if (times.Zip(times.Skip(1)).Any(pair => pair.Second.From < pair.First.To))
        {
            place.Fault(code, "Two of these times overlap.");
        }

        return times;
    }

    private static Dictionary<string, string> ReadAgencies(JsonPlace? place) =>
        (place?.Fields() ?? []).DistinctBy(f => f.Name).ToDictionary(f => f.Name, f => f.Value.Text());

    private static Published ReadPublished(JsonPlace place) =>
        new(place.Int("fromDay"), place.Number("moveWeight"), place.List("routes", PlanFile.ReadRoute));

    private Team ReadTeam(JsonPlace team)
    {
        var agencies = new Dictionary<string, TeamAgency>();
        foreach (var (need, agency) in team.Field("agencies")?.Fields() ?? [])
        {
            agencies[need] = new(agency.Id("agency"), Days(agency));
        }

        return new(team.Id("id"), team.Text("group", ""), places.Index(team, "base"), team.Int("minutesPerDay"), Days(team), agencies)
        {
            Breaks = ReadBreaks(team),
        };
    }

    private Step ReadStep(JsonPlace step) => new()
    {
        Id = step.Id("id"),
        File = step.Text("file"),
        Kind = step.Text("kind", ""),
        At = places.Index(step, "at"),
        Minutes = step.Int("minutes"),
        Prize = step.Number("prize"),
        Wave = step.Int("wave"),
        Needs = [.. step.List("needs", n => n.Text(), optional: true).Distinct()],
        Commune = step.Field("commune")?.Text(),
        Release = step.Int("release", 0),
        Due = step.Int("due"),
        GapDays = step.Int("gapDays", 0),
        Windows = ReadWindows(step),
        SpansBreaks = step.Field("spansBreaks")?.Flag() ?? false,
        Agencies = ReadAgencies(step.Field("agencies")),
    };

    /// <summary>Weights that are missing weigh nothing; a budget that is missing does not bind.</summary>
    private Objective ReadObjective()
    {
        var objective = root.Needed("objective");
        if (objective is not null && objective.Kind != JsonValueKind.Object)
        {
            objective.Fault(PlanCode.Type, "An object is expected.");
        }

        double Value(string field, double missing) => objective?.Number(field, missing) ?? missing;
        return new(
            Value("waveFactor", 1),
            Value("costWeight", 0),
            Value("costPerTeamDay", 0),
            Value("costPerKm", 0),
            Value("fairnessWeight", 0),
            Value("budget", JsonPlace.MostNumber));
    }
}
