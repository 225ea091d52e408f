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
                .Select(n => problem.Teams[t].Agencies.TryGetValue(n, out var a) ? DayFlags(a.Days) : new bool[days]).ToArray();
            for (var slot = slotLower[(t * (days + 1)) + Math.Clamp(release[s], 0, days)]; slot < slotLower[(t * (days + 1)) + days]; slot++)
            {
                var day = slotDay[slot];
                if (day > due[s])
                {
                    break;
                }

                var allowed = pinnedSlot[s] < 0 || pinnedSlot[s] == slot;
                if (allowed && (commune is null || commune[day]) && attending.All(a => a[day]) && FitsAlone(step, problem.Teams[t]))
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

    private bool FitsAlone(Step step, Team team)
    {
        var start = Math.Max(travel.Minutes(team.Base, step.At), step.Window?.From ?? 0);
        return start <= (step.Window?.To ?? int.MaxValue) && start + step.Minutes + travel.Minutes(step.At, team.Base) <= team.MinutesPerDay;
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
