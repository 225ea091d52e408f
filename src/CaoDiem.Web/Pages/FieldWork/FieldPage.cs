using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.FieldWork;

/// <summary>What the pages of a campaign's field work share: the campaign, the day, the teams that go out on it.</summary>
public abstract class FieldPage(AppDb db) : AppPage(db)
{
    [BindProperty(SupportsGet = true, Name = "day")]
    public DateOnly? Asked { get; set; }

    public Campaign Campaign { get; private set; } = null!;

    public DateOnly Day { get; private set; }

    /// <summary>The days on which somebody goes out, in the schedule or on an issued sheet.</summary>
    public IReadOnlyList<DateOnly> Days { get; private set; } = [];

    public IReadOnlyDictionary<Id<TaskForce>, string> Teams { get; private set; } = new Dictionary<Id<TaskForce>, string>();

    public DateOnly Today => Db.Today;

    public bool CanRecord => Actor.May(Permission.RecordResults);

    public string Link(string page, DateOnly? day) => $"/FieldWork/{page}/{Campaign.Id}?day={Format.Day(day)}";

    protected async Task LoadAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Where(c => c.Id == id).OneAsync(Cancel);
        var office = Campaign.OfficeId;
        Teams = await Db.TaskForces.AsNoTracking().Where(t => t.OfficeId == office).OrderBy(t => t.SortKey).ToDictionaryAsync(t => t.Id, t => t.Name, Cancel);
        var planned = await Db.TeamRoutes.Where(r => r.OfficeId == office && r.CampaignId == id).Select(r => r.Day).Distinct().ToListAsync(Cancel);
        var issued = await Db.FieldDays.Where(d => d.OfficeId == office && d.CampaignId == id).Select(d => d.Day).Distinct().ToListAsync(Cancel);
        var recorded = await Db.Visits.Where(v => v.OfficeId == office && v.CampaignId == id).Select(v => v.On).Distinct().ToListAsync(Cancel);
        Days = [.. planned.Concat(issued).Concat(recorded).Distinct().Order()];
        Day = Asked ?? Days.FirstOrDefault(d => d >= Today, Days.Count > 0 ? Days[^1] : Today);
    }
}
