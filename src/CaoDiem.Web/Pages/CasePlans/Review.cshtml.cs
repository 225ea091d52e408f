using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.CasePlans;

/// <summary>Unread drafts one after the other, by keyboard: read, correct or let pass, next.</summary>
[Authorize(nameof(Permission.SeeDossiers))]
public sealed class ReviewModel(AppDb db, CheckCasePlansHandler check) : PlanPage(db)
{
    public CasePlan? Plan { get; private set; }

    public PlanView? View { get; private set; }

    public int At { get; private set; }

    public int Left { get; private set; }

    public Id<CasePlan>? Previous { get; private set; }

    public Id<CasePlan>? Next { get; private set; }

    public Task OnGetAsync(Id<Campaign> id, Id<CasePlan>? plan) => LoadAsync(id, plan);

    public async Task<IActionResult> OnPostAsync(Id<Campaign> id, Id<CasePlan> plan, Id<CasePlan>? next)
    {
        if (!CanDraft)
        {
            return Forbid();
        }

        if (await TryAsync(() => check.Handle(new([plan]), Actor, Cancel)))
        {
            return Redirect(Link(id, next));
        }

        Db.ChangeTracker.Clear();
        await LoadAsync(id, plan);
        return Page();
    }

    public string Link(Id<CasePlan>? plan) => Link(Campaign.Id, plan);

    private string Link(Id<Campaign> campaign, Id<CasePlan>? plan)
    {
        var values = new Dictionary<string, string?> { ["plan"] = plan?.ToString(), ["officer"] = Officer?.ToString(), ["group"] = Group };
        return QueryHelpers.AddQueryString($"/CasePlans/Review/{campaign}", values.Where(v => !string.IsNullOrEmpty(v.Value)));
    }

    private async Task LoadAsync(Id<Campaign> id, Id<CasePlan>? wanted)
    {
        await LoadCampaignAsync(id);
        Officer ??= Actor.OfficerId;
        var unread = (await CasePlanList.RowsAsync(Db, Campaign, Filter("draft"), Actor, Cancel)).Select(r => r.PlanId!.Value).ToList();
        Left = unread.Count;
        if (Left == 0)
        {
            return;
        }

        At = wanted is { } one ? Math.Max(0, unread.IndexOf(one)) : 0;
        Previous = At > 0 ? unread[At - 1] : null;
        Next = At + 1 < Left ? unread[At + 1] : null;
        Plan = await Db.VisiblePlans(Actor).AsNoTracking().Include(p => p.Steps).Where(p => p.Id == unread[At]).OneAsync(Cancel);
        var file = await Db.VisibleDossiers(Actor).AsNoTracking().Where(d => d.Id == Plan.DossierId).OneAsync(Cancel);
        View = new(file, Plan.ToContent(), OfficerName, CommuneName);
    }
}
