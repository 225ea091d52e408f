namespace CaoDiem.Scheduling;

/// <summary>A known way between two places, in whole minutes and metres.</summary>
public sealed record TravelEdge(string From, string To, int Minutes, int Metres, bool OneWay = false);

/// <summary>
/// What stands for a way that nobody has entered yet: between two places on the map the distance times the winding of the
/// ways at a motorbike's speed; else fixed numbers from a hamlet to its commune's centre and from a centre to the office.
/// Starting values of the product, no rule of law.
/// </summary>
public sealed record TravelDefaults(
    int HamletMinutes = 12, int HamletMetres = 5_000, int CentreMinutes = 25, int CentreMetres = 12_000, double Winding = 1.35, double KmPerHour = 25)
{
    private const double MinutesPerHour = 60;
    private const double MetresPerKm = 1_000;

    /// <summary>The way between two points.</summary>
    public (int Minutes, int Metres) Between(GeoPoint from, GeoPoint to)
    {
        var metres = from.MetresTo(to) * Winding;
        return ((int)Math.Ceiling(metres / MetresPerKm / KmPerHour * MinutesPerHour), (int)Math.Round(metres));
    }
}

/// <summary>
/// Minutes and kilometres between all places from the ways between neighbours: an office enters what it knows, the rest is
/// the shortest way over what is known (Floyd, "Algorithm 97: Shortest path", 1962).
/// </summary>
public sealed class TravelMatrix
{
    private const int Unreached = int.MaxValue / 4;
    private readonly int[][] _minutes;
    private readonly int[][] _metres;
    private readonly Dictionary<string, int> _index;

    private TravelMatrix(IReadOnlyList<string> places)
    {
        Places = places;
        _index = places.Select((p, i) => (p, i)).ToDictionary(x => x.p, x => x.i);
        _minutes = [.. places.Select((_, i) => places.Select((_, j) => i == j ? 0 : Unreached).ToArray())];
        _metres = [.. places.Select(_ => new int[places.Count])];
    }

    /// <summary>Keys of the places, in the order of the indices; the office first.</summary>
    public IReadOnlyList<string> Places { get; }

    public static TravelMatrix Of(IEnumerable<string> places, IEnumerable<TravelEdge> known, TravelDefaults defaults, IReadOnlyDictionary<string, GeoPoint>? points = null)
    {
        var wanted = places.ToList();
        var edges = known.ToList();
        var all = new[] { PlaceKey.Office }.Concat(wanted).Concat(wanted.Select(PlaceKey.CentreOf).OfType<string>())
            .Concat(edges.SelectMany(e => new[] { e.From, e.To })).Distinct().ToList();
        all.AddRange(all.Select(PlaceKey.CentreOf).OfType<string>().Distinct().Where(c => !all.Contains(c)).ToList());
        var matrix = new TravelMatrix(all);
        foreach (var edge in edges)
        {
            matrix.Set(edge.From, edge.To, edge.Minutes, edge.Metres);
            if (!edge.OneWay)
            {
                matrix.Set(edge.To, edge.From, edge.Minutes, edge.Metres);
            }
        }

        // What was entered holds for its two places, whatever the estimates around it would promise.
        matrix.Shorten();
        var told = edges.SelectMany(e => e.OneWay ? [(e.From, e.To)] : new[] { (e.From, e.To), (e.To, e.From) })
            .Select(p => (p.Item1, p.Item2, Minutes: matrix._minutes[matrix._index[p.Item1]][matrix._index[p.Item2]], Metres: matrix._metres[matrix._index[p.Item1]][matrix._index[p.Item2]])).ToList();
        HashSet<(string, string)> entered = [.. edges.SelectMany(e => new[] { (e.From, e.To), (e.To, e.From) })];
        matrix.Measure(defaults, entered, points ?? new Dictionary<string, GeoPoint>());
        matrix.FillIn(defaults, entered);
        matrix.Shorten();
        told.ForEach(t => matrix.Set(t.Item1, t.Item2, t.Minutes, t.Metres));
        return matrix;
    }

    public int IndexOf(string place) => _index[place];

    public int Minutes(int from, int to) => _minutes[from][to];

    public double Km(int from, int to) => _metres[from][to] / 1000.0;

    /// <summary>The table as the planner takes it.</summary>
    /// <param name="step">Minutes are rounded up to whole steps of so many.</param>
    public Planning.Travel ToTravel(int step = 1) => Planning.Travel.Table(
        [.. _minutes.Select(row => row.Select(m => (m + step - 1) / step * step).ToArray())],
        [.. _metres.Select(row => row.Select(m => m / 1000.0).ToArray())]);

    private void Measure(TravelDefaults defaults, HashSet<(string, string)> entered, IReadOnlyDictionary<string, GeoPoint> points)
    {
        var located = Places.Where(points.ContainsKey).ToList();
        foreach (var (from, to) in located.SelectMany(_ => located, (a, b) => (a, b)).Where(p => p.a != p.b && !entered.Contains(p)))
        {
            var (minutes, metres) = defaults.Between(points[from], points[to]);
            if (minutes < _minutes[_index[from]][_index[to]])
            {
                Set(from, to, minutes, metres);
            }
        }
    }

    // Every hamlet hangs on its centre and every centre on the office, where nothing better was entered for that pair.
    private void FillIn(TravelDefaults defaults, HashSet<(string, string)> entered)
    {
        foreach (var place in Places.Where(p => p != PlaceKey.Office))
        {
            var (to, minutes, metres) = PlaceKey.CentreOf(place) is { } centre
                ? (centre, defaults.HamletMinutes, defaults.HamletMetres)
                : (PlaceKey.Office, defaults.CentreMinutes, defaults.CentreMetres);
            if (!entered.Contains((place, to)) && _minutes[_index[place]][_index[to]] == Unreached)
            {
                Set(place, to, minutes, metres);
                Set(to, place, minutes, metres);
            }
        }
    }

    private void Shorten()
    {
        var count = Places.Count;
        for (var via = 0; via < count; via++)
        {
            for (var from = 0; from < count; from++)
            {
                for (var to = 0; to < count; to++)
                {
                    var minutes = _minutes[from][via] + _minutes[via][to];
                    if (minutes < _minutes[from][to])
                    {
                        (_minutes[from][to], _metres[from][to]) = (minutes, _metres[from][via] + _metres[via][to]);
                    }
                }
            }
        }
    }

    private void Set(string from, string to, int minutes, int metres) =>
        (_minutes[_index[from]][_index[to]], _metres[_index[from]][_index[to]]) = (minutes, metres);
}
