namespace CaoDiem.Planning;

/// <summary>A problem by numbers instead of names, for the explanations and the bound.</summary>
internal sealed class ProblemIndex
{
    private readonly Dictionary<string, int> steps;
    private readonly Dictionary<string, int> teams;
    private readonly bool[][] works;
    private readonly bool[]?[] communeDays;
    private readonly Dictionary<string, int> agencyNumbers;
    private readonly Dictionary<string, Agency> agencies;
    private readonly Dictionary<(int Team, string Need, string Agency), bool[]> comes = [];
    private readonly int[] dates;

    public ProblemIndex(Problem problem)
    {
        Problem = problem;
        Days = problem.Calendar.Count;
        dates = [.. problem.Calendar.Select(d => d.Date.DayNumber)];
        steps = ByName(problem.Steps.Select(s => s.Id));
        teams = ByName(problem.Teams.Select(t => t.Id));
        works = [.. problem.Teams.Select(t => Mask(t.Days))];
        agencyNumbers = ByName(problem.Agencies.Select(a => a.Id));
        agencies = problem.Agencies.ToDictionary(a => a.Id);
        var communes = problem.Communes.ToDictionary(c => c.Id, c => Mask(c.Days));
        communeDays = [.. problem.Steps.Select(s => s.Needs.Contains(NeedsRule.Commune) ? communes.GetValueOrDefault(s.Commune ?? "", new bool[Days]) : null)];
        FileTeams = [.. problem.Files.Select(f => f.Teams.Distinct().Select(t => teams[t]).ToArray())];
        FileSteps = [.. problem.Files.Select(f => f.Steps.Select(s => steps[s]).ToArray())];
        FileOf = new int[problem.Steps.Count];
        Rank = new int[problem.Steps.Count];
        for (var file = 0; file < FileSteps.Length; file++)
        {
            for (var rank = 0; rank < FileSteps[file].Length; rank++)
            {
                FileOf[FileSteps[file][rank]] = file;
                Rank[FileSteps[file][rank]] = rank;
            }
        }

        SetAttendance();
    }

    public Problem Problem { get; }

    public int Days { get; }

    /// <summary>Teams that may handle a file.</summary>
    public int[][] FileTeams { get; }

    /// <summary>Steps of a file in order.</summary>
    public int[][] FileSteps { get; }

    /// <summary>File of a step.</summary>
    public int[] FileOf { get; }

    /// <summary>Place of a step in its file, from 0.</summary>
    public int[] Rank { get; }

    /// <summary>First day that is not fixed by a published plan.</summary>
    public int FirstDay => Problem.Published?.FromDay ?? 0;

    public int StepNumber(string id) => steps[id];

    public int TeamNumber(string id) => teams[id];

    public bool Works(int team, int day) => works[team][day];

    public bool CommuneComes(int step, int day) => communeDays[step]?[day] ?? true;

    /// <summary>The agency that answers a need of a step with a team; −1 where there is none.</summary>
    public int AgencyOf(int step, int team, string need) =>
        Attending.AgencyOf(Problem.Teams[team], Problem.Steps[step], need) is { } agency ? agencyNumbers[agency] : -1;

    public bool AgencyComes(int step, int team, string need, int day) =>
        Attending.AgencyOf(Problem.Teams[team], Problem.Steps[step], need) is { } agency
        && (comes.TryGetValue((team, need, agency), out var days)
            ? days[day]
            : Attending.DaysOf(Problem.Teams[team], Problem.Steps[step], need, agencies)?.Contains(day) != false);

    /// <summary>Everyone needed can come: team, commune, agencies, within the step's days and not in the fixed past.</summary>
    public bool Allowed(int step, int team, int day)
    {
        var wanted = Problem.Steps[step];
        if (day < wanted.Release || day > wanted.Due || !works[team][day] || !CommuneComes(step, day))
        {
            return false;
        }

        foreach (var need in wanted.Needs)
        {
            if (need != NeedsRule.Commune && !AgencyComes(step, team, need, day))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Calendar days from one day of the calendar to another.</summary>
    public int DaysBetween(int from, int to) => dates[to] - dates[from];

    /// <summary>Prize of a step on a day, its wave considered.</summary>
    public double Prize(int step, int day)
    {
        var wanted = Problem.Steps[step];
        return wanted.Prize * (Problem.Calendar[day].Wave == wanted.Wave ? Problem.Objective.WaveFactor : 1);
    }

    // Which days a need can be answered hangs on team, need and agency, not on the step.
    private void SetAttendance()
    {
        for (var number = 0; number < Problem.Steps.Count; number++)
        {
            var step = Problem.Steps[number];
            foreach (var need in step.Needs.Where(n => n != NeedsRule.Commune))
            {
                foreach (var team in FileTeams[FileOf[number]])
                {
                    if (Attending.AgencyOf(Problem.Teams[team], step, need) is { } agency && !comes.ContainsKey((team, need, agency)))
                    {
                        comes[(team, need, agency)] =
                            Mask(Attending.DaysOf(Problem.Teams[team], step, need, agencies) ?? Enumerable.Range(0, Days));
                    }
                }
            }
        }
    }

    private static Dictionary<string, int> ByName(IEnumerable<string> names) => names.Select((name, at) => (name, at)).ToDictionary(n => n.name, n => n.at);

    private bool[] Mask(IEnumerable<int> days)
    {
        var mask = new bool[Days];
        foreach (var day in days)
        {
            mask[day] = true;
        }

        return mask;
    }
}
