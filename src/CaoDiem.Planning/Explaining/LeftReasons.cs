namespace CaoDiem.Planning;

/// <summary>Finds the binding reason of a step that is left out: the last obstacle that remains when every day is tried.</summary>
internal sealed class LeftReasons(PlanState state, Trials trials, Swaps swaps)
{
    private readonly ProblemIndex index = state.Index;

    /// <summary>Reason, facts and trials of a step left out; no trials where the step before it is left out too.</summary>
    public (LeftOut Why, IReadOnlyList<Trial> Tried) Of(int step)
    {
        if (Before(step) is { } before)
        {
            return (before, []);
        }

        List<Trial> tried = [.. trials.Everywhere(step)];
        return (Binding(step, tried), tried);
    }

    private LeftOut Binding(int step, List<Trial> tried)
    {
        var allowed = tried.Where(t => (t.Obstacles & Obstacles.Calendar) == 0).ToList();
        if (allowed.Count == 0)
        {
            return NoTeamDay(step);
        }

        var apart = allowed.Where(t => (t.Obstacles & Obstacles.Gap) == 0).ToList();
        if (apart.Count == 0)
        {
            return Gap(step, allowed);
        }

        var attended = apart.Where(t => (t.Obstacles & Obstacles.Limit) == 0).ToList();
        if (attended.Count == 0)
        {
            return Agency(step, apart);
        }

        var roomy = attended.Where(t => (t.Obstacles & Obstacles.Time) == 0).ToList();
        if (roomy.Count == 0)
        {
            return Full(step, attended);
        }

        var paid = roomy.Where(t => (t.Obstacles & Obstacles.Money) == 0).ToList();
        return paid.Count == 0 ? Money(step, roomy.MinBy(t => t.MoneyShort)) : Fits(step, paid.MaxBy(t => t.Gain));
    }

    private LeftOut? Before(int step)
    {
        var sisters = index.FileSteps[index.FileOf[step]];
        if (index.Rank[step] == 0 || state.DayOf[sisters[index.Rank[step] - 1]] >= 0)
        {
            return null;
        }

        var first = sisters.First(s => state.DayOf[s] < 0);
        var before = Id(sisters[index.Rank[step] - 1]);
        return Left(step, Reasons.Before, $"'{before}' before it is left out.", new FactList(index.Problem).Text("before", before).Text("first", Id(first)));
    }

    private LeftOut NoTeamDay(int step)
    {
        var wanted = index.Problem.Steps[step];
        var (teams, from) = (trials.Teams(step).ToList(), Math.Max(wanted.Release, index.FirstDay));
        var days = Enumerable.Range(from, Math.Max(0, wanted.Due - from + 1)).ToList();
        var facts = new FactList(index.Problem).Teams(teams).Day("release", wanted.Release).Day("due", wanted.Due)
            .Number("days", days.Count)
            .Number("teamDays", days.Count(d => teams.Any(t => index.Works(t, d))));
        foreach (var need in wanted.Needs)
        {
            facts.Number($"{need}Days", days.Count(d => need == NeedsRule.Commune
                ? index.CommuneComes(step, d)
                : teams.Any(t => index.AgencyComes(step, t, need, d))));
        }

        if (wanted.Needs.Contains(NeedsRule.Commune))
        {
            facts.Text("commune", wanted.Commune!);
        }

        facts.Text("needs", string.Join(", ", wanted.Needs));
        return Left(step, Reasons.NoTeamDay, "No day suits a team, the commune and the agencies together.", facts);
    }

    private LeftOut Gap(int step, List<Trial> allowed)
    {
        var before = index.FileSteps[index.FileOf[step]][index.Rank[step] - 1];
        var last = allowed.Max(t => t.Day);
        var earliest = index.Problem.Calendar[state.DayOf[before]].Date.AddDays(index.Problem.Steps[step].GapDays);
        var facts = new FactList(index.Problem).Text("before", Id(before)).Day("beforeDate", state.DayOf[before])
            .Number("gapDays", index.Problem.Steps[step].GapDays)
            .Text("earliest", earliest.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
            .Day("last", last);
        return Left(step, Reasons.Gap, $"Every day it could take place lies less than {index.Problem.Steps[step].GapDays} days after '{Id(before)}'.", facts);
    }

    private LeftOut Agency(int step, List<Trial> apart)
    {
        var agencies = apart.SelectMany(t => state.Agencies(step, t.Team)
            .Where(a => state.Attended(a, t.Day) >= index.Problem.Agencies[a].StepsPerDay)).Distinct().Select(a => index.Problem.Agencies[a]).ToList();
        var names = string.Join(", ", agencies.Select(a => a.Id));
        var facts = new FactList(index.Problem).Text("agencies", names).Number("limit", agencies.Min(a => a.StepsPerDay))
            .Number("days", apart.Select(t => t.Day).Distinct().Count());
        return Left(step, Reasons.Agency, $"On every day it could take place {names} already attends as many steps as it can.", facts);
    }

    private LeftOut Full(int step, List<Trial> attended)
    {
        var nearest = attended.OrderBy(t => t.Late).ThenBy(t => t.Short).First();
        var facts = new FactList(index.Problem).Team(nearest.Team).Day("date", nearest.Day).Number("minutesShort", nearest.Short)
            .Number("days", attended.Select(t => t.Day).Distinct().Count());
        if (nearest.Late)
        {
            facts.Text("window", "true");
        }

        if (swaps.Best(step, attended) is { Gain: < 0 } swap)
        {
            facts.Text("drop", Id(swap.Dropped)).Day("dropDate", swap.Day).Text("dropTeam", index.Problem.Teams[swap.Team].Id)
                .Number("dropAlso", swap.Following.Count).Number("loss", -swap.Gain);
            return Left(step, Reasons.Worse, FormattableString.Invariant($"It fits only in place of '{Id(swap.Dropped)}', which loses {-swap.Gain:0.##} points."), facts);
        }

        return Left(step, Reasons.Full, $"Every day it could take place is full; at best {nearest.Short} minutes are missing.", facts);
    }

    private LeftOut Money(int step, Trial cheapest)
    {
        var facts = new FactList(index.Problem).Team(cheapest.Team).Day("date", cheapest.Day).Number("moneyShort", cheapest.MoneyShort);
        return Left(step, Reasons.Budget, FormattableString.Invariant($"There is time but no money: {cheapest.MoneyShort:0.##} is missing."), facts);
    }

    private LeftOut Fits(int step, Trial best)
    {
        var facts = new FactList(index.Problem).Team(best.Team).Day("date", best.Day);
        return best.Gain > Rounding
            ? Left(step, Reasons.Open, FormattableString.Invariant($"It fits and would add {best.Gain:0.##} points: the plan is not finished."), facts.Number("gain", best.Gain))
            : Left(step, Reasons.Worse, FormattableString.Invariant($"It fits, but journey, cost and balance lose {-best.Gain:0.##} points more than it is worth."), facts.Number("loss", Math.Max(0, -best.Gain)));
    }

    /// <summary>Gains below this are rounding.</summary>
    private const double Rounding = 1e-9;

    private string Id(int step) => index.Problem.Steps[step].Id;

    private LeftOut Left(int step, string reason, string text, FactList facts)
    {
        facts.Number("prize", index.Problem.Steps[step].Prize);
        return new(Id(step), reason, text) { Facts = facts.Facts };
    }
}
