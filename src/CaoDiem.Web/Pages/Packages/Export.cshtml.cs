using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Packages;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaoDiem.Web.Pages.Packages;

/// <summary>What a campaign's package would carry and what was taken out of it, before it is downloaded.</summary>
[Authorize(nameof(Permission.SharePackages))]
public sealed class ExportModel(AppDb db, ExportPackageHandler export) : AppPage(db)
{
    public PackageDraft Draft { get; private set; } = null!;

    public async Task OnGetAsync(Id<Campaign> id) => Draft = await export.DraftAsync(id, Actor, Cancel);

    public async Task<IActionResult> OnPostAsync(Id<Campaign> id)
    {
        var made = await export.Handle(new(id), Actor, Cancel);
        return File(made.File, "application/zip", "goi-mau-chien-dich.zip");
    }
}
