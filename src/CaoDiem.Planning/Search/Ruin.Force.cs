namespace CaoDiem.Planning.Search;

/// <summary>The move of one step into a route of another day or team.</summary>
internal sealed partial class Ruin
{
    /// <summary>Minutes of travel that a step is reckoned to take beside its own.</summary>
    private const int VictimMinutes = 15;

    /// <summary>
    /// Puts one step into another route, preferably one that already passes near it, and takes out of that route what stands in the way.
    /// </summary>
    private void Force()
    {
        withFollowers = false;
        for (var tries = 0; tries < 30; tries++)
        {
            var step = steps[random.Below(steps.Length)];
            var entry = model.Locked[step] ? -1 : Goal(step);
            if (entry < 0)
            {
                continue;
            }

            var slot = model.EntrySlot[entry];
            if (state.SlotOf(step) >= 0)
            {
                state.Remove(step);
                state.Settle();
            }

            var after = Clear(step, entry, slot);
            if (after >= -1)
            {
                state.Insert(step, entry, after);
            }
            else
            {
                removed[count++] = step;
            }

            return;
        }
    }

    /// <summary>A slot for a step other than its own, within what its file allows; −1 when none was drawn.</summary>
    private int Goal(int step)
    {
        var (low, high) = (model.EntryStart[step], model.EntryStart[step + 1]);
        var before = model.Previous[step];
        if (before >= 0 && state.SlotOf(before) < 0)
        {
            return -1;
        }

        var entry = low + random.Below(high - low);
        if (random.Below(4) > 0)
        {
            var list = model.NeighboursOf(step);
            var near = list.Length == 0 ? -1 : random.Early(list);
            entry = near < 0 || state.SlotOf(near) < 0 ? -1 : model.EntryAt(step, state.SlotOf(near));
        }

        if (entry < 0 || model.EntrySlot[entry] == state.SlotOf(step))
        {
            return -1;
        }

        var slot = model.EntrySlot[entry];
        var (from, to) = state.DayBounds(step);
        var team = state.TeamOfFile(model.File[step]);
        return model.SlotDay[slot] >= from && model.SlotDay[slot] <= to && (team < 0 || team == model.SlotTeam[slot]) ? entry : -1;
    }

    /// <summary>Takes steps out of a slot until another fits; the step it then comes behind, or −2 when it never does.</summary>
    private int Clear(int step, int entry, int slot)
    {
        while (true)
        {
            if (state.Attended(step, slot))
            {
                var cost = state.CostOf(step, entry, slot);
                if (cost.Shift != SearchState.Infeasible)
                {
                    return cost.After;
                }
            }

            var victim = Victim(slot, model.File[step]);
            if (victim < 0)
            {
                return -2;
            }

            Take(victim);
            state.Settle();
        }
    }

    /// <summary>A step that earns little for its minutes, by chance; not one of the file that comes in.</summary>
    private int Victim(int slot, int file)
    {
        var (chosen, least) = (-1, double.MaxValue);
        for (var s = state.First(slot); s >= 0; s = state.After(s))
        {
            if (model.Locked[s] || model.File[s] == file)
            {
                continue;
            }

            var worth = model.BestValue[s] / (model.Minutes[s] + VictimMinutes) * (0.5 + random.Unit());
            if (worth < least)
            {
                (chosen, least) = (s, worth);
            }
        }

        return chosen;
    }
}
