namespace CaoDiem.Planning.Search;

/// <summary>Ruins along routes: whole days, and runs of visits.</summary>
internal sealed partial class Ruin
{
    private void Slots(int wanted)
    {
        if (slots.Length == 0)
        {
            return;
        }

        var slot = slots[random.Below(slots.Length)];
        for (var tries = 0; count < wanted && tries < 10; tries++)
        {
            EmptySlot(slot, wanted);
            slot = random.Below(2) == 0 ? OtherDay(slot) : OtherTeam(slot);
        }
    }

    private void EmptySlot(int slot, int wanted)
    {
        var skip = Math.Max(0, state.Size(slot) - 8);
        skip = skip == 0 ? 0 : random.Below(skip + 1);
        for (var s = state.First(slot); s >= 0 && count < wanted + 2;)
        {
            var after = state.After(s);
            if (skip-- <= 0)
            {
                Take(s);
            }

            s = after >= 0 && state.SlotOf(after) == slot ? after : -1;
        }
    }

    private int OtherDay(int slot)
    {
        var other = slot + random.Below(11) - 5;
        return other >= 0 && other < model.Slots && model.SlotTeam[other] == model.SlotTeam[slot] && !model.SlotFixed[other] ? other : slot;
    }

    private int OtherTeam(int slot)
    {
        var team = model.SlotTeam[slot];
        var group = model.GroupTeams[model.TeamGroup[team]];
        var day = Math.Clamp(model.SlotDay[slot] + random.Below(3) - 1, 0, model.Days - 1);
        var other = model.SlotAt(group[random.Below(group.Length)], day);
        return other >= 0 && !model.SlotFixed[other] ? other : slot;
    }

    /// <summary>Runs of visits in the routes around one step (Christiaens and Vanden Berghe, "Slack induction by string removals", 2020).</summary>
    private void Strings(int wanted)
    {
        var seed = AnyPlanned();
        if (seed < 0)
        {
            return;
        }

        var longest = 1 + random.Below(Math.Max(1, wanted));
        TakeString(seed, longest);
        foreach (var step in model.NeighboursOf(seed))
        {
            if (count >= wanted)
            {
                break;
            }

            if (state.SlotOf(step) >= 0 && random.Below(4) > 0)
            {
                TakeString(step, longest);
            }
        }
    }

    private void TakeString(int step, int longest)
    {
        var slot = state.SlotOf(step);
        if (model.SlotFixed[slot])
        {
            return;
        }

        var length = 1 + random.Below(longest);
        for (var back = random.Below(length); back > 0 && state.Before(step) >= 0; back--)
        {
            step = state.Before(step);
        }

        for (var s = step; s >= 0 && length > 0; length--)
        {
            var after = state.After(s);
            Take(s);
            s = after >= 0 && state.SlotOf(after) == slot ? after : -1;
        }
    }
}
