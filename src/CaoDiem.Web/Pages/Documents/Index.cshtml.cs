using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Identity;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Documents;

/// <summary>The campaigns and how many documents each has.</summary>
[Authorize(nameof(Permission.SeeDocuments))]
public sealed class IndexModel(AppDb db) : AppPage(db)
{
    private const int CampaignsShown = 10;

    public IReadOnlyList<(Campaign Campaign, Dictionary<DocumentState, int> Counts)> Rows { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var campaigns = await Db.VisibleCampaigns(Actor).AsNoTracking().OrderByDescending(c => c.From).Take(CampaignsShown).ToListAsync(Cancel);
        var counts = await Db.VisibleDocuments(Actor).GroupBy(d => new { d.CampaignId, d.State }).Select(g => new { g.Key.CampaignId, g.Key.State, Count = g.Count() }).ToListAsync(Cancel);
        Rows = [.. campaigns.Select(c => (c, counts.Where(x => x.CampaignId == c.Id).ToDictionary(x => x.State, x => x.Count)))];
    }
}
