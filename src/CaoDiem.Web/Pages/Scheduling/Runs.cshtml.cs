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
public sealed class RunsModel(AppDb db, StartPlanRunHandler start, InviteByScheduleHandler invite) : AppPage(db)
{
    public const int RunsShown = 20;

    /// <summary>A replan that moves little is found at once.</summary>
    private const int ReplanSeconds = 1;

    [BindProperty(Name = nameof(Input))]
    public Form Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    public IReadOnlyList<PlanRun> Runs { get; private set; } = [];

    public int ApprovedPlans { get; private set; }

    /// <summary>What can no longer be held, unless a new plan is waiting already.</summary>
    public TroubleCard Troubles { get; private set; } = null!;

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

    public async Task<IActionResult> OnPostReplanAsync(Id<Campaign> campaign)
    {
        await LoadAsync(campaign);
        if (Troubles.Proposal is not { } proposal)
        {
            return Redirect($"/Scheduling/Runs/{campaign}");
        }

        ModelState.Clear();
        if (await TryAsync(() => start.Handle(new(campaign, ReplanSeconds, FromDay: proposal.From, Sparing: true), Actor, Cancel), ""))
        {
            Done = "Đang lập lại lịch; kết quả chờ duyệt.";
            return Redirect($"/Scheduling/Runs/{campaign}");
        }

        return Page();
    }

    public async Task<IActionResult> OnPostInviteAsync(Id<Campaign> campaign)
    {
        ModelState.Clear();
        if (await TryAsync(async () =>
        {
            var invited = await invite.Handle(new(campaign), Actor, Cancel);
            Done = $"Đã lập giấy mời {invited.Partners} cơ quan cho {invited.Days} ngày theo lịch.";
        }, ""))
        {
            return Redirect("/TaskForces/Invitations?show=waiting");
        }

        await LoadAsync(campaign);
        return Page();
    }

    private async Task LoadAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Include(c => c.Waves).Where(c => c.Id == id).OneAsync(Cancel);
        Runs = await Db.PlanRuns.AsNoTracking().Where(r => r.OfficeId == Campaign.OfficeId && r.CampaignId == id && r.Trial == null).OrderByDescending(r => r.RequestedAt).Take(RunsShown).ToListAsync(Cancel);
        ApprovedPlans = await Db.CasePlans.CountAsync(p => p.OfficeId == Campaign.OfficeId && p.CampaignId == id && p.State == PlanState.Approved, Cancel);
        Troubles = new(id, HasSchedule && Working is null ? await ScheduleTroubles.FindAsync(Db, Campaign, Cancel) : null, Actor.May(Permission.PlanCampaign));
    }

    public sealed class Form
    {
        [Required]
        public int? Seconds { get; set; } = 20;

        public long? Budget { get; set; }

        public bool Again { get; set; }
    }
}
