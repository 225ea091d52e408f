using System.Globalization;
using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Documents;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Ledger;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Demo;

/// <summary>What happens once a week in the main office: invitations, reports, money paid out, decisions on what the field
/// brought.</summary>
internal sealed class LivingWeeks(DemoStage stage, LivingOffice office)
{
    private const int WeeksAsked = 2; // agencies answer two weeks ahead
    private const string WeeklyReport = "weekly-report";
    private const string ReviewOfWave = "Sơ kết đợt 1, thông báo kết quả cho các tổ";
    private readonly HashSet<(CostKind, string, DateOnly)> _paid = [];
    private int _voucher;
    private int _decision;

    public async Task InviteAsync(CancellationToken cancellationToken)
    {
        await using var db = stage.At(stage.Day(-3), 16);
        await new InviteByScheduleHandler(db).Handle(new(office.Campaign), office.Head, cancellationToken);
    }

    /// <summary>The agencies answer for the days up to two weeks ahead; one refuses once in the third week, and once for the days to
    /// come.</summary>
    public async Task AnswerAsync(DateOnly day, int week, CancellationToken cancellationToken)
    {
        await using var db = stage.At(day, 9, 15);
        var (id, until) = (office.Id, stage.Week(week + WeeksAsked));
        var asked = await db.Invitations.AsNoTracking().Where(i => i.OfficeId == id && i.State == InvitationState.Invited && i.Day < until)
            .Join(db.Partners.Where(p => p.OfficeId == id), i => i.PartnerId, p => p.Id,
                (i, p) => new { i.Id, i.Day, i.TaskForceId, p.SortKey, p.Kind })
            .OrderBy(i => i.Day).ThenBy(i => i.SortKey).ToListAsync(cancellationToken);
        var refuses = week is 2 or 5 ? asked.FirstOrDefault(i => i.Kind == PartnerKind.CommuneCommittee && i.Day > day.AddDays(1))?.Id
            : null;
        foreach (var invitation in asked)
        {
            db.ChangeTracker.Clear();
            var answer = invitation.Id == refuses
                ? new AnswerInvitation(invitation.Id, false, "Cán bộ đi tập huấn, đề nghị chuyển ngày khác")
                : new AnswerInvitation(invitation.Id, true, null);
            await new AnswerInvitationHandler(db).Handle(answer, office.Head, cancellationToken);
        }
    }

