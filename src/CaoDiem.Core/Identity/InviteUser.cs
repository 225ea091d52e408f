using System.Text.RegularExpressions;
using CaoDiem.Database;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Identity;

/// <summary>Creates an account. Without a password one is made up; it is shown once and stored only as a hash.</summary>
public sealed record InviteUser(
    string Login, string Name, Role Role, Id<Office>? OfficeId, Id<Officer>? OfficerId = null, string? Password = null, string? Province = null);

public sealed record UserInvited(Id<User> Id, string Login, string Password);

public sealed partial class InviteUserHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// IDN-020: bad login. IDN-021: no name. IDN-022: login taken. IDN-023: the role needs an office.
    /// IDN-024: an enforcement officer's account needs its officer. IDN-003: short password.
    /// IDN-026: a province for another role than the supervisor, one without an office, or not that of the actor's office.
    /// IDN-027: an office without a province makes a supervisor.
    /// </exception>
    public async Task<UserInvited> Handle(InviteUser command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ManageUsers);
        var login = VietText.Fold(command.Login).Trim();
        if (!LoginShape().IsMatch(login))
        {
            throw new RuleViolation("IDN-020", "Tên đăng nhập gồm 3 đến 40 chữ cái không dấu, chữ số, dấu chấm, gạch ngang.", "Login");
        }

        var name = VietText.Clean(command.Name);
        if (name.Length == 0)
        {
            throw new RuleViolation("IDN-021", "Chưa nhập họ và tên.", "Name");
        }

        if (command.OfficeId is null && command.Role != Role.Administrator && command.Role != Role.Supervisor)
        {
            throw new RuleViolation("IDN-023", $"Vai trò {command.Role.Label()} phải thuộc một đơn vị.", "OfficeId");
        }

        if (await db.Users.AnyAsync(u => u.Login == login, cancellationToken))
        {
            throw new RuleViolation("IDN-022", $"Tên đăng nhập {login} đã có.", "Login");
        }

        var province = await ProvinceAsync(command, actor, cancellationToken);
        await GrantRoleHandler.RequireOfficerAsync(db, command.Role, command.OfficeId, command.OfficerId, cancellationToken);
        var password = string.IsNullOrEmpty(command.Password) ? PasswordHash.NewPassword() : command.Password;
        var user = new User { Login = login, Name = name, OfficeId = command.OfficeId, Province = province };
        user.Grant(command.Role, command.OfficerId);
        user.SetPassword(password);
        db.Begin(nameof(InviteUser), actor);
        db.Users.Add(user);
        await db.SaveChangesAsync(cancellationToken);
        return new(user.Id, login, password);
    }

    // Whose offices a supervisor sees: for an office's administrator those of its own province, never more.
    private async Task<string?> ProvinceAsync(InviteUser command, Actor actor, CancellationToken cancellationToken)
    {
        var province = VietText.Clean(command.Province);
        if (command.Role == Role.Supervisor && actor.OfficeId is { } office)
        {
            var own = await db.Offices.Where(o => o.Id == office).Select(o => o.Province).SingleAsync(cancellationToken);
            if (string.IsNullOrEmpty(own))
            {
                throw new RuleViolation("IDN-027", "Đơn vị chưa ghi tỉnh, thành phố nên chưa biết giám sát cấp tỉnh được xem những đơn vị nào.", "Province");
            }

            if (province.Length > 0 && province != own)
            {
                throw Wrong();
            }

            province = own;
        }

        return province.Length == 0 ? null
            : command.Role == Role.Supervisor && await db.Offices.AnyAsync(o => o.Province == province, cancellationToken) ? province
            : throw Wrong();

        static RuleViolation Wrong() => new("IDN-026", "Tỉnh chỉ ghi cho giám sát cấp tỉnh và phải là tỉnh của đơn vị trong hệ thống mà người tạo tài khoản quản lý.", "Province");
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{2,39}$")]
    private static partial Regex LoginShape();
}
