using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using CaoDiem.Workload;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Workload;

/// <summary>The work of each wave against the time of each person and team, week by week, and what to change.</summary>
[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class CapacityModel(AppDb db, PlanStaffHandler staff) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public CampaignWorkload Work { get; private set; } = null!;

    public CapacityPlan Plan { get; private set; } = null!;

    public IReadOnlyList<string> Advice { get; private set; } = [];

    public IReadOnlyList<(Absence Absence, string Officer)> Absences { get; private set; } = [];

    public IReadOnlyList<Secondment> Borrowed { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Officers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Forces { get; private set; } = [];

    public bool CanPlan => Actor.May(Permission.PlanCampaign);

    public IEnumerable<SelectListItem> Reasons => AbsenceReasons.All.Select(r => new SelectListItem(r.Label(), r.ToString()));

    public IEnumerable<SelectListItem> Norms => StepNorms.Codes.Select(c => new SelectListItem(Parameters.Of(c).Label, c));

    public string ForceName(Id<TaskForce> id) => Forces.FirstOrDefault(f => f.Value == id.ToString())?.Text ?? "";

    public static string Hours(long minutes) => Format.Number((int)Math.Round(minutes / 60.0));

    public static (string Css, string Word) Look(WeekLoad week) => week.Level switch
    {
        LoadLevel.Over => ("over", "quá tải"),
        LoadLevel.Full => ("full", "sát mức"),
        LoadLevel.Free => ("", ""),
        _ => throw new ArgumentOutOfRangeException(nameof(week)),
    };

    public Task OnGetAsync(Id<Campaign> id) => LoadAsync(id);

    public Task<IActionResult> OnPostAbsenceAsync(Id<Campaign> id) => ChangeAsync(id, "Đã ghi ngày vắng.", () =>
        staff.Handle(new MarkAbsence(Input.OfficerId ?? default, Required(Input.From, "From"), Required(Input.To, "To"), Input.Reason), Actor, Cancel));

    public Task<IActionResult> OnPostDropAbsenceAsync(Id<Campaign> id, Id<Absence> absence) =>
        ChangeAsync(id, "Đã bỏ ngày vắng.", () => staff.Handle(new RemoveAbsence(absence), Actor, Cancel));

    public Task<IActionResult> OnPostBorrowAsync(Id<Campaign> id) => ChangeAsync(id, "Đã thêm người biệt phái.", () =>
        staff.Handle(new BorrowStaff(Input.Name ?? "", Input.HomeOffice ?? "", Input.TaskForceId ?? default, Required(Input.BorrowFrom, "BorrowFrom"), Required(Input.BorrowTo, "BorrowTo"), Input.Handover), Actor, Cancel));

    public Task<IActionResult> OnPostReturnAsync(Id<Campaign> id, Id<Secondment> secondment) =>
        ChangeAsync(id, "Đã bỏ người biệt phái.", () => staff.Handle(new ReturnStaff(secondment), Actor, Cancel));

    public Task<IActionResult> OnPostNormAsync(Id<Campaign> id) => ChangeAsync(id, "Đã ghi định mức.", () =>
        staff.Handle(new SetNorm(Input.Code ?? "", Required(Input.NormFrom, "NormFrom"), Input.Value ?? throw new RuleViolation("WRK-006", "Chưa nhập giá trị.", "Value"), Input.Source ?? ""), Actor, Cancel));

    private static DateOnly Required(DateOnly? day, string field) => day ?? throw new RuleViolation("WRK-006", "Chưa nhập ngày.", field);

    private Task<IActionResult> ChangeAsync(Id<Campaign> id, string done, Func<Task> change) =>
        ChangeAsync(done, change, () => LoadAsync(id), Permission.PlanCampaign);

    private async Task LoadAsync(Id<Campaign> id)
    {
        var campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Include(c => c.Waves).Where(c => c.Id == id).OneAsync(Cancel);
        var office = campaign.OfficeId;
        Work = await CampaignWorkload.LoadAsync(Db, campaign, Cancel);
        Plan = Work.Plan();
        Advice = CapacityAdvice.Of(Plan, Work.Needs, Work.Norms);
        Officers = await Db.Officers.Where(o => o.OfficeId == office).OrderBy(o => o.SortKey).Select(o => new SelectListItem(o.Name, o.Id.ToString())).ToListAsync(Cancel);
        Forces = await Db.TaskForces.Where(t => t.OfficeId == office).OrderBy(t => t.SortKey).Select(t => new SelectListItem(t.Name, t.Id.ToString())).ToListAsync(Cancel);
        var absences = await Db.Absences.AsNoTracking().Where(a => a.OfficeId == office && a.To >= campaign.From && a.From <= campaign.To).OrderBy(a => a.From).ToListAsync(Cancel);
        Absences = [.. absences.Select(a => (a, Officers.FirstOrDefault(o => o.Value == a.OfficerId.ToString())?.Text ?? ""))];
        Borrowed = await Db.Secondments.AsNoTracking().Where(s => s.OfficeId == office && s.To >= campaign.From && s.From <= campaign.To).OrderBy(s => s.From).ToListAsync(Cancel);
        Input.NormFrom ??= campaign.From;
    }

    public sealed class Form
    {
        public Id<Officer>? OfficerId { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public AbsenceReason Reason { get; set; }

        public string? Name { get; set; }

        public string? HomeOffice { get; set; }

        public Id<TaskForce>? TaskForceId { get; set; }

        public DateOnly? BorrowFrom { get; set; }

        public DateOnly? BorrowTo { get; set; }

        public string? Handover { get; set; }

        public string? Code { get; set; }

        public DateOnly? NormFrom { get; set; }

        public long? Value { get; set; }

        public string? Source { get; set; }
    }
}
