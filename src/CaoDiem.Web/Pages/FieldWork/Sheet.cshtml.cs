using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.FieldWork;

/// <summary>The sheets of a day, made to be printed: of one team, or of all.</summary>
[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class SheetModel(AppDb db) : FieldPage(db)
{
    [BindProperty(SupportsGet = true, Name = "team")]
    public Id<TaskForce>? Team { get; set; }

    public IReadOnlyList<DaySheet> Sheets { get; private set; } = [];

    public string Office { get; private set; } = "";

    public DateTime Now => Db.Time.GetUtcNow().UtcDateTime;

    /// <summary>Where a phone finds the visit, also without a network once the field pages are on it.</summary>
    public string PhoneLink(Guid stop) => $"{Request.Scheme}://{Request.Host}/field/#v/{stop:N}";

    public async Task OnGetAsync(Id<Campaign> id)
    {
        await LoadAsync(id);
        Office = (await Db.Offices.AsNoTracking().SingleAsync(o => o.Id == Campaign.OfficeId, Cancel)).On(Day).Name;
        Sheets = await DaySheet.ListAsync(Db, Campaign, Day, Day, Actor, Team, Cancel);
    }
}