    /// <summary>Who came on the days that have passed.</summary>
    public async Task AttendAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = stage.At(day, 17, 20);
        var id = office.Id;
        var held = await db.Invitations.AsNoTracking().Where(i => i.OfficeId == id && i.State == InvitationState.Confirmed && i.Day <= day)
            .Join(db.Partners.Where(p => p.OfficeId == id), i => i.PartnerId, p => p.Id, (i, p) => new { i.Id, i.Day, p.SortKey })
            .OrderBy(i => i.Day).ThenBy(i => i.SortKey).ToListAsync(cancellationToken);
        var absent = held.Where((_, i) => i % 17 == 8).Select(i => i.Id).ToList();
        await new AnswerInvitationHandler(db).Handle(
            new RecordAttendance([.. held.Select(i => i.Id).Except(absent)], absent, absent.Count > 0 ? "Bận họp đột xuất" : null),
                office.Head, cancellationToken);
    }

    public async Task ReportAsync(DateOnly friday, CancellationToken cancellationToken)
    {
        await using var db = stage.At(friday, 17, 40);
        var week = Weeks.Monday(friday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var draft = await new DraftDocumentHandler(db)
            .Handle(new DraftDocument(office.Campaign, WeeklyReport, week), office.Clerk, cancellationToken);
        db.ChangeTracker.Clear();
        await new IssueDocumentHandler(db).Handle(new IssueDocument(draft), office.Head, cancellationToken);
    }

    /// <summary>What the field days of a week cost, paid to the leaders on the Monday after.</summary>
    public async Task PayOutAsync(DateOnly monday, CancellationToken cancellationToken)
    {
        await using var db = stage.At(monday, 14, 30);
        var (id, campaign, from) = (office.Id, office.Campaign, monday.AddDays(-Weeks.Days));
        var budget = await db.Budgets.AsNoTracking()
            .Where(b => b.OfficeId == id && b.CampaignId == campaign && b.State == BudgetState.Approved)
            .Include(b => b.Lines).ThenInclude(l => l.Days).AsSplitQuery().SingleAsync(cancellationToken);
        foreach (var (line, day) in budget.Lines.SelectMany(l => l.Days.Where(d => d.Day >= from && d.Day < monday && d.Amount > Dong.Zero)
            .Select(d => (l, d)))
            .OrderBy(x => x.d.Day).ThenBy(x => x.l.Code, StringComparer.Ordinal).ThenBy(x => x.d.Team, StringComparer.Ordinal))
        {
            var payee = PayeeOf(line, day.Team);
            if (_paid.Add((line.Kind, payee, day.Day)))
            {
                db.ChangeTracker.Clear();
                var alone = line.Kind != CostKind.Mileage && line.Code.EndsWith(nameof(PayRole.Chair), StringComparison.Ordinal);
                var amount = alone ? new Dong(day.Amount.Amount / day.Count) : day.Amount;
                await new RecordExpenseHandler(db).Handle(
                    new RecordExpense(campaign, line.Code, line.Bearer == Bearer.Debtor ? FundingKind.Advance : FundingKind.Regular,
                        string.Create(CultureInfo.InvariantCulture, $"PC {++_voucher:000}"),
                        monday, day.Day, payee, amount, null),
                    office.Accountant, cancellationToken);
            }
        }
    }

    // Who leads is paid by name; the others sign a list of their team and day.
    private string PayeeOf(BudgetLine line, string team)
    {
        var leader = office.Teams.Find(t => t.Name == team)?.Leader.Name ?? office.Head.Name;
        return line.Kind == CostKind.DailyPay && !line.Code.EndsWith(nameof(PayRole.Chair), StringComparison.Ordinal)
            ? $"{line.Label.Split(':')[^1].Trim()} cùng {team} (danh sách ký nhận)"
            : leader;
    }

    /// <summary>The head decides on what the field proposed in the weeks before; the last week's still waits.</summary>
    public async Task DecideAsync(DateOnly friday, CancellationToken cancellationToken)
    {
        await using var db = stage.At(friday, 16, 20);
        var (id, campaign, monday) = (office.Id, office.Campaign, Weeks.Monday(friday));
        var visits = await db.Visits.AsNoTracking()
            .Where(v => v.OfficeId == id && v.CampaignId == campaign && v.State == VisitState.Accepted && v.DecidedOn == null
                && v.On < monday && (v.Kind == VisitKind.Reclassify || v.Kind == VisitKind.AssetFound))
            .Join(db.Dossiers.Where(d => d.OfficeId == id), v => v.DossierId, d => d.Id,
                (v, d) => new { v.Id, v.Kind, v.Enforceable, d.State, d.DecisionDate, d.DecisionKey })
            .Where(v => v.State == (v.Enforceable == true ? Law.DossierState.NotEnforceable : Law.DossierState.Enforcing))
            .OrderBy(v => v.DecisionDate).ThenBy(v => v.DecisionKey).ToListAsync(cancellationToken);
        foreach (var visit in visits)
        {
            db.ChangeTracker.Clear();
            var numbered = visit is { Kind: VisitKind.Reclassify, Enforceable: false };
            await new DecideVisitHandler(db).Handle(
                new(visit.Id, true, visit.Kind == VisitKind.Reclassify ? "Đồng ý theo biên bản tại xã."
                    : "Ghi nhận là xác minh; chấp hành viên làm rõ quyền sử dụng.",
                    numbered ? $"{++_decision:00}/QĐ-PLL" : null, numbered ? friday : null),
                office.Head, cancellationToken);
        }
    }

    /// <summary>Difficulties of the campaign as a whole and of single files: open, taken to the superior, removed.</summary>
    public async Task ObstructAsync(CancellationToken cancellationToken)
    {
        var (id, campaign) = (office.Id, office.Campaign);
        await using var db = stage.At(stage.Week(1).AddDays(2), 8, 20);
        var banks = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == id && d.ObligationKind == Law.ObligationKind.Debt)
            .OrderByDescending(d => d.Remaining.Amount).ThenBy(d => d.DecisionKey).Select(d => new { d.Id, d.OfficerId }).Take(2)
                .ToListAsync(cancellationToken);
        var officer = office.Teams[0].Leader.OfficerId;
        var handler = new ObstaclesHandler(db);
        var soon = stage.Week(3);
        var boat = await handler.Handle(new RaiseObstacle(campaign, null,
            "Xuồng máy của đơn vị hỏng; hai ấp của Xã Vĩnh Bửu chỉ đi được đường thủy.", office.Teams[1].Leader.OfficerId, soon),
            office.Head, cancellationToken);
        var land = await handler.Handle(new RaiseObstacle(campaign, banks[0]
            .Id, "Diện tích đo thực tế lệch so với giấy chứng nhận, cần Văn phòng đăng ký đất đai trả lời.", banks[0]
            .OfficerId, stage.Week(4)), office.Head, cancellationToken);
        await handler.Handle(new RaiseObstacle(campaign, banks[1]
            .Id, "Ngân hàng chưa cung cấp số dư nợ gốc và lãi đến ngày thi hành.", banks[1].OfficerId, stage.Week(7)), office.Head,
            cancellationToken);
        await handler.Handle(new RaiseObstacle(campaign, null, "Thiếu thư ký cho Tổ công tác số 3 trong tuần tập huấn.", officer,
            stage.Week(6)), office.Head, cancellationToken);
        await using var later = stage.At(soon.AddDays(-3), 9);
        await new ObstaclesHandler(later)
            .Handle(new ResolveObstacle(boat, "Thuê phương tiện của xã theo chuyến."), office.Head, cancellationToken);
        later.ChangeTracker.Clear();
        await using var upward = stage.At(stage.Week(4).AddDays(1), 9);
        await new ObstaclesHandler(upward)
            .Handle(new EscalateObstacle(land, $"Thi hành án dân sự tỉnh {Sketches.Province}"), office.Head, cancellationToken);
    }

    /// <summary>Money typed with a nought too many: cancelled by the head the next morning and replaced in the same step.</summary>
    public async Task CorrectAsync(CancellationToken cancellationToken)
    {
        var (id, day) = (office.Id, stage.Week(2).AddDays(1));
        await using var db = stage.At(day, 10, 50);
        var file = await db.Dossiers.AsNoTracking()
            .Where(d => d.OfficeId == id && d.State == Law.DossierState.Enforcing && d.ObligationKind == Law.ObligationKind.Debt
            && d.Remaining.Amount > 50_000_000)
            .OrderBy(d => d.DecisionDate).ThenBy(d => d.DecisionKey).Select(d => new { d.Id, d.OfficerId }).FirstAsync(cancellationToken);
        var leader = office.Teams.Select(t => t.Leader).First(l => l.OfficerId == file.OfficerId);
        var right = new ActEntry(ActKind.Paid, day) { Amount = new(500_000), ReceiptNo = "BL 0003999", Text = "Nộp tại trụ sở" };
        var wrong = await new RecordActsHandler(db).Handle(
            new RecordActs([new(file.Id, right with { Amount = new(5_000_000) })], Campaign: office.Campaign), leader, cancellationToken);
        await using var next = stage.At(day.AddDays(1), 8, 10);
        await new CancelActHandler(next).Handle(
            new CancelAct(wrong[0].Id, "Gõ thừa một số 0, đối chiếu cuống biên lai là 500.000 đồng", ReceiptFate.Mistyped, right),
                office.Head, cancellationToken);
    }

    /// <summary>The tasks of the chronogram that were due are done, but for the review of the first wave, which is late.</summary>
    public async Task TickAsync(CancellationToken cancellationToken)
    {
        await using (var planning = stage.At(stage.Week(3), 9))
        {
            await new ChronogramHandler(planning).Handle(
                new AddTask(office.Campaign, ReviewOfWave, TaskPhase.During, 22, 2, Identity.Role.Head, null), office.Head,
                    cancellationToken);
        }

        await using var db = stage.At(stage.Yesterday, 17, 30);
        var (id, yesterday) = (office.Id, stage.Yesterday);
        var due = await db.ChronogramTasks.AsNoTracking()
            .Where(t => t.OfficeId == id && t.Due <= yesterday && t.Progress == TaskProgress.ToDo && t.Title != ReviewOfWave)
            .OrderBy(t => t.Due).ThenBy(t => t.Title).ToListAsync(cancellationToken);
        foreach (var task in due)
        {
            db.ChangeTracker.Clear();
            await new ChronogramHandler(db)
                .Handle(new SetTaskProgress(office.Campaign, task.Id, TaskProgress.Done, task.Due), office.Head, cancellationToken);
        }
    }
}
