using CaoDiem.Budgets;
using CaoDiem.Database;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Reports;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents.Papers;

/// <summary>What is asked of superiors: money for a campaign by its budget, honours by its results.</summary>
internal static class MoneyPaper
{
    /// <exception cref="RuleViolation">DOC-050: the campaign has no budget.</exception>
    public static async Task<GroupValue> FundingAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken)
    {
        var (office, id) = (request.OfficeId, request.CampaignId);
        var budget = await db.Budgets.AsNoTracking().AsSplitQuery().Include(b => b.Lines).Include(b => b.Sources).Where(b => b.OfficeId == office && b.CampaignId == id && b.State != BudgetState.Revised)
            .OrderByDescending(b => b.State == BudgetState.Approved).ThenByDescending(b => b.Number).FirstOrDefaultAsync(cancellationToken)
            ?? throw new RuleViolation("DOC-050", "Đợt cao điểm chưa có dự toán. Hãy lập dự toán kinh phí trước.");
        return new()
        {
            ["kính_gửi"] = head.Bodies.Parent,
            ["tên_đợt"] = PaperWords.Inline(request.Campaign.Name),
            ["kế_hoạch"] = head.CampaignPlan,
            ["từ_ngày"] = request.Campaign.From,
            ["đến_ngày"] = request.Campaign.To,
            ["số_việc"] = await db.BaselineFiles.CountAsync(b => b.OfficeId == office && b.CampaignId == id, cancellationToken),
            ["số_tổ"] = await db.CampaignTaskForces.CountAsync(t => t.OfficeId == office && t.CampaignId == id, cancellationToken),
            ["sự_cần_thiết"] = "kinh phí thường xuyên của đơn vị không có mục riêng cho đợt cao điểm, nếu chỉ sử dụng công tác phí của từng người thì không bảo đảm cho hoạt động của các tổ công tác và cơ quan phối hợp",
            ["cơ_sở"] = budget.Basis.Label(),
            ["tổng_dự_toán"] = PaperWords.Money(budget.Total),
            ["ngân_sách"] = PaperWords.Money(budget.Of(Bearer.State)),
            ["tạm_ứng"] = PaperWords.Money(budget.Of(Bearer.Debtor)),
            ["đã_có"] = PaperWords.Money(budget.Allocated),
            ["đề_nghị"] = PaperWords.Money(budget.Missing),
            ["nguồn"] = PaperWords.List(budget.Sources.OrderBy(s => s.Kind).Select(s => new GroupValue { ["tên"] = s.Kind.Label(), ["ghi_chú"] = PaperWords.Bare(s.Note), ["số_tiền"] = PaperWords.Money(s.Amount) })),
            ["khoản"] = PaperWords.List(budget.Lines.OrderBy(l => l.Bearer).ThenBy(l => l.Order).Select(l => new GroupValue
            {
                ["tên"] = l.Label,
                ["cách_tính"] = l.Arithmetic,
                ["người_chịu"] = l.Bearer.Label(),
                ["căn_cứ"] = PaperWords.Bare(l.Source),
                ["thành_tiền"] = PaperWords.Money(l.Amount),
            })),
        };
    }

    public static async Task<GroupValue> CommendationAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken)
    {
        var score = await new ScoreboardQuery(db).RunAsync(request.CampaignId, request.Actor, request.AsOf, cancellationToken);
        var total = score.Total;

        // Those above the whole; who is proposed in the end is for the office to word.
        IEnumerable<ScoreLine> Best(IEnumerable<ScoreLine> lines) => lines.Where(l => l.Key is not null && l.Figures.RateCases > total.RateCases).OrderByDescending(l => l.Figures.RateCases).ThenBy(l => l.Name, StringComparer.Ordinal);
        return new()
        {
            ["kính_gửi"] = head.Bodies.Parent,
            ["tên_đợt"] = PaperWords.Inline(request.Campaign.Name),
            ["từ_ngày"] = request.Campaign.From,
            ["đến_ngày"] = request.Campaign.To,
            ["tổng_việc"] = total.Reviewed,
            ["việc_xong"] = total.Completed,
            ["đình_chỉ"] = total.Terminated,
            ["hồ_sơ_miễn_giảm"] = total.ExemptionDossiers + total.ReductionDossiers,
            ["tiền_thu"] = PaperWords.Money(total.Collected),
            ["hình_thức"] = "Giấy khen",
            ["tiêu_chí"] = $"tỷ lệ thi hành xong về việc trên số có điều kiện cao hơn mức chung của đơn vị ({PaperWords.Share(total.RateCases)})",
            ["tập_thể"] = Merits(Best(score.ByTaskForce), ""),
            ["cá_nhân"] = Merits(Best(score.ByOfficer), ", Chấp hành viên"),
        };
    }

    private static TemplateValue Merits(IEnumerable<ScoreLine> lines, string post) => PaperWords.List(lines.Select(l => new GroupValue
    {
        ["thành_tích"] = $"{l.Name}{post}: rà soát, phân loại {l.Figures.Reviewed} việc; thi hành xong {l.Figures.Completed} việc, đình chỉ {l.Figures.Terminated} việc, đạt {PaperWords.Share(l.Figures.RateCases)} số có điều kiện; lập {l.Figures.ExemptionDossiers + l.Figures.ReductionDossiers} hồ sơ miễn, giảm; thi hành {new Dong(l.Figures.Collected).InWords()}",
    }));
}
