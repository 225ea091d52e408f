using System.ComponentModel.DataAnnotations;
using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Scheduling;

/// <summary>The schedule of a campaign: ask the planner, follow it, open what came out.</summary>
[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class RunsModel(AppDb db, StartPlanRunHandler start) : AppPage(db)
{
    public const int RunsShown = 20;

    [BindProperty(Name = nameof(Input))]
    public Form Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    public IReadOnlyList<PlanRun> Runs { get; private set; } = [];

    public int ApprovedPlans { get; private set; }

    public bool HasSchedule => Runs.Any(r => r.State == PlanRunState.Accepted);

    public PlanRun? Working => Runs.FirstOrDefault(r => r.State.IsWorking());

    public async Task<IActionResult> OnGetAsync(Id<Campaign> campaign)
    {
        await LoadAsync(campaign);
        return IsPartial("progress") ? Partial("_Progress", this) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Id<Campaign> campaign)
    {
        await LoadAsync(campaign);
        DateOnly? from = Input.Again ? Db.Today.AddDays(1) : null;
        Dong? budget = Input.Budget is { } amount ? new Dong(amount) : null;
        return await TryAsync(() => start.Handle(new(campaign, Input.Seconds ?? 0, 1, budget, from), Actor, Cancel))
            ? Redirect($"/Scheduling/Runs/{campaign}")
            : Page();
    }

    private async Task LoadAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Where(c => c.Id == id).OneAsync(Cancel);
        Runs = await Db.PlanRuns.AsNoTracking().Where(r => r.OfficeId == Campaign.OfficeId && r.CampaignId == id && r.Trial == null).OrderByDescending(r => r.RequestedAt).Take(RunsShown).ToListAsync(Cancel);
        ApprovedPlans = await Db.CasePlans.CountAsync(p => p.OfficeId == Campaign.OfficeId && p.CampaignId == id && p.State == PlanState.Approved, Cancel);
    }

    public sealed class Form
    {
        [Required]
        public int? Seconds { get; set; } = 20;

        public long? Budget { get; set; }

        public bool Again { get; set; }
    }
}
