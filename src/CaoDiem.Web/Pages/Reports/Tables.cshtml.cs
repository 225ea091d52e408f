using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaoDiem.Web.Pages.Reports;

/// <summary>The recurring tables of a campaign, each figure with its list behind it.</summary>
[Authorize(nameof(Permission.SeeCampaigns))]
public sealed class TablesModel(AppDb db, ReportTablesQuery query) : ReportPage(db)
{
    public IReadOnlyList<ReportTable> Tables { get; private set; } = [];

    public Task OnGetAsync(Id<Campaign> id) => LoadAsync(id);

    public async Task<IActionResult> OnGetXlsxAsync(Id<Campaign> id)
    {
        await LoadAsync(id);
        return File(WorkbookWriter.Write([.. Tables.Select(t => ReportSheets.Of(t, Ground))]), ReportSheets.MediaType, $"bao-cao-{Report}-{Ground.AsOf:yyyy-MM-dd}.xlsx");
    }

    private async Task LoadAsync(Id<Campaign> id)
    {
        Ground = await query.GroundAsync(id, Actor, AsOf, Cancel);
        Tables = await query.TablesAsync(Ground, Report, View, Actor, Cancel);
    }
}
