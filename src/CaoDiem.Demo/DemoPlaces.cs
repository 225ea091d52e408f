using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Demo;

/// <summary>
/// Where the places of the demonstration lie: hamlets strewn around their commune's centre. The ways of the demonstration follow
/// from these points.
/// </summary>
internal sealed class DemoPlaces(AppDb db, GeoPoint seat, IReadOnlyDictionary<string, GeoPoint> centres)
{
    private const double MetresPerDegree = 111_195;
    private const double NearestHamlet = 1_300;
    private const double HamletStep = 650;
    private const int Rings = 4;
    private const double GoldenAngle = 2.399963;
    private static readonly GeoPoint SeatOf2023 = new(9.4370, 105.4600);

    private static readonly Dictionary<string, GeoPoint> CentresOf2023 = new()
    {
        ["Thị trấn Phước Long"] = new(9.4386, 105.4622),
        ["Xã Phước Long"] = new(9.4105, 105.4185),
        ["Xã Vĩnh Phú Đông"] = new(9.4480, 105.5150),
        ["Xã Vĩnh Phú Tây"] = new(9.3960, 105.4830),
        ["Xã Hưng Phú"] = new(9.4215, 105.5560),
        ["Xã Vĩnh Thanh"] = new(9.3640, 105.5420),
        ["Xã Phong Thạnh Tây A"] = new(9.3720, 105.3990),
        ["Xã Phong Thạnh Tây B"] = new(9.3440, 105.4400),
    };

    /// <summary>The office of 2023: made up within the real area.</summary>
    public DemoPlaces(AppDb db)
        : this(db, SeatOf2023, CentresOf2023)
    {
    }

    public async Task SetUpAsync(Id<Office> office, Actor head, CancellationToken cancellationToken)
    {
        var communes = await db.Communes.AsNoTracking().Where(c => c.OfficeId == office)
            .ToDictionaryAsync(c => PlaceKey.Of(c.Id, null), c => c.Name, cancellationToken);
        var points = new Dictionary<string, GeoPoint?> { [PlaceKey.Office] = seat };
        foreach (var (key, name) in communes.Where(c => centres.ContainsKey(c.Value)))
        {
            points.Add(key, centres[name]);
        }

        var known = (await OfficePlaces.ListAsync(db, office, cancellationToken))
            .Where(p => PlaceKey.CentreOf(p.Key) is { } centre && points.ContainsKey(centre));
        foreach (var hamlets in known.GroupBy(p => PlaceKey.CentreOf(p.Key)!))
        {
            foreach (var (hamlet, i) in hamlets.OrderBy(h => h.Name, StringComparer.Ordinal).Select((h, i) => (h, i)))
            {
                points.Add(hamlet.Key, Around(points[hamlets.Key]!.Value, i));
            }
        }

        await new LocatePlacesHandler(db).Handle(new(points), head, cancellationToken);
    }

    private static GeoPoint Around(GeoPoint centre, int number)
    {
        var (angle, metres) = (number * GoldenAngle, NearestHamlet + (HamletStep * (number % Rings)));
        return new(
            Math.Round(centre.Latitude + (metres * Math.Sin(angle) / MetresPerDegree), 5),
            Math.Round(centre.Longitude + (metres * Math.Cos(angle) / MetresPerDegree / Math.Cos(centre.Latitude * Math.PI / 180)), 5));
    }
}
