using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

public enum NamedThing
{
    Officer,
    Commune,
    TaskForce,
}

/// <summary>What an id of an office is called.</summary>
/// <param name="Until">The day from which the officer has left, or the commune is closed; null while there.</param>
public sealed record OfficeName(Guid Id, string Name, string SortKey, NamedThing What, DateOnly? Until);

/// <summary>The officers, communes and task forces of an office by name.</summary>
public sealed class OfficeNames
{
    private readonly Dictionary<Guid, OfficeName> _byId;

    private OfficeNames(List<OfficeName> all)
    {
        _byId = all.ToDictionary(n => n.Id);
        All = [.. all.OrderBy(n => n.SortKey, StringComparer.Ordinal)];
    }

    /// <summary>All of them in the order of their names.</summary>
    public IReadOnlyList<OfficeName> All { get; }

    /// <summary>Those of one sort, in the order of their names.</summary>
    public IEnumerable<OfficeName> Of(NamedThing what) => All.Where(n => n.What == what);

    /// <summary>Those of one sort that are there on a day: what can be chosen.</summary>
    public IEnumerable<OfficeName> ThereOn(DateOnly day, NamedThing what) => Of(what).Where(n => n.Until is null || n.Until > day);

    /// <summary>The name; null for an id of nothing here.</summary>
    public string? NameOf(Guid id) => _byId.GetValueOrDefault(id)?.Name;

    /// <param name="recent">Where a page may take them from; null asks the database.</param>
    public static Task<OfficeNames> LoadAsync(AppDb db, Id<Office> office, RecentAnswers? recent, CancellationToken cancellationToken) =>
        recent is null ? AskAsync(db, office, cancellationToken) : recent.OfAsync(db, office, () => AskAsync(db, office, cancellationToken));

    private static async Task<OfficeNames> AskAsync(AppDb db, Id<Office> office, CancellationToken cancellationToken)
    {
        var rows = await db.Officers.Where(o => o.OfficeId == office)
            .Select(o => new { Id = (Guid)(object)o.Id, o.Name, o.SortKey, What = NamedThing.Officer, Until = o.LeftOn })
            .Concat(db.Communes.Where(c => c.OfficeId == office)
            .Select(c => new { Id = (Guid)(object)c.Id, c.Name, c.SortKey, What = NamedThing.Commune, Until = c.ClosedOn }))
            .Concat(db.TaskForces.Where(t => t.OfficeId == office)
            .Select(t => new { Id = (Guid)(object)t.Id, t.Name, t.SortKey, What = NamedThing.TaskForce, Until = (DateOnly?)null }))
            .ToListAsync(cancellationToken);
        return new([.. rows.Select(r => new OfficeName(r.Id, r.Name, r.SortKey, r.What, r.Until))]);
    }
}
