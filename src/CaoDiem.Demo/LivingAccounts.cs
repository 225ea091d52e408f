using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Demo;

/// <summary>The accounts of the living offices; the first one is shown first.</summary>
internal sealed class LivingAccounts(AppDb db)
{
    private static readonly (string Office, string Login, string Name, Role Role)[] People =
    [
        ("VH-KV3", "truongphong", "Phan Thanh Hòa", Role.Head),
        ("VH-KV3", "chv.hanh", "Nguyễn Thị Mỹ Hạnh", Role.Officer),
        ("VH-KV3", "chv.tuan", "Trương Minh Tuấn", Role.Officer),
        ("VH-KV3", "chv.dung", "Lâm Quốc Dũng", Role.Officer),
        ("VH-KV3", "thamtra.kv3", "Đỗ Thị Kim Ngân", Role.Examiner),
        ("VH-KV3", "thuky.kv3", "Bùi Nhật Linh", Role.Clerk),
        ("VH-KV3", "ketoan.kv3", "Ngô Hồng Gấm", Role.Accountant),
        ("VH-KV3", "congan.kv3", "Trần Văn Lợi", Role.Partner),
        ("VH-KV3", "quantri.kv3", "Châu Minh Khôi", Role.Administrator),
        ("VH-KV3", "giamsat.vinhhau", "Dương Quốc Thái", Role.Supervisor),
        ("VH-KV1", "truongphong.kv1", "Mai Thị Hồng Nhung", Role.Head),
        ("VH-KV2", "truongphong.kv2", "Lý Văn Thuận", Role.Head),
        ("VH-KV4", "truongphong.kv4", "Cao Ngọc Hân", Role.Head),
    ];

    public static IReadOnlyList<DemoAccount> All { get; } = [.. People.Select(p => new DemoAccount(p.Login, p.Role))];

    /// <summary>Creates the accounts of an office; gives who acts with them, by login.</summary>
    public async Task<IReadOnlyDictionary<string,
        Actor>> CreateAsync(Id<Office> office, string code, string password, CancellationToken cancellationToken)
    {
        var officers = await db.Officers.AsNoTracking().Where(o => o.OfficeId == office)
            .ToDictionaryAsync(o => o.Name, o => o.Id, cancellationToken);
        var actors = new Dictionary<string, Actor>();
        foreach (var (_, login, name, role) in People.Where(p => p.Office == code))
        {
            Id<Officer>? officer = role == Role.Officer ? officers[name] : null;
            var province = role == Role.Supervisor ? Sketches.Province : null;
            var user = await new InviteUserHandler(db).Handle(
                new(login, name, role, office, officer, password, province), Actor.System("Dữ liệu mẫu"), cancellationToken);
            actors.Add(login, new(user.Id, name, office, role, officer, province));
        }

        return actors;
    }

    /// <summary>Gives the accounts that are there one new password.</summary>
    public async Task ResetAsync(string password, CancellationToken cancellationToken)
    {
        var logins = People.Select(p => p.Login).ToList();
        db.Begin(nameof(ResetPassword), Actor.System("Dữ liệu mẫu"));
        foreach (var user in await db.Users.Where(u => logins.Contains(u.Login)).ToListAsync(cancellationToken))
        {
            user.SetPassword(password);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
