using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Dossiers;
using CaoDiem.Launch;
using CaoDiem.Law;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Demo;

/// <summary>The campaign of the main office up to its first day: waves, list, case plans, schedule, money, papers.</summary>
internal sealed class LivingPlan(DemoStage stage, LivingOffice office)
{
    private const int Drafted = -21;
    private const int Frozen = -14;
    private const int Planned = -12;
    private const int Consulted = -7;
    private const int Approved = -4;
    private const int Scheduled = -3;
    private const int SearchSeconds = 30; // never reached: the number of iterations ends the search, alike on every machine
    private const int SearchIterations = 40_000;
    private const int Verifying = 130;
    private const int Persuading = 60;
    private const int Refunding = 20;
    private const int Late = 32;
    private const int LateConsulted = 20;

    public async Task DraftAsync(CancellationToken cancellationToken)
    {
        await using var db = stage.At(stage.Day(Drafted), 8);
        office.Campaign = await new StartDraftHandler(db).Handle(
            new($"Đợt cao điểm thi hành án dân sự {stage.From:MM/yyyy} – {stage.To:MM/yyyy}", null, null, stage.From, stage.To,
                "Rà soát, xác minh, phân loại toàn bộ hồ sơ; giải quyết dứt điểm các vụ việc có điều kiện thi hành; chia ba đợt để không dồn việc."),
            office.Head, cancellationToken);
        var waves = new PlanWavesHandler(db);
        foreach (var wave in Waves())
        {
            db.ChangeTracker.Clear();
            await waves.Handle(wave, office.Head, cancellationToken);
        }

        db.ChangeTracker.Clear();
        await waves.Handle(new SetTarget(office.Campaign, TargetScope.Office, null, 150, new(3_000_000_000), stage.From), office.Head,
            cancellationToken);
        foreach (var team in office.Teams)
        {
            db.ChangeTracker.Clear();
            await waves.Handle(new SetTarget(office.Campaign, TargetScope.TaskForce, team.Id.Value, 50, new(1_000_000_000), stage.From),
                office.Head, cancellationToken);
        }

        db.ChangeTracker.Clear();
        await new RecordExpenseHandler(db)
            .Handle(new SetFuelPrice(2, stage.Day(Drafted), new(21_300), "Giá giả lập của dữ liệu mẫu"), office.Accountant,
            cancellationToken);
    }

    public async Task FreezeAsync(CancellationToken cancellationToken)
    {
        await using var db = stage.At(stage.Day(Frozen), 10);
        await new FreezeListHandler(db).Handle(new FreezeList(office.Campaign), office.Head, cancellationToken);
    }

    /// <summary>Drafts, consults and approves the plans of those files to which somebody must go.</summary>
    public async Task PlanFilesAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Id<CasePlan>> going;
        await using (var db = stage.At(stage.Day(Planned), 8))
        {
            var files = await FilesAsync(db, cancellationToken);
            going = (await new DraftCasePlansHandler(db)
                .Handle(new(office.Campaign, [.. files.Going], stage.From), office.Head, cancellationToken)).Plans;
            db.ChangeTracker.Clear();
            await new DraftCasePlansHandler(db).Handle(new(office.Campaign, [.. files.AtDesk], stage.From), office.Head, cancellationToken);
        }

