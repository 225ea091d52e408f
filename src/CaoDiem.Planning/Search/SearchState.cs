using System.Runtime.CompilerServices;

namespace CaoDiem.Planning.Search;

/// <summary>
/// A plan under change. Routes are linked lists through the steps with cached earliest and latest starts, so that whether a step fits
/// between two others is decided in constant time; every change since <see cref="Begin"/> can be taken back with <see cref="Undo"/>.
/// Nothing is allocated after construction.
/// </summary>
internal sealed partial class SearchState
{
    public const int Infeasible = int.MaxValue;

    private const double MoneyRounding = 1e-7;
    private const double RelativeRounding = 1e-12;

    private readonly Model model;
    private readonly TravelTable travel;
    private readonly int[] routeNext;
    private readonly int[] routePrevious;
    private readonly int[] first;
    private readonly int[] last;
    private readonly int[] start;
    private readonly int[] latest;
    private readonly int[] legIn;
    private readonly int[] legOut;
    private readonly int[] end;
    private readonly int[] room;
    private readonly double[] km;
    private readonly int[] size;
    private readonly int[] version;
    private readonly bool[] broken;
    private readonly bool[] dirty;
    private readonly bool[] counted;
    private readonly int[] slotOf;
    private readonly int[] entryOf;
    private readonly int[] filePlanned;
    private readonly int[] fileTeam;
    private readonly int[] agencyUsed;
    private readonly int[] teamMinutes;
    private readonly int[] groupLongest;
    private readonly int[] groupShortest;
    private int lastVersion;
    private int brokenSlots;
    private int longShortMinutes;
    private double value;
    private double kmTotal;
    private int usedSlots;

    public SearchState(Model model)
    {
        this.model = model;
        travel = model.Travel;
        var (steps, slots) = (model.Steps, model.Slots);
        (routeNext, routePrevious, start, latest, legIn) = (new int[steps], new int[steps], new int[steps], new int[steps], new int[steps]);
        (first, last, legOut, end, size, version) = (Filled(slots), Filled(slots), new int[slots], new int[slots], new int[slots], new int[slots]);
        (km, broken, dirty, counted) = (new double[slots], new bool[slots], new bool[slots], new bool[slots]);
        (slotOf, entryOf) = (Filled(steps), new int[steps]);
        (filePlanned, fileTeam) = (new int[model.Problem.Files.Count], Filled(model.Problem.Files.Count));
        agencyUsed = new int[model.AgencyLimit.Length * model.Days];
        teamMinutes = new int[model.Teams];
        (groupLongest, groupShortest) = (new int[model.GroupTeams.Length], new int[model.GroupTeams.Length]);
        cache = new CachedCost[model.EntrySlot.Length];
        (savedSteps, savedEntry) = (new int[steps + 1], new int[steps + 1]);
        (touched, savedStart, savedVersion, savedEnd, savedKm) = (new int[slots], new int[slots + 1], new int[slots], new int[slots], new double[slots]);
        touchMark = new int[slots];
        room = new int[slots];
        // Sums of kilometres round: a plan that costs exactly the budget is within it, one above a large budget by rounding is not.
        BudgetLimit = model.Objective.Budget + MoneyRounding - (RelativeRounding * model.Objective.Budget);
        PlaceFixed();
    }

    public Model Model => model;

    /// <summary>What the search maximises: the objective plus the bonuses for what must or should stay.</summary>
    public double Objective
        => value - (model.Objective.CostWeight * Cost) - (OverspendPrice * Math.Max(0, Cost - BudgetLimit)) - (model.Objective.FairnessWeight / 60 * longShortMinutes);

    public double Cost => (model.Objective.CostPerTeamDay * usedSlots) + (model.Objective.CostPerKm * kmTotal);

    public double BudgetLimit { get; set; }

    /// <summary>Points lost for each unit of money beyond the budget; the search may pass through such plans but keeps none.</summary>
    public double OverspendPrice { get; set; }

    public bool OnTime => brokenSlots == 0;

    public bool WithinBudget => Cost <= BudgetLimit;

    /// <summary>Number of steps planned.</summary>
    public int Planned { get; private set; }

    public ReadOnlySpan<int> Touched => touched.AsSpan(0, touchedCount);

    public int SlotOf(int step) => slotOf[step];

    public int First(int slot) => first[slot];

    public int After(int step) => routeNext[step];

    public int Before(int step) => routePrevious[step];

    public int Size(int slot) => size[slot];

