using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Province;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Province;

/// <summary>The files of a campaign for a supervisor with a grant in force; not found without one.</summary>
[Authorize(nameof(Permission.OverseeProvince))]
public sealed class FilesModel(AppDb db) : AppPage(db)
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public FileGrant Grant { get; private set; } = null!;

    public Campaign Campaign { get; private set; } = null!;

    public IReadOnlyList<Dossier> Files { get; private set; } = [];

    public int Count { get; private set; }

    public int Pages => (Count + PageSize - 1) / PageSize;

    public async Task OnGetAsync(Id<Campaign> id)
    {
        Grant = await Db.GrantsInForce(Actor).AsNoTracking().Where(g => g.CampaignId == id).OrderBy(g => g.Id).FirstOrDefaultAsync(Cancel) ?? throw new NotInScope();
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Where(c => c.Id == id).OneAsync(Cancel);
        var files = Db.GrantedDossiers(Actor).AsNoTracking().Where(d => Db.BaselineFiles.Any(b => b.OfficeId == d.OfficeId && b.CampaignId == id && b.DossierId == d.Id));
        foreach (var word in VietText.Fold(Search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
        {
            files = files.Where(d => d.SearchKey.Contains(word));
        }

        Count = await files.CountAsync(Cancel);
        Number = Math.Clamp(Number, 1, Math.Max(1, Pages));
        Files = await files.OrderBy(d => d.DebtorSortKey).ThenBy(d => d.Id).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(Cancel);
    }
}
