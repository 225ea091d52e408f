using System.Runtime.CompilerServices;

namespace CaoDiem.Planning.Search;

/// <summary>
/// A problem compiled to integers, shared by all threads and never changed. A <i>slot</i> is one team on one day; slots are numbered
/// team by team, day by day. An <i>entry</i> is a slot in which a step may stand as far as team, days, needs and the shortest way
/// there and back go; the entries of a step are contiguous and in slot order.
/// </summary>
internal sealed class Model
{
    public const double MandatoryBonus = 1e6;

    /// <summary>End of a window that never closes; sums of minutes stay far from overflow.</summary>
    public const int AnyMinute = int.MaxValue / 4;

    /// <summary>How many of the steps nearest to a step count as its neighbours.</summary>
    private const int NeighbourCount = 48;

    private int[]?[] neighbours = [];
    private Regions? regions;

    public required Problem Problem { get; init; }
    public required TravelTable Travel { get; init; }
    public required int Steps { get; init; }
    public required int Days { get; init; }

    // Steps.
    public required int[] File { get; init; }
    public required int[] Previous { get; init; }
    public required int[] Next { get; init; }
    public required int[] Place { get; init; }
    public required int[] Minutes { get; init; }
    public required int[] From { get; init; }
    public required int[] To { get; init; }
    public required int[][] FileTeams { get; init; }
    public required int[] StepWave { get; init; }
    public required int[] GapKind { get; init; }
    public required int[][] NeedKeys { get; init; }
    public required bool[] Locked { get; init; }
    public required bool[] Mandatory { get; init; }

    /// <summary>Waiting is possible: a step may be put in without any delay.</summary>
    public required bool HasWindows { get; init; }

    /// <summary>Starts where <see cref="From"/> and <see cref="To"/> do not say it all.</summary>
    public required Hours? Hours { get; init; }

    // Lags by kind of gap and day: the first day allowed after, the last day allowed before.
    public required int[][] EarliestAfter { get; init; }
    public required int[][] LatestBefore { get; init; }

    // Slots.
    public required int[] SlotTeam { get; init; }
    public required int[] SlotDay { get; init; }

    /// <summary>The minute by which the team must be back.</summary>
    public required int[] SlotLimit { get; init; }
    public required int[] SlotWave { get; init; }
    public required int[] SlotBase { get; init; }
    public required bool[] SlotFixed { get; init; }
    public required int[] FreeSlots { get; init; }

    /// <summary>First slot of a team on or after a day, by team × (days + 1) + day.</summary>
    public required int[] SlotLower { get; init; }

    // Entries by step, and the same by slot.
    public required int[] EntryStart { get; init; }
    public required int[] EntrySlot { get; init; }
    public required double[] EntryValue { get; init; }
    public required int[] SlotEntryStart { get; init; }
    public required int[] SlotEntryStep { get; init; }
    public required int[] SlotEntryIndex { get; init; }

    // Teams, groups, agencies.
    public required int[] TeamGroup { get; init; }
    public required int[][] GroupTeams { get; init; }
    public required int[][] AgencyOf { get; init; }
    public required int[] AgencyLimit { get; init; }

    /// <summary>Best value a step can have in any entry.</summary>
    public required double[] BestValue { get; init; }

    /// <summary>Sum of the best values of the steps behind a step in its file.</summary>
    public required double[] FutureValue { get; init; }

    /// <summary>What the values of entries add to the objective of a plan that keeps every pin: bonuses that are no points.</summary>
    public required double Bonus { get; init; }

    /// <summary>The routes before the first free day of a published plan, by slot; empty arrays elsewhere.</summary>
    public required int[][] FixedRoutes { get; init; }

    public int Slots => SlotTeam.Length;

    public int Teams => TeamGroup.Length;

    public Regions Regions => regions!;

    public Objective Objective => Problem.Objective;

    /// <summary>The steps nearest to a step among those that share a team with it; computed when first asked for.</summary>
    public int[] NeighboursOf(int step) => neighbours[step] ??= FindNeighbours(step);

    /// <summary>First start of a step in a slot not before a minute; −1: none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FirstStart(int step, int slot, int minute)
    {
        if (Hours is not null)
        {
            return Hours.First(step, SlotTeam[slot], minute);
        }

        return minute <= To[step] ? Math.Max(minute, From[step]) : -1;
    }

    /// <summary>Last start of a step in a slot whose service ends by a minute; below the first one where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int LastStart(int step, int slot, int end) =>
        Hours is null ? Math.Min(To[step], end - Minutes[step]) : Hours.LastEnding(step, SlotTeam[slot], end);

    /// <summary>When the service of a step in a slot ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int End(int step, int slot, int start) => Hours is null ? start + Minutes[step] : Hours.End(step, SlotTeam[slot], start);

    /// <summary>Minutes that count of a route that is back at a minute.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Counted(int slot, int back) =>
        Hours is null ? back : (int)DayClock.Counted(Problem.Teams[SlotTeam[slot]], back);

    /// <summary>The slot of a team on a day, or −1.</summary>
    public int SlotAt(int team, int day)
    {
        var slot = SlotLower[(team * (Days + 1)) + day];
        return slot < Slots && SlotTeam[slot] == team && SlotDay[slot] == day ? slot : -1;
    }

    /// <summary>First entry of a step whose slot is not below <paramref name="slot"/>.</summary>
    public int EntryLower(int step, int slot)
    {
        var (low, high) = (EntryStart[step], EntryStart[step + 1]);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (EntrySlot[middle] < slot)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The entry of a step in a slot, or −1.</summary>
    public int EntryAt(int step, int slot)
    {
        var entry = EntryLower(step, slot);
        return entry < EntryStart[step + 1] && EntrySlot[entry] == slot ? entry : -1;
    }

    /// <summary>Makes room for the lists of neighbours and finds the regions; called once after the rest is set.</summary>
    public Model Completed()
    {
        neighbours = new int[]?[Steps];
        regions = Regions.Of(this);
        return this;
    }

    private int[] FindNeighbours(int step)
    {
        var (distance, found) = (new List<int>(), new List<int>());
        foreach (var s in Regions.Steps[Regions.OfTeam(FileTeams[File[step]][0])])
        {
            if (s != step && ShareTeam(s, step))
            {
                distance.Add(Travel.Minutes(Place[step], Place[s]));
                found.Add(s);
            }
        }

        var (keys, steps) = (distance.ToArray(), found.ToArray());
        Array.Sort(keys, steps);
        return steps.Length > NeighbourCount ? steps[..NeighbourCount] : steps;
    }

    private bool ShareTeam(int one, int other)
    {
        foreach (var team in FileTeams[File[one]])
        {
            if (Array.IndexOf(FileTeams[File[other]], team) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
