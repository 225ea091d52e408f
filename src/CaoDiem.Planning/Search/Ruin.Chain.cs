namespace CaoDiem.Planning.Search;

/// <summary>The move of a file: its steps up to one of them are placed anew.</summary>
internal sealed partial class Ruin
{
    /// <summary>Entries drawn for a step before one is taken in which something stands in the way.</summary>
    private const int EntryTries = 4;

    private readonly int[] chainEntry;

    /// <summary>
    /// Places a file anew up to a step that has others before it, and takes out what stands in the way. Step by step such a file would never
    /// come in: each of the first ones earns less than what it displaces, only the last is worth them all.
    /// </summary>
    private void Chain()
    {
        withFollowers = false;
        for (var tries = 0; tries < 20; tries++)
        {
            var goal = steps[random.Below(steps.Length)];
            if (model.Previous[goal] >= 0 && DrawChain(goal))
            {
                PlaceChain(goal);
                return;
            }
        }

        Force();
    }

    /// <summary>
    /// Draws an entry for each step up to <paramref name="goal"/>, the last first because its days are the fewest; false when none is left
    /// for a step, or one is pinned.
    /// </summary>
    private bool DrawChain(int goal)
    {
        var teams = model.FileTeams[model.File[goal]];
        var (team, latest) = (teams[random.Below(teams.Length)], model.Days - 1);
        for (var step = model.Next[goal]; step >= 0; step = model.Next[step])
        {
            if (model.Locked[step])
            {
                return false;
            }
        }

        for (var step = goal; step >= 0; step = model.Previous[step])
        {
            var entry = model.Locked[step] || latest < 0 ? -1 : DrawEntry(step, team, latest);
            if (entry < 0)
            {
                return false;
            }

            chainEntry[step] = entry;
            latest = model.LatestBefore[model.GapKind[step]][model.SlotDay[model.EntrySlot[entry]]];
        }

        return true;
    }

    /// <summary>An entry of a step with a team, not after a day; one with room for it when one is drawn soon.</summary>
    private int DrawEntry(int step, int team, int latest)
    {
        var low = model.EntryLower(step, model.SlotLower[team * (model.Days + 1)]);
        var high = model.EntryLower(step, model.SlotLower[(team * (model.Days + 1)) + latest + 1]);
        var entry = -1;
        for (var tries = 0; tries < EntryTries && low < high; tries++)
        {
            entry = low + random.Below(high - low);
            if (!state.TooLong(step, model.EntrySlot[entry]))
            {
                break;
            }
        }

        return entry;
    }

    private void PlaceChain(int goal)
    {
        var step = goal;
        for (; model.Previous[step] >= 0; step = model.Previous[step])
        {
        }

        for (var s = step; s >= 0; s = model.Next[s])
        {
            if (state.SlotOf(s) >= 0)
            {
                state.Remove(s);
            }

            removed[count++] = s;
        }

        state.Settle();
        for (var after = -1; after >= -1 && step != model.Next[goal]; step = model.Next[step])
        {
            var slot = model.EntrySlot[chainEntry[step]];
            after = Clear(step, chainEntry[step], slot);
            if (after >= -1)
            {
                state.Insert(step, chainEntry[step], after);
            }
        }
    }
}
