namespace CaoDiem.Planning;

/// <summary>A route of the finished plan, by numbers.</summary>
internal sealed record StateRoute(int Team, int Day, int[] Steps, long Minutes, double Km);

/// <summary>
/// A finished plan by numbers, and what a change to it would be worth: the ground on which every explanation is tried.
/// It never changes, so that many trials can run at once.
/// </summary>
internal sealed class PlanState
{
    private static readonly int[] None = [];

    private readonly StateRoute?[,] routes;
    private readonly long[] loads;
    private readonly int[][] groups;
    private readonly int[,] attended;
    private readonly (int Team, int Day)[] published;

    public PlanState(ProblemIndex index, Plan plan)
    {
        Index = index;
        var problem = index.Problem;
        var work = new PlannedWork(problem, plan);
        (TeamOf, DayOf) = (Filled(problem.Steps.Count), Filled(problem.Steps.Count));
        routes = new StateRoute?[problem.Teams.Count, index.Days];
        loads = new long[problem.Teams.Count];
        attended = new int[problem.Agencies.Count, index.Days];
        published = PublishedPlaces();
        var byGroup = problem.Teams.Select((t, at) => (t.Group, at)).GroupBy(t => t.Group, t => t.at).ToDictionary(g => g.Key, g => g.ToArray());
        groups = [.. problem.Teams.Select(t => byGroup[t.Group])];
        foreach (var (team, day, steps) in work.TeamDays)
        {
            Take(index.TeamNumber(team.Id), day, [.. steps.Select(s => index.StepNumber(s.Id))]);
        }

        Cost = PlanWorth.Of(work).Cost;
    }

    public ProblemIndex Index { get; }

    /// <summary>Cost of the plan in the problem's money unit.</summary>
    public double Cost { get; }

    /// <summary>Team of a planned step; −1 for a step left out.</summary>
    public int[] TeamOf { get; }

    /// <summary>Day of a planned step; −1 for a step left out.</summary>
    public int[] DayOf { get; }

    public StateRoute? Route(int team, int day) => routes[team, day];

    public int[] StepsOf(int team, int day) => routes[team, day]?.Steps ?? None;

    /// <summary>Steps an agency attends on a day.</summary>
    public int Attended(int agency, int day) => attended[agency, day];

    /// <summary>The agencies that take part in a step with a team, each once.</summary>
    public IEnumerable<int> Agencies(int step, int team) =>
        Index.Problem.Steps[step].Needs.Select(n => Index.AgencyOf(step, team, n)).Where(a => a >= 0).Distinct();

    /// <summary>
    /// Minutes that count, lateness against windows and kilometres of a team's day with these steps; no steps take nothing.
    /// </summary>
    public (long Minutes, long Late, double Km) Walk(int team, ReadOnlySpan<int> steps)
    {
        if (steps.IsEmpty)
        {
            return default;
        }

        var (problem, who) = (Index.Problem, Index.Problem.Teams[team]);
        var (at, minute, late, km) = (who.Base, 0L, 0L, 0.0);
        foreach (var number in steps)
        {
            var step = problem.Steps[number];
            minute += problem.Travel.Minutes(at, step.At);
            km += problem.Travel.Km(at, step.At);
            if (DayClock.Start(who, step, minute) is { } begins)
            {
                minute = begins;
            }
            else
            {
                minute = DayClock.AfterBreaks(who, minute, DayClock.AtOnce(step));
                late = Math.Max(late, Math.Max(1, minute - step.Windows[^1].To));
            }

            minute = DayClock.End(who, step, minute);
            at = step.At;
        }

        return (DayClock.Counted(who, minute + problem.Travel.Minutes(at, who.Base)), late, km + problem.Travel.Km(at, who.Base));
    }

    /// <summary>Money that a team's day costs more with other minutes and kilometres than now.</summary>
    public double CostChange(int team, int day, bool used, double km)
    {
        var (objective, now) = (Index.Problem.Objective, routes[team, day]);
        var days = (used ? 1 : 0) - (now is null ? 0 : 1);
        return (objective.CostPerTeamDay * days) + (objective.CostPerKm * (km - (now?.Km ?? 0)));
    }

    /// <summary>Points lost to fairness when the loads of teams change by so many minutes.</summary>
    public double FairnessLoss(int team, long change, int other = -1, long otherChange = 0)
    {
        var lost = GroupChange(groups[team], team, change, other, otherChange);
        if (other >= 0 && groups[other] != groups[team])
        {
            lost += GroupChange(groups[other], team, change, other, otherChange);
        }

        return lost * Index.Problem.Objective.FairnessWeight / 60;
    }

    /// <summary>Points lost because a published step stands elsewhere; a team of −1 means left out.</summary>
    public double MoveLoss(int step, int team, int day) =>
        published[step].Day < Index.FirstDay || published[step] == (team, day) ? 0 : Index.Problem.Published!.MoveWeight;

    private static int[] Filled(int count)
    {
        var filled = new int[count];
        Array.Fill(filled, -1);
        return filled;
    }

    private void Take(int team, int day, int[] steps)
    {
        var (minutes, _, km) = Walk(team, steps);
        routes[team, day] = new(team, day, steps, minutes, km);
        loads[team] += minutes;
        foreach (var step in steps)
        {
            (TeamOf[step], DayOf[step]) = (team, day);
            foreach (var agency in Agencies(step, team))
            {
                attended[agency, day]++;
            }
        }
    }

    private (int Team, int Day)[] PublishedPlaces()
    {
        var places = new (int Team, int Day)[Index.Problem.Steps.Count];
        Array.Fill(places, (-1, -1));
        foreach (var route in Index.Problem.Published?.Routes ?? [])
        {
            foreach (var step in route.Steps)
            {
                places[Index.StepNumber(step)] = (Index.TeamNumber(route.Team), route.Day);
            }
        }

        return places;
    }

    private long GroupChange(int[] group, int team, long change, int other, long otherChange)
    {
        var (longest, shortest, newLongest, newShortest) = (long.MinValue, long.MaxValue, long.MinValue, long.MaxValue);
        foreach (var member in group)
        {
            var load = loads[member];
            (longest, shortest) = (Math.Max(longest, load), Math.Min(shortest, load));
            load += (member == team ? change : 0) + (member == other ? otherChange : 0);
            (newLongest, newShortest) = (Math.Max(newLongest, load), Math.Min(newShortest, load));
        }

        return newLongest - newShortest - (longest - shortest);
    }
}
