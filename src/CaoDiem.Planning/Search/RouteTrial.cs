namespace CaoDiem.Planning.Search;

/// <summary>A route as it would be without one step and with another, the route itself left as it is.</summary>
internal sealed class RouteTrial(Model model, SearchState state)
{
    private readonly int[] nodes = new int[model.Steps];
    private readonly int[] start = new int[model.Steps];
    private readonly int[] latest = new int[model.Steps];
    private int count;

    /// <summary>The step behind which the new one stands; −1: the base.</summary>
    public int After { get; private set; }

    /// <summary>Minutes of the route that count, waiting included.</summary>
    public int Minutes { get; private set; }

    public double Km { get; private set; }

    public bool IsEmpty => count == 0;

    /// <summary>
    /// Takes <paramref name="without"/> out of the route of a slot and puts <paramref name="with"/> where it delays the route least
    /// (−1: none); false when the route then breaks its limit, a window or the order of a file.
    /// </summary>
    public bool Weigh(int slot, int without, int with)
    {
        Read(slot, without);
        if (!Times(slot))
        {
            return false;
        }

        if (with >= 0)
        {
            var at = BestPlace(slot, with);
            if (at < 0)
            {
                return false;
            }

            Insert(with, at);
        }

        return Measure(slot);
    }

    private void Read(int slot, int without)
    {
        count = 0;
        for (var s = state.First(slot); s >= 0; s = state.After(s))
        {
            if (s != without)
            {
                nodes[count++] = s;
            }
        }
    }

    /// <summary>Earliest and latest starts of the shortened route; false when it is late somewhere, as tables without a triangle inequality allow.</summary>
    private bool Times(int slot)
    {
        var (time, place) = (0, model.SlotBase[slot]);
        for (var i = 0; i < count; i++)
        {
            var s = nodes[i];
            start[i] = model.FirstStart(s, slot, time + model.Travel.Minutes(place, model.Place[s]));
            if (start[i] < 0)
            {
                return false;
            }

            (time, place) = (model.End(s, slot, start[i]), model.Place[s]);
        }

        var (bound, next) = (model.SlotLimit[slot], model.SlotBase[slot]);
        for (var i = count - 1; i >= 0; i--)
        {
            var s = nodes[i];
            bound = latest[i] = model.LastStart(s, slot, bound - model.Travel.Minutes(model.Place[s], next));
            next = model.Place[s];
        }

        return count == 0 || start[count - 1] <= latest[count - 1];
    }

    /// <summary>The position at which a step delays the route least; −1 when it fits nowhere.</summary>
    private int BestPlace(int slot, int step)
    {
        var (best, least, home, here) = (-1, int.MaxValue, model.SlotBase[slot], model.Place[step]);
        var (depart, place) = (0, home);
        for (var i = 0; i <= count && (i == 0 || nodes[i - 1] != model.Next[step] || model.Next[step] < 0); i++)
        {
            var next = i == count ? home : model.Place[nodes[i]];
            var begins = model.FirstStart(step, slot, depart + model.Travel.Minutes(place, here));
            var reach = model.End(step, slot, begins) + model.Travel.Minutes(here, next);
            var delay = reach - depart - (count == 0 ? 0 : model.Travel.Minutes(place, next));
            var fits = begins >= 0 && (i == count ? reach <= model.SlotLimit[slot]
                : reach <= latest[i] && model.From[nodes[i]] <= latest[i]);
            if (fits && delay < least)
            {
                (best, least) = (i, delay);
            }

            if (i < count)
            {
                // A step of the same file that must come first makes every place before it worthless.
                (best, least) = nodes[i] == model.Previous[step] ? (-1, int.MaxValue) : (best, least);
                (depart, place) = (model.End(nodes[i], slot, start[i]), next);
            }
        }

        return best;
    }

    private void Insert(int with, int at)
    {
        After = at > 0 ? nodes[at - 1] : -1;
        for (var i = count++; i > at; i--)
        {
            nodes[i] = nodes[i - 1];
        }

        nodes[at] = with;
    }

    private bool Measure(int slot)
    {
        var (time, place, length) = (0, model.SlotBase[slot], 0.0);
        for (var i = 0; i < count; i++)
        {
            var s = nodes[i];
            time = model.FirstStart(s, slot, time + model.Travel.Minutes(place, model.Place[s]));
            if (time < 0)
            {
                return false;
            }

            time = model.End(s, slot, time);
            length += model.Travel.Km(place, model.Place[s]);
            place = model.Place[s];
        }

        var back = count == 0 ? 0 : time + model.Travel.Minutes(place, model.SlotBase[slot]);
        Minutes = model.Counted(slot, back);
        Km = count == 0 ? 0 : length + model.Travel.Km(place, model.SlotBase[slot]);
        return back <= model.SlotLimit[slot];
    }
}
