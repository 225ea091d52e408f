namespace CaoDiem.Planning;

/// <summary>When service can start on a team's day, and which minutes of the day count.</summary>
public static class DayClock
{
    /// <summary>
    /// The first minute not before <paramref name="arrive"/> at which a step can start: inside its windows, clear of breaks; null: none.
    /// </summary>
    public static long? Start(Team team, Step step, long arrive)
    {
        var minute = arrive;
        while (true)
        {
            if (InWindow(step, minute) is not { } open)
            {
                return null;
            }

            var clear = AfterBreaks(team, open, AtOnce(step));
            if (clear == open)
            {
                return open;
            }

            minute = clear;
        }
    }

    /// <summary>The minutes of a step that must lie before a break: one where it may go on afterwards, else all.</summary>
    public static int AtOnce(Step step) => step.SpansBreaks ? Math.Min(1, step.Minutes) : step.Minutes;

    /// <summary>When the service of a step ends that starts at a minute; a break in between is not worked.</summary>
    public static long End(Team team, Step step, long start)
    {
        var end = start + step.Minutes;
        foreach (var pause in step.SpansBreaks ? team.Breaks : [])
        {
            end += pause.From >= start && pause.From < end ? pause.To - pause.From : 0;
        }

        return end;
    }

    /// <summary>The first minute not before one inside the step's windows; null: all have closed.</summary>
    public static long? InWindow(Step step, long minute)
    {
        if (step.Windows.Count == 0)
        {
            return minute;
        }

        foreach (var window in step.Windows)
        {
            if (minute <= window.To)
            {
                return Math.Max(minute, window.From);
            }
        }

        return null;
    }

    /// <summary>The first start not before a minute of which the service overlaps no break.</summary>
    public static long AfterBreaks(Team team, long start, int service)
    {
        foreach (var pause in team.Breaks)
        {
            if (start < pause.To && start + service > pause.From)
            {
                start = pause.To;
            }
        }

        return start;
    }

    /// <summary>The service overlaps a break.</summary>
    public static bool Overlaps(Team team, long start, int service) => AfterBreaks(team, start, service) != start;

    /// <summary>Minutes from leaving to being back that count: the parts of breaks between do not.</summary>
    public static long Counted(Team team, long back)
    {
        var counted = back;
        foreach (var pause in team.Breaks)
        {
            counted -= Math.Clamp(back - pause.From, 0, pause.To - pause.From);
        }

        return counted;
    }

    /// <summary>The last minute at which a team can be back within <see cref="Team.MinutesPerDay"/>.</summary>
    public static int LastReturn(Team team)
    {
        var last = team.MinutesPerDay;
        foreach (var pause in team.Breaks)
        {
            last += pause.From <= last ? pause.To - pause.From : 0;
        }

        return last;
    }
}
