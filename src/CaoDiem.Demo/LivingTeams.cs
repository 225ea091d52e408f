using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Demo;

/// <summary>The task forces of the main office with their members, and the agencies that go along.</summary>
internal sealed class LivingTeams(DemoStage stage, LivingOffice office)
{
    private const int Formed = -24;
    private const string Police = "Phòng Cảnh sát thi hành án hình sự và hỗ trợ tư pháp – Công an tỉnh";

    public async Task FormAsync(CancellationToken cancellationToken)
    {
        await using var db = stage.At(stage.Day(Formed), 8, 30);
        var id = office.Id;
        var communes = await db.Communes.AsNoTracking().Where(c => c.OfficeId == id)
            .ToDictionaryAsync(c => c.Name, c => c.Id, cancellationToken);
        var officers = await db.Officers.AsNoTracking().Where(o => o.OfficeId == id)
            .ToDictionaryAsync(o => o.Name, o => o.Id, cancellationToken);
        for (var i = 0; i < office.Sketch.Officers.Count; i++)
        {
            var (name, number) = ($"Tổ công tác số {i + 1}", i);
            var area = office.Sketch.Communes.Where(c => c.Officer == number).Select(c => communes[c.Name]).ToList();
            var force = await new FormTaskForceHandler(db)
                .Handle(new(null, name, officers[office.Sketch.Officers[i]], area), office.Head, cancellationToken);
            office.Teams.Add(new(force, name, office.Officer(i), Guid.CreateVersion7()));
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Members of the teams of the main office: of the house, borrowed, sent by the agencies.</summary>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        await using var db = stage.At(stage.Day(Formed), 9, 30);
        var members = new TaskForceMembersHandler(db);
        foreach (var (team, i) in office.Teams.Select((t, i) => (t, i)))
        {
            await members.Handle(new AddMember(team.Id, Person($"ksv {i}"), $"Viện kiểm sát nhân dân khu vực 3 – {Sketches.Province}",
                "Kiểm sát việc thi hành án", null), office.Head, cancellationToken);
            await members.Handle(new AddMember(team.Id, Person($"ca {i}"), Police, "Bảo đảm an ninh trật tự", null), office.Head,
                cancellationToken);
            db.ChangeTracker.Clear();
        }

        await new AddStaffHandler(db).Handle(new AddStaff(office.Teams[0].Id, null, office.Clerk.UserId, "Thư ký tổ", new(MemberKind.Clerk)),
            office.Head, cancellationToken);
        db.ChangeTracker.Clear();

        var last = stage.Week(10).AddDays(-3);
        await members.Handle(new AddMember(office.Teams[1]
            .Id, Person("tăng cường"), $"Thi hành án dân sự tỉnh {Sketches.Province}", "Hỗ trợ xác minh, vận động", null,
            new(MemberKind.Borrowed, stage.From, last,
                $"Nhận 30 hồ sơ Xã Vĩnh Bửu; ngày {last:dd/MM/yyyy} giao lại cho tổ trưởng kèm danh sách", 32)), office.Head,
                cancellationToken);
        db.ChangeTracker.Clear();
        await members.Handle(new TakeLeave(office.Teams[2].Id, null, stage.Week(6).AddDays(3), stage.Week(6)
            .AddDays(4), "Tập huấn nghiệp vụ"), office.Head, cancellationToken);
    }

    public async Task RegisterPartnersAsync(CancellationToken cancellationToken)
    {
        await using var db = stage.At(stage.Day(Formed), 14);
        await AddAsync(PartnerKind.Police, Police, 6, WeekdaySet.Read(WeekdaySet.Working), [], "Đội trưởng", office.Of(Role.Partner));
        await AddAsync(PartnerKind.Procuracy, $"Viện kiểm sát nhân dân khu vực 3 – {Sketches.Province}", 4,
            [DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday], [], "Kiểm sát viên", null);
        var id = office.Id;
        foreach (var commune in await db.Communes.AsNoTracking().Where(c => c.OfficeId == id).OrderBy(c => c.SortKey)
            .ToListAsync(cancellationToken))
        {
            await AddAsync(PartnerKind.CommuneCommittee, Committee(commune.Name), 8,
                WeekdaySet.Read(WeekdaySet.Working & ~WeekdaySet.Of([DayOfWeek.Friday])),
                [commune.Id], "Phó Chủ tịch", null);
        }

        async Task AddAsync(
            PartnerKind kind, string name, int steps, IReadOnlyList<DayOfWeek> days, IReadOnlyList<Id<Commune>> communes, string post,
                Actor? account)
        {
            var partner = await new RegisterPartnerHandler(db)
                .Handle(new(null, kind, name, null, null, steps, days, [], communes), office.Head, cancellationToken);
            await new PartnerDetailsHandler(db).Handle(
                new AddRepresentative(partner, account?.Name ?? Person(name), post, "0290 3555 0" + name.Length, account?.UserId),
                    office.Head, cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    public static string Committee(string commune) => $"Ủy ban nhân dân {char.ToLowerInvariant(commune[0])}{commune[1..]}";

    private static string Person(string words) => Names.Person(new(words));
}
