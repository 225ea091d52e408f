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

[Authorize(nameof(Permission.SeeCampaigns))]
public sealed class IndexModel(AppDb db, DropCampaignHandler drafts) : AppPage(db)
{
    public IReadOnlyList<Row> All { get; private set; } = [];

    /// <summary>Drafts that were put away.</summary>
    public IReadOnlyList<Row> Dropped { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostRestoreAsync(Id<Campaign> id)
    {
        if (await TryAsync(() => drafts.Handle(new RestoreCampaign(id), Actor, Cancel), ""))
        {
            Done = "Đã lấy lại dự thảo, mọi thứ như trước khi bỏ.";
            return Redirect($"/Campaigns/Details/{id}");
        }

        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        All = await RowsAsync(Db.VisibleCampaigns(Actor));
        Dropped = await RowsAsync(Db.DroppedDrafts(Actor));
    }

    private Task<List<Row>> RowsAsync(IQueryable<Campaign> campaigns) => campaigns.OrderByDescending(c => c.From)
        .Select(c => new Row(c.Id, c.Name, c.PlanNo, c.From, c.To, c.State,
            Db.BaselineFiles.Count(b => b.OfficeId == c.OfficeId && b.CampaignId == c.Id),
            Db.Offices.Where(o => o.Id == c.OfficeId).Select(o => o.Name).Single()))
        .ToListAsync(Cancel);

    public sealed record Row(
        Id<Campaign> Id, string Name, string PlanNo, DateOnly From, DateOnly To, CampaignState State, int Files, string Office);
}
