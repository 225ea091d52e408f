namespace CaoDiem.Planning.Search;

/// <summary>Compiles a <see cref="Problem"/> to a <see cref="Model"/>.</summary>
internal sealed partial class ModelBuilder
{
    private readonly Problem problem;
    private readonly TravelTable travel;
    private readonly Dictionary<string, int> stepIndex;
    private readonly Dictionary<string, int> teamIndex;
    private readonly Dictionary<string, int> agencyIndex;
    private readonly (string Need, string? Own)[] keys;
    private readonly Dictionary<string, Agency> agencies;
    private readonly int days;
    private readonly int[] file;
    private readonly int[] previous;
    private readonly int[] next;
    private readonly int[] gapKind;
    private readonly int[] gaps;
    private readonly int[][] fileTeams;
    private readonly int[] release;
    private readonly int[] due;
    private readonly int[] pinnedSlot;
    private readonly int[] publishedSlot;
    private readonly bool[] locked;
    private readonly bool[] mandatory;
    private readonly bool[] past;
    private readonly int firstFreeDay;
    private readonly int[][] earliestAfter;
    private readonly int[][] latestBefore;
    private readonly int[][] agencyOf;
    private readonly List<int> slotTeam = [];
    private readonly List<int> slotDay = [];
    private readonly int[] slotLower;
    private readonly bool[][] communeDays;
    private readonly Dictionary<string, int> communeIndex;
    private readonly Dictionary<int, (int[] There, int[] Back)> shortest = [];

    private ModelBuilder(Problem problem)
    {
        this.problem = problem;
        travel = new TravelTable(problem.Travel);
        days = problem.Calendar.Count;
        firstFreeDay = problem.Published?.FromDay ?? 0;
        stepIndex = Index(problem.Steps, s => s.Id);
        teamIndex = Index(problem.Teams, t => t.Id);
        agencyIndex = Index(problem.Agencies, a => a.Id);
        communeIndex = Index(problem.Communes, c => c.Id);
        communeDays = problem.Communes.Select(c => DayFlags(c.Days)).ToArray();
        agencies = problem.Agencies.ToDictionary(a => a.Id);
        keys = problem.Steps.SelectMany(s => s.Needs.Where(n => n != "commune").Select(n => KeyOf(s, n))).Distinct().Order().ToArray();
        var n = problem.Steps.Count;
        (file, previous, next, gapKind) = (new int[n], Filled(n, -1), Filled(n, -1), new int[n]);
        (pinnedSlot, publishedSlot) = (Filled(n, -1), Filled(n, -1));
        (locked, mandatory, past) = (new bool[n], new bool[n], new bool[n]);
        release = problem.Steps.Select(s => Math.Max(s.Release, firstFreeDay)).ToArray();
        due = problem.Steps.Select(s => Math.Min(s.Due, days - 1)).ToArray();
        fileTeams = problem.Files.Select(f => f.Teams.Select(t => teamIndex[t]).Order().ToArray()).ToArray();
        agencyOf = AgenciesOfTeams();
        slotLower = new int[problem.Teams.Count * (days + 1)];
        gaps = problem.Steps.Select(s => s.GapDays).Distinct().Order().ToArray();
        earliestAfter = gaps.Select(EarliestAfter).ToArray();
        latestBefore = gaps.Select(LatestBefore).ToArray();
    }

    /// <exception cref="PlanningException"><see cref="PlanCode.Pin"/> when a pin contradicts the problem by itself.</exception>
    public static Model Build(Problem problem) => new ModelBuilder(problem).Build();

