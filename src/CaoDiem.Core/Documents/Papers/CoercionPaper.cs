using CaoDiem.Budgets;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Law;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Rulebook;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Documents.Papers;

/// <summary>The plan of a coercion with what the law asks of it (C-21), and the notice of its cost (C-33).</summary>
internal static class CoercionPaper
{
    private const string HandOverMeasure = "5";

    public static async Task<GroupValue> PlanAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken)
    {
        var one = await Coercion.LoadAsync(db, request, cancellationToken);
        var (plan, file) = (one.Case.Plan, one.Case.File);
        var protect = PlanStep.ReadPartners(one.Step.Partners).FirstOrDefault(p => p.Kind == PartnerKind.Police)?.Role ?? StepRoles.Of(StepKind.Coerce, PartnerKind.Police)!;
        return one.Matter(head).With(new()
        {
            ["người_được_thi_hành"] = file.CreditorName ?? "",
            ["nghĩa_vụ"] = PaperWords.Lower(string.Join("; ", file.Obligations.Select(o => PaperWords.Bare(o.Description.Length > 0 ? o.Description : o.Kind.Label())))),
            ["còn_lại"] = PaperWords.Money(file.Remaining),
            ["quá_trình"] = string.Join("; ", new[] { plan.Situation, plan.MeansText }.Select(PaperWords.Bare).Where(t => t.Length > 0)),
            ["cách_tiến_hành"] = PaperWords.Bare(plan.Approach),
            ["bước"] = PaperWords.List(one.Steps()),
            ["lực_lượng"] = PaperWords.List(one.Forces(head)),
            ["yêu_cầu_bảo_vệ"] = PaperWords.Phrase(protect),
            ["phương_tiện"] = string.Join("; ", new[] { plan.Conditions, one.Step.Papers }.Select(PaperWords.Phrase).Where(t => t.Length > 0)) is { Length: > 0 } means ? means : "biểu mẫu biên bản, phương tiện đi lại của tổ công tác",
            ["rủi_ro"] = PaperWords.Phrase(plan.Risks),
        });
    }

    public static async Task<GroupValue> CostNoticeAsync(AppDb db, PaperRequest request, PaperHead head, CancellationToken cancellationToken) =>
        (await Coercion.LoadAsync(db, request, cancellationToken)).Matter(head);

    private sealed record Coercion(CasePaper.Case Case, PlanStep Step, DateOnly Day, TeamPeople Team, LawBook Book, IReadOnlyList<EstimateLine> Costs)
    {
        public static async Task<Coercion> LoadAsync(AppDb db, PaperRequest request, CancellationToken cancellationToken)
        {
            var one = await CasePaper.CaseGround.OneAsync(db, request, cancellationToken);
            var step = one.Plan.Steps.OrderBy(s => s.No).LastOrDefault(s => s.Kind == StepKind.Coerce) ?? throw new NotInScope();
            var day = one.Visits.GetValueOrDefault(step.Id)?.Day ?? step.Latest;
            var book = await OfficeLaw.LoadAsync(db, request.OfficeId, cancellationToken);
            var prices = await BudgetRecords.PricesAsync(db, request.OfficeId, book, day, cancellationToken);
            var team = await TeamPeople.LoadAsync(db, request, one.Plan.TaskForceId, cancellationToken);
            return new(one, step, day, team, book, [.. BudgetEstimate.Of([ExpectedDays.Coercion(day, team.Name, book)], prices).Where(l => l.Amount > Dong.Zero)]);
        }

        public GroupValue Matter(PaperHead head) => new()
        {
            ["quyết_định"] = Case.File.CoercionDecisionNo ?? "",
            ["ngày_quyết_định"] = PaperWords.Day(Case.File.CoercionDecisionOn),
            ["quyết_định_thi_hành"] = PaperWords.Decision(Case.File.DecisionNo, Case.File.DecisionDate),
            ["người_phải_thi_hành"] = Case.File.DebtorName,
            ["địa_chỉ"] = Case.Address,
            ["biện_pháp"] = Measure(head.Day),
            ["giờ"] = Case.Visits.GetValueOrDefault(Step.Id) is { } visit ? PaperWords.Hour(visit.From) : RecordPaper.BlankHour,
            ["ngày_cưỡng_chế"] = Day,
            ["địa_điểm"] = CampaignPaper.Place(Step.Place, Case.Commune) is { Length: > 0 } place ? place : Case.Address,
            ["chấp_hành_viên"] = Case.Officer,
            ["dự_trù"] = PaperWords.List(Costs.Select(l => new GroupValue { ["khoản"] = l.Label, ["cách_tính"] = l.Arithmetic, ["thành_tiền"] = PaperWords.Money(l.Amount) })),
            ["tổng_chi_phí"] = PaperWords.Money(Costs.Sum(l => l.Amount.Amount)),
        };

        /// <summary>
        /// The steps with their days: as scheduled, else the latest day that the law and the step after it leave, so that the list runs forward.
        /// </summary>
        public List<GroupValue> Steps()
        {
            var milestones = CoercionSteps.Before(Day, Case.Plan.Complex, Book).ToDictionary(m => m.Kind, m => m.Latest);
            var (rows, next) = (new List<GroupValue>(), DateOnly.MaxValue);
            foreach (var step in Case.Plan.Steps.OrderByDescending(s => s.No))
            {
                var day = Case.Visits.GetValueOrDefault(step.Id)?.Day ?? (milestones.TryGetValue(step.Kind, out var latest) && latest < step.Latest ? latest : step.Latest);
                next = day < next ? day : next;
                rows.Insert(0, new()
                {
                    ["việc"] = step.Kind.Label(),
                    ["ngày"] = next,
                    ["phụ_trách"] = step.OwnerId is { } owner && Case.Officers.TryGetValue(owner, out var name) ? name : Case.Officer,
                });
            }

            return rows;
        }

        /// <summary>The office's own people of the day, and the agencies of the step; how many an agency sends is written after its answer.</summary>
        public IEnumerable<GroupValue> Forces(PaperHead head)
        {
            yield return new() { ["cơ_quan"] = head.Bodies.Unit ?? head.Bodies.Body, ["số_người"] = $"{Team.Own(Day).Count():00}", ["nhiệm_vụ"] = $"Chấp hành viên {Case.Officer} tổ chức cưỡng chế; các thành viên lập biên bản, kiểm kê, niêm phong" };
            foreach (var asked in PlanStep.ReadPartners(Step.Partners))
            {
                var agency = Attendance.Of(head.Partners, asked.Kind, Case.Plan.TaskForceId, Step.CommuneId ?? Case.Plan.CommuneId);
                yield return new() { ["cơ_quan"] = agency?.NameOn(Day) ?? asked.Kind.UsualName(Day), ["số_người"] = "……", ["nhiệm_vụ"] = PaperWords.Bare(asked.Role) };
            }
        }

        // Only the handing over of an asset follows from the duty; every other measure stands in the decision.
        private string Measure(DateOnly day) => Case.File.Obligations.Any(o => o.Kind == ObligationKind.AssetHandover) && Lists.Ground("coercion-measure", HandOverMeasure, day) is { } measure
            ? PaperWords.Lower(measure.Text)
            : "biện pháp nêu trong quyết định cưỡng chế";
    }
}
