using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Province;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Province;

/// <summary>The campaigns of every office of the province side by side: numbers, no names.</summary>
[Authorize(nameof(Permission.OverseeProvince))]
public sealed class IndexModel(AppDb db) : AppPage(db)
{
    [BindProperty(SupportsGet = true, Name = "year")]
    public int? Year { get; set; }

    public ProvinceOverview Found { get; private set; } = null!;

    /// <summary>The campaigns whose files the supervisor may read today.</summary>
    public IReadOnlySet<Id<Campaign>> Granted { get; private set; } = new HashSet<Id<Campaign>>();

    public async Task OnGetAsync()
    {
        Found = await ProvinceOverview.LoadAsync(Db, Actor, Year is >= 2000 and <= 2100 ? Year.Value : ProfessionalYear.Of(Db.Today), Cancel);
        Granted = (await Db.GrantsInForce(Actor).Select(g => g.CampaignId).ToListAsync(Cancel)).ToHashSet();
    }

    public IHtmlContent Chart() => BarChart.Draw("rates", "Tỷ lệ việc của từng đơn vị", [.. Found.Rows.Where(r => r.Figures.Enforceable > 0)
        .Select(r => new Bar(r.Office.Code, r.Figures.RateCases, Format.Percent(r.Figures.RateCases), Bad: r.Target is { MissingCases: > 0 }))]);
}
