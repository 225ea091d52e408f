using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Dossiers;
using CaoDiem.Evaluation;
using CaoDiem.Identity;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>Tables that need more than the files: offices side by side, partner agencies, oversight, difficulties and proposals.</summary>
internal sealed class OfficeTables(AppDb db, Actor actor, ReportGround ground, CancellationToken cancellationToken)
{
    private const string Commendation = "commendation";

    /// <summary>Office × (cases, money); the supervisor sees every office with a campaign in the same days, with ranks.</summary>
    public async Task<ReportTable> OfficesAsync()
    {
        ReportColumn[] columns =
        [
            new("total", "Tổng số", FigureKind.Money), new("enforceable", "Có điều kiện", FigureKind.Money), new("done", "Xong", FigureKind.Money),
            new("rate", "Tỷ lệ", FigureKind.Rate, ("done", "enforceable")), new("target", "Chỉ tiêu", FigureKind.Money), new("missing", "Còn thiếu", FigureKind.Money),
            new("points", "Thiếu (điểm phần trăm)", FigureKind.Points, Sum: false),
            new("change", "So cùng kỳ (điểm phần trăm)", FigureKind.Points, Sum: false),
            new("rank", "Xếp hạng", FigureKind.Count, Sum: false),
            new("reclassified", "Phân loại lại", FigureKind.Count),
        ];
        var (from, to, own) = (ground.Campaign.From, ground.Campaign.To, ground.Campaign.Id);
        var others = await db.VisibleCampaigns(actor).AsNoTracking().Where(c => c.Id != own && c.State != CampaignState.Draft && c.From <= to && c.To >= from).Select(c => c.Id).ToListAsync(cancellationToken);
        var boards = new List<Scoreboard> { await new ScoreboardQuery(db).RunAsync(own, actor, ground.AsOf, cancellationToken) };
        foreach (var id in others)
        {
            boards.Add(await new ScoreboardQuery(db).RunAsync(id, actor, ground.AsOf < to ? ground.AsOf : null, cancellationToken));
        }

        var offices = await db.Offices.AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.On(ground.AsOf).Name, cancellationToken);
        var view = new ViewFigures(ground, ReportView.Campaign);
        var rows = new List<ReportRow>();
        foreach (var board in boards)
        {
            var (office, before) = (offices[board.Campaign.OfficeId], await YearBeforeAsync(board.Campaign, ground.AsOf));
            rows.Add(Row(board, office, false, boards, before, board.Campaign.Id == own ? view : null));
            rows.Add(Row(board, office, true, boards, before, board.Campaign.Id == own ? view : null));
        }

