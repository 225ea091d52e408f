using CaoDiem.Database;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Identity;

/// <summary>Changes what an account may do; its open sessions end.</summary>
public sealed record GrantRole(Id<User> UserId, Role Role, Id<Officer>? OfficerId = null);

public sealed class GrantRoleHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// IDN-025: an administrator cannot take the role from himself. IDN-028: the last head or administrator. IDN-029: an office makes no
    /// supervisor of an account that says no province. IDN-023, IDN-024 as for InviteUser.
    /// </exception>
    public async Task Handle(GrantRole command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ManageUsers);
        if (actor.UserId == command.UserId)
        {
            throw new RuleViolation("IDN-025", "Không thể tự đổi vai trò của chính mình.", "Role");
        }

        var user = await db.VisibleUsers(actor).Where(u => u.Id == command.UserId).OneAsync(cancellationToken);
        if (user.OfficeId is null && command.Role is not (Role.Administrator or Role.Supervisor))
        {
            throw new RuleViolation("IDN-023", $"Vai trò {command.Role.Label()} phải thuộc một đơn vị.", "Role");
        }

        if (command.Role == Role.Supervisor && user.Province is null && actor.OfficeId is not null)
        {
            throw new RuleViolation("IDN-029", "Tài khoản giám sát cấp tỉnh phải tạo mới, vì khi tạo mới ghi tỉnh được giám sát.", "Role");
        }

        if (command.Role != user.Role)
        {
            await LastAccount.RequireAnotherAsync(db, user, "Role", cancellationToken);
        }

        await RequireOfficerAsync(db, command.Role, user.OfficeId, command.OfficerId, cancellationToken);
        db.Begin(nameof(GrantRole), actor);
        user.Grant(command.Role, command.OfficerId);
        await db.SaveChangesAsync(cancellationToken);
    }

    internal static async Task RequireOfficerAsync(
        AppDb db, Role role, Id<Office>? office, Id<Officer>? officer, CancellationToken cancellationToken)
    {
        if (role == Role.Officer
            && (officer is null || !await db.Officers.AnyAsync(o => o.OfficeId == office && o.Id == officer, cancellationToken)))
        {
            throw new RuleViolation("IDN-024", "Tài khoản chấp hành viên phải gắn với một chấp hành viên của đơn vị.", "OfficerId");
        }
    }
}