    private Model Build()
    {
        LinkFiles();
        NumberSlots();
        var fixedRoutes = ReadPublished();
        ReadPins();
        var entries = EntryLists();
        var (slotStart, slotStep, slotEntry) = Transpose(entries);
        var bestValue = Enumerable.Range(0, problem.Steps.Count).Select(s => BestValue(entries, s)).ToArray();
        var fixedSlot = slotDay.Select((d, slot) => d < firstFreeDay).ToArray();
        var groups = problem.Teams.Select(t => t.Group).Distinct().ToList();
        var teamGroup = problem.Teams.Select(t => groups.IndexOf(t.Group)).ToArray();
        var hours = Hours.Of(problem);
        return new Model
        {
            Problem = problem,
            Travel = travel,
            Steps = problem.Steps.Count,
            Days = days,
            File = file,
            FileTeams = fileTeams,
            Previous = previous,
            Next = next,
            Place = problem.Steps.Select(s => s.At).ToArray(),
            Minutes = problem.Steps.Select(s => s.Minutes).ToArray(),
            From = problem.Steps.Select(s => s.Windows.Count > 0 ? s.Windows[0].From : 0).ToArray(),
            To = problem.Steps.Select(s => s.Windows.Count > 0 ? s.Windows[^1].To : Model.AnyMinute).ToArray(),
            HasWindows = hours is not null || problem.Steps.Any(s => s.Windows.Count > 0),
            Hours = hours,
            GapKind = gapKind,
            StepWave = problem.Steps.Select(s => s.Wave).ToArray(),
            NeedKeys = NeedKeys(),
            Locked = locked,
            Mandatory = mandatory,
            EarliestAfter = earliestAfter,
            LatestBefore = latestBefore,
            SlotTeam = [.. slotTeam],
            SlotDay = [.. slotDay],
            SlotLimit = slotTeam.Select(t => DayClock.LastReturn(problem.Teams[t])).ToArray(),
            SlotBase = slotTeam.Select(t => problem.Teams[t].Base).ToArray(),
            SlotFixed = fixedSlot,
            SlotWave = slotDay.Select(d => problem.Calendar[d].Wave).ToArray(),
            FreeSlots = Enumerable.Range(0, fixedSlot.Length).Where(s => !fixedSlot[s]).ToArray(),
            SlotLower = slotLower,
            EntryStart = entries.Start,
            EntrySlot = entries.Slot,
            EntryValue = entries.Value,
            SlotEntryStart = slotStart,
            SlotEntryStep = slotStep,
            SlotEntryIndex = slotEntry,
            TeamGroup = teamGroup,
            GroupTeams = groups.Select((_, g) => Enumerable.Range(0, teamGroup.Length).Where(t => teamGroup[t] == g).ToArray()).ToArray(),
            AgencyOf = agencyOf,
            AgencyLimit = problem.Agencies.Select(a => a.StepsPerDay).ToArray(),
            BestValue = bestValue,
            FutureValue = FutureValues(bestValue),
            FixedRoutes = fixedRoutes,
            Bonus = (mandatory.Count(m => m) * Model.MandatoryBonus) + PublishedBonus(),
        }.Completed();
    }

    private void LinkFiles()
    {
        for (var f = 0; f < problem.Files.Count; f++)
        {
            var before = -1;
            foreach (var id in problem.Files[f].Steps)
            {
                var step = stepIndex[id];
                file[step] = f;
                previous[step] = before;
                if (before >= 0)
                {
                    next[before] = step;
                }

                before = step;
            }
        }

        for (var s = 0; s < gapKind.Length; s++)
        {
            gapKind[s] = Array.IndexOf(gaps, problem.Steps[s].GapDays);
        }
    }

    private void NumberSlots()
    {
        var published = (problem.Published?.Routes ?? []).Where(r => r.Day < firstFreeDay).Select(r => (teamIndex[r.Team], r.Day)).ToHashSet();
        for (var t = 0; t < problem.Teams.Count; t++)
        {
            var works = DayFlags(problem.Teams[t].Days);
            for (var d = 0; d < days; d++)
            {
                slotLower[(t * (days + 1)) + d] = slotTeam.Count;
                if (d < firstFreeDay ? published.Contains((t, d)) : works[d])
                {
                    slotTeam.Add(t);
                    slotDay.Add(d);
                }
            }

            slotLower[(t * (days + 1)) + days] = slotTeam.Count;
        }
    }

