using System.Runtime.CompilerServices;

namespace CaoDiem.Planning.Search;

/// <summary>What inserting a step costs; remembered for each entry until its route changes.</summary>
internal sealed partial class SearchState
{
    private readonly CachedCost[] cache;

    /// <summary>Days between which a step may stand, given its neighbours in the file that are planned.</summary>
    public (int First, int Last) DayBounds(int step)
    {
        var (before, after) = (model.Previous[step], model.Next[step]);
        var earliest = before < 0 ? 0 : model.EarliestAfter[model.GapKind[step]][model.SlotDay[slotOf[before]]];
        var last = after < 0 || slotOf[after] < 0 ? model.Days - 1 : model.LatestBefore[model.GapKind[after]][model.SlotDay[slotOf[after]]];
        return (earliest, last);
    }

    /// <summary>Whether the other planned steps of its file let a step stand in a slot; the step before it must be planned.</summary>
    public bool FileAllows(int step, int slot)
    {
        var (from, to) = DayBounds(step);
        var team = TeamOfOthers(step);
        return (team < 0 || model.SlotTeam[slot] == team) && model.SlotDay[slot] >= from && model.SlotDay[slot] <= to;
    }

    /// <summary>Whether agencies and money allow a step in an entry.</summary>
    public bool Attended(int step, int slot)
    {
        foreach (var key in model.NeedKeys[step])
        {
            var agency = model.AgencyOf[key][model.SlotTeam[slot]];
            if (agencyUsed[(agency * model.Days) + model.SlotDay[slot]] >= model.AgencyLimit[agency])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Minutes of service that may still fit into a slot. With windows a wait can take service without any delay: no limit then.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Room(int slot) => room[slot];

    /// <summary>A quick sign that a step cannot fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TooLong(int step, int slot) => model.Minutes[step] > room[slot];

    /// <summary>Whether more work for a team can make the loads of its group more even.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool CanBalance(int team) => model.Objective.FairnessWeight > 0 && teamMinutes[team] == groupShortest[model.TeamGroup[team]] && model.GroupTeams[model.TeamGroup[team]].Length > 1;

    /// <summary>Cheapest place of a step in the slot of an entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly CachedCost CostOf(int step, int entry, int slot)
    {
        ref var cached = ref cache[entry];
        if (cached.Version != version[slot])
        {
            FindPlace(step, slot, ref cached);
        }

        return ref cached;
    }

    public int VersionOf(int slot) => version[slot];

    public bool IsEmpty(int slot) => first[slot] < 0;

    /// <summary>Change of the objective by team loads when a team works some minutes more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double FairnessLoss(int team, int minutes)
    {
        var group = model.TeamGroup[team];
        var (longest, load) = (groupLongest[group], teamMinutes[team]);
        if (longest == groupShortest[group] && model.GroupTeams[group].Length == 1)
        {
            return 0;
        }

        var change = Math.Max(0, load + minutes - longest) - (load == groupShortest[group] ? minutes : 0);
        return model.Objective.FairnessWeight / 60 * change;
    }

    private void FindPlace(int step, int slot, ref CachedCost cached)
    {
        var (best, bestAfter, after, node) = (Infeasible, -1, -1, first[slot]);
        var (home, limit, here) = (model.SlotBase[slot], model.SlotLimit[slot], model.Place[step]);
        var depart = 0;
        var (chainBefore, chainAfter) = (model.Previous[step], model.Next[step]);
        var waits = chainBefore >= 0 && slotOf[chainBefore] == slot;
        var stops = chainAfter >= 0 && slotOf[chainAfter] == slot;
        var leg = travel.MinutesInto(here, home);
        while (true)
        {
            var begins = model.FirstStart(step, slot, depart + leg);
            if (begins < 0)
            {
                break;
            }

            var leave = model.End(step, slot, begins);
            var onward = node < 0 ? home : model.Place[node];
            leg = travel.Minutes(here, onward);
            if (!waits)
            {
                var reach = leave + leg;
                var shift = node < 0 ? reach - end[slot] : reach - depart - legIn[node];
                var fits = node < 0 ? reach <= limit : reach <= latest[node] && model.From[node] <= latest[node];
                if (fits && shift < best)
                {
                    (best, bestAfter) = (shift, after);
                }
            }

            if (node < 0 || (stops && node == chainAfter))
            {
                break;
            }

            waits &= node != chainBefore;
            leg = travel.Symmetric ? leg : travel.MinutesInto(here, onward);
            (depart, after, node) = (model.End(node, slot, start[node]), node, routeNext[node]);
        }

        cached = new CachedCost(version[slot], best, bestAfter, best == Infeasible || model.Objective.CostPerKm == 0 ? 0 : Detour(step, slot, bestAfter));
    }

    private float Detour(int step, int slot, int after)
    {
        var (home, here) = (model.SlotBase[slot], model.Place[step]);
        var follower = after < 0 ? first[slot] : routeNext[after];
        var (place, nextPlace) = (after < 0 ? home : model.Place[after], follower < 0 ? home : model.Place[follower]);
        return (float)(travel.Km(place, here) + travel.Km(here, nextPlace) - (after < 0 && follower < 0 ? 0 : travel.Km(place, nextPlace)));
    }

    /// <summary>Least shift of the route (minutes), the step it comes behind (−1: the base) and extra kilometres.</summary>
    public readonly record struct CachedCost(int Version, int Shift, int After, float Km);
}
