namespace CaoDiem.Planning;

/// <summary>Which agency answers a need of a step, and when it can.</summary>
public static class Attending
{
    /// <summary>The agency of the step's place, else the team's; null: nobody answers the need.</summary>
    public static string? AgencyOf(Team team, Step step, string need) =>
        step.Agencies.TryGetValue(need, out var own) ? own : team.Agencies.GetValueOrDefault(need)?.Agency;

    /// <summary>
    /// The days on which a need of a step can be answered with a team: the days that the team has for it and those of the agency, as far
    /// as each is given; null: on every day. <paramref name="agencies"/> are those of the
    /// problem, by identifier.
    /// </summary>
    public static IReadOnlyCollection<int>? DaysOf(Team team, Step step, string need, IReadOnlyDictionary<string, Agency> agencies)
    {
        if (AgencyOf(team, step, need) is not { } agency)
        {
            return [];
        }

        var withTeam = team.Agencies.GetValueOrDefault(need)?.Days;
        var own = agencies[agency].Days;
        return withTeam is null ? own : own is null ? withTeam : [.. withTeam.Intersect(own)];
    }
}