    private int SlotAt(int team, int day)
    {
        var slot = slotLower[(team * (days + 1)) + day];
        return slot < slotLower[(team * (days + 1)) + day + 1] ? slot : -1;
    }

    private int[][] ReadPublished()
    {
        var routes = Enumerable.Repeat(Array.Empty<int>(), slotTeam.Count).ToArray();
        foreach (var route in problem.Published?.Routes ?? [])
        {
            var slot = SlotAt(teamIndex[route.Team], route.Day);
            var steps = route.Steps.Where(stepIndex.ContainsKey).Select(id => stepIndex[id]).ToArray();
            foreach (var step in steps)
            {
                publishedSlot[step] = slot;
                past[step] = locked[step] = route.Day < firstFreeDay;
            }

            if (slot >= 0 && route.Day < firstFreeDay)
            {
                routes[slot] = steps;
            }
        }

        return routes;
    }

    private void ReadPins()
    {
        foreach (var pin in problem.Pins.Where(p => !past[stepIndex[p.Step]]))
        {
            var (step, team) = (stepIndex[pin.Step], teamIndex[pin.Team]);
            var slot = SlotAt(team, pin.Day);
            if (slot < 0 || pin.Day < firstFreeDay || !fileTeams[file[step]].Contains(team) || (pinnedSlot[step] >= 0 && pinnedSlot[step] != slot))
            {
                throw new PlanningException(PlanCode.Pin, $"Step {pin.Step} is pinned to team {pin.Team} on day {pin.Day}, where that team or file cannot be.");
            }

            fileTeams[file[step]] = [team];
            pinnedSlot[step] = slot;
            locked[step] = true;
            for (var s = step; s >= 0; s = previous[s])
            {
                mandatory[s] = !past[s];
            }
        }

        foreach (var f in problem.Files)
        {
            TightenDays(stepIndex, f);
        }
    }

    /// <summary>Days of a step that must be planned bound those of its neighbours in the file.</summary>
    private void TightenDays(Dictionary<string, int> index, CaseFile f)
    {
        for (var i = f.Steps.Count - 1; i > 0; i--)
        {
            var (step, before) = (index[f.Steps[i]], index[f.Steps[i - 1]]);
            if (!mandatory[step] || past[before])
            {
                continue;
            }

            var last = pinnedSlot[step] >= 0 ? slotDay[pinnedSlot[step]] : due[step];
            due[before] = Math.Min(due[before], last < 0 ? -1 : latestBefore[gapKind[step]][last]);
        }
    }

    private int[] EarliestAfter(int gap)
    {
        var result = new int[days];
        for (var d = 0; d < days; d++)
        {
            result[d] = d;
            while (result[d] < days && problem.Calendar[result[d]].Date < problem.Calendar[d].Date.AddDays(gap))
            {
                result[d]++;
            }
        }

        return result;
    }

    private int[] LatestBefore(int gap)
    {
        var result = new int[days];
        for (var d = 0; d < days; d++)
        {
            result[d] = d;
            while (result[d] >= 0 && problem.Calendar[result[d]].Date.AddDays(gap) > problem.Calendar[d].Date)
            {
                result[d]--;
            }
        }

        return result;
    }

    private bool[] DayFlags(IEnumerable<int> list)
    {
        var flags = new bool[days];
        foreach (var day in list.Where(d => d >= 0 && d < days))
        {
            flags[day] = true;
        }

        return flags;
    }

    private static Dictionary<string, int> Index<T>(IReadOnlyList<T> items, Func<T, string> id)
        => items.Select((item, i) => (id(item), i)).ToDictionary(p => p.Item1, p => p.i, StringComparer.Ordinal);

    private static int[] Filled(int length, int value)
    {
        var array = new int[length];
        Array.Fill(array, value);
        return array;
    }
}
