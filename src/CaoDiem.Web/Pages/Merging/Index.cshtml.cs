using CaoDiem.Database;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Merging;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Merging;

/// <summary>Names of the directory that look like one, any two to choose from, and what was merged.</summary>
[Authorize(nameof(Permission.KeepDirectory))]
public sealed class IndexModel(AppDb db, LookAlikesQuery lookAlikes) : AppPage(db)
{
    public IReadOnlyList<LookAlike> Pairs { get; private set; } = [];

    public IReadOnlyList<NameMerge> Merges { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Officers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var office = Actor.RequireOffice();
        Pairs = await lookAlikes.LoadAsync(office, Cancel);
        Merges = await Db.NameMerges.AsNoTracking().Where(m => m.OfficeId == office).OrderByDescending(m => m.MergedAt).ToListAsync(Cancel);
        Officers = await Db.Officers.Where(o => o.OfficeId == office).OrderBy(o => o.SortKey)
            .Select(o => new SelectListItem(o.Name, o.Id.ToString())).ToListAsync(Cancel);
        Communes = await Db.Communes.Where(c => c.OfficeId == office).OrderBy(c => c.SortKey)
            .Select(c => new SelectListItem(c.Name, c.Id.ToString())).ToListAsync(Cancel);
    }

    public static string KindWords(AliasKind kind) => kind == AliasKind.Officer ? "Chấp hành viên" : "Xã, thị trấn";
}
