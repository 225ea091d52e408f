using CaoDiem.Database;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Identity;

/// <summary>Gives an account a new password, made up and shown once.</summary>
public sealed record ResetPassword(Id<User> UserId);

public sealed class ResetPasswordHandler(AppDb db)
{
    public async Task<string> Handle(ResetPassword command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ManageUsers);
        var user = await db.VisibleUsers(actor).Where(u => u.Id == command.UserId).OneAsync(cancellationToken);
        var password = PasswordHash.NewPassword();
        db.Begin(nameof(ResetPassword), actor);
        user.SetPassword(password);
        await db.SaveChangesAsync(cancellationToken);
        return password;
    }
}

/// <summary>A person changes his own password.</summary>
public sealed record ChangePassword(string Current, string New);

public sealed class ChangePasswordHandler(AppDb db)
{
    /// <exception cref="RuleViolation">IDN-026: the current password is wrong. IDN-003: the new one is too short.</exception>
    public async Task<User> Handle(ChangePassword command, Actor actor, CancellationToken cancellationToken = default)
    {
        var user = await db.Users.Where(u => u.Id == actor.UserId).OneAsync(cancellationToken);
        if (!PasswordHash.Matches(command.Current, user.PasswordHash))
        {
            throw new RuleViolation("IDN-026", "Mật khẩu hiện tại không đúng.", "Current");
        }

        db.Begin(nameof(ChangePassword), actor);
        user.SetPassword(command.New);
        await db.SaveChangesAsync(cancellationToken);
        return user;
    }
}

/// <summary>Closes an account with a reason, without losing its history, or opens it again.</summary>
public sealed record DisableUser(Id<User> UserId, bool Disabled, string? Reason = null);

public sealed class DisableUserHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// IDN-027: nobody closes his own account. IDN-028: the last head or administrator. IDN-070: closed without a reason.
    /// </exception>
    public async Task Handle(DisableUser command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ManageUsers);
        if (actor.UserId == command.UserId)
        {
            throw new RuleViolation("IDN-027", "Không thể tự khóa tài khoản của chính mình.");
        }

        var user = await db.VisibleUsers(actor).Where(u => u.Id == command.UserId).OneAsync(cancellationToken);
        var reason = VietText.Clean(command.Reason);
        db.Begin(nameof(DisableUser), actor, reason.Length > 0 ? reason : null);
        if (command.Disabled)
        {
            if (reason.Length == 0)
            {
                throw new RuleViolation("IDN-070", "Phải nêu lý do khóa tài khoản.", "Reason");
            }

            await LastAccount.RequireAnotherAsync(db, user, "Reason", cancellationToken);
            user.Disable();
        }
        else
        {
            user.Enable();
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Mends the name of the person behind an account; his open sessions end, so that what he does says the new name.</summary>
public sealed record RenameUser(Id<User> UserId, string? Name);

public sealed class RenameUserHandler(AppDb db)
{
    /// <exception cref="RuleViolation">IDN-021: no name.</exception>
    public async Task Handle(RenameUser command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ManageUsers);
        var user = await db.VisibleUsers(actor).Where(u => u.Id == command.UserId).OneAsync(cancellationToken);
        if (VietText.Clean(command.Name) is not { Length: > 0 } name)
        {
            throw new RuleViolation("IDN-021", "Chưa nhập họ và tên.", "Name");
        }

        db.Begin(nameof(RenameUser), actor);
        user.Rename(name);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>An office is never left without a head, nor without somebody who looks after its accounts.</summary>
internal static class LastAccount
{
    /// <exception cref="RuleViolation">IDN-028: the account is the last one of its office in that role.</exception>
    public static async Task RequireAnotherAsync(AppDb db, User user, string field, CancellationToken cancellationToken)
    {
        if (user.Disabled || user.Role is not (Role.Head or Role.Administrator))
        {
            return;
        }

        var (id, role, office) = (user.Id, user.Role, user.OfficeId);
        if (!await db.Users.AnyAsync(u => u.Id != id && u.Role == role && u.OfficeId == office && !u.Disabled, cancellationToken))
        {
            throw new RuleViolation("IDN-028",
                $"Đây là tài khoản cuối cùng có vai trò {role.Label()}; hãy giao vai trò cho người khác trước.", field);
        }
    }
}
