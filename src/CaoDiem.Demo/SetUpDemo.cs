using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Launch;
using CaoDiem.Law;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Demo;

/// <summary>The demonstration office: Phước Long 2023, synthetic people, through the same imports a user would do.</summary>
public sealed record DemoSetUp(Id<Office> OfficeId, Id<Campaign> CampaignId, bool Created);

/// <summary>An account of the demonstration, all with the same random password.</summary>
public sealed record DemoAccount(string Login, Role Role);

public sealed class SetUpDemoHandler(AppDb db)
{
    public const string OfficeCode = "PHUOCLONG";
    private const string Province = "Bạc Liêu";
    private const string SignerName = "Nguyễn Văn Thủ Trưởng";
    private const int SecondsOfDemo = 3;
    private const int PlanNumber = 308;
    private static readonly DateOnly PlanIssued = new(2023, 6, 26);
    private static readonly DateOnly Started = new(2023, 7, 1);
    private static readonly DateOnly Ended = new(2023, 9, 30);

    private static readonly (string Login, string Name, Role Role, string? Officer)[] People =
    [
        ("thutruong", "Nguyễn Văn Thủ Trưởng (mẫu)", Role.Head, null),
        ("chv.nga", "Trần Thị Thúy Nga", Role.Officer, "Trần Thị Thúy Nga"),
        ("chv.khanh", "Lê Minh Khánh", Role.Officer, "Lê Minh Khánh"),
        ("chv.kiet", "Huỳnh Quốc Kiệt", Role.Officer, "Huỳnh Quốc Kiệt"),
        ("thamtravien", "Phạm Thẩm Tra (mẫu)", Role.Examiner, null),
        ("thuky", "Lý Thư Ký (mẫu)", Role.Clerk, null),
        ("ketoan", "Võ Kế Toán (mẫu)", Role.Accountant, null),
        ("phoihop", "Đại diện Công an (mẫu)", Role.Partner, null),
        ("giamsat", "Giám sát cấp tỉnh (mẫu)", Role.Supervisor, null),
        ("quantri", "Quản trị hệ thống (mẫu)", Role.Administrator, null),
    ];

    public static IReadOnlyList<DemoAccount> Accounts { get; } = [.. People.Select(p => new DemoAccount(p.Login, p.Role))];

    /// <summary>Creates the office, register, task forces, campaign and results, once; later calls find them.</summary>
    public async Task<DemoSetUp> Handle(string samplesFolder, CancellationToken cancellationToken = default)
    {
        var office = await db.Offices.AsNoTracking().SingleOrDefaultAsync(o => o.Code == OfficeCode, cancellationToken);
        if (office is not null
            && await db.Campaigns.AsNoTracking().Where(c => c.OfficeId == office.Id).OrderBy(c => c.From)
                .FirstOrDefaultAsync(cancellationToken) is { } ready)
        {
            return new(office.Id, ready.Id, false);
        }

        var system = Actor.System("Dữ liệu mẫu");
        var officeId = office?.Id ?? (await new AddOfficeHandler(db).Handle(
            new(OfficeCode, "Chi cục Thi hành án dân sự huyện Phước Long (mẫu)", Province, OfficeKind.District), system, cancellationToken))
                .Id;
        var head = Actor.ForOffice(officeId, "Dữ liệu mẫu");
        var register = await new ImportRegisterHandler(db).Handle(
            new(await File.ReadAllBytesAsync(Path.Combine(samplesFolder, "register.xlsx"), cancellationToken), "register.xlsx", Started),
            head, null, cancellationToken);
        Require(register);
        db.ChangeTracker.Clear();
        await FormTaskForcesAsync(officeId, head, cancellationToken);
        var campaign = await PlanAsync(head, cancellationToken);
        db.ChangeTracker.Clear();
        await new DemoPeople(db).SetUpAsync(officeId, campaign, head, cancellationToken);
        db.ChangeTracker.Clear();
        await new DemoPlaces(db).SetUpAsync(officeId, head, cancellationToken);
        db.ChangeTracker.Clear();
        await ScheduleAsync(campaign, head, cancellationToken);
        await MoneyAsync(campaign, head, cancellationToken);
        await PapersAsync(campaign, head with { Name = SignerName }, cancellationToken);
        await new OpenCampaignHandler(db).Handle(new(campaign, MoveReason.Superior, "Dữ liệu mẫu"), head, cancellationToken);
        db.ChangeTracker.Clear();
        var results = await new ImportResultsHandler(db).Handle(
            new(await File.ReadAllBytesAsync(Path.Combine(samplesFolder, "results.xlsx"), cancellationToken), "results.xlsx", campaign),
            head, null, cancellationToken);
        Require(results);
        return new(officeId, campaign, true);
    }

