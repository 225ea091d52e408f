namespace CaoDiem.Planning.Search;

/// <summary>What a step is worth in one entry, against the others it could take.</summary>
internal sealed partial class Recreate
{
    /// <summary>Keeps an entry as the best of its step when it is.</summary>
    private void Weigh(int step, int entry, int slot)
    {
        if (CannotWin(step, entry, slot))
        {
            return;
        }

        ref readonly var cost = ref state.CostOf(step, entry, slot);
        if (cost.Shift == SearchState.Infeasible || !state.Attended(step, slot))
        {
            return;
        }

        var objective = model.Objective;
        var opening = state.IsEmpty(slot) ? objective.CostPerTeamDay : 0;
        var money = objective.CostPerKm * cost.Km;
        if (!Affordable(step, entry, slot))
        {
            return;
        }

        var worth = model.EntryValue[entry] + (future * model.FutureValue[step])
            - (costPrice * (money + (openShare * opening)));
        var team = model.SlotTeam[slot];
        worth -= objective.FairnessWeight == 0 ? 0 : state.FairnessLoss(team, cost.Shift);
        var score = worth;
        if (worth > 0)
        {
            score = byRatio
                ? worth * worth / (cost.Shift + 1) * taste[step]
                : FitsOffset + worth - (minutePrice * cost.Shift) + (scale * (taste[step] - 1));
        }

        if (score > rank[position[step]])
        {
            (rank[position[step]], bestEntry[step], bestVersion[step]) = (score, entry, state.VersionOf(slot));
        }
    }

    /// <summary>A quick sign that an entry cannot be the best of its step: even a visit without any travel there would rank lower.</summary>
    private bool CannotWin(int step, int entry, int slot)
    {
        var most = model.EntryValue[entry] + (future * model.FutureValue[step]);
        var minutes = model.HasWindows ? 0 : model.Minutes[step];
        if (most <= 0 || state.CanBalance(model.SlotTeam[slot]))
        {
            return false;
        }

        return rank[position[step]] >= (byRatio
            ? most * most / (minutes + 1) * taste[step]
            : FitsOffset + most - (minutePrice * minutes) + (scale * (taste[step] - 1)));
    }

    private bool Affordable(int step, int entry, int slot)
    {
        var money = model.Objective.CostPerKm * state.CostOf(step, entry, slot).Km;
        return state.Cost + money + (state.IsEmpty(slot) ? model.Objective.CostPerTeamDay : 0) <= budget;
    }
}
