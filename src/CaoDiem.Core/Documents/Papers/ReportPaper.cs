using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Evaluation;
using CaoDiem.FieldWork;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents.Papers;

/// <summary>What a campaign tells its superiors. Every number is the score board's of that day, or is counted from the same spans and acts.</summary>
internal static class ReportPaper
{
    public static async Task<GroupValue> WeeklyAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken)
    {
        var campaign = request.Campaign;
        var (monday, sunday) = (request.Week, Weeks.Sunday(request.Week));
        var (first, last) = (monday < campaign.From ? campaign.From : monday, sunday > campaign.To ? campaign.To : sunday);
        var board = await new ScoreboardQuery(db).RunAsync(campaign.Id, request.Actor, last, cancellationToken);
        var ground = await ReportGround.LoadAsync(db, campaign.Id, request.Actor, last, cancellationToken);
        int Gained(Figure figure) => ground.List.Count(f => f.Gained(figure, first, last));
        var next = await RoutesAsync(db, request, sunday.AddDays(1), Weeks.Sunday(sunday.AddDays(1)), cancellationToken);
        return GroupValue.Of(
        [
            .. Standing(board, first, last).Values,
            .. Words(await new ReportTextQuery(db).FactsAsync(campaign.Id, request.Actor, first, last, cancellationToken)),
            new("tuần", ((monday.DayNumber - Weeks.Monday(campaign.From).DayNumber) / Weeks.Days) + 1),
            new("việc_xong_tuần", Gained(Figures.Completed) + Gained(Figures.Terminated)),
            new("tiền_thu_tuần", PaperWords.Money(ground.List.Sum(f => f.Change(Figures.Collected, first, last)))),
            new("rà_soát_tuần", Gained(Figures.Reviewed)),
            new("miễn_giảm_tuần", Gained(Figures.ReliefDossiers)),
            new("lượt_đi", await VisitsAsync(db, request, first, last, cancellationToken)),
            new("lượt_theo_lịch", (await RoutesAsync(db, request, first, last, cancellationToken)).Sum(r => r.Kinds.Count)),
            new("tuần_tới", PaperWords.List(next.Select(r => new GroupValue { ["ngày"] = r.Day, ["việc"] = r.InWords(), ["tổ"] = r.Team }))),
        ]);
    }

    public static async Task<GroupValue> FinalAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken)
    {
        var (campaign, office, id) = (request.Campaign, request.OfficeId, request.CampaignId);
        var board = await new ScoreboardQuery(db).RunAsync(id, request.Actor, request.AsOf, cancellationToken);
        var ground = await ReportGround.LoadAsync(db, id, request.Actor, request.AsOf, cancellationToken);
        var facts = await new ReportTextQuery(db).FactsAsync(id, request.Actor, null, request.AsOf, cancellationToken);
        var budget = await db.Budgets.AsNoTracking().Include(b => b.Lines).SingleOrDefaultAsync(b => b.OfficeId == office && b.CampaignId == id && b.State == BudgetState.Approved, cancellationToken);
        var spent = (await db.Expenses.AsNoTracking().Where(e => e.OfficeId == office && e.CampaignId == id).ToListAsync(cancellationToken)).Where(e => !e.IsCancelled).Sum(e => e.Amount.Amount);
        return GroupValue.Of(
        [
            .. Standing(board, campaign.From, campaign.To).Values,
            .. Words(facts),
            new("kế_hoạch", head.CampaignPlan),
            new("số_tổ", await db.CampaignTaskForces.CountAsync(l => l.OfficeId == office && l.CampaignId == id, cancellationToken)),
            new("lượt_đi", await VisitsAsync(db, request, campaign.From, request.AsOf, cancellationToken)),
            new("lượt_theo_lịch", (await RoutesAsync(db, request, campaign.From, request.AsOf, cancellationToken)).Sum(r => r.Kinds.Count)),
            new("chi_phí", PaperWords.Money(spent)),
            new("dự_toán", PaperWords.Money(budget?.Total.Amount)),
            new("đợt", PaperWords.List(board.ByWave.Select(w => new GroupValue
            {
                ["tên"] = w.Wave.Name,
                ["rà_soát"] = w.Reviewed,
                ["xong"] = w.Completed + w.Terminated,
                ["miễn_giảm"] = w.ReliefDossiers,
                ["tiền"] = PaperWords.Money(w.Collected),
            }))),
            new("kết_quả", PaperWords.List(CampaignResults.ByKind(ground))),
            new("tồn", PaperWords.List(facts.Causes.Select(c => new GroupValue { ["nguyên_nhân"] = c.Name, ["số_việc"] = c.Files, ["số_tiền"] = PaperWords.Money(c.Money) }))),
            new("bài_học", PaperWords.Points(await db.Lessons.AsNoTracking().Where(l => l.OfficeId == office && l.CampaignId == id && l.RecordedOn <= request.AsOf && l.State == LessonState.Open).OrderBy(l => l.RecordedOn).ThenBy(l => l.Id).Select(l => l.ToDo).ToListAsync(cancellationToken))),
        ]);
    }

    private static GroupValue Standing(Scoreboard board, DateOnly from, DateOnly to)
    {
        var total = board.Total;
        return new()
        {
            ["tên_đợt"] = PaperWords.Inline(board.Campaign.Name),
            ["từ_ngày"] = from,
            ["đến_ngày"] = to,
            ["tổng_việc"] = total.Files,
            ["tổng_tiền"] = PaperWords.Money(total.Remaining),
            ["có_điều_kiện"] = total.Enforceable,
            ["tiền_có_điều_kiện"] = PaperWords.Money(total.EnforceableMoney),
            ["đã_rà_soát"] = total.Reviewed,
            ["việc_xong"] = total.Completed,
            ["đình_chỉ"] = total.Terminated,
            ["xong_và_đình_chỉ"] = total.Completed + total.Terminated,
            ["nộp_một_phần"] = total.Partial,
            ["hồ_sơ_miễn_giảm"] = total.ExemptionDossiers + total.ReductionDossiers,
            ["hồ_sơ_miễn"] = total.ExemptionDossiers,
            ["hồ_sơ_giảm"] = total.ReductionDossiers,
            ["tiền_thu"] = PaperWords.Money(total.Collected),
            ["tỷ_lệ_việc"] = PaperWords.Percent(total.RateCases),
            ["tỷ_lệ_tiền"] = PaperWords.Percent(total.RateMoney),
            ["chỉ_tiêu_việc"] = new NumberValue(board.Target?.Cases),
            ["chỉ_tiêu_tiền"] = PaperWords.Money(board.Target?.Money),
            ["việc_chuyển"] = total.Reclassified,
            ["chấp_hành_viên"] = PaperWords.List(board.ByOfficer.Select(l => new GroupValue
            {
                ["tên"] = l.Name,
                ["số_việc"] = l.Figures.Files,
                ["có_điều_kiện"] = l.Figures.Enforceable,
                ["xong"] = l.Figures.Completed + l.Figures.Terminated,
                ["tiền"] = PaperWords.Money(l.Figures.Collected),
                ["tỷ_lệ"] = PaperWords.Percent(l.Figures.RateCases),
            })),
        };
    }

    // A first wording from the numbers; whoever drafts the report changes it.
    private static IEnumerable<KeyValuePair<string, TemplateValue>> Words(ReportFacts facts)
    {
        var obstacles = facts.Obstacles.Where(o => !o.Resolved).ToList();
        return
        [
            new("đánh_giá", string.Join('\n', ReportText.Assessment(facts))),
            new("khó_khăn", PaperWords.Points(obstacles.Select(o => o.Text))),
            new("đề_xuất", PaperWords.Points(obstacles.Where(o => o.Escalated && o.Outcome is not null).Select(o => o.Outcome!))),
        ];
    }

    private static Task<int> VisitsAsync(AppDb db, PaperRequest request, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var (office, id) = (request.OfficeId, request.CampaignId);
        return db.Visits.CountAsync(v => v.OfficeId == office && v.CampaignId == id && v.State == VisitState.Accepted && v.On >= from && v.On <= to, cancellationToken);
    }

    private static async Task<IReadOnlyList<RouteRow>> RoutesAsync(AppDb db, PaperRequest request, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var (office, id) = (request.OfficeId, request.CampaignId);
        var teams = await db.TaskForces.Where(t => t.OfficeId == office).ToDictionaryAsync(t => t.Id, t => (t.Name, t.SortKey), cancellationToken);
        var routes = await db.TeamRoutes.AsNoTracking().Include(r => r.Assignments).Where(r => r.OfficeId == office && r.CampaignId == id && r.Day >= from && r.Day <= to).ToListAsync(cancellationToken);
        return [.. routes.OrderBy(r => r.Day).ThenBy(r => teams[r.TaskForceId].SortKey, StringComparer.Ordinal).Select(r => new RouteRow(r.Day, teams[r.TaskForceId].Name, [.. r.Assignments.OrderBy(a => a.No).Select(a => a.Kind)]))];
    }

    /// <summary>A team's day in the accepted schedule.</summary>
    private sealed record RouteRow(DateOnly Day, string Team, IReadOnlyList<StepKind> Kinds)
    {
        public string InWords() => string.Join("; ", Kinds.GroupBy(k => k).Select(g => $"{g.Key.Label()} ({g.Count()} việc)").Select((w, i) => i == 0 ? w : char.ToLowerInvariant(w[0]) + w[1..]));
    }
}
