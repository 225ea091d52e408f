using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.TaskForces;

[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class IndexModel(AppDb db, FormTaskForceHandler form, OfficeHeading heading) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public IReadOnlyList<TaskForce> Forces { get; private set; } = [];

    /// <summary>Those who may lead.</summary>
    public IReadOnlyList<SelectListItem> Officers { get; private set; } = [];

    public IReadOnlyDictionary<Id<Officer>, string> Names { get; private set; } = new Dictionary<Id<Officer>, string>();

    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];

    public bool CanPlan => Actor.May(Permission.PlanCampaign);

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostFormAsync()
    {
        if (!CanPlan)
        {
            return Forbid();
        }

        if (await TryAsync(() => form.Handle(new(null, Input.Name ?? "", Input.LeaderId ?? default, Input.Communes), Actor, Cancel)))
        {
            Done = "Đã lập tổ công tác.";
            return RedirectToPage();
        }

        await LoadAsync();
        return Page();
    }

    public string OfficerName(Id<Officer> id) => Names.GetValueOrDefault(id, "");

    public string CommuneName(Id<Commune> id) => Communes.FirstOrDefault(c => c.Value == id.ToString())?.Text ?? "";

    /// <summary>What the office is called today.</summary>
    public string Office { get; private set; } = "";

    private async Task LoadAsync()
    {
        var office = Actor.OfficeId;
        Office = await heading.ForAsync(Actor) ?? "";
        Forces = await Db.TaskForces.AsNoTracking().AsSplitQuery().Include(t => t.Members).Include(t => t.Communes)
            .Where(t => t.OfficeId == office).OrderBy(t => t.SortKey).ToListAsync(Cancel);
        var officers = await Db.Officers.AsNoTracking().Where(o => o.OfficeId == office).OrderBy(o => o.SortKey).ToListAsync(Cancel);
        Names = officers.ToDictionary(o => o.Id, o => o.Name);
        Officers = [.. officers.Where(o => !o.HasLeft(Db.Today)).Select(o => new SelectListItem(o.Name, o.Id.ToString()))];
        Communes = await Db.Communes.Where(c => c.OfficeId == office).ThereOn(Db.Today).OrderBy(c => c.SortKey)
            .Select(c => new SelectListItem(c.Name, c.Id.ToString())).ToListAsync(Cancel);
    }

    public sealed class Form
    {
        public string? Name { get; set; }

        public Id<Officer>? LeaderId { get; set; }

        public List<Id<Commune>> Communes { get; set; } = [];
    }
}
