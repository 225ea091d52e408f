using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Packages;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Packages;

/// <summary>What became of a package: taken over, left to do, for reading.</summary>
[Authorize(nameof(Permission.SharePackages))]
public sealed class ImportedModel(AppDb db) : AppPage(db)
{
    public PackageImport Import { get; private set; } = null!;

    public Campaign Campaign { get; private set; } = null!;

    public PackageReading Reading { get; private set; } = null!;

    public DateOnly? KnownSince { get; private set; }

    public IEnumerable<string> Taken => Import.Report.Split('\n').Where(l => !l.StartsWith('!'));

    public IEnumerable<string> ToDo => Import.Report.Split('\n').Where(l => l.StartsWith('!')).Select(l => l[1..]);

    public async Task OnGetAsync(Id<PackageImport> id)
    {
        var office = Actor.RequireOffice();
        Import = await Db.PackageImports.AsNoTracking().Where(p => p.OfficeId == office && p.Id == id).OneAsync(Cancel);
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Where(c => c.Id == Import.CampaignId).OneAsync(Cancel);
        Reading = PackageReading.Of(Import);
        KnownSince = await ImportPackageHandler.KnownSinceAsync(Db, office, Import.Signer, id, Cancel);
    }
}
