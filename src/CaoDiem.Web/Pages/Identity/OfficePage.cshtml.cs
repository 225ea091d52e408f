using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Identity;

[Authorize(nameof(Permission.ManageOffice))]
public sealed class OfficePageModel(AppDb db, MarkHardAreasHandler mark) : AppPage(db)
{
    public Office Office { get; private set; } = null!;

    public IReadOnlyList<Commune> Communes { get; private set; } = [];

    public IReadOnlyList<string> Officers { get; private set; } = [];

    /// <summary>Whether the nightly work of the office ran.</summary>
    public RenewalView Renewal { get; private set; } = null!;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync(List<Id<Commune>> hard)
    {
        if (await TryAsync(() => mark.Handle(new(hard), Actor, Cancel), ""))
        {
            Done = hard.Count > 0 ? $"Đã đánh dấu {hard.Count} xã, thị trấn thuộc địa bàn khó khăn." : "Không còn xã, thị trấn nào được đánh dấu.";
            return RedirectToPage();
        }

        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        var office = Actor.OfficeId;
        Office = await Db.Offices.AsNoTracking().Where(o => o.Id == office).OneAsync(Cancel);
        Communes = await Db.Communes.AsNoTracking().Where(c => c.OfficeId == office).OrderBy(c => c.SortKey).ToListAsync(Cancel);
        Renewal = await RenewalView.LoadAsync(Db, office, Cancel);
        Officers = await Db.Officers.Where(o => o.OfficeId == office).OrderBy(o => o.SortKey).Select(o => o.Name).ToListAsync(Cancel);
    }
}
