namespace CaoDiem.Planning;

/// <summary>Planned work that would have to go so that a step fits.</summary>
/// <param name="Dropped">The visit that makes room.</param>
/// <param name="Following">Later planned steps of its file, which cannot stay without it.</param>
/// <param name="Team">Team of the day.</param>
/// <param name="Day">Day of the calendar.</param>
/// <param name="Gain">Points the plan gains; negative: what goes is worth more.</param>
internal sealed record Swap(int Dropped, IReadOnlyList<int> Following, int Team, int Day, double Gain);

/// <summary>Tries a step in place of one planned visit of a full day.</summary>
internal sealed class Swaps(PlanState state)
{
    private readonly ProblemIndex index = state.Index;
    private readonly HashSet<int> pinned = [.. state.Index.Problem.Pins.Select(p => state.Index.StepNumber(p.Step))];

    /// <summary>The swap that loses least on the days of these trials; null where no single visit makes room.</summary>
    public Swap? Best(int step, IEnumerable<Trial> full)
    {
        Swap? best = null;
        foreach (var trial in full)
        {
            foreach (var dropped in state.StepsOf(trial.Team, trial.Day))
            {
                if (Try(step, trial.Team, trial.Day, dropped, best?.Gain ?? double.MinValue) is { } swap)
                {
                    best = swap;
                }
            }
        }

        return best;
    }

    private Swap? Try(int step, int team, int day, int dropped, double toBeat)
    {
        var file = index.FileOf[dropped];
        if (file == index.FileOf[step])
        {
            return null;
        }

        int[] gone = [.. index.FileSteps[file].Skip(index.Rank[dropped]).Where(s => state.DayOf[s] >= 0)];
        var lost = gone.Sum(s => index.Prize(s, state.DayOf[s]) - state.MoveLoss(s, team, state.DayOf[s]) + state.MoveLoss(s, -1, -1));
        if (gone.Any(pinned.Contains))
        {
            return null;
        }

        var (minutes, money) = (0L, 0.0);
        foreach (var other in gone.Select(s => state.DayOf[s]).Distinct().Where(d => d != day))
        {
            var rest = state.StepsOf(team, other).Except(gone).ToArray();
            var (left, late, km) = state.Walk(team, rest);
            if (left > index.Problem.Teams[team].MinutesPerDay || late > 0)
            {
                return null;
            }

            minutes += left - state.Route(team, other)!.Minutes;
            money += state.CostChange(team, other, rest.Length > 0, km);
        }

        var value = index.Prize(step, day) - lost + state.MoveLoss(step, -1, -1) - state.MoveLoss(step, team, day);
        return Room(step, team, day, gone, minutes, money) is { } room
            && value - (index.Problem.Objective.CostWeight * room.Money) - state.FairnessLoss(team, room.Minutes) is var gain && gain > toBeat
            ? new(dropped, gone[1..], team, day, gain)
            : null;
    }

    /// <summary>The shortest way to place the step into what is left of the day; null where it still does not fit.</summary>
    private (long Minutes, double Money)? Room(int step, int team, int day, int[] gone, long minutes, double money)
    {
        var route = state.StepsOf(team, day).Except(gone).ToList();
        var first = index.Rank[step] == 0 ? 0 : route.IndexOf(index.FileSteps[index.FileOf[step]][index.Rank[step] - 1]) + 1;
        (long Minutes, double Money)? best = null;
        for (var position = first; position <= route.Count; position++)
        {
            route.Insert(position, step);
            var (taken, late, km) = state.Walk(team, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(route));
            var spent = money + state.CostChange(team, day, used: true, km);
            if (taken <= index.Problem.Teams[team].MinutesPerDay && late <= 0 && state.Cost + spent <= index.Problem.Objective.Budget)
            {
                var all = minutes + taken - state.Route(team, day)!.Minutes;
                if (best is null || all < best.Value.Minutes)
                {
                    best = (all, spent);
                }
            }

            route.RemoveAt(position);
        }

        return best;
    }
}
