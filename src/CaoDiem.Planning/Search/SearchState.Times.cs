namespace CaoDiem.Planning.Search;

/// <summary>Times and lengths of routes, and the totals they feed.</summary>
internal sealed partial class SearchState
{
    /// <summary>Recomputes the times of one route and the totals they feed.</summary>
    private void Refresh(int slot)
    {
        var (home, limit) = (model.SlotBase[slot], model.SlotLimit[slot]);
        var (time, place, late, length) = (0, home, false, 0.0);
        for (var s = first[slot]; s >= 0; s = routeNext[s])
        {
            legIn[s] = travel.Minutes(place, model.Place[s]);
            length += travel.Km(place, model.Place[s]);
            start[s] = model.FirstStart(s, slot, time + legIn[s]);
            if (start[s] < 0)
            {
                (late, start[s]) = (true, time + legIn[s]);
            }

            time = model.End(s, slot, start[s]);
            place = model.Place[s];
        }

        legOut[slot] = travel.Minutes(place, home);
        length += first[slot] < 0 ? 0 : travel.Km(place, home);
        time = first[slot] < 0 ? 0 : time + legOut[slot];
        var (bound, leg) = (limit, legOut[slot]);
        for (var s = last[slot]; s >= 0; s = routePrevious[s])
        {
            bound = latest[s] = model.LastStart(s, slot, bound - leg);
            leg = legIn[s];
        }

        dirty[slot] = false;
        version[slot] = NextVersion();
        SetTotals(slot, time, length, late || time > limit);
    }

    private void SetTotals(int slot, int back, double length, bool isBroken)
    {
        brokenSlots += (isBroken ? 1 : 0) - (broken[slot] ? 1 : 0);
        broken[slot] = isBroken;
        usedSlots += (first[slot] >= 0 ? 1 : 0) - (counted[slot] ? 1 : 0);
        counted[slot] = first[slot] >= 0;
        kmTotal += length - km[slot];
        km[slot] = length;
        var change = model.Counted(slot, back) - model.Counted(slot, end[slot]);
        end[slot] = back;
        room[slot] = model.HasWindows ? int.MaxValue : model.SlotLimit[slot] - back;
        if (change != 0)
        {
            ChangeLoad(model.SlotTeam[slot], change);
        }
    }

    private void ChangeLoad(int team, int change)
    {
        teamMinutes[team] += change;
        var group = model.TeamGroup[team];
        var (longest, shortest) = Loads(group);
        longShortMinutes += longest - shortest - (groupLongest[group] - groupShortest[group]);
        (groupLongest[group], groupShortest[group]) = (longest, shortest);
    }
}
