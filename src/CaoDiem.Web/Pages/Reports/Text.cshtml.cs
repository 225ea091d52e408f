using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Reports;
using CaoDiem.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaoDiem.Web.Pages.Reports;

/// <summary>The weekly or final report as text, worded from the data of the day.</summary>
[Authorize(nameof(Permission.SeeDossiers))]
public sealed class TextModel(AppDb db, ReportTablesQuery tables, ReportTextQuery query, ForecastQuery forecasts) : ReportPage(db)
{
    [BindProperty(SupportsGet = true, Name = "kind")]
    public string Which { get; set; } = "weekly";

    public bool IsFinal => Which == "final";

    public ReportFacts Facts { get; private set; } = null!;

    public IReadOnlyList<ReportSection> Sections { get; private set; } = [];

    public async Task OnGetAsync(Id<Campaign> id)
    {
        Report = "";
        Ground = await tables.GroundAsync(id, Actor, AsOf, Cancel);
        Facts = await query.FactsAsync(id, Actor, IsFinal ? null : Weeks.Monday(Ground.AsOf), Ground.AsOf, Cancel);
        if (IsFinal)
        {
            Facts = Facts with { Forecast = (await forecasts.RunAsync(id, Actor, Ground.AsOf, Cancel)).ToReport() };
        }

        Sections = IsFinal ? ReportText.Final(Facts) : ReportText.Weekly(Facts);
    }
}
