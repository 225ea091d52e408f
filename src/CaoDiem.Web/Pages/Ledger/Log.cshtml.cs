using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Ledger;

/// <summary>Who moved which file of a campaign into or out of enforceable, when, on what verification, approved by whom.</summary>
[Authorize(nameof(Permission.SeeReclassifications))]
public sealed class LogModel(AppDb db, ReclassificationLog log) : AppPage(db)
{
    [BindProperty(SupportsGet = true, Name = "campaign")]
    public Id<Campaign>? Chosen { get; set; }

    /// <summary>Changes up to the end of that day; empty for the usual day of the board.</summary>
    [BindProperty(SupportsGet = true, Name = "ngay")]
    public DateOnly? Day { get; set; }

    public IReadOnlyList<SelectListItem> Campaigns { get; private set; } = [];

    public IReadOnlyList<Reclassification> Entries { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var campaigns = await Db.VisibleCampaigns(Actor).AsNoTracking().OrderBy(c => c.State == CampaignState.Closed).ThenByDescending(c => c.From)
            .Select(c => new { c.Id, c.Name }).ToListAsync(Cancel);
        var shown = Chosen ?? campaigns.FirstOrDefault()?.Id;
        Campaigns = [.. campaigns.Select(c => new SelectListItem(c.Name, c.Id.ToString(), c.Id == shown))];
        Entries = shown is { } id && ModelState.IsValid ? [.. (await log.RunAsync(id, Actor, Day, Cancel)).Reverse()] : [];
    }
}
