using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Launch;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Campaigns;

/// <summary>Ends a campaign, after saying in numbers what is still open in it.</summary>
[Authorize(nameof(Permission.PlanCampaign))]
public sealed class CloseModel(AppDb db, CloseCampaignHandler handler) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))]
    public ReasonForm Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    public OpenWork Work { get; private set; } = null!;

    public DateOnly Today => Db.Today;

    public Task OnGetAsync(Id<Campaign> id) => LoadAsync(id);

    public Task<IActionResult> OnPostAsync(Id<Campaign> id) => ChangeAsync(
        "Chiến dịch đã kết thúc.", () => handler.Handle(new(id, Input.Reason), Actor, Cancel), () => LoadAsync(id),
        next: Redirect($"/Campaigns/Details/{id}"));

    /// <summary>The page on which such work is finished.</summary>
    public string Where(OpenWorkKind kind) => kind switch
    {
        OpenWorkKind.SilentVisits => $"/FieldWork/Days/{Campaign.Id}",
        OpenWorkKind.FieldRecords => $"/FieldWork/Evening/{Campaign.Id}",
        OpenWorkKind.Acts or OpenWorkKind.Conflicts => "/Ledger/Approvals",
        OpenWorkKind.CasePlans => $"/CasePlans/List/{Campaign.Id}",
        OpenWorkKind.VisitsAhead => $"/Scheduling/Week?campaign={Campaign.Id}",
        OpenWorkKind.Budgets => $"/Budgets/Estimate/{Campaign.Id}",
        OpenWorkKind.DaysLeft => $"/Campaigns/Score/{Campaign.Id}",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private async Task LoadAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Where(c => c.Id == id).OneAsync(Cancel);
        Work = await OpenWork.LoadAsync(Db, Campaign, Cancel);
    }
}

/// <summary>Why something is done.</summary>
public sealed class ReasonForm
{
    public string? Reason { get; set; }
}