        await ConsultAsync(going, stage.Day(Consulted), cancellationToken);
        await using var approving = stage.At(stage.Day(Approved), 14);
        await new ApproveCasePlansHandler(approving).Handle(new ApproveCasePlans(going), office.Head, cancellationToken);
    }

    /// <summary>Plans for the next files, written in the fifth week: some wait for the head, some are still with their officers.</summary>
    public async Task PlanLaterFilesAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Id<CasePlan>> drafted;
        await using (var db = stage.At(stage.Week(4).AddDays(1), 15))
        {
            var (id, campaign) = (office.Id, office.Campaign);
            var files = await db.Dossiers.AsNoTracking()
                .Where(d => d.OfficeId == id && d.State == DossierState.Enforcing && d.Remaining.Amount > 1_000_000
                    && !db.CasePlans.Any(p => p.OfficeId == id && p.CampaignId == campaign && p.DossierId == d.Id))
                .OrderBy(d => d.DecisionDate).ThenBy(d => d.DecisionKey).Select(d => d.Id).Take(Late).ToListAsync(cancellationToken);
            drafted = (await new DraftCasePlansHandler(db).Handle(new(campaign, files), office.Head, cancellationToken)).Plans;
        }

        await ConsultAsync([.. drafted.Take(LateConsulted)], stage.Week(4).AddDays(3), cancellationToken);
    }

    public async Task ScheduleAsync(CancellationToken cancellationToken)
    {
        await using var db = stage.At(stage.Day(Scheduled), 8);
        var run = await new StartPlanRunHandler(db).Handle(new(office.Campaign, SearchSeconds), office.Head, cancellationToken);
        db.ChangeTracker.Clear();
        await new PlanRunWork(db, null, SearchIterations).RunNextAsync(cancellationToken);
        db.ChangeTracker.Clear();
        await new AcceptScheduleHandler(db).Handle(new(run), office.Head, cancellationToken);
    }

    /// <summary>A budget drawn from the schedule, with sources for all of it, approved.</summary>
    public async Task FundAsync(CancellationToken cancellationToken)
    {
        await using var db = stage.At(stage.Day(Scheduled), 10);
        var (budgets, accountant, id) = (new EstimateBudgetHandler(db), office.Accountant, office.Id);
        var budget = await new DrawBudgetHandler(db).Handle(new(office.Campaign), accountant, cancellationToken);
        await budgets.Handle(new AddBudgetLine(budget, "In biểu mẫu, giấy mời", Bearer.State, 600, new(2_000)), accountant,
            cancellationToken);
        var lines = await db.BudgetLines.AsNoTracking().Where(l => l.OfficeId == id && l.BudgetId == budget).ToListAsync(cancellationToken);
        foreach (var (bearer, kind, note) in new[]
        {
            (Bearer.State, FundingKind.Regular, "Công tác phí trong năm"),
            (Bearer.Debtor, FundingKind.Advance, "Tạm ứng, thu hồi khi xử lý xong tài sản"),
        })
        {
            if (lines.Where(l => l.Bearer == bearer).Sum(l => l.Amount.Amount) is > 0 and var sum)
            {
                await budgets.Handle(new AllocateFunds(budget, kind, note, new(sum)), accountant, cancellationToken);
            }
        }

        await budgets.Handle(new ApproveBudget(budget, null), office.Head, cancellationToken);
    }

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await using (var db = stage.At(stage.Day(Scheduled), 14))
        {
            var head = new LetterheadText(Province: Sketches.Province, Place: "Mỹ Hậu", Signer: office.Head.Name);
            await new SetLetterheadHandler(db).Handle(new(stage.Day(Drafted), head), office.Head, cancellationToken);
            foreach (var kind in new[] { PaperKinds.Plan, PaperKinds.TaskForces })
            {
                db.ChangeTracker.Clear();
                var draft = await new DraftDocumentHandler(db)
                    .Handle(new DraftDocument(office.Campaign, kind), office.Head, cancellationToken);
                db.ChangeTracker.Clear();
                await new IssueDocumentHandler(db).Handle(new IssueDocument(draft), office.Head, cancellationToken);
            }
        }

        await using var opening = stage.At(stage.From, 7, 30);
        var id = office.Id;
        foreach (var task in await opening.ChronogramTasks.AsNoTracking().Where(t => t.OfficeId == id && t.Due <= stage.From)
            .ToListAsync(cancellationToken))
        {
            await new ChronogramHandler(opening)
                .Handle(new SetTaskProgress(office.Campaign, task.Id, TaskProgress.Done, task.Due), office.Head, cancellationToken);
        }

        opening.ChangeTracker.Clear();
        await new OpenCampaignHandler(opening).Handle(
            new(office.Campaign, MoveReason.Other, "Cơ quan phối hợp còn trả lời giấy mời theo từng tuần"), office.Head, cancellationToken);
    }

    private List<AddWave> Waves() =>
    [
        new(office.Campaign, "Đợt 1: rà soát, xác minh, phân loại", stage.From, stage.Week(5).AddDays(-1), [WorkGroup.Review]),
        new(office.Campaign, "Đợt 2: miễn giảm, hoàn trả, tiêu hủy", stage.Week(5), stage.Week(9).AddDays(-1),
            [WorkGroup.Exemption, WorkGroup.Reduction, WorkGroup.Refund, WorkGroup.Destruction, WorkGroup.Confiscation]),
        new(office.Campaign, "Đợt 3: vận động, cưỡng chế", stage.Week(9), stage.To, [WorkGroup.Coercion]),
    ];

    private async Task<(HashSet<Id<Dossier>> Going, HashSet<Id<Dossier>> AtDesk)> FilesAsync(AppDb db, CancellationToken cancellationToken)
    {
        var id = office.Id;
        var findings = await db.TriageFindings.AsNoTracking().Where(f => f.OfficeId == id)
            .Join(db.Dossiers.Where(d => d.OfficeId == id), f => f.DossierId, d => d.Id,
                (f, d) => new { f.DossierId, f.Group, f.Missing, d.State, d.DecisionDate, d.DecisionKey })
            .OrderBy(f => f.DecisionDate).ThenBy(f => f.DecisionKey).ThenBy(f => f.Group).ToListAsync(cancellationToken);
        bool Unverified(string missing) => missing.Contains(MissingItems.Verification, StringComparison.Ordinal);
        HashSet<Id<Dossier>> going =
        [
            .. findings.Where(f => f.Group is WorkGroup.Coercion or WorkGroup.Destruction or WorkGroup.Confiscation)
                .Select(f => f.DossierId),
            .. findings.Where(f => f.Group == WorkGroup.Review && Unverified(f.Missing)).Select(f => f.DossierId).TakeLast(Verifying),
            .. findings.Where(f => f.Group == WorkGroup.Review && f.Missing.Length == 0 && f.State == DossierState.Enforcing)
                .Select(f => f.DossierId).Take(Persuading),
            .. findings.Where(f => f.Group is WorkGroup.Exemption or WorkGroup.Reduction && f.Missing.Length > 0).Select(f => f.DossierId),
        ];
        return (going, [.. findings.Where(f => f.Group == WorkGroup.Refund && !going.Contains(f.DossierId)).Select(f => f.DossierId)
            .Take(Refunding)]);
    }

    private async Task ConsultAsync(IReadOnlyList<Id<CasePlan>> plans, DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = stage.At(day, 15);
        var id = office.Id;
        var places = await db.CasePlans.AsNoTracking().Where(p => p.OfficeId == id && plans.Contains(p.Id))
            .Select(p => new { p.Id, p.CommuneId }).ToListAsync(cancellationToken);
        var communes = await db.Communes.AsNoTracking().Where(c => c.OfficeId == id)
            .ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
        foreach (var group in places.GroupBy(p => p.CommuneId!.Value).OrderBy(g => communes[g.Key], StringComparer.Ordinal))
        {
            db.ChangeTracker.Clear();
            await new RecordConsultationHandler(db).Handle(
                new RecordConsultation(office.Campaign, [.. group.Select(p => p.Id)], day,
                    $"Trụ sở {LivingTeams.Committee(communes[group.Key])}", group.Key,
                    "Tổ trưởng và thành viên tổ công tác\nPhó Chủ tịch Ủy ban nhân dân\nTrưởng Công an xã\nCông chức tư pháp – hộ tịch",
                    "Xã cử cán bộ dẫn đường, xác nhận nơi cư trú; chấp hành viên chủ trì làm việc; thư ký ghi biên bản", null,
                    "Thống nhất phương án và phân công như kế hoạch."),
                office.Head, cancellationToken);
        }
    }
}
