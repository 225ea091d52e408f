namespace CaoDiem.Planning;

/// <summary>A point on a plane, in kilometres.</summary>
public readonly record struct Point(double X, double Y);

/// <summary>
/// Kilometres and whole minutes between places, which are indices from zero. Either computed from points
/// (distance = factor × straight line; minutes = 0 for no move, else ⌊fixed + perKm × km⌋) or read from a table.
/// </summary>
public sealed class Travel
{
    private readonly int[][]? minutes;
    private readonly double[][]? km;

    private Travel(IReadOnlyList<Point>? points, double kmFactor, double minutesFixed, double minutesPerKm, int[][]? minutes, double[][]? km)
        => (Points, KmFactor, MinutesFixed, MinutesPerKm, this.minutes, this.km) = (points, kmFactor, minutesFixed, minutesPerKm, minutes, km);

    /// <summary>The points, or null for a table.</summary>
    public IReadOnlyList<Point>? Points { get; }

    /// <summary>Road kilometres per kilometre of straight line.</summary>
    public double KmFactor { get; }

    /// <summary>Minutes of every move, whatever its length.</summary>
    public double MinutesFixed { get; }

    /// <summary>Minutes per road kilometre.</summary>
    public double MinutesPerKm { get; }

    /// <summary>Number of places.</summary>
    public int Places => Points?.Count ?? minutes!.Length;

    /// <summary>Travel over a plane.</summary>
    public static Travel Plane(IReadOnlyList<Point> points, double kmFactor, double minutesFixed, double minutesPerKm)
        => new(points, kmFactor, minutesFixed, minutesPerKm, null, null);

    /// <summary>Travel by a square table of minutes and one of kilometres.</summary>
    public static Travel Table(int[][] minutes, double[][] km) => new(null, 0, 0, 0, minutes, km);

    /// <summary>Road kilometres from one place to another.</summary>
    public double Km(int from, int to)
    {
        if (km is not null)
        {
            return km[from][to];
        }

        var (a, b) = (Points![from], Points[to]);
        return KmFactor * Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
    }

    /// <summary>Whole minutes from one place to another.</summary>
    public int Minutes(int from, int to)
    {
        if (minutes is not null)
        {
            return minutes[from][to];
        }

        var distance = Km(from, to);
        return distance == 0 ? 0 : (int)Math.Floor(MinutesFixed + (MinutesPerKm * distance));
    }
}
