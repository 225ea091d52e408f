using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Scheduling;

/// <summary>Where the numbers of a way come from.</summary>
public enum TravelSource
{
    Entered,
    FromMap,
    Usual,
}

public static class TravelSources
{
    public static string Label(this TravelSource source) => source switch
    {
        TravelSource.Entered => "đã nhập",
        TravelSource.FromMap => "ước tính từ tọa độ",
        TravelSource.Usual => "tạm tính",
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };
}

/// <summary>A way between neighbours; <paramref name="Id"/> is that of the entered one.</summary>
public sealed record TravelLine(string From, string To, int Minutes, int Metres, bool OneWay, TravelSource Source, Id<TravelTime>? Id);

/// <summary>
/// Everything the office knows of its ways: what was entered, and for those neighbours that nobody was asked about (a hamlet and
/// its commune's centre, a centre and the office) what stands for it. All other ways follow from these.
/// </summary>
public sealed record OfficeTravel(IReadOnlyList<OfficePlace> Places, IReadOnlyList<TravelLine> Lines, IReadOnlyDictionary<string, GeoPoint> Points, TravelMatrix Matrix)
{
    public string Name(string key) => Places.FirstOrDefault(p => p.Key == key)?.Name ?? key;

    public static async Task<OfficeTravel> LoadAsync(AppDb db, Id<Office> office, CancellationToken cancellationToken = default)
    {
        var places = await OfficePlaces.ListAsync(db, office, cancellationToken);
        var known = await db.TravelTimes.AsNoTracking().Where(t => t.OfficeId == office).ToListAsync(cancellationToken);
        var points = await db.PlacePoints.AsNoTracking().Where(p => p.OfficeId == office).ToDictionaryAsync(p => p.Key, p => p.Point, cancellationToken);
        var defaults = new TravelDefaults();
        var pairs = known.SelectMany(t => new[] { (t.From, t.To), (t.To, t.From) }).ToHashSet();
        var order = places.Select((p, i) => (p.Key, i)).ToDictionary(p => p.Key, p => p.i);
        var lines = known.Select(t => new TravelLine(t.From, t.To, t.Minutes, t.Metres, t.OneWay, TravelSource.Entered, t.Id))
            .Concat(places.Where(p => p.Key != PlaceKey.Office).Select(p => (From: PlaceKey.CentreOf(p.Key) ?? PlaceKey.Office, To: p.Key)).Where(p => !pairs.Contains(p)).Select(p => Estimate(p.From, p.To, points, defaults)))
            .OrderBy(l => order.GetValueOrDefault(l.From)).ThenBy(l => order.GetValueOrDefault(l.To)).ToList();
        return new(places, lines, points, TravelMatrix.Of(places.Select(p => p.Key), known.Select(t => new TravelEdge(t.From, t.To, t.Minutes, t.Metres, t.OneWay)), defaults, points));
    }

    private static TravelLine Estimate(string from, string to, Dictionary<string, GeoPoint> points, TravelDefaults defaults)
    {
        if (points.TryGetValue(from, out var start) && points.TryGetValue(to, out var end))
        {
            var (minutes, metres) = defaults.Between(start, end);
            return new(from, to, minutes, metres, false, TravelSource.FromMap, null);
        }

        return from == PlaceKey.Office
            ? new(from, to, defaults.CentreMinutes, defaults.CentreMetres, false, TravelSource.Usual, null)
            : new(from, to, defaults.HamletMinutes, defaults.HamletMetres, false, TravelSource.Usual, null);
    }
}
