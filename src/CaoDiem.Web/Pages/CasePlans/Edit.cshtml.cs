using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.CasePlans;

[Authorize(nameof(Permission.DraftPlans))]
public sealed class EditModel(AppDb db, EditCasePlanHandler edit, CheckCasePlansHandler checkHandler) : PlanPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public PlanForm Input { get; set; } = new();

    public Id<CasePlan> Id { get; private set; }

    public Dossier Dossier { get; private set; } = null!;

    public bool IsDraft { get; private set; }

    public IReadOnlyList<SelectListItem> Kinds { get; } = [.. StepKinds.All.Select(k => new SelectListItem(k.Label(), k.ToString()))];

    // Without a chosen entry: each step marks its own.
    public IReadOnlyList<SelectListItem> OwnerItems =>
    [
        .. ServingItems.Select(o => new SelectListItem(o.Text, o.Value)),
        .. Officers.Where(o => ServingItems.All(s => s.Value != o.Key.ToString()) && Input.Steps.Exists(s => s.OwnerId == o.Key))
            .Select(o => new SelectListItem(o.Value, o.Key.ToString())),
    ];

    public IReadOnlyList<SelectListItem> PlaceItems => [.. Communes.Select(c => new SelectListItem(c.Value, c.Key.ToString()))];

    public async Task OnGetAsync(Id<CasePlan> id)
    {
        var plan = await LoadAsync(id);
        Input = PlanForm.Of(plan.ToContent());
        Input.Steps.Add(new());
    }

    public async Task<IActionResult> OnPostAsync(Id<CasePlan> id, bool check)
    {
        await LoadAsync(id);
        var done = await TryAsync(async () =>
        {
            await edit.Handle(new(id, Input.ToContent(Today)), Actor, Cancel);
            if (check)
            {
                await checkHandler.Handle(new([id]), Actor, Cancel);
            }
        });
        if (done)
        {
            Done = check ? "Đã lưu và đưa kế hoạch ra hội ý." : "Đã lưu kế hoạch.";
            return Redirect($"/CasePlans/Details/{id}");
        }

        return Page();
    }

    private async Task<CasePlan> LoadAsync(Id<CasePlan> id)
    {
        Id = id;
        var plan = await Db.VisiblePlans(Actor).AsNoTracking().Include(p => p.Steps).Where(p => p.Id == id).OneAsync(Cancel);
        Dossier = await Db.VisibleDossiers(Actor).AsNoTracking().Where(d => d.Id == plan.DossierId).OneAsync(Cancel);
        IsDraft = plan.State == PlanState.Draft;
        await LoadNamesAsync(plan.OfficeId);
        return plan;
    }
}
