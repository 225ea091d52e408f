using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.TaskForces;

[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class PartnersModel(AppDb db, RegisterPartnerHandler register) : PartnerFormPage(db)
{
    public IReadOnlyList<Partner> All { get; private set; } = [];

    public Task OnGetAsync()
    {
        Input.Weekdays = [.. WeekdaySet.Read(WeekdaySet.Working)];
        return LoadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!CanArrange)
        {
            return Forbid();
        }

        Id<Partner>? added = null;
        await TryAsync(async () => added = await register.Handle(Command(null), Actor, Cancel));
        if (added is { } id)
        {
            Done = "Đã thêm cơ quan phối hợp. Hãy ghi người đại diện.";
            return Redirect($"/TaskForces/Partner/{id}");
        }

        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        All = await Db.Partners.AsNoTracking().AsSplitQuery().Include(p => p.Representatives).Include(p => p.Absences)
            .Where(p => p.OfficeId == Actor.OfficeId).OrderBy(p => p.SortKey).ToListAsync(Cancel);
        await LoadChoicesAsync();
    }
}
