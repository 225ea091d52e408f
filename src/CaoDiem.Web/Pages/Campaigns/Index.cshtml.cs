using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Campaigns;

[Authorize(nameof(Permission.SeeCampaigns))]
public sealed class IndexModel(AppDb db) : AppPage(db)
{
    public IReadOnlyList<Row> All { get; private set; } = [];

    public async Task OnGetAsync() => All = await Db.VisibleCampaigns(Actor).OrderByDescending(c => c.From)
        .Select(c => new Row(c.Id, c.Name, c.PlanNo, c.From, c.To, c.State,
            Db.BaselineFiles.Count(b => b.OfficeId == c.OfficeId && b.CampaignId == c.Id),
            Db.Offices.Where(o => o.Id == c.OfficeId).Select(o => o.Name).Single()))
        .ToListAsync(Cancel);

    public sealed record Row(Id<Campaign> Id, string Name, string PlanNo, DateOnly From, DateOnly To, CampaignState State, int Files, string Office);
}
