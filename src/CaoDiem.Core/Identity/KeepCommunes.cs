using CaoDiem.Database;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Identity;

/// <summary>Mends a commune's name everywhere at once; the old one stays known, so that a register that still writes it finds it.</summary>
public sealed record RenameCommune(Id<Commune> CommuneId, string? Name);

/// <summary>Says that closing a commune was a mistake. Where its files are is said by their acts, which are cancelled apart.</summary>
public sealed record ReopenCommune(Id<Commune> CommuneId, string? Reason);

public sealed class KeepCommunesHandler(AppDb db)
{
    /// <exception cref="RuleViolation">IDN-071: no name. IDN-061: another one has this name.</exception>
    /// <exception cref="NotInScope">The office has no such commune.</exception>
    public async Task Handle(RenameCommune command, Actor actor, CancellationToken cancellationToken = default)
    {
        var commune = await OpenAsync(command.CommuneId, actor, cancellationToken);
        var (office, before, key) = (commune.OfficeId, commune.Name, commune.SearchKey);
        if (VietText.Clean(command.Name) is not { Length: > 0 } name)
        {
            throw new RuleViolation("IDN-071", "Chưa nhập tên xã, phường.", "Name");
        }

        await KeepAliasesHandler.RequireFreeAsync(db, office, AliasKind.Commune, VietText.Fold(name), commune.Id.Value, cancellationToken);
        db.Begin(nameof(RenameCommune), actor);
        commune.Rename(name);
        await KeepAliasesHandler.KeepFormerAsync(db, office, AliasKind.Commune, commune.Id.Value, (before, key), commune.SearchKey, actor, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">IDN-072: it is not closed. IDN-073: no reason.</exception>
    /// <exception cref="NotInScope">The office has no such commune.</exception>
    public async Task Handle(ReopenCommune command, Actor actor, CancellationToken cancellationToken = default)
    {
        var commune = await OpenAsync(command.CommuneId, actor, cancellationToken);
        if (commune.ClosedOn is null)
        {
            throw new RuleViolation("IDN-072", "Xã, phường này vẫn đang dùng.", "Reason");
        }

        var reason = VietText.Clean(command.Reason);
        if (reason.Length == 0)
        {
            throw new RuleViolation("IDN-073", "Phải nêu lý do dùng lại.", "Reason");
        }

        db.Begin(nameof(ReopenCommune), actor, reason);
        commune.Reopen();
        await db.SaveChangesAsync(cancellationToken);
    }

    private Task<Commune> OpenAsync(Id<Commune> id, Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.KeepDirectory);
        var office = actor.RequireOffice();
        return db.Communes.Where(c => c.OfficeId == office && c.Id == id).OneAsync(cancellationToken);
    }
}
