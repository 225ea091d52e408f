namespace CaoDiem.Planning;

/// <summary>How long a route takes and how far it goes, walked leg by leg from the base and back.</summary>
/// <param name="Starts">
/// Minute of the team's day at which the service of each step starts; waiting for a window or the end of a break is included. A step that
/// can start nowhere starts where only its windows, or only the breaks, are kept.
/// </param>
/// <param name="Minutes">Minutes from leaving the base to returning, breaks between not counted.</param>
/// <param name="Km">Kilometres driven.</param>
/// <param name="Back">Minute of the team's day at which it is back.</param>
public sealed record RouteClock(IReadOnlyList<long> Starts, long Minutes, double Km, long Back)
{
    /// <summary>Walks the steps in order; the team leaves its base at minute 0.</summary>
    public static RouteClock Walk(Travel travel, Team team, IReadOnlyList<Step> steps)
    {
        var starts = new long[steps.Count];
        var (at, minute, km) = (team.Base, 0L, 0.0);
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            minute += travel.Minutes(at, step.At);
            km += travel.Km(at, step.At);
            starts[i] = DayClock.Start(team, step, minute) ?? DayClock.InWindow(step, minute)
                ?? DayClock.AfterBreaks(team, minute, DayClock.AtOnce(step));
            minute = DayClock.End(team, step, starts[i]);
            at = step.At;
        }

        if (steps.Count == 0)
        {
            return new(starts, 0, 0, 0);
        }

        var back = minute + travel.Minutes(at, team.Base);
        return new(starts, DayClock.Counted(team, back), km + travel.Km(at, team.Base), back);
    }
}
