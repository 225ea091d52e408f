using CaoDiem.Database;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Scheduling;

/// <summary>A place on the map with the visits made there; <paramref name="Point"/> is null where the office does not know it.</summary>
public sealed record MapPlace(string Key, string Name, GeoPoint? Point, int Visits);

/// <summary>A team's day on the map: the places in order, the office before and after left out.</summary>
public sealed record MapRoute(int Team, string TeamName, DateOnly Day, int Minutes, double Km, IReadOnlyList<MapPlace> Stops)
{
    /// <summary>The places in order, each with the visits made there before going on.</summary>
    public IEnumerable<(string Name, int Visits)> Legs
    {
        get
        {
            for (var i = 0; i < Stops.Count;)
            {
                var here = Stops.Skip(i).TakeWhile(s => s.Key == Stops[i].Key).Count();
                yield return (Stops[i].Name, here);
                i += here;
            }
        }
    }
}

/// <summary>The routes of a run between two days, laid over the places the office has located.</summary>
public sealed record ScheduleMap(IReadOnlyList<MapPlace> Places, IReadOnlyList<MapRoute> Routes)
{
    /// <summary>Visits whose place, or the centre of whose commune, nobody has located.</summary>
    public int Unlocated => Routes.SelectMany(r => r.Stops).Count(s => s.Point is null);

    public MapPlace? Office => Places.FirstOrDefault(p => p.Key == PlaceKey.Office && p.Point is not null);

    public static async Task<ScheduleMap> LoadAsync(AppDb db, OpenedRun opened, DateOnly from, DateOnly to, CancellationToken cancellationToken = default)
    {
        var office = opened.Run.OfficeId;
        var points = await db.PlacePoints.AsNoTracking().Where(p => p.OfficeId == office).ToDictionaryAsync(p => p.Key, p => p.Point, cancellationToken);
        var names = await OfficePlaces.ListAsync(db, office, cancellationToken);
        var hamlets = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == office).Select(d => new { d.Id, d.Hamlet }).ToDictionaryAsync(d => d.Id, d => d.Hamlet, cancellationToken);
        var communes = await db.PlanSteps.AsNoTracking().Where(s => s.OfficeId == office)
            .Join(db.CasePlans.Where(p => p.OfficeId == office && p.CampaignId == opened.Run.CampaignId), s => s.PlanId, p => p.Id, (s, p) => new { s.Id, CommuneId = s.CommuneId ?? p.CommuneId })
            .ToDictionaryAsync(s => s.Id, s => s.CommuneId, cancellationToken);
        string KeyOf(StepName step) => PlaceKey.Of(communes.GetValueOrDefault(step.StepId), hamlets.GetValueOrDefault(step.DossierId));
        GeoPoint? PointOf(string key) => points.TryGetValue(key, out var own) ? own : PlaceKey.CentreOf(key) is { } centre && points.TryGetValue(centre, out var near) ? near : null;

        var routes = opened.Plan.Routes.Select(r => (Route: r, Day: opened.Problem.Calendar[r.Day].Date)).Where(r => r.Day >= from && r.Day <= to).ToList();
        var visits = routes.SelectMany(r => r.Route.Steps).CountBy(s => KeyOf(opened.Names.Steps[s])).ToDictionary(v => v.Key, v => v.Value);
        var places = names.Select(p => new MapPlace(p.Key, p.Name, PointOf(p.Key), visits.GetValueOrDefault(p.Key))).ToDictionary(p => p.Key);
        var teams = opened.Problem.Teams.Select((t, i) => (t.Id, i)).ToDictionary(t => t.Id, t => t.i);
        return new(
            [.. places.Values],
            [.. routes.Select(r => new MapRoute(teams[r.Route.Team], r.Route.Team, r.Day, r.Route.Minutes, r.Route.Km,
                [.. r.Route.Steps.Select(s => opened.Names.Steps[s]).Select(n => places.GetValueOrDefault(KeyOf(n)) ?? new(KeyOf(n), n.Place, PointOf(KeyOf(n)), 1))]))]);
    }
}
