using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Demo;

/// <summary>Partners, invitations and case plans of the demonstration, through the handlers that people use.</summary>
internal sealed class DemoPeople(AppDb db)
{
    private const string PoliceName = "Công an huyện Phước Long";
    private const int Soon = 3;
    private static readonly DateOnly Consulted = new(2023, 6, 28);
    private static readonly DateOnly Approved = new(2023, 6, 30);
    private static readonly TimeOnly Morning = new(7, 30);
    private static readonly TimeOnly Evening = new(16, 30);

    public async Task SetUpAsync(Id<Office> office, Id<Campaign> campaign, Actor head, CancellationToken cancellationToken)
    {
        await RegisterAsync(office, head, cancellationToken);
        await ReinforceAsync(office, head, cancellationToken);
        db.ChangeTracker.Clear();
        await PlanAsync(office, campaign, head, cancellationToken);
        db.ChangeTracker.Clear();
        await InviteAsync(office, head, cancellationToken);
        db.ChangeTracker.Clear();
    }

    /// <summary>The account of the partner answers for the police.</summary>
    public async Task BindAsync(Id<Office> office, CancellationToken cancellationToken)
    {
        var user = await db.Users.SingleAsync(u => u.Login == "phoihop", cancellationToken);
        var police = await db.Partners.AsNoTracking()
            .SingleOrDefaultAsync(p => p.OfficeId == office && p.Name == PoliceName, cancellationToken);
        if (police is not null && !await db.Representatives.AnyAsync(r => r.OfficeId == office && r.UserId == user.Id, cancellationToken))
        {
            await new PartnerDetailsHandler(db).Handle(
                new AddRepresentative(police.Id, user.Name, "Cán bộ đầu mối", "0291 3555 002", user.Id),
                    Actor.ForOffice(office, "Dữ liệu mẫu"), cancellationToken);
        }
    }

    private async Task RegisterAsync(Id<Office> office, Actor head, CancellationToken cancellationToken)
    {
        var later = Organisation.TwoLevelsFrom;
        await AddAsync(PartnerKind.Police, PoliceName, "Công an xã Phước Long", later, 6, WeekdaySet.Read(WeekdaySet.Working), [],
            "Phó Trưởng Công an huyện");
        await AddAsync(PartnerKind.Procuracy, "Viện kiểm sát nhân dân huyện Phước Long", "Viện kiểm sát nhân dân khu vực 5", later, 4,
            [DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday], [], "Kiểm sát viên");
        await AddAsync(PartnerKind.Finance, "Phòng Tài chính – Kế hoạch huyện Phước Long", null, null, 3,
            [DayOfWeek.Tuesday, DayOfWeek.Thursday], [], "Chuyên viên");
        foreach (var commune in await db.Communes.AsNoTracking().Where(c => c.OfficeId == office).OrderBy(c => c.SortKey)
            .ToListAsync(cancellationToken))
        {
            var name = $"Ủy ban nhân dân {char.ToLowerInvariant(commune.Name[0])}{commune.Name[1..]}";
            await AddAsync(PartnerKind.CommuneCommittee, name, null, null, 8,
                WeekdaySet.Read(WeekdaySet.Working & ~WeekdaySet.Of([DayOfWeek.Friday])), [commune.Id], "Phó Chủ tịch");
        }

        async Task AddAsync(PartnerKind kind, string name, string? laterName, DateOnly? from, int steps, IReadOnlyList<DayOfWeek> days,
            IReadOnlyList<Id<Commune>> communes, string post)
        {
            var id = await new RegisterPartnerHandler(db)
                .Handle(new(null, kind, name, laterName, from, steps, days, [], communes), head, cancellationToken);
            var details = new PartnerDetailsHandler(db);
            await details.Handle(new AddRepresentative(id, $"Đại diện {kind.Label()} (mẫu)", post, "0291 3555 001", null), head,
                cancellationToken);
            if (kind == PartnerKind.Police)
            {
                await details.Handle(new MarkPartnerDays(id, new(2023, 8, 14), new(2023, 8, 18), false, "Đợt tuyển quân, tập huấn"), head,
                    cancellationToken);
            }
        }
    }

    private async Task ReinforceAsync(Id<Office> office, Actor head, CancellationToken cancellationToken)
    {
        var force = await db.TaskForces.AsNoTracking().Where(t => t.OfficeId == office).OrderBy(t => t.SortKey)
            .FirstAsync(cancellationToken);
        await new TaskForceMembersHandler(db).Handle(
            new AddMember(force.Id, "Cán bộ tăng cường (mẫu)", "Cục Thi hành án dân sự tỉnh", "Hỗ trợ xác minh, vận động", null,
                new(MemberKind.Borrowed, new(2023, 7, 3), new(2023, 8, 31),
                    "Nhận 40 hồ sơ xã Vĩnh Phú Tây; ngày 31/08/2023 giao lại cho tổ trưởng kèm danh sách", 32)),
            head, cancellationToken);
    }

