using CaoDiem.Audit;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.CasePlans;

[Authorize(nameof(Permission.SeeDossiers))]
public sealed class DetailsModel(AppDb db, ApproveCasePlansHandler approve, CheckCasePlansHandler check) : PlanPage(db)
{
    private const int HistoryShown = 40;

    [BindProperty(Name = nameof(Back))]
    public Why Back { get; set; } = new();

    [BindProperty(Name = nameof(Again))]
    public Why Again { get; set; } = new();

    [BindProperty(Name = nameof(Off))]
    public Why Off { get; set; } = new();

    public CasePlan Plan { get; private set; } = null!;

    public PlanView View { get; private set; } = null!;

    public Consultation? Consultation { get; private set; }

    public int ConsultedTogether { get; private set; }

    public IReadOnlyList<PlanVersion> Versions { get; private set; } = [];

    public LadderStanding? Ladder { get; private set; }

    public IReadOnlyList<AuditEvent> History { get; private set; } = [];

    public Task OnGetAsync(Id<CasePlan> id) => LoadAsync(id);

    public Task<IActionResult> OnPostCheckAsync(Id<CasePlan> id) =>
        ChangeAsync(id, "Đã đưa kế hoạch ra hội ý.", Permission.DraftPlans, nameof(Off), () => check.Handle(new([id]), Actor, Cancel));

    public Task<IActionResult> OnPostApproveAsync(Id<CasePlan> id) =>
        ChangeAsync(id, "Đã duyệt kế hoạch.", Permission.ApprovePlans, nameof(Back), () => approve.Handle(new ApproveCasePlans([id]), Actor, Cancel));

    public Task<IActionResult> OnPostReturnAsync(Id<CasePlan> id) =>
        ChangeAsync(id, "Đã trả lại kế hoạch.", Permission.ApprovePlans, nameof(Back), () => approve.Handle(new ReturnCasePlans([id], Back.Reason), Actor, Cancel));

    public Task<IActionResult> OnPostReopenAsync(Id<CasePlan> id) =>
        ChangeAsync(id, "Đã mở bản mới; bản đã duyệt được giữ nguyên.", Permission.DraftPlans, nameof(Again), () => approve.Handle(new ReopenCasePlan(id, Again.Reason), Actor, Cancel));

    public Task<IActionResult> OnPostDoneAsync(Id<CasePlan> id) =>
        ChangeAsync(id, "Đã ghi kế hoạch được thực hiện.", Permission.DraftPlans, nameof(Off), () => approve.Handle(new CarryOutCasePlan(id), Actor, Cancel));

    public Task<IActionResult> OnPostAbandonAsync(Id<CasePlan> id) =>
        ChangeAsync(id, "Đã ghi không thực hiện.", Permission.DraftPlans, nameof(Off), () => approve.Handle(new AbandonCasePlan(id, Off.Reason), Actor, Cancel));

    private Task<IActionResult> ChangeAsync(Id<CasePlan> id, string done, Permission permission, string prefix, Func<Task> change) =>
        ChangeAsync(done, change, () => LoadAsync(id), permission, prefix);

    private async Task LoadAsync(Id<CasePlan> id)
    {
        Plan = await Db.VisiblePlans(Actor).AsNoTracking().Include(p => p.Steps).Where(p => p.Id == id).OneAsync(Cancel);
        var office = Plan.OfficeId;
        await LoadCampaignAsync(Plan.CampaignId);
        var file = await Db.VisibleDossiers(Actor).AsNoTracking().Where(d => d.Id == Plan.DossierId).OneAsync(Cancel);
        View = new(file, Plan.ToContent(), OfficerName, CommuneName);
        if (Plan.ConsultationId is { } consultation)
        {
            Consultation = await Db.Consultations.AsNoTracking().SingleAsync(c => c.OfficeId == office && c.Id == consultation, Cancel);
            ConsultedTogether = await Db.ConsultedPlans.CountAsync(c => c.OfficeId == office && c.ConsultationId == consultation, Cancel);
        }

        Versions = await Db.PlanVersions.AsNoTracking().Where(v => v.OfficeId == office && v.PlanId == id).OrderByDescending(v => v.Number).ToListAsync(Cancel);
        var heard = (await VisitHistory.LoadAsync(Db, office, [file.Id], Cancel))[file.Id];
        Ladder = VisitLadder.Decide(heard.Outcomes, file.Means, (await PlanningNorms.LoadAsync(Db, office, Cancel)).Rules.RefusedVisits);
        var key = id.Value;
        History = await Db.AuditEvents.AsNoTracking().Where(e => e.OfficeId == office && e.SubjectId == key)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(HistoryShown).ToListAsync(Cancel);
    }

    public sealed class Why
    {
        public string? Reason { get; set; }
    }
}
