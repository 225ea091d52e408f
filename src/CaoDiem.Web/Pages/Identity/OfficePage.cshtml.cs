using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Identity;

[Authorize(nameof(Permission.ManageOffice))]
public sealed class OfficePageModel(AppDb db) : AppPage(db)
{
    public Office Office { get; private set; } = null!;

    public IReadOnlyList<string> Communes { get; private set; } = [];

    public IReadOnlyList<string> Officers { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var office = Actor.OfficeId;
        Office = await Db.Offices.AsNoTracking().Where(o => o.Id == office).OneAsync(Cancel);
        Communes = await Db.Communes.Where(c => c.OfficeId == office).OrderBy(c => c.SortKey).Select(c => c.Name).ToListAsync(Cancel);
        Officers = await Db.Officers.Where(o => o.OfficeId == office).OrderBy(o => o.SortKey).Select(o => o.Name).ToListAsync(Cancel);
    }
}
