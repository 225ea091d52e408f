using CaoDiem.Database;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Identity;

/// <summary>The first start on an empty database: the office and its administrator, in one step.</summary>
public sealed record StartInstallation(
    string Code, string OfficeName, string? Province, OfficeKind Kind, string Login, string Name, string Password);

public sealed class StartInstallationHandler(AppDb db)
{
    public static Task<bool> IsNeededAsync(AppDb db, CancellationToken cancellationToken) =>
        db.Users.AllAsync(u => false, cancellationToken);

    /// <exception cref="RuleViolation">IDN-050: the installation already has an account. Else as AddOffice and InviteUser.</exception>
    public async Task<User> Handle(StartInstallation command, CancellationToken cancellationToken = default)
    {
        if (!await IsNeededAsync(db, cancellationToken))
        {
            throw new RuleViolation("IDN-050", "Hệ thống đã được thiết lập.");
        }

        var actor = Actor.System("Thiết lập lần đầu");
        await using var all = await db.Database.BeginTransactionAsync(cancellationToken);
        var office = await new AddOfficeHandler(db).Handle(
            new(command.Code, command.OfficeName, command.Province, command.Kind), actor, cancellationToken);
        var user = await new InviteUserHandler(db).Handle(
            new(command.Login, command.Name, Role.Administrator, office.Id, null, command.Password), actor, cancellationToken);
        await all.CommitAsync(cancellationToken);
        return await db.Users.SingleAsync(u => u.Id == user.Id, cancellationToken);
    }
}
