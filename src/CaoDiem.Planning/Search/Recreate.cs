namespace CaoDiem.Planning.Search;

/// <summary>
/// Fills a plan by lazy greedy insertion. Steps taken out before are tried in all their slots, other open steps only in the routes that
/// changed: elsewhere nothing was gained for them. The first open step of a file is a candidate; once it stands, the next one is.
/// Time has a price, so that a long detour loses against another step that could use the minutes.
/// </summary>
internal sealed partial class Recreate
{
    /// <summary>Share of the other open steps looked at in each changed route.</summary>
    private const double PoolShare = 0.05;

    /// <summary>One entry in half as many as this is passed over by chance (the blinks of Christiaens and Vanden Berghe, 2020).</summary>
    private const int BlinkEvery = 200;

    /// <summary>Keeps the rank of a step that earns more than it costs above zero, however dear its minutes.</summary>
    private const double FitsOffset = 1000;

    private readonly Model model;
    private readonly SearchState state;
    private readonly RandomSource random;
    private readonly int[] candidate;
    private readonly int[] bestEntry;
    private readonly int[] bestVersion;
    private readonly double[] rank;
    private readonly int[] position;
    private readonly bool[] everywhere;
    private readonly double[] taste;
    private int count;
    private readonly double usualMinutePrice;
    private readonly double scale;
    private double minutePrice;
    private double openShare;
    private double costPrice;
    private double future;
    private bool blink;
    private int untilBlink = int.MaxValue;
    private double noise;
    private bool byRatio;
    private double budget;
    private double pool;

    public Recreate(Model model, SearchState state, RandomSource random)
    {
        (this.model, this.state, this.random) = (model, state, random);
        var n = model.Steps;
        (candidate, bestEntry, bestVersion, rank, position) = (new int[n], new int[n], new int[n], new double[n], new int[n]);
        (everywhere, taste) = (new bool[n], new double[n]);
        Array.Fill(position, -1);
        scale = model.Problem.Steps.Select(s => s.Prize).DefaultIfEmpty(1).Average();
        usualMinutePrice = UsualMinutePrice(model);
    }

    /// <summary>Draws the tastes of the next filling.</summary>
    public void Draw(bool plain)
    {
        minutePrice = plain ? usualMinutePrice : usualMinutePrice * (0.8 + (0.5 * random.Unit()));
        openShare = plain ? 0.5 : random.Unit();
        var binds = state.Cost > 0.99 * state.BudgetLimit;
        costPrice = model.Objective.CostWeight + (binds ? state.OverspendPrice * (0.5 + (0.7 * random.Unit())) : 0);
        future = plain ? 0.2 : 0.5 * random.Unit() * random.Unit();
        blink = !plain;
        untilBlink = plain ? int.MaxValue : 1 + random.Below(BlinkEvery);
        noise = plain ? 0 : random.Below(3) == 0 ? 0.6 : 0.2;
        budget = plain ? state.BudgetLimit : state.SpendLimit;
        byRatio = plain || random.Unit() < 0.5;
        pool = plain ? 1 : PoolShare;
    }

    /// <summary>Fills the plan with the given steps, which are open, and others in the routes touched.</summary>
    public void Fill(ReadOnlySpan<int> open)
    {
        count = 0;
        foreach (var step in open)
        {
            everywhere[step] = true;
        }

        foreach (var step in open)
        {
            if (IsNext(step))
            {
                Add(step);
                Search(step);
            }
        }

        foreach (var slot in state.Touched)
        {
            AddOthers(slot);
        }

        InsertBest();
        foreach (var step in open)
        {
            everywhere[step] = false;
        }
    }

    private void InsertBest()
    {
        while (count > 0)
        {
            var best = 0;
            for (var i = 1; i < count; i++)
            {
                best = rank[i] > rank[best] ? i : best;
            }

            var step = candidate[best];
            var entry = bestEntry[step];
            if (rank[best] <= 0)
            {
                break;
            }

            var slot = model.EntrySlot[entry];
            if (bestVersion[step] != state.VersionOf(slot) || !state.Attended(step, slot) || !state.FileAllows(step, slot) || !Affordable(step, entry, slot))
            {
                Search(step);
                continue;
            }

            state.Insert(step, entry, state.CostOf(step, entry, slot).After);
            Drop(step);
            var next = model.Next[step];
            if (next >= 0 && state.SlotOf(next) < 0 && position[next] < 0)
            {
                everywhere[next] = true;
                Add(next);
                Search(next);
                everywhere[next] = false;
            }
        }

        while (count > 0)
        {
            Drop(candidate[count - 1]);
        }
    }

