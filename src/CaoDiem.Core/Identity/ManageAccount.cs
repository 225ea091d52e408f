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

/// <summary>Closes an account without losing its history, or opens it again.</summary>
public sealed record DisableUser(Id<User> UserId, bool Disabled);

public sealed class DisableUserHandler(AppDb db)
{
    /// <exception cref="RuleViolation">IDN-027: nobody closes his own account.</exception>
    public async Task Handle(DisableUser command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ManageUsers);
        if (actor.UserId == command.UserId)
        {
            throw new RuleViolation("IDN-027", "Không thể tự khóa tài khoản của chính mình.");
        }

        var user = await db.VisibleUsers(actor).Where(u => u.Id == command.UserId).OneAsync(cancellationToken);
        db.Begin(nameof(DisableUser), actor);
        if (command.Disabled)
        {
            user.Disable();
        }
        else
        {
            user.Enable();
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
