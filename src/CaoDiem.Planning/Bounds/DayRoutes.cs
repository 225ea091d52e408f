using System.Numerics;

namespace CaoDiem.Planning;

/// <summary>
/// The most that one team-day can collect when visits carry rewards: a dynamic program over the exact minutes of routes that may
/// come back to a visit, but not right after the next one (q-routes without 2-cycles). Windows and breaks are not
/// looked at, only when the team must be back. All of that
/// only widens what is allowed, so the value is never too low.
/// </summary>
internal sealed class DayRoutes
{
    private const float Nothing = -1e30f;

    private readonly int length;
    private readonly float[] first;
    private readonly float[] second;
    private readonly int[] before;
    private readonly int[] shift;
    private readonly float[] gain;

    private DayRoutes(int count, int length)
    {
        this.length = length;
        (first, second, before) = (new float[count * length], new float[count * length], new int[count * length]);
        (shift, gain) = (new int[count * count], new float[count * count]);
        Array.Fill(first, Nothing);
        Array.Fill(second, Nothing);
        Array.Fill(before, -1);
    }

    /// <summary>Vector operations a day takes; what is far above a second is not worth it.</summary>
    public static double Effort(int count, int minutes) => (double)count * count * minutes / Vector<float>.Count;

    /// <summary>Best rewards less the price of kilometres, without the price of the day itself; null where visits are too short for the method.</summary>
    public static double? Best(Problem problem, int team, IReadOnlyList<(int Step, double Reward)> visits, double pricePerKm)
    {
        var (travel, start, minutes) = (problem.Travel, problem.Teams[team].Base, DayClock.LastReturn(problem.Teams[team]));
        var count = visits.Count;
        var day = new DayRoutes(count, minutes + 1);
        var shortest = int.MaxValue;
        var latest = new int[count];
        for (var to = 0; to < count; to++)
        {
            var step = problem.Steps[visits[to].Step];
            latest[to] = minutes - travel.Minutes(step.At, start);
            var done = travel.Minutes(start, step.At) + step.Minutes;
            if (done <= latest[to])
            {
                day.first[(to * day.length) + done] = (float)(visits[to].Reward - (pricePerKm * travel.Km(start, step.At)));
            }

            for (var from = 0; from < count; from++)
            {
                var at = problem.Steps[visits[from].Step].At;
                var taken = travel.Minutes(at, step.At) + step.Minutes;
                day.shift[(to * count) + from] = taken;
                day.gain[(to * count) + from] = (float)(visits[to].Reward - (pricePerKm * travel.Km(at, step.At)));
                shortest = Math.Min(shortest, from == to ? int.MaxValue : taken);
            }
        }

        if (shortest < Vector<float>.Count)
        {
            return null;
        }

        day.Fill(count, latest, shortest);
        return day.Top(count, latest, to => pricePerKm * travel.Km(problem.Steps[visits[to].Step].At, start));
    }

    /// <summary>Goes through the day in blocks no longer than the shortest visit, so that a block depends on earlier ones only.</summary>
    private void Fill(int count, int[] latest, int block)
    {
        for (var begin = 0; begin < length; begin += block)
        {
            for (var to = 0; to < count; to++)
            {
                var end = Math.Min(begin + block, latest[to] + 1);
                for (var from = 0; from < count && begin < end; from++)
                {
                    var taken = shift[(to * count) + from];
                    if (from != to && end > taken)
                    {
                        Extend(from, to, Math.Max(begin, taken), end, taken, gain[(to * count) + from]);
                    }
                }
            }
        }
    }

    private void Extend(int from, int to, int begin, int end, int taken, float reward)
    {
        var size = end - begin;
        var (source, target) = ((from * length) + begin - taken, (to * length) + begin);
        var (wide, lanes) = (Vector<float>.Count, size / Vector<float>.Count * Vector<float>.Count);
        for (var at = 0; at < lanes; at += wide)
        {
            var came = Vector.Equals(new Vector<int>(before, source + at), new Vector<int>(to));
            var value = Vector.ConditionalSelect(came, new Vector<float>(second, source + at), new Vector<float>(first, source + at)) + new Vector<float>(reward);
            var (best, next, by) = (new Vector<float>(first, target + at), new Vector<float>(second, target + at), new Vector<int>(before, target + at));
            var better = Vector.GreaterThan(value, best);
            Vector.ConditionalSelect(better, best, Vector.Max(next, value)).CopyTo(second, target + at);
            Vector.ConditionalSelect(better, value, best).CopyTo(first, target + at);
            Vector.ConditionalSelect(better, new Vector<int>(from), by).CopyTo(before, target + at);
        }

        for (var at = lanes; at < size; at++)
        {
            var value = (before[source + at] == to ? second[source + at] : first[source + at]) + reward;
            if (value > first[target + at])
            {
                (second[target + at], first[target + at], before[target + at]) = (first[target + at], value, from);
            }
            else if (value > second[target + at])
            {
                second[target + at] = value;
            }
        }
    }

    private double Top(int count, int[] latest, Func<int, double> priceHome)
    {
        var top = 0.0;
        for (var to = 0; to < count; to++)
        {
            var best = Nothing;
            for (var minute = 0; minute <= latest[to]; minute++)
            {
                best = Math.Max(best, first[(to * length) + minute]);
            }

            top = Math.Max(top, best - priceHome(to));
        }

        // Single precision rounds; six digits of the value are safe.
        return top + (1e-5 * (1 + top));
    }
}