        return new("offices", "Kết quả theo đơn vị", "Đơn vị", columns, rows, null, view.Source,
        [
            "Còn thiếu: số việc, số đồng của chỉ tiêu chưa đạt. Thiếu (điểm phần trăm) = tỷ lệ theo chỉ tiêu (chỉ tiêu : có điều kiện) trừ tỷ lệ đã đạt. So cùng kỳ: so với đợt của chính đơn vị cùng thời gian năm trước.",
            boards.Count < 2 ? "Chưa xếp hạng: chỉ có một đơn vị có đợt cao điểm trong thời gian này được xem." : "Xếp hạng theo tỷ lệ trong các đơn vị có đợt cao điểm cùng thời gian.",
        ]);
    }

    private static ReportRow Row(Scoreboard board, string office, bool money, List<Scoreboard> boards, Scoreboard? before, ViewFigures? own)
    {
        var total = board.Total;
        static double Rate(Scoreboard b, bool money) => money ? b.Total.RateMoney : b.Total.RateCases;
        var (whole, done) = money ? (total.EnforceableMoney, total.Collected) : (total.Enforceable, total.Done);
        long? target = board.Target is not { } set ? null : money ? set.Money : set.Cases;
        var missing = target is { } t ? Math.Max(0, t - done) : (long?)null;
        var enforceable = own?.Files.Where(own.IsEnforceable).ToList();
        ReportCell All() => own is null ? ReportCell.Number(money ? total.Remaining : total.Files) : money
            ? ReportCell.Money(own.Files, own.Whole) : ReportCell.Count(own.Files.Where(own.IsTotal).ToList());
        ReportCell Whole() => own is null ? ReportCell.Number(whole) : money ? ReportCell.Money(enforceable!, own.Whole) : ReportCell.Count(enforceable!);
        ReportCell Done() => own is null ? ReportCell.Number(done) : money ? ReportCell.Money(own.Files, own.Done) : ReportCell.Count([.. own.Files.Where(own.IsDone)]);
        return new($"{board.Campaign.Id}{(money ? "-money" : "")}", money ? $"{office}: tiền (đồng)" : $"{office}: việc",
        [
            All(), Whole(), Done(), ReportCell.Rate(done, whole), target is null ? ReportCell.Words("–") : ReportCell.Number(target), missing is null ? ReportCell.Words("–") : ReportCell.Number(missing),
            missing is null || whole == 0 ? ReportCell.Words("–") : ReportCell.Number(Math.Round(100m * missing.Value / whole, 2)),
            before is null ? ReportCell.Words("–") : ReportCell.Number(Math.Round(100 * (decimal)(Rate(board, money) - Rate(before, money)), 2)),
            boards.Count < 2 ? ReportCell.Words("–") : ReportCell.Number(1 + boards.Count(b => Rate(b, money) > Rate(board, money))),
            money ? ReportCell.Empty : own is null ? ReportCell.Number(total.Reclassified) : ReportCell.Count([.. own.Files.Where(f => f.Reclassified)]),
        ], board.Campaign.PlanLabel);
    }

    /// <summary>The office's campaign of a year earlier, on the same day of the year; null when it had none.</summary>
    public async Task<Scoreboard?> YearBeforeAsync(Campaign campaign, DateOnly asOf)
    {
        var (office, from, to) = (campaign.OfficeId, campaign.From.AddYears(-1), campaign.To.AddYears(-1));
        var ids = await db.VisibleCampaigns(actor).Where(c => c.OfficeId == office && c.State != CampaignState.Draft && c.From <= to && c.To >= from).OrderByDescending(c => c.From).Select(c => c.Id).Take(1).ToListAsync(cancellationToken);
        return ids.Count == 0 ? null : await new ScoreboardQuery(db).RunAsync(ids[0], actor, asOf.AddYears(-1), cancellationToken);
    }

    /// <summary>Agencies: asked, answered, came.</summary>
    public async Task<ReportTable> PartnersAsync()
    {
        ReportColumn[] columns =
        [
            new("invited", "Buổi đã mời", FigureKind.Count), new("confirmed", "Đã nhận lời", FigureKind.Count), new("refused", "Từ chối", FigureKind.Count),
            new("attended", "Đã dự", FigureKind.Count), new("absent", "Vắng", FigureKind.Count), new("rate", "Tỷ lệ dự", FigureKind.Rate, ("attended", "held")), new("held", "Buổi đã ghi dự, vắng", FigureKind.Count),
        ];
        var rows = await db.Invitations.AsNoTracking().Where(i => i.OfficeId == ground.Campaign.OfficeId && i.Day >= ground.Campaign.From && i.Day <= ground.Campaign.To && i.State != InvitationState.Cancelled
                && db.CampaignTaskForces.Any(l => l.OfficeId == i.OfficeId && l.CampaignId == ground.Campaign.Id && l.TaskForceId == i.TaskForceId))
            .Join(db.Partners, i => i.PartnerId, p => p.Id, (i, p) => new { i.Id, i.State, i.Day, i.Purpose, p.Kind, p.Name, p.SortKey }).ToListAsync(cancellationToken);
        // What came after the day of the report is not known on it.
        var all = rows.Select(r => (r.Kind, State: r.Day > ground.AsOf && r.State is InvitationState.Attended or InvitationState.Absent ? InvitationState.Confirmed : r.State,
            Item: new ReportItem(r.Name, r.Purpose, r.Day, r.State.Label(), 0, $"/TaskForces/Invitation/{r.Id}", null, r.SortKey))).ToList();
        ReportRow Row(string code, string label, List<(PartnerKind Kind, InvitationState State, ReportItem Item)> part)
        {
            ReportCell In(params InvitationState[] states) => ReportCell.Count([.. part.Where(x => states.Contains(x.State)).Select(x => x.Item)]);
            var (attended, held) = (In(InvitationState.Attended), In(InvitationState.Attended, InvitationState.Absent));
            return new(code, label,
            [
                ReportCell.Count([.. part.Select(x => x.Item)]), In(InvitationState.Confirmed, InvitationState.Attended, InvitationState.Absent), In(InvitationState.Refused), attended, In(InvitationState.Absent),
                ReportCell.Rate(attended, held), held,
            ]);
        }

        return new("partners", "Cơ quan phối hợp", "Cơ quan", columns, [.. PartnerKinds.All.Where(k => all.Exists(x => x.Kind == k)).Select(k => Row(k.Code(), k.Label(), all.FindAll(x => x.Kind == k)))],
            Row("all", "Cộng", all), $"Giấy mời và điểm danh của các tổ trong đợt; buổi từ {ground.Campaign.From:dd/MM/yyyy} đến {ground.Campaign.To:dd/MM/yyyy}, kết quả dự đến hết ngày {ground.AsOf:dd/MM/yyyy}.",
            ["Buổi đã hủy không tính. Tỷ lệ dự chỉ tính trên buổi đã có người ghi dự hay vắng."]);
    }

    /// <summary>Complaints, denunciations, requests and protests of the procuracy.</summary>
    public ReportTable Oversight()
    {
        ReportColumn[] columns = [new("received", "Đã nhận", FigureKind.Count), new("answered", "Đã giải quyết, trả lời", FigureKind.Count), new("open", "Còn phải trả lời", FigureKind.Count)];
        var acts = new ActItems(ground);
        ReportRow Row(string code, string label, ActKind[] kinds)
        {
            ReportCell Of(Func<Act, bool> holds) => ReportCell.Count(acts.Of(a => kinds.Contains(a.Kind) && holds(a)));
            return new(code, label, [Of(_ => true), Of(a => !acts.IsOpen(a)), Of(acts.IsOpen)]);
        }

        var kinds = ActItems.Oversight;
        return new("oversight", "Khiếu nại, tố cáo; kiến nghị, kháng nghị của Viện kiểm sát", "Loại", columns,
            [.. kinds.Select(k => Row(k.Code(), k.Label(), [k]))], Row("all", "Cộng", kinds), acts.Source,
            ["Nhiều đơn cùng nội dung của một người tính là một. Số là số đã ghi ở hồ sơ."]);
    }

    /// <summary>Difficulties and what was proposed about them.</summary>
    public async Task<ReportTable> LessonsAsync()
    {
        var obstacles = await db.Obstacles.AsNoTracking().Where(o => o.OfficeId == ground.Campaign.OfficeId && o.CampaignId == ground.Campaign.Id && o.RaisedOn <= ground.AsOf).OrderBy(o => o.RaisedOn).ThenBy(o => o.Id).ToListAsync(cancellationToken);
        ReportRow Row(string code, string label, Func<Obstacle, bool> holds) => new(code, label, [ReportCell.Count([.. obstacles.Where(holds).Select(o => new ReportItem(
            o.Text, $"{ground.NameOf(o.OwnerId.Value)} theo dõi", o.RaisedOn, o.Outcome ?? o.State.Label(), 0, $"/CasePlans/Obstacles/{ground.Campaign.Id}", o.DossierId, ""))])]);
        var (office, campaign, end) = (ground.Campaign.OfficeId, ground.Campaign.Id, ground.AsOf);
        var lessons = await db.Lessons.AsNoTracking().Where(l => l.OfficeId == office && l.CampaignId == campaign && l.RecordedOn <= end && l.State == LessonState.Open).OrderBy(l => l.RecordedOn).ThenBy(l => l.Id).ToListAsync(cancellationToken);
        var awards = await db.IssuedDocuments.AsNoTracking().Where(d => d.OfficeId == office && d.CampaignId == campaign && d.Kind == Commendation && d.State == DocumentState.Issued && d.IssuedOn <= end).OrderBy(d => d.IssuedOn).ThenBy(d => d.Id)
            .Select(d => new { d.Id, d.SubjectName, d.Number, d.Symbol, d.IssuedOn }).ToListAsync(cancellationToken);
        return new("lessons", "Vướng mắc, kiến nghị, bài học, khen thưởng", "Nội dung", [new("count", "Số lượng", FigureKind.Count, Sum: false)],
        [
            Row("raised", "Vướng mắc đã nêu", _ => true), Row("open", "Đang xử lý ở đơn vị", o => o.State == ObstacleState.Open), Row("escalated", "Đã kiến nghị, báo cáo cấp trên", o => o.State == ObstacleState.Escalated),
            Row("resolved", "Đã tháo gỡ", o => o.State == ObstacleState.Resolved),
            new("lessons", "Bài học kinh nghiệm", [ReportCell.Count([.. lessons.Select(l => new ReportItem(l.ToDo, l.Happened, l.RecordedOn, l.Where, 0, $"/Evaluation/Lessons/{campaign}", null, ""))])]),
            new("awards", "Tờ trình khen thưởng đã ban hành", [ReportCell.Count([.. awards.Select(d => new ReportItem($"Số {d.Number:00}/{d.Symbol}", d.SubjectName, d.IssuedOn, null, 0, $"/Documents/Details/{d.Id}", null, ""))])]),
        ], null, $"Sổ vướng mắc, bài học và văn bản đã ban hành của đợt, đến hết ngày {end:dd/MM/yyyy}.", []);
    }
}
