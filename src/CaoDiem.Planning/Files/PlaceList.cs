using System.Text.Json;

namespace CaoDiem.Planning;

/// <summary>The places of a problem: points on a plane, each kept once, or indices into the travel tables.</summary>
internal sealed class PlaceList
{
    /// <summary>No place on earth is further from another than this.</summary>
    private const double MostKm = 25_000;

    private readonly JsonPlace? travel;
    private readonly List<Point> points = [];
    private readonly Dictionary<Point, int> index = [];
    private readonly int[][]? minutes;
    private readonly double[][]? km;

    public PlaceList(JsonPlace root)
    {
        travel = root.Needed("travel");
        if (travel?.Field("minutes") is { } table)
        {
            minutes = [.. table.Items(row => row.Items(m => m.Int()).ToArray())];
            km = travel.Field("km") is { } lengths ? [.. lengths.Items(row => row.Items(k => k.Number()).ToArray())] : Zeros(minutes.Length);
            CheckSquare(table, minutes.Select(r => r.Length));
            CheckSquare(travel.Field("km") ?? table, km.Select(r => r.Length));
        }
    }

    /// <summary>The place a field names: [x, y] on a plane or an index of the tables.</summary>
    public int Index(JsonPlace owner, string field)
    {
        if (owner.Needed(field) is not { } place || travel is null)
        {
            return 0;
        }

        return minutes is null ? PointIndex(place) : TableIndex(place, minutes.Length);
    }

    /// <summary>Travel between all places seen so far.</summary>
    public Travel Travel()
    {
        if (minutes is not null)
        {
            return Planning.Travel.Table(minutes, km!);
        }

        if (travel is null)
        {
            return Planning.Travel.Plane(points, 0, 0, 0);
        }

        var (factor, start, each) = (travel.Number("kmFactor"), travel.Number("minutesFixed"), travel.Number("minutesPerKm"));
        if (start + (each * factor * Widest()) > JsonPlace.MostInt)
        {
            travel.Fault(PlanCode.Number, $"The longest journey takes more than {JsonPlace.MostInt} minutes.");
        }

        return Planning.Travel.Plane(points, factor, start, each);
    }

    private static int TableIndex(JsonPlace place, int count)
    {
        var number = place.Int();
        if (number < count)
        {
            return number;
        }

        place.Fault(PlanCode.Place, $"The travel tables have places 0 to {count - 1}.");
        return 0;
    }

    private static double[][] Zeros(int count)
    {
        var table = new double[count][];
        for (var row = 0; row < count; row++)
        {
            table[row] = new double[count];
        }

        return table;
    }

    private int PointIndex(JsonPlace place)
    {
        if (place.Kind != JsonValueKind.Array)
        {
            place.Fault(PlanCode.Place, "On a plane a place is [x, y].");
            return 0;
        }

        var ends = place.Items(e => e.Signed());
        if (ends.Count != 2 || Math.Abs(ends[0]) > MostKm || Math.Abs(ends[1]) > MostKm)
        {
            place.Fault(PlanCode.Place, $"On a plane a place is [x, y] in kilometres, each within {MostKm}.");
            return 0;
        }

        var point = new Point(ends[0], ends[1]);
        if (!index.TryGetValue(point, out var known))
        {
            index[point] = known = points.Count;
            points.Add(point);
        }

        return known;
    }

    private void CheckSquare(JsonPlace table, IEnumerable<int> widths)
    {
        if (minutes!.Length == 0 || km!.Length != minutes.Length || widths.Any(w => w != minutes.Length))
        {
            table.Fault(PlanCode.MatrixSize, $"Both travel tables must be square and of one size; minutes has {minutes.Length} rows.");
        }
    }

    private double Widest() => points.Count == 0
        ? 0
        : Math.Sqrt(Math.Pow(points.Max(p => p.X) - points.Min(p => p.X), 2) + Math.Pow(points.Max(p => p.Y) - points.Min(p => p.Y), 2));
}
