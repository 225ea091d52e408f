namespace CaoDiem.Planning.Tests;

/// <summary>Small problems from a seed, with everything a problem can have: tables and planes, windows, gaps, needs, budgets, groups.</summary>
internal sealed class RandomProblem(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>A problem with a few files; tiny ones can be enumerated.</summary>
    public Problem Create(bool tiny = false)
    {
        var days = tiny ? 2 : random.Next(3, 7);
        var teams = tiny ? random.Next(1, 3) : random.Next(1, 4);
        var files = Files(tiny ? random.Next(1, 4) : random.Next(3, 9), teams, tiny);
        var places = 1 + files.Sum(f => f.Steps.Count);
        var date = new DateOnly(2024, 1, 1);
        var steps = files.SelectMany(f => f.Steps.Select((id, rank) => Step(id, f.Id, rank, days, places))).ToList();
        return new()
        {
            Name = $"random-{seed}",
            Calendar = [.. Enumerable.Range(0, days).Select(_ => new PlanDay(date = date.AddDays(random.Next(1, 4)), random.Next(2)))],
            Waves = ["one", "two"],
            Travel = Travel(places),
            Teams = [.. Enumerable.Range(0, teams).Select(t => Team(t, days))],
            Agencies = [new("p", random.Next(1, 3)), new("q", 1), new("r", 1, random.Next(2) == 0 ? Days(days) : null)],
            Communes = [new("c", Days(days)), new("d", Days(days))],
            Files = files,
            Steps = steps,
            Pins = [],
            Objective = new(1.25, 0.01, random.Next(0, 400), random.Next(0, 5), random.Next(0, 3), random.Next(3) == 0 ? random.Next(300, 2000) : 1e9),
        };
    }

    private List<CaseFile> Files(int count, int teams, bool tiny)
    {
        var (files, step) = (new List<CaseFile>(), 0);
        for (var f = 0; f < count; f++)
        {
            var steps = Enumerable.Range(0, tiny && step > 1 ? 1 : random.Next(1, 4)).Select(_ => $"S{step++}").ToList();
            var able = Enumerable.Range(0, teams).Where(_ => random.Next(3) > 0).Select(t => $"T{t}").ToList();
            files.Add(new($"F{f}", able.Count > 0 ? able : ["T0"], tiny ? steps[..Math.Min(2, steps.Count)] : steps));
        }

        return files;
    }

    private Step Step(string id, string file, int rank, int days, int places)
    {
        string[] needs = [.. new[] { "commune", "police", "procuracy" }.Where(_ => random.Next(4) == 0)];
        var release = random.Next(4) == 0 ? random.Next(days) : 0;
        var from = random.Next(0, 200);
        return new()
        {
            Id = id,
            File = file,
            Kind = "visit",
            At = random.Next(places),
            Minutes = random.Next(0, 8) * 15,
            Prize = random.Next(0, 300) / 10.0,
            Wave = random.Next(2),
            Needs = needs,
            Commune = needs.Contains("commune") ? random.Next(2) == 0 ? "c" : "d" : null,
            Release = release,
            Due = random.Next(3) == 0 ? random.Next(release, days) : days - 1,
            GapDays = rank == 0 ? 0 : random.Next(0, 4),
            Windows = Windows(from),
            SpansBreaks = random.Next(3) == 0,
            Agencies = random.Next(4) == 0 ? new Dictionary<string, string> { ["police"] = "r" } : [],
        };
    }

    private Team Team(int number, int days)
    {
        var agencies = new Dictionary<string, TeamAgency> { ["police"] = new("p", Days(days)) };
        if (random.Next(4) > 0)
        {
            agencies["procuracy"] = new("q", Days(days));
        }

        var pause = random.Next(20, 150);
        return new($"T{number}", random.Next(3) == 0 ? "alone" : "group", 0, random.Next(8, 20) * 15, Days(days), agencies)
        {
            Breaks = random.Next(3) == 0 ? [new(pause, pause + random.Next(1, 90))] : [],
        };
    }

    private List<MinuteWindow> Windows(int from) => random.Next(8) switch
    {
        0 or 1 => [new(from, from + random.Next(0, 120))],
        2 => [new(from / 2, (from / 2) + 30), new((from / 2) + 60, (from / 2) + 60 + random.Next(0, 60))],
        _ => [],
    };

    private Travel Travel(int places)
    {
        if (random.Next(2) == 0)
        {
            return Planning.Travel.Plane([.. Enumerable.Range(0, places).Select(_ => new Point(random.Next(-80, 80) / 10.0, random.Next(-80, 80) / 10.0))], 1.3, random.Next(0, 12) / 2.0, 2);
        }

        var minutes = Enumerable.Range(0, places).Select(from => Enumerable.Range(0, places).Select(to => from == to ? 0 : random.Next(0, 60)).ToArray()).ToArray();
        return Planning.Travel.Table(minutes, [.. minutes.Select(row => row.Select(m => m / 2.0).ToArray())]);
    }

    private List<int> Days(int days) => [.. Enumerable.Range(0, days).Where(_ => random.Next(3) > 0)];
}