    /// <summary>Plans for the files that need somebody to go out: consulted commune by commune, then approved; refunds stay
    /// drafts.</summary>
    private async Task PlanAsync(Id<Office> office, Id<Campaign> campaign, Actor head, CancellationToken cancellationToken)
    {
        var findings = await db.TriageFindings.AsNoTracking().Where(f => f.OfficeId == office)
            .Select(f => new { f.DossierId, f.Group, f.Missing }).ToListAsync(cancellationToken);
        var going = findings.Where(f => f.Group is WorkGroup.Destruction or WorkGroup.Confiscation or WorkGroup.Coercion
            || f.Missing.Contains("verification", StringComparison.Ordinal))
            .Select(f => f.DossierId).ToHashSet();
        var draft = new DraftCasePlansHandler(db);
        var drafted = await draft.Handle(new(campaign, going, new DateOnly(2023, 7, 1)), head, cancellationToken);
        await draft.Handle(new(campaign,
            [.. findings.Where(f => f.Group == WorkGroup.Refund && !going.Contains(f.DossierId)).Select(f => f.DossierId)],
            new DateOnly(2023, 7, 1)), head, cancellationToken);
        var plans = await db.CasePlans.AsNoTracking().Where(p => p.OfficeId == office && drafted.Plans.Contains(p.Id))
            .Select(p => new { p.Id, p.CommuneId }).ToListAsync(cancellationToken);
        var communes = await db.Communes.Where(c => c.OfficeId == office).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
        foreach (var group in plans.GroupBy(p => p.CommuneId))
        {
            var place = group.Key is { } id ? $"Ủy ban nhân dân {char.ToLowerInvariant(communes[id][0])}{communes[id][1..]}" : "Chi cục";
            await new RecordConsultationHandler(db).Handle(
                new RecordConsultation(campaign, [.. group.Select(p => p.Id)], Consulted, $"Trụ sở {place}", group.Key,
                    "Tổ trưởng và thành viên tổ công tác\nPhó Chủ tịch Ủy ban nhân dân (mẫu)\nTrưởng Công an xã, thị trấn (mẫu)\nCông chức tư pháp – hộ tịch (mẫu)",
                    "Xã cử cán bộ dẫn đường, xác nhận nơi cư trú; chấp hành viên chủ trì làm việc; thư ký ghi biên bản", null,
                        "Thống nhất phương án và phân công như kế hoạch."),
                head, cancellationToken);
        }

        db.ChangeTracker.Clear();
        await new ApproveCasePlansHandler(db)
            .Handle(new ApproveCasePlans(drafted.Plans, Approved), head with { Name = "Nguyễn Văn Thủ Trưởng (mẫu)" }, cancellationToken);
    }

    private async Task InviteAsync(Id<Office> office, Actor head, CancellationToken cancellationToken)
    {
        var partners = await db.Partners.AsNoTracking().Include(p => p.Communes).Where(p => p.OfficeId == office).OrderBy(p => p.SortKey)
            .ToListAsync(cancellationToken);
        var forces = await db.TaskForces.AsNoTracking().Include(t => t.Communes).Where(t => t.OfficeId == office).OrderBy(t => t.SortKey)
            .ToListAsync(cancellationToken);
        foreach (var force in forces)
        {
            foreach (var (partner, index) in partners.Where(p => p.Kind == PartnerKind.CommuneCommittee
                && p.Communes.Any(c => force.Communes.Any(f => f.CommuneId == c.CommuneId))).Select((p, i) => (p, i)))
            {
                DateOnly[] days = [new DateOnly(2023, 7, 10).AddDays(7 * index), new DateOnly(2023, 7, 11).AddDays(7 * index)];
                await HeldAsync(new(force.Id, partner.Id, null, days, Morning, Evening, $"Trụ sở {partner.Name}",
                    "Xác minh, vận động thi hành án", "Cử cán bộ cùng đi, ký biên bản"), index != 2);
            }

            await HeldAsync(new(force.Id, partners.First(p => p.Kind == PartnerKind.Police)
                .Id, null, [new(2023, 9, 6), new(2023, 9, 20)], Morning, new(11, 30),
                "Trụ sở Công an huyện", "Thống nhất phương án bảo vệ cưỡng chế", "Góp ý kế hoạch, phân công lực lượng"), true);
        }

        var (police, soon) = (partners.First(p => p.Kind == PartnerKind.Police), db.Today.AddDays(Soon));
        await new InvitePartnerHandler(db).Handle(
            new(forces[0].Id, police.Id, null, [soon, soon.AddDays(1)], Morning, new(11, 0), "Phòng họp cơ quan thi hành án dân sự",
                "Rút kinh nghiệm phối hợp sau đợt cao điểm", "Chuẩn bị ý kiến nhận xét về công tác bảo vệ"),
            head, cancellationToken);

        async Task HeldAsync(InvitePartner invite, bool came)
        {
            var letter = (await new InvitePartnerHandler(db).Handle(invite, head, cancellationToken)).Letter;
            var ids = await db.Invitations.Where(i => i.OfficeId == office && i.Letter == letter).Select(i => i.Id)
                .ToListAsync(cancellationToken);
            var answer = new AnswerInvitationHandler(db);
            await answer.Handle(came ? new RecordAttendance(ids, [], null) : new RecordAttendance([], ids, "Bận họp đột xuất"), head,
                cancellationToken);
        }
    }
}
