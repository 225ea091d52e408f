namespace CaoDiem.Planning;

/// <summary>Tries a step on a day of a team, everything else of the plan staying as it is.</summary>
internal sealed class Trials(PlanState state)
{
    /// <summary>Rounding of sums of kilometres is not a shortage of money.</summary>
    private const double Rounding = 1e-6;

    private readonly ProblemIndex index = state.Index;
    private readonly HashSet<int> pinned = [.. state.Index.Problem.Pins.Select(p => state.Index.StepNumber(p.Step))];

    /// <summary>
    /// Every other day of every team on which a planned step could stand; none for what is pinned or lies in the fixed past, or
    /// where its own route would not hold without it (tables may be such that a detour is a short cut).
    /// </summary>
    public IEnumerable<Trial> Elsewhere(int step)
    {
        var (team, day) = (state.TeamOf[step], state.DayOf[step]);
        var (minutes, late, _) = state.Walk(team, state.StepsOf(team, day).Where(s => s != step).ToArray());
        return day < index.FirstDay || pinned.Contains(step) || minutes > index.Problem.Teams[team].MinutesPerDay || late > 0
            ? []
            : Everywhere(step).Where(t => t.Obstacles == Obstacles.None && (t.Team, t.Day) != (team, day));
    }

    /// <summary>Every day of every team that may take the step; one team only where the file has one already.</summary>
    public IEnumerable<Trial> Everywhere(int step)
    {
        var lifted = Lift(step);
        foreach (var team in Teams(step))
        {
            for (var day = 0; day < index.Days; day++)
            {
                yield return On(step, team, day, lifted);
            }
        }
    }

    /// <summary>Teams that may take the step: the one that has the file, or all that may have it.</summary>
    public IEnumerable<int> Teams(int step)
    {
        var file = index.FileOf[step];
        foreach (var sister in index.FileSteps[file])
        {
            if (sister != step && state.TeamOf[sister] >= 0)
            {
                return [state.TeamOf[sister]];
            }
        }

        return index.FileTeams[file];
    }

    /// <summary>Points the plan gains or loses by a trial, also by one that some obstacle forbids.</summary>
    public double Gain(int step, Trial trial)
    {
        var route = state.StepsOf(trial.Team, trial.Day).ToList();
        route.Insert(trial.Position, step);
        var (minutes, _, km) = state.Walk(trial.Team, route.ToArray());
        return Gain(step, trial.Team, trial.Day, minutes, state.CostChange(trial.Team, trial.Day, used: true, km), Lift(step));
    }

    /// <summary>What taking a step out of its route changes; nothing for a step that is left out.</summary>
    private Lifted Lift(int step)
    {
        var (team, day) = (state.TeamOf[step], state.DayOf[step]);
        if (team < 0)
        {
            return new(-1, 0, 0, 0, state.MoveLoss(step, -1, -1));
        }

        var rest = state.StepsOf(team, day).Where(s => s != step).ToArray();
        var (minutes, _, km) = state.Walk(team, rest);
        return new(team, minutes - state.Route(team, day)!.Minutes, state.CostChange(team, day, rest.Length > 0, km), index.Prize(step, day), state.MoveLoss(step, team, day));
    }

    /// <summary>The step on one day: obstacles of the calendar first, then room in the route and the budget.</summary>
    private Trial On(int step, int team, int day, Lifted lifted)
    {
        var (obstacles, agency) = Calendar(step, team, day);
        if (int.PopCount((int)obstacles) > 1)
        {
            return new(team, day, obstacles, agency, -1, false, 0, 0, 0);
        }

        var best = BestPosition(step, team, day, lifted);
        obstacles |= best.Short > 0 ? Obstacles.Time : Obstacles.None;
        obstacles |= best.MoneyShort > 0 ? Obstacles.Money : Obstacles.None;
        return best with { Obstacles = obstacles, Agency = agency };
    }

    private (Obstacles Obstacles, string? Agency) Calendar(int step, int team, int day)
    {
        var wanted = index.Problem.Steps[step];
        var obstacles = index.Works(team, day) ? Obstacles.None : Obstacles.Team;
        obstacles |= day < wanted.Release || day < index.FirstDay ? Obstacles.Early : Obstacles.None;
        obstacles |= day > wanted.Due ? Obstacles.Due : Obstacles.None;
        obstacles |= index.CommuneComes(step, day) ? Obstacles.None : Obstacles.Commune;
        obstacles |= TooClose(step, day) ? Obstacles.Gap : Obstacles.None;
        string? concerned = null;
        foreach (var need in wanted.Needs)
        {
            var against = AgainstNeed(step, team, need, day);
            if (against != Obstacles.None)
            {
                obstacles |= against | (concerned is null ? Obstacles.None : Obstacles.Several);
                concerned = need;
            }
        }

        return (obstacles, concerned);
    }

