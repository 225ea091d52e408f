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
public sealed class CapacityModel(AppDb db, SetNormHandler norms) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public CampaignWorkload Work { get; private set; } = null!;

    public CapacityPlan Plan { get; private set; } = null!;

    public IReadOnlyList<string> Advice { get; private set; } = [];

    /// <summary>Who is away, and who is borrowed, while the campaign runs; both are kept with the task force.</summary>
    public IReadOnlyList<TeamRow> Teams { get; private set; } = [];

    public bool CanPlan => Actor.May(Permission.PlanCampaign);

    public IEnumerable<SelectListItem> Norms => StepNorms.Codes.Select(c => new SelectListItem(Parameters.Of(c).Label, c));

    public static string Hours(long minutes) => Format.Number((int)Math.Round(minutes / 60.0));

    public static (string Css, string Word) Look(WeekLoad week) => week.Level switch
    {
        LoadLevel.Over => ("over", "quá tải"),
        LoadLevel.Full => ("full", "sát mức"),
        LoadLevel.Free => ("", ""),
        _ => throw new ArgumentOutOfRangeException(nameof(week)),
    };

    public Task OnGetAsync(Id<Campaign> id) => LoadAsync(id);

    public Task<IActionResult> OnPostNormAsync(Id<Campaign> id) => ChangeAsync(id, "Đã ghi định mức.", () =>
        norms.Handle(new SetNorm(Input.Code ?? "", Required(Input.NormFrom, "NormFrom"), Input.Value ?? throw new RuleViolation("WRK-006", "Chưa nhập giá trị.", "Value"), Input.Source ?? ""), Actor, Cancel));

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
        var forces = await Db.TaskForces.AsNoTracking().AsSplitQuery().Include(t => t.Members).Include(t => t.Leaves)
            .Where(t => t.OfficeId == office && Db.CampaignTaskForces.Any(l => l.OfficeId == office && l.CampaignId == id && l.TaskForceId == t.Id)).OrderBy(t => t.SortKey).ToListAsync(Cancel);
        var leaders = await Db.Officers.Where(o => o.OfficeId == office).ToDictionaryAsync(o => o.Id, o => o.Name, Cancel);
        Teams = [.. forces.Select(f => TeamRow.Of(f, leaders, campaign.Period))];
        Input.NormFrom ??= campaign.From;
    }

    public sealed record TeamRow(TaskForce Force, IReadOnlyList<(string Name, DateRange Days, string? Note)> Away, IReadOnlyList<Member> Borrowed)
    {
        public static TeamRow Of(TaskForce force, IReadOnlyDictionary<Id<Officer>, string> officers, DateRange period) => new(force,
            [.. force.Leaves.Where(l => l.Period.Overlaps(period)).OrderBy(l => l.From).Select(l => (
                force.Members.FirstOrDefault(m => m.Id == l.MemberId)?.Name ?? officers[l.OfficerId ?? force.LeaderId], l.Period, l.Note))],
            [.. force.Members.Where(m => m.Kind == MemberKind.Borrowed && new DateRange(m.From!.Value, m.To!.Value).Overlaps(period)).OrderBy(m => m.From)]);
    }

    public sealed class Form
    {
        public string? Code { get; set; }

        public DateOnly? NormFrom { get; set; }

        public long? Value { get; set; }

        public string? Source { get; set; }
    }
}
