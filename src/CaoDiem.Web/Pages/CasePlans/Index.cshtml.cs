using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.CasePlans;

[Authorize(nameof(Permission.SeeDossiers))]
public sealed class IndexModel(AppDb db) : AppPage(db)
{
    private const int CampaignsShown = 10;

    public IReadOnlyList<(Campaign Campaign, PlanCounts Counts, int Overdue)> Rows { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var today = Db.Today;
        var rows = new List<(Campaign, PlanCounts, int)>();
        foreach (var campaign in await Db.VisibleCampaigns(Actor).AsNoTracking().OrderByDescending(c => c.From).Take(CampaignsShown).ToListAsync(Cancel))
        {
            var overdue = await Db.Obstacles.CountAsync(o => o.OfficeId == campaign.OfficeId && o.CampaignId == campaign.Id && o.State == ObstacleState.Open && o.EscalateOn < today, Cancel);
            rows.Add((campaign, CasePlanList.Count(await CasePlanList.RowsAsync(Db, campaign, new(), Actor, Cancel)), overdue));
        }

        Rows = rows;
    }
}
