namespace CaoDiem.Planning.Search;

/// <summary>Takes steps out of a plan so that others, or the same elsewhere, can come in.</summary>
internal sealed partial class Ruin
{
    private readonly Model model;
    private readonly SearchState state;
    private readonly RandomSource random;
    private readonly int[] removed;
    private int[] steps = [];
    private int[] slots = [];
    private int[] needy = [];
    private int count;
    private bool withFollowers;

    public Ruin(Model model, SearchState state, RandomSource random)
    {
        (this.model, this.state, this.random) = (model, state, random);
        (removed, chainEntry) = (new int[model.Steps], new int[model.Steps]);
        Focus(0);
    }

    public ReadOnlySpan<int> Removed => removed.AsSpan(0, count);

    /// <summary>From here on steps and days are drawn from one region.</summary>
    public void Focus(int region)
    {
        if (region < model.Regions.Count)
        {
            (steps, slots, needy) = (model.Regions.Steps[region], model.Regions.FreeSlots[region], model.Regions.NeedySteps[region]);
        }
    }

    /// <summary>Removes about <paramref name="wanted"/> steps in one way.</summary>
    public void Apply(RuinWay way, int wanted)
    {
        count = 0;
        if (steps.Length == 0)
        {
            return;
        }

        withFollowers = random.Below(2) == 0;
        switch (way)
        {
            case RuinWay.Nearby: Nearby(wanted); break;
            case RuinWay.Slots: Slots(wanted); break;
            case RuinWay.Files: Files(wanted); break;
            case RuinWay.Attended: Attended(wanted); break;
            case RuinWay.OutOfWave: OutOfWave(wanted); break;
            case RuinWay.Thin: Thin(wanted); break;
            case RuinWay.MakeRoom: MakeRoom(wanted); break;
            case RuinWay.Strings: Strings(wanted); break;
            case RuinWay.Force: Force(); break;
            case RuinWay.Chain: Chain(); break;
            default: throw new ArgumentOutOfRangeException(nameof(way));
        }

        state.Settle();
    }

    /// <summary>Takes out every step whose step before it did not come back.</summary>
    public void DropOrphans()
    {
        for (var i = 0; i < count; i++)
        {
            if (state.SlotOf(removed[i]) >= 0)
            {
                continue;
            }

            for (var s = model.Next[removed[i]]; s >= 0; s = model.Next[s])
            {
                if (state.SlotOf(s) >= 0)
                {
                    state.Remove(s);
                }
            }
        }

        state.Settle();
    }

    private void Take(int step)
    {
        if (state.SlotOf(step) < 0 || model.Locked[step])
        {
            return;
        }

        Record(step);
        for (var s = model.Next[step]; withFollowers && s >= 0; s = model.Next[s])
        {
            if (state.SlotOf(s) >= 0 && !model.Locked[s])
            {
                Record(s);
            }
        }
    }

    private void Record(int step)
    {
        state.Remove(step);
        removed[count++] = step;
    }

    private int AnyPlanned()
    {
        for (var i = 0; i < 50; i++)
        {
            var step = steps[random.Below(steps.Length)];
            if (state.SlotOf(step) >= 0 && !model.Locked[step])
            {
                return step;
            }
        }

        return -1;
    }

    private void Nearby(int wanted)
    {
        var seed = AnyPlanned();
        if (seed < 0)
        {
            return;
        }

        var list = model.NeighboursOf(seed);
        Take(seed);
        foreach (var step in list)
        {
            if (count >= wanted)
            {
                break;
            }

            if (random.Below(3) > 0)
            {
                Take(step);
            }
        }
    }

    private void Files(int wanted)
    {
        var seed = AnyPlanned();
        if (seed < 0)
        {
            return;
        }

        withFollowers = true;
        TakeFile(seed);
        foreach (var step in model.NeighboursOf(seed))
        {
            if (count >= wanted)
            {
                break;
            }

            if (random.Below(3) == 0)
            {
                TakeFile(step);
            }
        }
    }

    private void TakeFile(int step)
    {
        while (model.Previous[step] >= 0)
        {
            step = model.Previous[step];
        }

        for (var s = step; s >= 0; s = model.Next[s])
        {
            Take(s);
        }
    }

    private void Attended(int wanted)
    {
        if (needy.Length == 0)
        {
            Nearby(wanted);
            return;
        }

        var seed = needy[random.Below(needy.Length)];
        var group = state.SlotOf(seed) >= 0 ? model.TeamGroup[model.SlotTeam[state.SlotOf(seed)]] : -1;
        Take(seed);
        for (var tries = 0; tries < 60 && count < wanted; tries++)
        {
            var step = needy[random.Below(needy.Length)];
            if (state.SlotOf(step) >= 0 && (group < 0 || model.TeamGroup[model.SlotTeam[state.SlotOf(step)]] == group))
            {
                group = model.TeamGroup[model.SlotTeam[state.SlotOf(step)]];
                Take(step);
            }
        }
    }

    private void OutOfWave(int wanted)
    {
        var seed = AnyPlanned();
        if (seed < 0)
        {
            return;
        }

        Take(seed);
        foreach (var step in model.NeighboursOf(seed))
        {
            if (count >= wanted)
            {
                break;
            }

            var slot = state.SlotOf(step);
            if (slot >= 0 && model.StepWave[step] != model.SlotWave[slot])
            {
                Take(step);
            }
        }
    }

    /// <summary>Steps that earn little for their minutes, by tournament.</summary>
    private void Thin(int wanted)
    {
        var near = AnyPlanned();
        for (var tries = 0; near >= 0 && tries < wanted; tries++)
        {
            var (worst, density) = (-1, double.MaxValue);
            for (var i = 0; i < 4; i++)
            {
                var list = model.NeighboursOf(near);
                var step = list.Length == 0 ? -1 : list[random.Below(list.Length)];
                if (step >= 0 && state.SlotOf(step) >= 0 && model.BestValue[step] / (model.Minutes[step] + 1) < density)
                {
                    (worst, density) = (step, model.BestValue[step] / (model.Minutes[step] + 1));
                }
            }

            if (worst >= 0)
            {
                Take(worst);
            }
        }
    }

    /// <summary>Clears some of a slot in which an open step could stand.</summary>
    private void MakeRoom(int wanted)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            var step = steps[random.Below(steps.Length)];
            var entries = model.EntryStart[step + 1] - model.EntryStart[step];
            if (state.SlotOf(step) < 0)
            {
                EmptySlot(model.EntrySlot[model.EntryStart[step] + random.Below(entries)], 1 + random.Below(wanted));
                if (count > 0)
                {
                    break;
                }
            }
        }
    }
}
