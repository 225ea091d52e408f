namespace CaoDiem.Planning.Search;

/// <summary>Where each step may stand, and what it is worth there.</summary>
internal sealed partial class ModelBuilder
{
    private Entries EntryLists()
    {
        var start = new int[problem.Steps.Count + 1];
        var (slots, values) = (new List<int>(), new List<double>());
        for (var s = 0; s < problem.Steps.Count; s++)
        {
            start[s] = slots.Count;
            if (!past[s])
            {
                AddEntries(s, slots, values);
            }

            if (mandatory[s] && slots.Count == start[s])
            {
                throw new PlanningException(PlanCode.Pin, $"Step {problem.Steps[s].Id} is pinned, or needed before a pinned step, but no allowed day is left for it.");
            }
        }

        start[^1] = slots.Count;
        return new Entries(start, [.. slots], [.. values]);
    }

    private void AddEntries(int s, List<int> slots, List<double> values)
    {
        var step = problem.Steps[s];
        var commune = step.Needs.Contains("commune") && step.Commune is not null ? communeDays[communeIndex[step.Commune]] : null;
        foreach (var t in fileTeams[file[s]])
        {
            var attending = step.Needs.Where(n => n != "commune")
                .Select(n => DayFlags(Attending.DaysOf(problem.Teams[t], step, n, agencies) ?? Enumerable.Range(0, days))).ToArray();
            var fits = CanFit(step, problem.Teams[t]);
            for (var slot = slotLower[(t * (days + 1)) + Math.Clamp(release[s], 0, days)]; slot < slotLower[(t * (days + 1)) + days]; slot++)
            {
                var day = slotDay[slot];
                if (day > due[s])
                {
                    break;
                }

                var allowed = pinnedSlot[s] < 0 || pinnedSlot[s] == slot;
                if (allowed && (commune is null || commune[day]) && attending.All(a => a[day]) && fits)
                {
                    slots.Add(slot);
                    values.Add(Value(s, slot));
                }
            }
        }
    }

    private double Value(int s, int slot)
    {
        var step = problem.Steps[s];
        var prize = step.Prize * (problem.Calendar[slotDay[slot]].Wave == step.Wave ? problem.Objective.WaveFactor : 1);
        return prize + (mandatory[s] ? Model.MandatoryBonus : 0) + (publishedSlot[s] == slot ? problem.Published!.MoveWeight : 0);
    }

    private double PublishedBonus()
        => problem.Published is { } published ? published.MoveWeight * published.Routes.Where(r => r.Day >= firstFreeDay).Sum(r => r.Steps.Count) : 0;

    /// <summary>No way there and back is too long: on tables where a detour is a short cut, the shortest one over other places.</summary>
    private bool CanFit(Step step, Team team)
    {
        var (there, back) = (travel.Minutes(team.Base, step.At), travel.Minutes(step.At, team.Base));
        if (problem.Travel.Points is null)
        {
            if (!shortest.TryGetValue(team.Base, out var ways))
            {
                shortest[team.Base] = ways = (
                    Shortest((from, to) => travel.Minutes(from, to), team.Base),
                    Shortest((from, to) => travel.Minutes(to, from), team.Base));
            }

            (there, back) = (ways.There[step.At], ways.Back[step.At]);
        }

        var start = DayClock.Start(team, step, there);
        return start is { } begins && DayClock.End(team, step, begins) + back <= DayClock.LastReturn(team);
    }

    // Dijkstra over all places.
    private int[] Shortest(Func<int, int, int> minutes, int home)
    {
        var (least, done) = (Filled(problem.Travel.Places, int.MaxValue / 2), new bool[problem.Travel.Places]);
        least[home] = 0;
        for (var round = 0; round < least.Length; round++)
        {
            var near = -1;
            for (var place = 0; place < least.Length; place++)
            {
                near = !done[place] && (near < 0 || least[place] < least[near]) ? place : near;
            }

            done[near] = true;
            for (var place = 0; place < least.Length; place++)
            {
                least[place] = Math.Min(least[place], least[near] + minutes(near, place));
            }
        }

        return least;
    }

    private (int[] Start, int[] Step, int[] Entry) Transpose(Entries entries)
    {
        var start = new int[slotTeam.Count + 1];
        foreach (var slot in entries.Slot)
        {
            start[slot + 1]++;
        }

        for (var slot = 0; slot < slotTeam.Count; slot++)
        {
            start[slot + 1] += start[slot];
        }

        var fill = start.ToArray();
        var (steps, index) = (new int[entries.Slot.Length], new int[entries.Slot.Length]);
        for (var s = 0; s < problem.Steps.Count; s++)
        {
            for (var e = entries.Start[s]; e < entries.Start[s + 1]; e++)
            {
                var at = fill[entries.Slot[e]]++;
                (steps[at], index[at]) = (s, e);
            }
        }

        return (start, steps, index);
    }

    private static double BestValue(Entries entries, int step)
    {
        var best = 0.0;
        for (var e = entries.Start[step]; e < entries.Start[step + 1]; e++)
        {
            best = Math.Max(best, entries.Value[e]);
        }

        return best;
    }

    private double[] FutureValues(double[] bestValue)
    {
        var future = new double[bestValue.Length];
        foreach (var f in problem.Files)
        {
            for (var i = f.Steps.Count - 2; i >= 0; i--)
            {
                var behind = stepIndex[f.Steps[i + 1]];
                future[stepIndex[f.Steps[i]]] = future[behind] + bestValue[behind];
            }
        }

        return future;
    }

    private sealed record Entries(int[] Start, int[] Slot, double[] Value);
}
