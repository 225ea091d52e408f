using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Scheduling;

/// <summary>A point on the globe, in degrees.</summary>
public readonly record struct GeoPoint(double Latitude, double Longitude)
{
    private const double EarthRadiusMetres = 6371e3;

    /// <summary>Metres as the crow flies (haversine).</summary>
    public double MetresTo(GeoPoint other)
    {
        static double Radians(double degrees) => degrees * Math.PI / 180;
        static double SquaredSine(double angle) => Math.Pow(Math.Sin(angle / 2), 2);
        var half = SquaredSine(Radians(other.Latitude - Latitude)) + (Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * SquaredSine(Radians(other.Longitude - Longitude)));
        return 2 * EarthRadiusMetres * Math.Asin(Math.Sqrt(half));
    }
}

/// <summary>Where a place of <see cref="PlaceKey"/> lies, when the office knows it.</summary>
public sealed class PlacePoint : OfficeOwned<PlacePoint>
{
    /// <summary>The land of Việt Nam lies within; anything else is a slip of the keys.</summary>
    private const double South = 8;
    private const double North = 24;
    private const double West = 102;
    private const double East = 110;

    public required string Key { get; init; }

    public double Latitude { get; private set; }

    public double Longitude { get; private set; }

    public GeoPoint Point => new(Latitude, Longitude);

    /// <exception cref="RuleViolation">SCH-005: outside the country.</exception>
    public void Set(GeoPoint point)
    {
        if (point is not { Latitude: >= South and <= North, Longitude: >= West and <= East })
        {
            throw new RuleViolation("SCH-005", $"Vĩ độ từ {South} đến {North}, kinh độ từ {West} đến {East}. Ví dụ: 9,4386 và 105,4622.", "Latitude");
        }

        (Latitude, Longitude) = (point.Latitude, point.Longitude);
    }
}
