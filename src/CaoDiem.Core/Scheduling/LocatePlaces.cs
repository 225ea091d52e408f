using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Scheduling;

/// <summary>Writes where places lie; null forgets it. Ways that nobody entered are estimated from it.</summary>
public sealed record LocatePlaces(IReadOnlyDictionary<string, GeoPoint?> Points);

public sealed class LocatePlacesHandler(AppDb db)
{
    /// <exception cref="RuleViolation">SCH-004: a place that is not one of the office. SCH-005: outside the country. Nothing is stored then.</exception>
    public async Task Handle(LocatePlaces command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var office = actor.RequireOffice();
        var names = (await OfficePlaces.ListAsync(db, office, cancellationToken)).ToDictionary(p => p.Key, p => p.Name);
        var known = await db.PlacePoints.Where(p => p.OfficeId == office).ToDictionaryAsync(p => p.Key, cancellationToken);
        db.Begin(nameof(LocatePlaces), actor);
        foreach (var (key, point) in command.Points)
        {
            var name = names.GetValueOrDefault(key) ?? throw new RuleViolation("SCH-004", "Nơi này không thuộc địa bàn của đơn vị.");
            known.TryGetValue(key, out var row);
            if (point is { } wanted)
            {
                Set(row ?? db.PlacePoints.Add(new() { OfficeId = office, Key = key }).Entity, wanted, name);
            }
            else if (row is not null)
            {
                db.PlacePoints.Remove(row);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static void Set(PlacePoint row, GeoPoint point, string name)
    {
        try
        {
            row.Set(point);
        }
        catch (RuleViolation refused)
        {
            throw new RuleViolation(refused.Code, $"{name}: {refused.Message}", refused.Field);
        }
    }
}
