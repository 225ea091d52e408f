using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Dossiers;

/// <summary>Keeps a filter of the file list under a name, or forgets it.</summary>
public sealed record SaveFilter(string Name, string Query);

public sealed class SaveFilterHandler(AppDb db)
{
    /// <exception cref="RuleViolation">DOS-020: no name. DOS-021: no filter is set.</exception>
    public async Task Handle(SaveFilter command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.SeeDossiers);
        var name = VietText.Clean(command.Name);
        if (name.Length is 0 or > 60)
        {
            throw new RuleViolation("DOS-020", "Đặt tên bộ lọc từ 1 đến 60 ký tự.", "Name");
        }

        if (command.Query.Length < 2)
        {
            throw new RuleViolation("DOS-021", "Chưa chọn điều kiện lọc nào để lưu.", "Name");
        }

        var office = actor.RequireOffice();
        var row = await db.SavedFilters.SingleOrDefaultAsync(f => f.OfficeId == office && f.UserId == actor.UserId && f.Name == name, cancellationToken);
        db.Begin(nameof(SaveFilter), actor);
        if (row is null)
        {
            db.SavedFilters.Add(new() { OfficeId = office, UserId = actor.UserId!.Value, Name = name, Query = command.Query });
        }
        else
        {
            row.Query = command.Query;
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task Forget(Id<SavedFilter> id, Actor actor, CancellationToken cancellationToken = default)
    {
        var row = await db.SavedFilters.Where(f => f.OfficeId == actor.OfficeId && f.UserId == actor.UserId && f.Id == id).OneAsync(cancellationToken);
        db.Begin(nameof(SaveFilter), actor);
        db.SavedFilters.Remove(row);
        await db.SaveChangesAsync(cancellationToken);
    }
}