    /// <summary>Gives every demonstration account one new random password and creates those that are missing.</summary>
    public async Task<string> ResetAccountsAsync(Id<Office> office, CancellationToken cancellationToken = default)
    {
        var password = PasswordHash.NewPassword();
        var system = Actor.System("Dữ liệu mẫu");
        var officers = await db.Officers.Where(o => o.OfficeId == office).ToDictionaryAsync(o => o.Name, o => o.Id, cancellationToken);
        foreach (var (login, name, role, officer) in People)
        {
            var user = await db.Users.SingleOrDefaultAsync(u => u.Login == login, cancellationToken);
            if (user is null)
            {
                Id<Officer>? officerId = officer is null ? null : officers[officer];
                await new InviteUserHandler(db)
                    .Handle(new(login, name, role, office, officerId, password, role == Role.Supervisor ? Province : null), system,
                    cancellationToken);
            }
            else
            {
                db.Begin(nameof(ResetPassword), system);
                user.SetPassword(password);
                await db.SaveChangesAsync(cancellationToken);
            }
        }

        await JoinClerkAsync(office, cancellationToken);
        await new DemoPeople(db).BindAsync(office, cancellationToken);
        return password;
    }

    private async Task FormTaskForcesAsync(Id<Office> office, Actor head, CancellationToken cancellationToken)
    {
        var areas = await db.Dossiers.Where(d => d.OfficeId == office && d.OfficerId != null && d.CommuneId != null)
            .GroupBy(d => new { d.OfficerId, d.CommuneId }).Select(g => new { g.Key, Files = g.Count() }).ToListAsync(cancellationToken);
        var officers = await db.Officers.Where(o => o.OfficeId == office).OrderBy(o => o.SortKey).ToListAsync(cancellationToken);
        var owner = areas.GroupBy(a => a.Key.CommuneId!.Value).ToDictionary(g => g.Key, g => g.MaxBy(a => a.Files)!.Key.OfficerId!.Value);
        var number = 1;
        AddMember? clerk = null;
        foreach (var officer in officers)
        {
            var communes = owner.Where(o => o.Value == officer.Id).Select(o => o.Key).ToList();
            var force = await new FormTaskForceHandler(db).Handle(
                new(null, $"Tổ công tác số {number++}", officer.Id, communes), head, cancellationToken);
            clerk ??= Clerk(force, null);
            foreach (var (name, agency, duty) in new[]
            {
                ("Kiểm sát viên (mẫu)", "Viện kiểm sát nhân dân huyện", "Kiểm sát việc thi hành án"),
                ("Cán bộ Công an (mẫu)", "Công an huyện", "Bảo đảm an ninh trật tự"),
                ("Đại diện UBND (mẫu)", "UBND xã, thị trấn trong địa bàn", "Phối hợp vận động, xác minh"),
            })
            {
                await new TaskForceMembersHandler(db).Handle(new AddMember(force, name, agency, duty, null), head, cancellationToken);
            }
        }

        // He has no account yet: typed in, as it was once done.
        var first = await db.TaskForces.Include(t => t.Members).SingleAsync(t => t.Id == clerk!.TaskForceId, cancellationToken);
        db.Begin(nameof(AddMember), head);
        db.Members.Add(first.AddMember(clerk!.Name, clerk.Organisation, clerk.Duty, null, clerk.Terms));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static AddMember Clerk(Id<TaskForce> force, Id<User>? account) =>
        new(force, People.First(p => p.Role == Role.Clerk).Name, "Chi cục Thi hành án dân sự", "Thư ký tổ", account, new(MemberKind.Clerk));

    private async Task<Id<Campaign>> PlanAsync(Actor head, CancellationToken cancellationToken)
    {
        var campaign = await new DraftCampaignHandler(db).Handle(
            new("Đợt cao điểm thi hành án dân sự quý III/2023", "308/KH-CCTHADS", PlanIssued, Started, new(2023, 9, 30),
                "Rà soát, xác minh, phân loại toàn bộ hồ sơ; giải quyết dứt điểm các vụ việc có điều kiện thi hành, góp phần hoàn thành chỉ tiêu năm."),
            head, cancellationToken);
        var plan = new PlanWavesHandler(db);
        await plan.Handle(new AddWave(campaign.Id, "Đợt 1: rà soát, xác minh", Started, new(2023, 7, 31), [WorkGroup.Review]), head,
            cancellationToken);
        await plan.Handle(new AddWave(campaign.Id, "Đợt 2: miễn giảm, hoàn trả, tiêu hủy", new(2023, 8, 1), new(2023, 8, 31),
            [WorkGroup.Exemption, WorkGroup.Reduction, WorkGroup.Refund, WorkGroup.Destruction, WorkGroup.Confiscation]), head,
                cancellationToken);
        await plan.Handle(new AddWave(campaign.Id, "Đợt 3: vận động, cưỡng chế", new(2023, 9, 1), new(2023, 9, 30), [WorkGroup.Coercion]),
            head, cancellationToken);
        await plan.Handle(new SetTarget(campaign.Id, TargetScope.Office, null, 60, new(6_000_000_000), Started), head, cancellationToken);
        await PrepareAsync(campaign.Id, head, cancellationToken);
        return campaign.Id;
    }

    // Chronogram and petrol prices, as a head and an accountant would enter them.
    private async Task PrepareAsync(Id<Campaign> campaign, Actor head, CancellationToken cancellationToken)
    {
        var accountant = head with { Role = Role.Accountant };
        var chronogram = new ChronogramHandler(db);
        await chronogram.Handle(new LayChronogram(campaign), head, cancellationToken);
        var office = head.RequireOffice();
        foreach (var task in await db.ChronogramTasks.AsNoTracking()
            .Where(t => t.OfficeId == office && t.CampaignId == campaign && t.Due <= Ended).ToListAsync(cancellationToken))
        {
            await chronogram.Handle(new SetTaskProgress(campaign, task.Id, TaskProgress.Done, task.Due), head, cancellationToken);
        }

        var expenses = new RecordExpenseHandler(db);
        await expenses.Handle(new SetFuelPrice(2, new(2023, 6, 21), new(22_450), "Giá giả lập của dữ liệu mẫu"), accountant,
            cancellationToken);
        await expenses.Handle(new SetFuelPrice(2, new(2023, 8, 1), new(24_100), "Giá giả lập của dữ liệu mẫu"), accountant,
            cancellationToken);
    }

    // A budget drawn from the accepted schedule, with sources for all of it, approved.
    private async Task MoneyAsync(Id<Campaign> campaign, Actor head, CancellationToken cancellationToken)
    {
        var (accountant, office) = (head with { Role = Role.Accountant }, head.RequireOffice());
        var budgets = new EstimateBudgetHandler(db);
        var budget = await new DrawBudgetHandler(db).Handle(new(campaign), accountant, cancellationToken);
        await budgets.Handle(new AddBudgetLine(budget, "In biểu mẫu, giấy mời", Bearer.State, 420, new(2_000)), accountant,
            cancellationToken);
        var lines = await db.BudgetLines.AsNoTracking().Where(l => l.OfficeId == office && l.BudgetId == budget).OrderBy(l => l.Order)
            .ToListAsync(cancellationToken);
        Dong Of(Bearer bearer) => new(lines.Where(l => l.Bearer == bearer).Sum(l => l.Amount.Amount));
        await budgets.Handle(new AllocateFunds(budget, FundingKind.Regular, "Công tác phí năm 2023", Of(Bearer.State)), accountant,
            cancellationToken);
        await budgets.Handle(new AllocateFunds(budget, FundingKind.Advance, "Tạm ứng, thu hồi khi xử lý xong tài sản", Of(Bearer.Debtor)),
            accountant, cancellationToken);
        await budgets.Handle(new ApproveBudget(budget, null), head, cancellationToken);
    }

    // The plan under the number it bore, and the decision that formed the task forces.
    private async Task PapersAsync(Id<Campaign> campaign, Actor head, CancellationToken cancellationToken)
    {
        await new SetLetterheadHandler(db)
            .Handle(new(new(2023, 1, 1), new(Body: "Chi cục Thi hành án dân sự huyện Phước Long", Signer: SignerName)), head,
            cancellationToken);
        await new SetLetterheadHandler(db)
            .Handle(new(Organisation.TwoLevelsFrom, new(Province: "Cà Mau", Place: "Phước Long", Signer: SignerName)), head,
            cancellationToken);
        var (drafts, issues) = (new DraftDocumentHandler(db), new IssueDocumentHandler(db));
        foreach (var (kind, number, on) in new[] { (PaperKinds.Plan, PlanNumber, PlanIssued),
            (PaperKinds.TaskForces, PlanNumber + 1, PlanIssued.AddDays(1)) })
        {
            var draft = await drafts.Handle(new DraftDocument(campaign, kind, "", on), head, cancellationToken);
            db.ChangeTracker.Clear();
            await issues.Handle(new IssueDocument(draft, number, on), head, cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    private async Task ScheduleAsync(Id<Campaign> campaign, Actor head, CancellationToken cancellationToken)
    {
        var run = await new StartPlanRunHandler(db).Handle(new(campaign, SecondsOfDemo), head, cancellationToken);
        db.ChangeTracker.Clear();
        await new PlanRunWork(db, null).RunNextAsync(cancellationToken);
        db.ChangeTracker.Clear();
        await new AcceptScheduleHandler(db).Handle(new(run), head, cancellationToken);
        db.ChangeTracker.Clear();
    }

    private async Task JoinClerkAsync(Id<Office> office, CancellationToken cancellationToken)
    {
        var clerk = await db.Users.SingleAsync(u => u.Login == "thuky", cancellationToken);
        if (await db.Members.AnyAsync(m => m.UserId == clerk.Id, cancellationToken))
        {
            return;
        }

        // The clerk of the first team gets his account: he was a member before he had one.
        var (members, head) = (new TaskForceMembersHandler(db), Actor.ForOffice(office, "Dữ liệu mẫu"));
        var before = await db.Members.AsNoTracking()
            .FirstAsync(m => m.OfficeId == office && m.Kind == MemberKind.Clerk && m.Name == clerk.Name, cancellationToken);
        await members.Handle(new RemoveMember(before.TaskForceId, before.Id), head, cancellationToken);
        await members.Handle(Clerk(before.TaskForceId, clerk.Id), head, cancellationToken);
    }

    internal static void Require(ImportReport report)
    {
        if (!report.Stored)
        {
            var first = report.Issues.Count > 0 ? $"{report.Issues[0].Code} dòng {report.Issues[0].Row}: {report.Issues[0].Message}"
                : "không có dòng nào";
            throw new RuleViolation("IMP-004", $"Dữ liệu mẫu không nhập được: {first}");
        }
    }
}
