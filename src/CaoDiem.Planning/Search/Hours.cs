namespace CaoDiem.Planning.Search;

/// <summary>
/// When service can start, where windows are several or teams have breaks: for each kind of day (teams with the same breaks) and step the
/// minutes of its windows from which the service ends before a break begins, as intervals in order, both ends included.
/// </summary>
internal sealed class Hours
{
    private readonly Problem problem;
    private readonly int[] kindOfTeam;
    private readonly int[][] firstOf;
    private readonly int[][] from;
    private readonly int[][] to;

    private Hours(Problem problem)
    {
        this.problem = problem;
        var kinds = problem.Teams.Select(t => string.Join(' ', t.Breaks)).Distinct().ToList();
        kindOfTeam = problem.Teams.Select(t => kinds.IndexOf(string.Join(' ', t.Breaks))).ToArray();
        (firstOf, from, to) = (new int[kinds.Count][], new int[kinds.Count][], new int[kinds.Count][]);
        for (var kind = 0; kind < kinds.Count; kind++)
        {
            var team = problem.Teams[Array.IndexOf(kindOfTeam, kind)];
            var starts = problem.Steps.Select(s => Starts(team, s)).ToList();
            firstOf[kind] = [0, .. RunningCounts(starts)];
            from[kind] = [.. starts.SelectMany(s => s.Select(w => w.From))];
            to[kind] = [.. starts.SelectMany(s => s.Select(w => w.To))];
        }
    }

    /// <summary>Null where one window a step and no breaks say it all.</summary>
    public static Hours? Of(Problem problem) =>
        problem.Teams.Any(t => t.Breaks.Count > 0) || problem.Steps.Any(s => s.Windows.Count > 1) ? new(problem) : null;

    /// <summary>First start of a step not before a minute; −1: none.</summary>
    public int First(int step, int team, int minute)
    {
        var kind = kindOfTeam[team];
        for (var i = firstOf[kind][step]; i < firstOf[kind][step + 1]; i++)
        {
            if (minute <= to[kind][i])
            {
                return Math.Max(minute, from[kind][i]);
            }
        }

        return -1;
    }

    /// <summary>When the service of a step ends.</summary>
    public int End(int step, int team, int start) => (int)DayClock.End(problem.Teams[team], problem.Steps[step], start);

    /// <summary>Last start of a step whose service ends by a minute; −1: none.</summary>
    public int LastEnding(int step, int team, int end)
    {
        var wanted = problem.Steps[step];
        return Last(step, team, wanted.SpansBreaks ? Backward(problem.Teams[team], end, wanted.Minutes) : end - wanted.Minutes);
    }

    // Where work of so many minutes has to begin that is over by a minute, breaks between not worked.
    private static int Backward(Team team, int end, int minutes)
    {
        for (var i = team.Breaks.Count - 1; i >= 0; i--)
        {
            var pause = team.Breaks[i];
            if (end > pause.From && (end <= pause.To || end - minutes < pause.To))
            {
                minutes -= Math.Max(0, end - pause.To);
                end = pause.From;
            }
        }

        return end - minutes;
    }

    private int Last(int step, int team, int minute)
    {
        var kind = kindOfTeam[team];
        for (var i = firstOf[kind][step + 1] - 1; i >= firstOf[kind][step]; i--)
        {
            if (minute >= from[kind][i])
            {
                return Math.Min(minute, to[kind][i]);
            }
        }

        return -1;
    }

    private static IEnumerable<int> RunningCounts(List<List<MinuteWindow>> starts)
    {
        var count = 0;
        return starts.Select(s => count += s.Count);
    }

    // Every window, cut where the service would reach into a break.
    private static List<MinuteWindow> Starts(Team team, Step step)
    {
        List<MinuteWindow> open = step.Windows.Count > 0 ? [.. step.Windows] : [new(0, Model.AnyMinute)];
        foreach (var pause in team.Breaks)
        {
            open = [.. open.SelectMany(w => Without(w, pause.From - DayClock.AtOnce(step) + 1, pause.To - 1))];
        }

        return open;
    }

    // What is left of a window without the minutes from first to last, both included.
    private static IEnumerable<MinuteWindow> Without(MinuteWindow window, int first, int last)
    {
        if (window.From < first)
        {
            yield return new(window.From, Math.Min(window.To, first - 1));
        }

        if (window.To > last)
        {
            yield return new(Math.Max(window.From, last + 1), window.To);
        }
    }
}