    private bool IsNext(int step)
        => state.SlotOf(step) < 0 && position[step] < 0 && (model.Previous[step] < 0 || state.SlotOf(model.Previous[step]) >= 0);

    private void Add(int step)
    {
        position[step] = count;
        candidate[count] = step;
        taste[step] = 1 + (noise * (random.Unit() - 0.5));
        (rank[count++], bestEntry[step]) = (double.NegativeInfinity, -1);
    }

    private void Drop(int step)
    {
        var moved = candidate[--count];
        candidate[position[step]] = moved;
        rank[position[step]] = rank[count];
        position[moved] = position[step];
        position[step] = -1;
    }

    /// <summary>Finds the best entry of a candidate anew.</summary>
    private void Search(int step)
    {
        var entry = bestEntry[step];
        (rank[position[step]], bestEntry[step]) = (double.NegativeInfinity, -1);
        if (everywhere[step])
        {
            SearchEverywhere(step);
            return;
        }

        if (entry >= 0 && state.FileAllows(step, model.EntrySlot[entry]) && !state.TooLong(step, model.EntrySlot[entry]))
        {
            Weigh(step, entry, model.EntrySlot[entry]);
        }
    }

    private void SearchEverywhere(int step)
    {
        var team = state.TeamOfFile(model.File[step]);
        var (from, to) = state.DayBounds(step);
        if (from > to)
        {
            return;
        }

        var (low, high) = (model.EntryStart[step], model.EntryStart[step + 1]);
        if (team >= 0)
        {
            low = model.EntryLower(step, model.SlotLower[(team * (model.Days + 1)) + from]);
            high = model.EntryLower(step, model.SlotLower[(team * (model.Days + 1)) + to + 1]);
        }

        var minutes = model.Minutes[step];
        for (var entry = low; entry < high; entry++)
        {
            var slot = model.EntrySlot[entry];
            if (state.Room(slot) >= minutes && !Blinks())
            {
                Weigh(step, entry, slot);
            }
        }
    }

    private bool Blinks()
    {
        if (--untilBlink > 0)
        {
            return false;
        }

        untilBlink = blink ? 1 + random.Below(BlinkEvery) : int.MaxValue;
        return blink;
    }

    /// <summary>Makes candidates of other open steps that may stand in a changed route.</summary>
    private void AddOthers(int slot)
    {
        var stride = Math.Max(1, (int)(2 / pool) - 1);
        var first = model.SlotEntryStart[slot] + random.Below(stride);
        for (var i = pool == 1 ? model.SlotEntryStart[slot] : first; i < model.SlotEntryStart[slot + 1]; i += pool == 1 ? 1 : 1 + random.Below(stride))
        {
            var step = model.SlotEntryStep[i];
            if (state.SlotOf(step) >= 0 || everywhere[step] || state.TooLong(step, slot)
                || (model.Previous[step] >= 0 && state.SlotOf(model.Previous[step]) < 0) || !state.FileAllows(step, slot))
            {
                continue;
            }

            if (position[step] < 0)
            {
                Add(step);
            }

            Weigh(step, model.SlotEntryIndex[i], slot);
        }
    }

    /// <summary>Points a minute of a team is worth, about: a share of the prizes over the minutes there are or are asked for.</summary>
    private static double UsualMinutePrice(Model model)
    {
        var minutes = model.FreeSlots.Sum(s => (double)model.SlotLimit[s]);
        var prize = model.Problem.Steps.Sum(s => s.Prize);
        var needed = model.Minutes.Sum(m => (double)m) + 1;
        return 0.7 * prize / Math.Max(needed, minutes * 0.5);
    }
}
