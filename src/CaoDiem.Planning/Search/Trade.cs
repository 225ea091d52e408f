namespace CaoDiem.Planning.Search;

/// <summary>
/// Small moves weighed before they are made: one step goes into another route, on the terms of what it meets there — beside it, in place of
/// a step that is left out, or of one that takes the place it came from. Nothing is changed until a move is accepted (Metropolis and
/// others, 1953), so that proposals cost a fraction of a ruin and keep the plan mixing where ruins mostly put back what they took.
/// </summary>
internal sealed class Trade
{
    private const double NearShare = 0.75;
    private const double LeaveOutShare = 0.3;

    private readonly Model model;
    private readonly SearchState state;
    private readonly RandomSource random;
    private readonly RouteTrial there;
    private readonly RouteTrial back;
    private int[] steps = [];

    public Trade(Model model, SearchState state, RandomSource random)
    {
        (this.model, this.state, this.random) = (model, state, random);
        (there, back) = (new RouteTrial(model, state), new RouteTrial(model, state));
        Focus(0);
    }

    /// <summary>From here on steps are drawn from one region.</summary>
    public void Focus(int region)
    {
        if (region < model.Regions.Count)
        {
            steps = model.Regions.Steps[region];
        }
    }

    /// <summary>Draws one move and makes it when it is allowed and worth enough at this temperature; true when the plan changed.</summary>
    public bool Propose(double temperature)
    {
        if (steps.Length == 0)
        {
            return false;
        }

        var step = steps[random.Below(steps.Length)];
        var slot = model.Locked[step] ? -1 : DrawSlot(step);
        if (slot < 0 || slot == state.SlotOf(step) || model.SlotFixed[slot] || !CanStand(step, slot))
        {
            return false;
        }

        var (met, home) = (DrawMet(step, slot), state.SlotOf(step));
        var leavesOut = met >= 0 && (home < 0 || random.Unit() < LeaveOutShare);
        if (met >= 0 && !(leavesOut ? CanLeaveOut(met, step) : CanReturn(met, step, home)))
        {
            return false;
        }

        var returns = met >= 0 && !leavesOut;
        var entry = model.EntryAt(step, slot);
        var returnEntry = returns ? model.EntryAt(met, home) : -1;
        if (entry < 0 || (returns && returnEntry < 0) || !state.AttendedAfter(step, slot, met, returns ? home : -1)
            || !there.Weigh(slot, met, step) || (home >= 0 && !back.Weigh(home, step, returns ? met : -1)))
        {
            return false;
        }

        var value = model.EntryValue[entry] - Value(step) - Value(met) + (returns ? model.EntryValue[returnEntry] : 0);
        if (!Worth(value, slot, home, temperature))
        {
            return false;
        }

        Make(step, entry, met, returnEntry);
        return true;
    }

    /// <summary>The slot of a step near another, or any in which it may stand; −1 when none was drawn.</summary>
    private int DrawSlot(int step)
    {
        if (random.Unit() < NearShare)
        {
            var list = model.NeighboursOf(step);
            return list.Length == 0 ? -1 : state.SlotOf(random.Early(list));
        }

        var (low, high) = (model.EntryStart[step], model.EntryStart[step + 1]);
        return model.EntrySlot[low + random.Below(high - low)];
    }

    private bool CanStand(int step, int slot)
        => (model.Previous[step] < 0 || state.SlotOf(model.Previous[step]) >= 0) && state.FileAllows(step, slot);

    /// <summary>The step that makes way in a slot; −1 for none where there is room without.</summary>
    private int DrawMet(int step, int slot)
    {
        var size = state.Size(slot);
        var drawn = random.Below(state.TooLong(step, slot) ? Math.Max(1, size) : size + 1);
        var met = drawn < size ? state.First(slot) : -1;
        for (; met >= 0 && drawn > 0; drawn--)
        {
            met = state.After(met);
        }

        return met;
    }

    private bool CanLeaveOut(int met, int step)
        => Free(met, step) && !model.Mandatory[met] && (model.Next[met] < 0 || state.SlotOf(model.Next[met]) < 0);

    private bool CanReturn(int met, int step, int home) => Free(met, step) && !model.SlotFixed[home] && state.FileAllows(met, home);

    private bool Free(int met, int step) => !model.Locked[met] && model.File[met] != model.File[step];

    private double Value(int step) => step < 0 || state.SlotOf(step) < 0 ? 0 : model.EntryValue[state.EntryOf(step)];

    private bool Worth(double value, int slot, int home, double temperature)
    {
        var objective = model.Objective;
        var used = (state.IsEmpty(slot) ? 1 : 0) - (home >= 0 && back.IsEmpty ? 1 : 0);
        var km = there.Km - state.Km(slot) + (home < 0 ? 0 : back.Km - state.Km(home));
        var money = (objective.CostPerTeamDay * used) + (objective.CostPerKm * km);
        if (money > 0 && state.Cost + money > state.SpendLimit)
        {
            return false;
        }

        var change = value - (objective.CostWeight * money) - state.OverspendLoss(money);
        if (objective.FairnessWeight > 0)
        {
            change -= objective.FairnessWeight / 60 * state.SpreadChange(
                model.SlotTeam[slot], there.Minutes - state.Minutes(slot),
                home < 0 ? -1 : model.SlotTeam[home], home < 0 ? 0 : back.Minutes - state.Minutes(home));
        }

        return change >= 0 || change >= temperature * Math.Log(random.Unit() + 1e-300);
    }

    private void Make(int step, int entry, int met, int returnEntry)
    {
        state.Begin();
        if (state.SlotOf(step) >= 0)
        {
            state.Remove(step);
        }

        if (met >= 0)
        {
            state.Remove(met);
        }

        state.Settle();
        state.Insert(step, entry, there.After);
        if (returnEntry >= 0)
        {
            state.Insert(met, returnEntry, back.After);
        }
    }
}
