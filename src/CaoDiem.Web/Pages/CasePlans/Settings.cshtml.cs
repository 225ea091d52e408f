using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaoDiem.Web.Pages.CasePlans;

[Authorize(nameof(Permission.PlanCampaign))]
public sealed class SettingsModel(AppDb db, SetPlanRulesHandler handler) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public async Task OnGetAsync()
    {
        var norms = await PlanningNorms.LoadAsync(Db, Actor.RequireOffice(), Cancel);
        Input = new()
        {
            Groups = [.. WorkGroupSet.Read(norms.Rules.RequiredGroups)],
            RequiredFrom = norms.Rules.RequiredFrom.Amount,
            RefusedVisits = norms.Rules.RefusedVisits,
            SilentDays = norms.Rules.SilentDays,
            Minutes = StepKinds.All.ToDictionary(k => k, norms.Minutes),
        };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await TryAsync(() => handler.Handle(new(Input.Groups, new(Input.RequiredFrom ?? 0), Input.RefusedVisits ?? 0, Input.SilentDays ?? 0, Input.Minutes), Actor, Cancel)))
        {
            Done = "Đã lưu định mức, quy định.";
            return RedirectToPage();
        }

        foreach (var kind in StepKinds.All)
        {
            Input.Minutes.TryAdd(kind, kind.DefaultMinutes());
        }

        return Page();
    }

    public sealed class Form
    {
        public List<WorkGroup> Groups { get; set; } = [];

        public long? RequiredFrom { get; set; }

        public int? RefusedVisits { get; set; }

        public int? SilentDays { get; set; }

        public Dictionary<StepKind, int> Minutes { get; set; } = [];
    }
}
