using System.CommandLine;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Cli;

internal static class UserCommand
{
    public static Command Create(Session session) => new("user", "Tài khoản.") { Add(session), Grant(session), List(session) };

    private static Command Add(Session session)
    {
        var login = new Option<string>("--login") { Required = true, Description = "Tên đăng nhập." };
        var name = new Option<string>("--name") { Required = true, Description = "Họ và tên." };
        var role = RoleOption();
        var office = new Option<string?>("--office") { Description = "Mã đơn vị." };
        var officer = new Option<string?>("--officer") { Description = "Tên chấp hành viên trong sổ, cho vai trò officer." };
        var province = new Option<string?>("--province") { Description = "Tỉnh được giám sát, cho vai trò supervisor; không ghi là mọi đơn vị." };
        var command = new Command("add", "Tạo tài khoản; in ra mật khẩu, chỉ một lần.") { login, name, role, office, officer, province };
        session.Run(command, async (parsed, db, cancel) =>
        {
            Id<Office>? officeId = parsed.GetValue(office) is { } code ? (await Session.OfficeAsync(db, code, cancel)).Office.Id : null;
            var invited = await new InviteUserHandler(db).Handle(
                new(parsed.GetValue(login)!, parsed.GetValue(name)!, ParseRole(parsed.GetValue(role)!), officeId,
                    await OfficerAsync(db, officeId, parsed.GetValue(officer), cancel), Province: parsed.GetValue(province)),
                Actor.System("Dòng lệnh"), cancel);
            if (session.WantsJson(parsed))
            {
                Session.WriteJson(new { id = invited.Id.ToString(), invited.Login, invited.Password });
            }
            else
            {
                Console.WriteLine($"{invited.Login}  {invited.Password}");
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Grant(Session session)
    {
        var login = new Option<string>("--login") { Required = true, Description = "Tên đăng nhập." };
        var role = RoleOption();
        var officer = new Option<string?>("--officer") { Description = "Tên chấp hành viên trong sổ, cho vai trò officer." };
        var command = new Command("grant", "Đổi vai trò của tài khoản.") { login, role, officer };
        session.Run(command, async (parsed, db, cancel) =>
        {
            var wanted = VietText.Fold(parsed.GetValue(login));
            var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Login == wanted, cancel)
                ?? throw new RuleViolation("CLI-007", $"Không có tài khoản {wanted}.");
            await new GrantRoleHandler(db).Handle(
                new(user.Id, ParseRole(parsed.GetValue(role)!), await OfficerAsync(db, user.OfficeId, parsed.GetValue(officer), cancel)),
                Actor.System("Dòng lệnh"), cancel);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command List(Session session)
    {
        var command = new Command("list", "Danh sách tài khoản.");
        session.Run(command, async (parsed, db, cancel) =>
        {
            var users = await db.Users.AsNoTracking().OrderBy(u => u.Login)
                .Select(u => new { u.Login, u.Name, u.Role, u.Disabled, Office = db.Offices.Where(o => o.Id == u.OfficeId).Select(o => o.Code).FirstOrDefault() })
                .ToListAsync(cancel);
            if (session.WantsJson(parsed))
            {
                Session.WriteJson(users);
            }
            else
            {
                foreach (var user in users)
                {
                    Console.WriteLine($"{user.Login,-20} {user.Role.Label(),-28} {user.Office,-12} {user.Name}{(user.Disabled ? " (đã khóa)" : "")}");
                }
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static Option<string> RoleOption()
    {
        var role = new Option<string>("--role") { Required = true, Description = "Vai trò." };
        role.AcceptOnlyFromAmong([.. Roles.All.Select(r => r.ToString().ToLowerInvariant())]);
        return role;
    }

    private static Role ParseRole(string text) => Enum.Parse<Role>(text, true);

    private static async Task<Id<Officer>?> OfficerAsync(Database.AppDb db, Id<Office>? office, string? name, CancellationToken cancel)
    {
        if (name is null)
        {
            return null;
        }

        var key = VietText.Fold(name);
        return await db.Officers.Where(o => o.OfficeId == office && o.SearchKey == key).Select(o => (Id<Officer>?)o.Id).SingleOrDefaultAsync(cancel)
            ?? throw new RuleViolation("CLI-008", $"Đơn vị không có chấp hành viên «{name}».");
    }
}
