using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.FieldWork;

[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class IndexModel(AppDb db) : AppPage(db)
{
    private const int CampaignsShown = 10;

    public IReadOnlyList<Campaign> Campaigns { get; private set; } = [];

    public async Task OnGetAsync() =>
        Campaigns = await Db.VisibleCampaigns(Actor).AsNoTracking().OrderBy(c => c.State == CampaignState.Closed).ThenByDescending(c => c.From).Take(CampaignsShown).ToListAsync(Cancel);
}
