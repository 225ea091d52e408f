using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents.Papers;

/// <summary>What one case needs: its plan, and the letter that asks the police to protect a coercion.</summary>
internal static class CasePaper
{
    public static async Task<GroupValue> PlanAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken) =>
        (await CaseGround.OneAsync(db, request, cancellationToken)).Paper();

    public static async Task<IReadOnlyList<(string Subject, GroupValue Data)>> PlansAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken) =>
        [.. (await CaseGround.LoadAsync(db, request, null, cancellationToken)).Plans.Select(p => (p.Plan.Id.ToString(), p.Paper()))];

    public static async Task<GroupValue> PoliceRequestAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken)
    {
        var one = await CaseGround.OneAsync(db, request, cancellationToken);
        var (plan, file) = (one.Plan, one.File);
        var step = plan.Steps.OrderBy(s => s.No).LastOrDefault(s => s.Kind == StepKind.Coerce) ?? throw new NotInScope();
        var visit = one.Visits.GetValueOrDefault(step.Id);
        var agency = Attendance.Of(head.Partners, PartnerKind.Police, plan.TaskForceId, step.CommuneId ?? plan.CommuneId);
        return new()
        {
            ["kính_gửi"] = agency?.NameOn(head.Day) ?? PartnerKind.Police.UsualName(head.Day),
            ["quyết_định"] = file.CoercionDecisionNo ?? file.DecisionNo,
            ["ngày_quyết_định"] = file.CoercionDecisionOn ?? file.DecisionDate,
            ["người_phải_thi_hành"] = file.DebtorName,
            ["địa_chỉ"] = one.Address,
            ["biện_pháp"] = "theo quyết định cưỡng chế và kế hoạch cưỡng chế kèm theo",
            ["giờ"] = visit is null ? RecordPaper.BlankHour : PaperWords.Hour(visit.From),
            ["ngày_cưỡng_chế"] = visit?.Day ?? step.Latest,
            ["địa_điểm"] = CampaignPaper.Place(step.Place, one.Commune) is { Length: > 0 } place ? place : one.Address,
            ["lực_lượng"] = PlanStep.ReadPartners(step.Partners).FirstOrDefault(p => p.Kind == PartnerKind.Police)?.Role is { } role ? $"theo kế hoạch bảo vệ của Quý cơ quan; {PaperWords.Phrase(role)}" : "theo kế hoạch bảo vệ của Quý cơ quan",
            ["rủi_ro"] = PaperWords.Phrase(plan.Risks),
            ["liên_hệ"] = $"đồng chí {one.Officer}, chấp hành viên",
        };
    }

    /// <summary>A plan with everything that its paper tells.</summary>
    internal sealed record Case(
        CasePlan Plan, Dossier File, string? Commune, string Officer, Consultation? Consultation, IReadOnlyList<string> Obstacles, IReadOnlyDictionary<Id<PlanStep>, Visit> Visits, IReadOnlyDictionary<Id<Officer>, string> Officers)
    {
        public string Address => CampaignPaper.Place(File.Hamlet, Commune) is { Length: > 0 } place ? place : "chưa rõ";

        public GroupValue Paper() => new()
        {
            ["quyết_định"] = File.DecisionNo,
            ["ngày_quyết_định"] = File.DecisionDate,
            ["bản_án"] = PaperWords.Judgment(File),
            ["người_phải_thi_hành"] = File.DebtorName,
            ["địa_chỉ"] = Address,
            ["người_được_thi_hành"] = File.CreditorName ?? "",
            ["nghĩa_vụ"] = string.Join("; ", File.Obligations.Select(o => PaperWords.Bare(o.Description.Length > 0 ? o.Description : o.Kind.Label()))),
            ["phải_thi_hành"] = PaperWords.Money(File.Due),
            ["đã_thi_hành"] = PaperWords.Money(File.Paid),
            ["còn_lại"] = PaperWords.Money(File.Remaining),
            ["điều_kiện"] = File.State == DossierState.NotEnforceable ? "chưa có điều kiện thi hành án" : "đang tổ chức thi hành án",
            ["ngày_xác_minh"] = PaperWords.Day(File.LastVerifiedOn),
            ["tài_sản"] = PaperWords.Phrase(File.MeansText ?? File.Means.Label()),
            ["vướng_mắc"] = string.Join("; ", Obstacles.Select(PaperWords.Phrase)),
            ["rủi_ro"] = PaperWords.Phrase(Plan.Risks),
            ["hướng_giải_quyết"] = PaperWords.Phrase(Plan.Approach),
            ["lấy_ý_kiến"] = Consultation is not null,
            ["ý_kiến_cấp_xã"] = Consultation is { } held ? string.Join("; ", new[] { held.Remarks, held.Conclusion }.Where(t => !string.IsNullOrWhiteSpace(t)).Select(PaperWords.Phrase)) : "",
            ["chấp_hành_viên"] = Officer,
            ["chi_phí"] = PaperWords.Phrase(Plan.Cost) is { Length: > 0 } cost ? cost : "không phát sinh chi phí riêng",
            ["bước"] = PaperWords.List(Plan.Steps.OrderBy(s => s.No).Select(s => new GroupValue
            {
                ["việc"] = s.Kind.Label(),
                ["ngày"] = Visits.GetValueOrDefault(s.Id)?.Day ?? s.Latest,
                ["phụ_trách"] = s.OwnerId is { } owner && Officers.TryGetValue(owner, out var name) ? name : Officer,
                ["phối_hợp"] = string.Join("; ", PlanStep.ReadPartners(s.Partners).Select(p => p.Kind.Label())),
                ["kết_quả"] = s.Papers,
            })),
        };
    }

    /// <summary>The day and hour at which the accepted schedule has a step.</summary>
    internal sealed record Visit(DateOnly Day, TimeOnly From);

    internal sealed record CaseGround(IReadOnlyList<Case> Plans)
    {
        public static async Task<Case> OneAsync(AppDb db, PaperRequest request, CancellationToken cancellationToken) =>
            (await LoadAsync(db, request, request.RecordId, cancellationToken)).Plans is [var one, ..] ? one : throw new NotInScope();

        public static async Task<CaseGround> LoadAsync(AppDb db, PaperRequest request, Guid? plan, CancellationToken cancellationToken)
        {
            var (office, campaign, whole, wanted) = (request.OfficeId, request.CampaignId, plan is null, new Id<CasePlan>(plan ?? Guid.Empty));
            var plans = await db.VisiblePlans(request.Actor).AsNoTracking().Include(p => p.Steps)
                .Where(p => p.OfficeId == office && p.CampaignId == campaign && p.State != PlanState.Abandoned && (whole || p.Id == wanted)).ToListAsync(cancellationToken);
            var one = plans.Count == 1 ? plans[0].DossierId : default;
            var files = await db.Dossiers.AsNoTracking().Include(d => d.Obligations).Where(d => d.OfficeId == office && (whole ? db.CasePlans.Any(p => p.OfficeId == office && p.CampaignId == campaign && p.DossierId == d.Id) : d.Id == one)).ToDictionaryAsync(d => d.Id, cancellationToken);
            var communes = await db.Communes.Where(c => c.OfficeId == office).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
            var officers = await db.Officers.Where(o => o.OfficeId == office).ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
            var held = await db.Consultations.AsNoTracking().Where(c => c.OfficeId == office && c.CampaignId == campaign).ToDictionaryAsync(c => c.Id, cancellationToken);
            var obstacles = (await db.Obstacles.AsNoTracking().Where(o => o.OfficeId == office && o.CampaignId == campaign && o.State != ObstacleState.Resolved && o.DossierId != null).Select(o => new { o.DossierId, o.Text }).ToListAsync(cancellationToken)).ToLookup(o => o.DossierId!.Value, o => o.Text);
            var visits = (await db.TeamRoutes.AsNoTracking().Include(r => r.Assignments).Where(r => r.OfficeId == office && r.CampaignId == campaign).ToListAsync(cancellationToken))
                .SelectMany(r => r.Assignments.Select(a => (a.StepId, Visit: new Visit(r.Day, r.LeavesAt.AddMinutes(a.Start)))))
                .ToDictionary(v => v.StepId, v => v.Visit);
            return new([.. plans.Where(p => files.ContainsKey(p.DossierId)).OrderBy(p => files[p.DossierId].DebtorSortKey, StringComparer.Ordinal).ThenBy(p => p.Id).Select(p => new Case(
                p, files[p.DossierId], (p.CommuneId ?? files[p.DossierId].CommuneId) is { } c ? communes.GetValueOrDefault(c) : null, p.OfficerId is { } o ? officers[o] : "được phân công",
                p.ConsultationId is { } consultation ? held.GetValueOrDefault(consultation) : null, [.. obstacles[p.DossierId]], visits, officers))]);
        }
    }
}