    private Obstacles AgainstNeed(int step, int team, string need, int day)
    {
        if (need == NeedsRule.Commune)
        {
            return Obstacles.None;
        }

        if (!index.AgencyComes(step, team, need, day))
        {
            return Obstacles.Agency;
        }

        var agency = index.AgencyOf(step, team, need);
        var own = state.DayOf[step] == day && state.Agencies(step, state.TeamOf[step]).Contains(agency) ? 1 : 0;
        return state.Attended(agency, day) - own >= index.Problem.Agencies[agency].StepsPerDay ? Obstacles.Limit : Obstacles.None;
    }

    private bool TooClose(int step, int day)
    {
        var (sisters, rank) = (index.FileSteps[index.FileOf[step]], index.Rank[step]);
        var before = rank > 0 ? state.DayOf[sisters[rank - 1]] : -1;
        if (before >= 0 && (before > day || index.DaysBetween(before, day) < index.Problem.Steps[step].GapDays))
        {
            return true;
        }

        var after = rank + 1 < sisters.Length ? state.DayOf[sisters[rank + 1]] : -1;
        return after >= 0 && (after < day || index.DaysBetween(day, after) < index.Problem.Steps[sisters[rank + 1]].GapDays);
    }

    private Trial BestPosition(int step, int team, int day, Lifted lifted)
    {
        var steps = state.StepsOf(team, day);
        var trial = new int[steps.Length + 1];
        steps.CopyTo(trial, 1);
        trial[0] = step;
        var best = new Trial(team, day, Obstacles.None, null, 0, true, long.MaxValue, double.MaxValue, double.MinValue);
        var (first, last) = Positions(step, steps);
        for (var position = 0; position <= last; position++)
        {
            if (position > 0)
            {
                (trial[position - 1], trial[position]) = (trial[position], trial[position - 1]);
            }

            if (position >= first && At(step, team, day, position, trial, lifted) is var found && Better(found, best))
            {
                best = found;
            }
        }

        return best;
    }

    /// <summary>With no gap a step may share the route of its neighbours in the file, but in their order.</summary>
    private (int First, int Last) Positions(int step, int[] route)
    {
        var (sisters, rank) = (index.FileSteps[index.FileOf[step]], index.Rank[step]);
        var before = rank > 0 ? Array.IndexOf(route, sisters[rank - 1]) : -1;
        var after = rank + 1 < sisters.Length ? Array.IndexOf(route, sisters[rank + 1]) : -1;
        return (before + 1, after >= 0 ? after : route.Length);
    }

    private Trial At(int step, int team, int day, int position, int[] trial, Lifted lifted)
    {
        var (minutes, late, km) = state.Walk(team, trial);
        var over = Math.Max(minutes - index.Problem.Teams[team].MinutesPerDay, 0);
        var money = state.CostChange(team, day, used: true, km);
        var moneyShort = money + lifted.Money - (index.Problem.Objective.Budget - state.Cost);
        var fits = over == 0 && late <= 0 && moneyShort <= Rounding;
        return new(
            team, day, Obstacles.None, null, position, late > 0, late > 0 ? late : over,
            moneyShort > Rounding ? moneyShort : 0,
            fits ? Gain(step, team, day, minutes, money, lifted) : 0);
    }

    private double Gain(int step, int team, int day, long minutes, double money, Lifted lifted)
    {
        var change = minutes - (state.Route(team, day)?.Minutes ?? 0);
        var unfair = lifted.Team < 0 ? state.FairnessLoss(team, change)
            : lifted.Team == team ? state.FairnessLoss(team, change + lifted.Minutes)
            : state.FairnessLoss(team, change, lifted.Team, lifted.Minutes);
        return index.Prize(step, day) - lifted.Prize
            - (index.Problem.Objective.CostWeight * (money + lifted.Money))
            - unfair + lifted.MoveLoss - state.MoveLoss(step, team, day);
    }

    private static bool Better(Trial one, Trial other) =>
        one.Late != other.Late ? other.Late
        : one.Short != other.Short ? one.Short < other.Short
        : one.MoneyShort != other.MoneyShort ? one.MoneyShort < other.MoneyShort
        : one.Gain > other.Gain;
}
