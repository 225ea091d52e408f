using CaoDiem.Database;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Identity;

/// <summary>Says under which other name registers know an officer or a commune.</summary>
public sealed record AddAlias(AliasKind Kind, Guid NamedId, string? Name);

/// <summary>Forgets such a name; who added it and when stays in the history.</summary>
public sealed record RemoveAlias(Id<Alias> AliasId);

public sealed class KeepAliasesHandler(AppDb db)
{
    /// <exception cref="RuleViolation">IDN-062: no name. IDN-061: the office knows somebody or something by that name already.</exception>
    /// <exception cref="NotInScope">The office has no such officer or commune.</exception>
    public async Task Handle(AddAlias command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.KeepDirectory);
        var office = actor.RequireOffice();
        await RequireNamedAsync(office, command, cancellationToken);
        var alias = Alias.Of(office, command.Kind, command.NamedId, command.Name ?? "", actor.Name, db.Time.GetUtcNow().UtcDateTime);
        if (alias.Name.Length == 0)
        {
            throw new RuleViolation("IDN-062", "Chưa nhập tên gọi khác.", "Name");
        }

        await RequireFreeAsync(db, office, command.Kind, alias.SearchKey, null, cancellationToken);
        db.Begin(nameof(AddAlias), actor);
        db.Aliases.Add(alias);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="NotInScope">The office has no such alias.</exception>
    public async Task Handle(RemoveAlias command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.KeepDirectory);
        var office = actor.RequireOffice();
        var alias = await db.Aliases.Where(a => a.OfficeId == office && a.Id == command.AliasId).OneAsync(cancellationToken);
        db.Begin(nameof(RemoveAlias), actor);
        db.Aliases.Remove(alias);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A name means one officer, or one commune, of the office.</summary>
    /// <param name="own">Whose own names do not count.</param>
    /// <exception cref="RuleViolation">IDN-061: it means another one already, named.</exception>
    internal static async Task RequireFreeAsync(
        AppDb db, Id<Office> office, AliasKind kind, string key, Guid? own, CancellationToken cancellationToken)
    {
        var named = kind == AliasKind.Officer
            ? await db.Officers.AsNoTracking().Where(o => o.OfficeId == office && o.SearchKey == key)
                .Select(o => new { Id = (Guid)(object)o.Id, o.Name }).FirstOrDefaultAsync(cancellationToken)
            : await db.Communes.AsNoTracking().Where(c => c.OfficeId == office && c.SearchKey == key)
                .Select(c => new { Id = (Guid)(object)c.Id, c.Name }).FirstOrDefaultAsync(cancellationToken);
        if (named is not null && named.Id != own)
        {
            throw new RuleViolation("IDN-061", $"Danh mục đã có «{named.Name}». Nếu là một, hãy gộp hai tên.", "Name");
        }

        var alias = await db.Aliases.AsNoTracking()
            .FirstOrDefaultAsync(a => a.OfficeId == office && a.Kind == kind && a.SearchKey == key, cancellationToken);
        if (alias is not null && alias.NamedId != own)
        {
            throw new RuleViolation("IDN-061", $"«{alias.Name}» đã là tên gọi khác trong danh mục.", "Name");
        }
    }

    /// <summary>After a name was mended: the former one stays known, and the new one is no other name of itself.</summary>
    internal static async Task KeepFormerAsync(
        AppDb db, Id<Office> office, AliasKind kind, Guid named, (string Name, string Key) former, string key, Actor actor,
        CancellationToken cancellationToken)
    {
        db.Aliases.RemoveRange(await db.Aliases.Where(a => a.OfficeId == office && a.Kind == kind && a.SearchKey == key)
            .ToListAsync(cancellationToken));
        if (key != former.Key)
        {
            db.Aliases.Add(Alias.Of(office, kind, named, former.Name, actor.Name, db.Time.GetUtcNow().UtcDateTime));
        }
    }

    private async Task RequireNamedAsync(Id<Office> office, AddAlias command, CancellationToken cancellationToken)
    {
        var known = command.Kind == AliasKind.Officer
            ? await db.Officers.AnyAsync(o => o.OfficeId == office && o.Id == new Id<Officer>(command.NamedId), cancellationToken)
            : await db.Communes.AnyAsync(c => c.OfficeId == office && c.Id == new Id<Commune>(command.NamedId), cancellationToken);
        if (!known)
        {
            throw new NotInScope();
        }
    }
}
