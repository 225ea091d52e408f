using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Launch;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Campaigns;

/// <summary>Puts a campaign right: name, plan, period, purpose, and targets that were typed wrongly.</summary>
[Authorize(nameof(Permission.PlanCampaign))]
public sealed class EditModel(AppDb db, EditCampaignHandler edit, PlanWavesHandler plan) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))]
    public Form Input { get; set; } = new();

    [BindProperty(Name = nameof(Fix))]
    public FixForm Fix { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Targets { get; private set; } = [];

    /// <summary>The form for a target came back with an error.</summary>
    public bool FixShown { get; private set; }

    public async Task OnGetAsync(Id<Campaign> id)
    {
        await LoadAsync(id);
        Input = Form.Of(Campaign);
    }

    public Task<IActionResult> OnPostAsync(Id<Campaign> id)
    {
        KeepOnly(nameof(Input));
        return ChangeAsync("Đã ghi nội dung sửa.", () => edit.Handle(Command(id), Actor, Cancel), () => LoadAsync(id), next: Back(id));
    }

    public Task<IActionResult> OnPostTargetAsync(Id<Campaign> id)
    {
        KeepOnly(nameof(Fix));
        FixShown = true;
        return ChangeAsync("Đã sửa chỉ tiêu.", () => plan.Handle(Correction(id), Actor, Cancel), () => AgainAsync(id),
            prefix: nameof(Fix), next: Back(id));
    }

    private EditCampaign Command(Id<Campaign> id) => Input is { From: { } from, To: { } to }
        ? new(id, Input.Name, Input.PlanNo, Input.PlanDate, from, to, Input.Purpose, Input.Reason)
        : throw new RuleViolation("CMP-023", "Chưa nhập thời gian của chiến dịch.", Input.From is null ? "From" : "To");

    private CorrectTarget Correction(Id<Campaign> id) =>
        new(id, Fix.Target ?? default, Fix.Cases, Fix.Money is { } money ? new(money) : null, Fix.EffectiveFrom, Fix.Reason);

    private async Task AgainAsync(Id<Campaign> id)
    {
        await LoadAsync(id);
        Input = Form.Of(Campaign);
    }

    private RedirectResult Back(Id<Campaign> id) => Redirect($"/Campaigns/Details/{id}");

    private async Task LoadAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().AsSplitQuery().Include(c => c.Waves).Include(c => c.Targets)
            .Where(c => c.Id == id).OneAsync(Cancel);
        var office = Campaign.OfficeId;
        var officers = await Db.Officers.Where(o => o.OfficeId == office).Select(o => new { o.Id, o.Name }).ToListAsync(Cancel);
        var teams = await Db.TaskForces.Where(t => t.OfficeId == office).Select(t => new { t.Id, t.Name }).ToListAsync(Cancel);
        var names = officers.Select(o => (o.Id.Value, $"Chấp hành viên {o.Name}")).Concat(teams.Select(t => (t.Id.Value, t.Name)))
            .Concat(Campaign.Waves.Select(w => (w.Id.Value, w.Name))).ToDictionary(x => x.Item1, x => x.Item2);
        string Of(Target target) => target.ScopeId is { } key ? names.GetValueOrDefault(key, "Đợt đã bỏ") : "Toàn đơn vị";
        Targets =
        [
            .. Campaign.Targets.OrderBy(t => t.Scope).ThenBy(t => t.EffectiveFrom).Select(t => new SelectListItem(
                $"{Of(t)}: {Format.Number(t.Cases)} việc, {Format.Money(t.Money)} đồng từ {Format.Day(t.EffectiveFrom)}", t.Id.ToString())),
        ];
    }

    public sealed class Form
    {
        public string? Name { get; set; }

        public string? PlanNo { get; set; }

        public DateOnly? PlanDate { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public string? Purpose { get; set; }

        public string? Reason { get; set; }

        public static Form Of(Campaign campaign) => new()
        {
            Name = campaign.Name,
            PlanNo = campaign.PlanNo,
            PlanDate = campaign.PlanDate,
            From = campaign.From,
            To = campaign.To,
            Purpose = campaign.Purpose,
        };
    }

    public sealed class FixForm
    {
        public Id<Target>? Target { get; set; }

        public int? Cases { get; set; }

        public long? Money { get; set; }

        public DateOnly? EffectiveFrom { get; set; }

        public string? Reason { get; set; }
    }
}
