using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Scheduling;

/// <summary>Writes what the office knows of the way between two places; a later entry replaces an earlier one.</summary>
public sealed record EditTravel(IReadOnlyList<TravelEdge> Ways);

/// <summary>Forgets a way; the rest of the table fills the hole.</summary>
public sealed record ForgetTravel(Id<TravelTime> Id);

public sealed class EditTravelHandler(AppDb db)
{
    /// <exception cref="RuleViolation">SCH-001, SCH-002 from a way. SCH-003: from a place to itself. SCH-004: a place that is not one of the office.</exception>
    public async Task Handle(EditTravel command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var office = actor.RequireOffice();
        var places = (await OfficePlaces.ListAsync(db, office, cancellationToken)).Select(p => p.Key).ToHashSet();
        var known = await db.TravelTimes.Where(t => t.OfficeId == office).ToListAsync(cancellationToken);
        db.Begin(nameof(EditTravel), actor);
        foreach (var way in command.Ways)
        {
            if (!places.Contains(way.From) || !places.Contains(way.To))
            {
                throw new RuleViolation("SCH-004", "Nơi đi hoặc nơi đến không thuộc địa bàn của đơn vị.", places.Contains(way.From) ? "To" : "From");
            }

            if (way.From == way.To)
            {
                throw new RuleViolation("SCH-003", "Nơi đi và nơi đến phải khác nhau.", "To");
            }

            var row = known.Find(t => (t.From == way.From && t.To == way.To) || (!t.OneWay && !way.OneWay && t.From == way.To && t.To == way.From));
            if (row is null)
            {
                row = new() { OfficeId = office, From = way.From, To = way.To };
                known.Add(row);
                db.TravelTimes.Add(row);
            }

            row.Set(way.Minutes, way.Metres, way.OneWay);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task Handle(ForgetTravel command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var office = actor.RequireOffice();
        var row = await db.TravelTimes.Where(t => t.OfficeId == office && t.Id == command.Id).OneAsync(cancellationToken);
        db.Begin(nameof(ForgetTravel), actor);
        db.TravelTimes.Remove(row);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>A place of an office: the office itself, a commune's centre, a hamlet where files lie.</summary>
public sealed record OfficePlace(string Key, string Name, int Files);

/// <summary>The places between which an office travels.</summary>
public static class OfficePlaces
{
    public static async Task<IReadOnlyList<OfficePlace>> ListAsync(AppDb db, Id<Office> office, CancellationToken cancellationToken = default)
    {
        var communes = await db.Communes.AsNoTracking().Where(c => c.OfficeId == office).ToListAsync(cancellationToken);
        var hamlets = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == office && d.CommuneId != null && d.Hamlet != null)
            .GroupBy(d => new { d.CommuneId, d.Hamlet }).Select(g => new { g.Key.CommuneId, g.Key.Hamlet, Files = g.Count() }).ToListAsync(cancellationToken);
        var names = communes.ToDictionary(c => c.Id, c => c.Name);
        return
        [
            new(PlaceKey.Office, "Trụ sở đơn vị", 0),
            .. communes.OrderBy(c => VietText.SortKey(c.Name), StringComparer.Ordinal).SelectMany(c => hamlets.Where(h => h.CommuneId == c.Id)
                .GroupBy(h => PlaceKey.Of(c.Id, h.Hamlet)).Select(g => new OfficePlace(g.Key, $"{g.First().Hamlet}, {c.Name}", g.Sum(x => x.Files)))
                .OrderBy(p => VietText.SortKey(p.Name), StringComparer.Ordinal).Prepend(new(PlaceKey.Of(c.Id, null), $"Trung tâm {c.Name}", 0))),
        ];
    }
}
