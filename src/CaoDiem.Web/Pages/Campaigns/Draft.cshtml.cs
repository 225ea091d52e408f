using System.ComponentModel.DataAnnotations;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Campaigns;

[Authorize(nameof(Permission.PlanCampaign))]
public sealed class DraftModel(AppDb db, DraftCampaignHandler handler, StartDraftHandler start) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public int OpenFiles { get; private set; }

    public IReadOnlyList<SelectListItem> Forces { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Templates { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostGuidedAsync()
    {
        Id<Campaign>? started = null;
        await TryAsync(async () => started = await start.Handle(
            new(Input.Name, Input.PlanNo, Input.PlanDate, Input.From!.Value, Input.To!.Value, Input.Purpose, Input.TemplateId), Actor, Cancel));
        if (started is null)
        {
            await LoadAsync();
            return Page();
        }

        Done = "Đã lập dự thảo. Bước tiếp theo: chia đợt.";
        return Redirect($"/Campaigns/Plan/{started}?step=waves");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        CampaignDrafted? drafted = null;
        await TryAsync(async () => drafted = await handler.Handle(
            new(Input.Name, Input.PlanNo, Input.PlanDate, Input.From!.Value, Input.To!.Value, Input.Purpose, Input.TaskForces), Actor, Cancel));
        if (drafted is null)
        {
            await LoadAsync();
            return Page();
        }

        Done = $"Đã lập chiến dịch, chốt danh sách {Format.Number(drafted.Files)} hồ sơ. Hãy thêm đợt và chỉ tiêu.";
        return Redirect($"/Campaigns/Details/{drafted.Id}");
    }

    private async Task LoadAsync()
    {
        var open = DossierStates.All.Where(s => s.IsOpen()).ToList();
        OpenFiles = await Db.VisibleDossiers(Actor).CountAsync(d => open.Contains(d.State), Cancel);
        Templates = await Db.VisibleCampaigns(Actor).OrderByDescending(c => c.From).Take(10).Select(c => new SelectListItem(c.Name, c.Id.ToString())).ToListAsync(Cancel);
        Forces = await Db.TaskForces.Where(t => t.OfficeId == Actor.OfficeId).OrderBy(t => t.SortKey).Select(t => new SelectListItem(t.Name, t.Id.ToString())).ToListAsync(Cancel);
    }

    public sealed class Form
    {
        [Required]
        public string Name { get; set; } = "";

        public string? PlanNo { get; set; }

        public DateOnly? PlanDate { get; set; }

        [Required]
        public DateOnly? From { get; set; }

        [Required]
        public DateOnly? To { get; set; }

        public string? Purpose { get; set; }

        public Id<Campaign>? TemplateId { get; set; }

        public List<Id<TaskForce>> TaskForces { get; set; } = [];
    }
}
