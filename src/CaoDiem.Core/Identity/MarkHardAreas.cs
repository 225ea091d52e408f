using CaoDiem.Database;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Identity;

/// <summary>Says which communes of the office lie in hard areas; all others do not.</summary>
public sealed record MarkHardAreas(IReadOnlyCollection<Id<Commune>> Communes);

public sealed class MarkHardAreasHandler(AppDb db)
{
    /// <exception cref="RuleViolation">IDN-042: a commune that is not one of the office. Nothing is stored then.</exception>
    public async Task Handle(MarkHardAreas command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ManageOffice);
        var office = actor.RequireOffice();
        var communes = await db.Communes.Where(c => c.OfficeId == office).ToListAsync(cancellationToken);
        var marked = command.Communes.ToHashSet();
        if (!marked.IsSubsetOf(communes.Select(c => c.Id)))
        {
            throw new RuleViolation("IDN-042", "Xã, thị trấn này không thuộc địa bàn của đơn vị.");
        }

        db.Begin(nameof(MarkHardAreas), actor);
        foreach (var commune in communes)
        {
            commune.Mark(marked.Contains(commune.Id));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
