using CaoDiem.Database;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Identity;

/// <summary>Changes what an account may do; its open sessions end.</summary>
public sealed record GrantRole(Id<User> UserId, Role Role, Id<Officer>? OfficerId = null);

public sealed class GrantRoleHandler(AppDb db)
{
    /// <exception cref="RuleViolation">IDN-025: an administrator cannot take the role from himself. IDN-024 as for InviteUser.</exception>
    public async Task Handle(GrantRole command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ManageUsers);
        if (actor.UserId == command.UserId)
        {
            throw new RuleViolation("IDN-025", "Không thể tự đổi vai trò của chính mình.", "Role");
        }

        var user = await db.VisibleUsers(actor).Where(u => u.Id == command.UserId).OneAsync(cancellationToken);
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
