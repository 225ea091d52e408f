using System.Runtime.CompilerServices;

namespace CaoDiem.Planning.Search;

/// <summary>
/// Travel minutes and kilometres as the search reads them: a flat table while it stays small, otherwise computed from points,
/// so that memory stays linear in the number of places.
/// </summary>
internal sealed class TravelTable
{
    private const int LargestTable = 1100;

    private readonly Travel travel;
    private readonly int places;
    private readonly int[]? minutes;
    private readonly int[]? minutesInto;
    private readonly double[]? km;
    private readonly double[] x = [];
    private readonly double[] y = [];

    public TravelTable(Travel travel)
    {
        this.travel = travel;
        places = travel.Places;
        if (travel.Points is not null && places > LargestTable)
        {
            x = travel.Points.Select(p => p.X).ToArray();
            y = travel.Points.Select(p => p.Y).ToArray();
            Symmetric = true;
            return;
        }

        minutes = new int[places * places];
        km = new double[places * places];
        for (var from = 0; from < places; from++)
        {
            for (var to = 0; to < places; to++)
            {
                minutes[(from * places) + to] = travel.Minutes(from, to);
                km[(from * places) + to] = travel.Km(from, to);
            }
        }

        Symmetric = travel.Points is not null || IsSymmetric();
        minutesInto = Symmetric ? minutes : Transposed();
    }

    /// <summary>Whether every way takes as long as the way back.</summary>
    public bool Symmetric { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Minutes(int from, int to)
    {
        if (minutes is not null)
        {
            return minutes[(from * places) + to];
        }

        var distance = Distance(from, to);
        return distance == 0 ? 0 : (int)(travel.MinutesFixed + (travel.MinutesPerKm * distance));
    }

    /// <summary>Minutes from <paramref name="from"/> to <paramref name="to"/>, laid out so that one destination's minutes stand together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int MinutesInto(int to, int from) => minutesInto is not null ? minutesInto[(to * places) + from] : Minutes(from, to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Km(int from, int to) => km is not null ? km[(from * places) + to] : Distance(from, to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Distance(int from, int to)
    {
        var (dx, dy) = (x[from] - x[to], y[from] - y[to]);
        return travel.KmFactor * Math.Sqrt((dx * dx) + (dy * dy));
    }

    private bool IsSymmetric()
    {
        for (var from = 0; from < places; from++)
        {
            for (var to = 0; to < from; to++)
            {
                if (minutes![(from * places) + to] != minutes[(to * places) + from])
                {
                    return false;
                }
            }
        }

        return true;
    }

    private int[] Transposed()
    {
        var result = new int[places * places];
        for (var from = 0; from < places; from++)
        {
            for (var to = 0; to < places; to++)
            {
                result[(to * places) + from] = minutes![(from * places) + to];
            }
        }

        return result;
    }
}