    /// <summary>Minutes of a route that count.</summary>
    public int Minutes(int slot) => model.Counted(slot, end[slot]);

    public int TeamOfFile(int file) => filePlanned[file] > 0 ? fileTeam[file] : -1;

    public int TeamMinutes(int team) => teamMinutes[team];

    /// <summary>Takes a step out of its route; times are stale until <see cref="Settle"/>.</summary>
    public void Remove(int step)
    {
        var slot = slotOf[step];
        Touch(slot);
        Unlink(step, slot);
        dirty[slot] = true;
    }

    /// <summary>Puts a step into a slot behind <paramref name="after"/> (−1: behind the base).</summary>
    public void Insert(int step, int entry, int after)
    {
        var slot = model.EntrySlot[entry];
        Touch(slot);
        Link(step, slot, after);
        entryOf[step] = entry;
        value += model.EntryValue[entry];
        Refresh(slot);
    }

    /// <summary>Brings the times of routes with removed steps up to date.</summary>
    public void Settle()
    {
        foreach (var slot in Touched)
        {
            if (dirty[slot])
            {
                Refresh(slot);
            }
        }
    }

    /// <summary>Makes this the plan of a copy.</summary>
    public void Load(Snapshot plan)
    {
        Begin();
        foreach (var slot in model.FreeSlots)
        {
            while (first[slot] >= 0)
            {
                Unlink(first[slot], slot);
            }
        }

        foreach (var slot in model.FreeSlots)
        {
            var after = -1;
            for (var s = plan.First(slot); s >= 0; s = plan.After(s))
            {
                entryOf[s] = model.EntryAt(s, slot);
                value += model.EntryValue[entryOf[s]];
                Link(s, slot, after);
                after = s;
            }

            Refresh(slot);
        }
    }

    private void Link(int step, int slot, int after)
    {
        var before = after < 0 ? first[slot] : routeNext[after];
        (routePrevious[step], routeNext[step]) = (after, before);
        if (after < 0)
        {
            first[slot] = step;
        }
        else
        {
            routeNext[after] = step;
        }

        if (before < 0)
        {
            last[slot] = step;
        }
        else
        {
            routePrevious[before] = step;
        }

        slotOf[step] = slot;
        size[slot]++;
        Planned++;
        var file = model.File[step];
        filePlanned[file]++;
        fileTeam[file] = model.SlotTeam[slot];
        CountAgencies(step, slot, 1);
    }

    private void Unlink(int step, int slot)
    {
        var (before, after) = (routePrevious[step], routeNext[step]);
        if (before < 0)
        {
            first[slot] = after;
        }
        else
        {
            routeNext[before] = after;
        }

        if (after < 0)
        {
            last[slot] = before;
        }
        else
        {
            routePrevious[after] = before;
        }

        value -= model.EntryValue[entryOf[step]];
        slotOf[step] = -1;
        size[slot]--;
        Planned--;
        filePlanned[model.File[step]]--;
        CountAgencies(step, slot, -1);
    }

    private void CountAgencies(int step, int slot, int change)
    {
        foreach (var key in model.NeedKeys[step])
        {
            var agency = model.AgencyOf[key][model.SlotTeam[slot]];
            if (agency >= 0)
            {
                agencyUsed[(agency * model.Days) + model.SlotDay[slot]] += change;
            }
        }
    }

    private void PlaceFixed()
    {
        for (var slot = 0; slot < model.Slots; slot++)
        {
            var after = -1;
            foreach (var step in model.FixedRoutes[slot])
            {
                Link(step, slot, after);
                after = step;
                value += FixedValue(step, slot);
            }

            Refresh(slot);
        }

        // The past is as it was: whatever it breaks is not the search's to mend.
        Array.Clear(broken);
        brokenSlots = 0;
    }

    private double FixedValue(int step, int slot)
    {
        var s = model.Problem.Steps[step];
        return s.Prize * (model.Problem.Calendar[model.SlotDay[slot]].Wave == s.Wave ? model.Objective.WaveFactor : 1);
    }

    private static int[] Filled(int length)
    {
        var array = new int[length];
        Array.Fill(array, -1);
        return array;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int NextVersion()
    {
        if (lastVersion == int.MaxValue)
        {
            Array.Clear(cache);
            lastVersion = 0;
            for (var slot = 0; slot < version.Length; slot++)
            {
                version[slot] = ++lastVersion;
            }
        }

        return ++lastVersion;
    }
}
