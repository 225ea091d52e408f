namespace CaoDiem.Planning.Search;

/// <summary>What a move would change in totals that several routes share.</summary>
internal sealed partial class SearchState
{
    /// <summary>Share of the budget by which a plan may be too dear on its way.</summary>
    private const double Overspend = 0.01;

    /// <summary>Money beyond which not even a plan on its way may go.</summary>
    public double SpendLimit => BudgetLimit * (1 + Overspend);

    public int EntryOf(int step) => entryOf[step];

    public double Km(int slot) => km[slot];

    /// <summary>The team bound to a file by steps other than this one; −1 when there are none.</summary>
    public int TeamOfOthers(int step)
    {
        var file = model.File[step];
        return filePlanned[file] > (slotOf[step] >= 0 ? 1 : 0) ? fileTeam[file] : -1;
    }

    /// <summary>Change of the loss by overspending when this much more is spent.</summary>
    public double OverspendLoss(double money)
        => OverspendPrice * (Math.Max(0, Cost + money - BudgetLimit) - Math.Max(0, Cost - BudgetLimit));

    /// <summary>Minutes by which the loads of teams in their groups drift apart when two teams (−1: only one) work longer.</summary>
    public int SpreadChange(int team, int change, int other, int otherChange)
    {
        var group = model.TeamGroup[team];
        return other < 0 || model.TeamGroup[other] == group
            ? Spread(group, team, change, other, otherChange)
            : Spread(group, team, change, -1, 0) + Spread(model.TeamGroup[other], other, otherChange, -1, 0);
    }

    /// <summary>Whether agencies can attend when a step enters a slot and the one it meets there leaves it, for another slot or (−1) the plan.</summary>
    public bool AttendedAfter(int step, int slot, int met, int metSlot)
    {
        if (model.NeedKeys[step].Length == 0 && (metSlot < 0 || model.NeedKeys[met].Length == 0))
        {
            return true;
        }

        var home = slotOf[step];
        Count(step, home, -1);
        Count(met, slot, -1);
        var attended = Attended(step, slot);
        if (attended && metSlot >= 0)
        {
            CountAgencies(step, slot, 1);
            attended = Attended(met, metSlot);
            CountAgencies(step, slot, -1);
        }

        Count(met, slot, 1);
        Count(step, home, 1);
        return attended;
    }

    private void Count(int step, int slot, int change)
    {
        if (step >= 0 && slot >= 0)
        {
            CountAgencies(step, slot, change);
        }
    }

    private int Spread(int group, int team, int change, int other, int otherChange)
    {
        var (longest, shortest) = Loads(group, team, change, other, otherChange);
        return longest - shortest - (groupLongest[group] - groupShortest[group]);
    }

    /// <summary>Longest and shortest load of a group when two of its teams (−1: none) work longer.</summary>
    private (int Longest, int Shortest) Loads(int group, int team = -1, int change = 0, int other = -1, int otherChange = 0)
    {
        var (longest, shortest) = (int.MinValue, int.MaxValue);
        foreach (var t in model.GroupTeams[group])
        {
            var minutes = teamMinutes[t] + (t == team ? change : 0) + (t == other ? otherChange : 0);
            (longest, shortest) = (Math.Max(longest, minutes), Math.Min(shortest, minutes));
        }

        return (longest, shortest);
    }
}
