namespace CaoDiem.Planning;

/// <summary>A step with a team on the days it may take place, with what the bound needs for each.</summary>
internal sealed record StepDays(int Step, int Team, int[] Days, double[] Values, int[] Agencies, int Reach, double Time, double ReachTime);

/// <summary>The numbers of the bound that no multiplier changes.</summary>
internal sealed class BoundModel
{
    /// <summary>Days are sorted by how far they reach into so many classes.</summary>
    public const int Classes = 16;

    private readonly Dictionary<int, (int Step, int Team, int Day)> published;

    public BoundModel(Problem problem)
    {
        Index = new(problem);
        published = Published().ToDictionary(p => p.Step);
        var floor = new TravelFloor(Index);
        Used = Workdays();
        Pinned = FixedPlaces();
        var edges = problem.Teams.Select((_, team) => new ReachClasses(Index, floor, team)).ToArray();
        LongestDay = [.. problem.Teams.Select(DayClock.LastReturn)];
        Capacity = [.. LongestDay.Select((minutes, at) => minutes - floor.BaseHalfLegs[at])];
        ReachCapacity = [.. LongestDay.Select((minutes, at) => edges[at].Minutes.Select(m => minutes - m).ToArray())];
        ReachKm = [.. edges.Select(e => e.Km)];
        Files = [.. Enumerable.Range(0, Index.FileSteps.Length).Select(f => Index.FileTeams[f].Select(t => Chain(f, t, floor, edges[t])).ToArray())];
        MoveConstant = Published().Count(p => p.Day >= Index.FirstDay) * (problem.Published?.MoveWeight ?? 0);
    }

    public ProblemIndex Index { get; }

    /// <summary>For each file and each of its teams the steps in order.</summary>
    public StepDays[][][] Files { get; }

    /// <summary>Team-days on which a route is possible.</summary>
    public bool[] Used { get; }

    /// <summary>Minutes by which a team must be back, its breaks included.</summary>
    public int[] LongestDay { get; }

    /// <summary>Minutes of a team's day for visits with their half legs.</summary>
    public double[] Capacity { get; }

    /// <summary>Minutes of a team's day for visits with their leg shares, by reach.</summary>
    public double[][] ReachCapacity { get; }

    /// <summary>Least kilometres of a team's day, by reach.</summary>
    public double[][] ReachKm { get; }

    /// <summary>Points that moving every published step would cost; steps that stay earn theirs back.</summary>
    public double MoveConstant { get; }

    private Dictionary<int, (int Team, int Day)> Pinned { get; }

    private StepDays[] Chain(int file, int team, TravelFloor floor, ReachClasses edges)
    {
        var problem = Index.Problem;
        return [.. Index.FileSteps[file].Select(step =>
        {
            int[] days = [.. Enumerable.Range(0, Index.Days).Where(d => Open(step, team, d))];
            double Value(int day) => Index.Prize(step, day)
                + (published.TryGetValue(step, out var p) && p.Day >= Index.FirstDay && (p.Team, p.Day) == (team, day) ? problem.Published!.MoveWeight : 0);
            int[] agencies = [.. problem.Steps[step].Needs.Select(n => Index.AgencyOf(step, team, n)).Where(a => a >= 0).Distinct()];
            return new StepDays(
                step, team, days, [.. days.Select(Value)], agencies, edges.ClassOf(step),
                problem.Steps[step].Minutes + floor.HalfLegs[step], problem.Steps[step].Minutes + floor.LegShare[step]);
        })];
    }

    private bool Open(int step, int team, int day) => Pinned.TryGetValue(step, out var place)
        ? place == (team, day)
        : day >= Index.FirstDay && Index.Allowed(step, team, day);

    private bool[] Workdays()
    {
        var used = new bool[Index.Problem.Teams.Count * Index.Days];
        for (var at = 0; at < used.Length; at++)
        {
            used[at] = Index.Works(at / Index.Days, at % Index.Days);
        }

        return used;
    }

    private IEnumerable<(int Step, int Team, int Day)> Published() => (Index.Problem.Published?.Routes ?? [])
        .SelectMany(r => r.Steps.Select(s => (Index.StepNumber(s), Index.TeamNumber(r.Team), r.Day)));

    private Dictionary<int, (int Team, int Day)> FixedPlaces()
    {
        var places = Published().Where(p => p.Day < Index.FirstDay).ToDictionary(p => p.Step, p => (p.Team, p.Day));
        foreach (var pin in Index.Problem.Pins)
        {
            places[Index.StepNumber(pin.Step)] = (Index.TeamNumber(pin.Team), pin.Day);
        }

        return places;
    }
}
