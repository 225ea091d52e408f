using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Identity;
using CaoDiem.Launch;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Campaigns;

/// <summary>Opens an ended campaign again; says which report stands in the way.</summary>
[Authorize(nameof(Permission.ApprovePlans))]
public sealed class ReopenModel(AppDb db, ReopenCampaignHandler handler) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))]
    public ReasonForm Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    /// <summary>The final report that must be withdrawn first.</summary>
    public IssuedDocument? Report { get; private set; }

    /// <summary>How it ended.</summary>
    public CampaignChange? Ended { get; private set; }

    public Task OnGetAsync(Id<Campaign> id) => LoadAsync(id);

    public Task<IActionResult> OnPostAsync(Id<Campaign> id) => ChangeAsync(
        "Chiến dịch đã mở lại.", () => handler.Handle(new(id, Input.Reason), Actor, Cancel), () => LoadAsync(id),
        next: Redirect($"/Campaigns/Details/{id}"));

    private async Task LoadAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Where(c => c.Id == id).OneAsync(Cancel);
        Report = await ReopenCampaignHandler.FinalReportAsync(Db, Campaign, Cancel);
        Ended = (await CampaignHistory.LoadAsync(Db, Campaign, Cancel)).FirstOrDefault(c => c.Process == nameof(CloseCampaign));
    }
}
