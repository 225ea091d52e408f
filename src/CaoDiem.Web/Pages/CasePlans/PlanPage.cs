using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.CasePlans;

/// <summary>What the pages of a campaign's plans share: the campaign, names, the filter.</summary>
public abstract class PlanPage(AppDb db) : AppPage(db)
{
    [BindProperty(SupportsGet = true)]
    public Id<TaskForce>? Force { get; set; }

    [BindProperty(SupportsGet = true)]
    public Id<Officer>? Officer { get; set; }

    [BindProperty(SupportsGet = true)]
    public Id<Commune>? Commune { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Group { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    public Campaign Campaign { get; private set; } = null!;

    public IReadOnlyDictionary<Id<Officer>, string> Officers { get; private set; } = new Dictionary<Id<Officer>, string>();

    public IReadOnlyDictionary<Id<Commune>, string> Communes { get; private set; } = new Dictionary<Id<Commune>, string>();

    public IReadOnlyList<SelectListItem> Forces { get; private set; } = [];

    private Dictionary<Guid, Guid> _merged = [];

    /// <summary>Those to whom work can be given.</summary>
    public IReadOnlyList<SelectListItem> ServingItems { get; private set; } = [];

    public IReadOnlyList<SelectListItem> OfficerItems => [.. Officers.Select(o => new SelectListItem(o.Value, o.Key.ToString(), o.Key == Officer))];

    public IReadOnlyList<SelectListItem> CommuneItems => [.. Communes.Select(c => new SelectListItem(c.Value, c.Key.ToString(), c.Key == Commune))];

    public IReadOnlyList<SelectListItem> GroupItems => [.. WorkGroups.All.Select(g => new SelectListItem(g.Label(), g.Code(), g.Code() == Group))];

    public DateOnly Today => Db.Today;

    public bool CanDraft => Actor.May(Permission.DraftPlans);

    public bool CanApprove => Actor.May(Permission.ApprovePlans);

    public string OfficerName(Id<Officer>? id) => id is { } key ? Officers.GetValueOrDefault(new(Now(key.Value)), "") : "Chưa phân công";

    public string CommuneName(Id<Commune>? id) => id is { } key ? Communes.GetValueOrDefault(new(Now(key.Value)), "") : "";

    // An approved plan is frozen: it may name somebody whose name was merged into another one since.
    private Guid Now(Guid id) => _merged.GetValueOrDefault(id, id);

    protected PlanFilter Filter(string? state) => new()
    {
        TaskForce = Force,
        Officer = Officer,
        Commune = Commune,
        Group = WorkGroups.TryParse(Group, out var group) ? group : null,
        State = state,
    };

    protected object Here(Id<Campaign> id) => new { id, Force, Officer, Commune, Group, State };

    protected async Task LoadCampaignAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Where(c => c.Id == id).OneAsync(Cancel);
        await LoadNamesAsync(Campaign.OfficeId);
    }

    protected async Task LoadNamesAsync(Id<Office> office)
    {
        var officers = await Db.Officers.AsNoTracking().Where(o => o.OfficeId == office).OrderBy(o => o.SortKey).ToListAsync(Cancel);
        Officers = officers.ToDictionary(o => o.Id, o => o.Name);
        ServingItems = [.. officers.Where(o => !o.HasLeft(Today)).Select(o => new SelectListItem(o.Name, o.Id.ToString()))];
        Communes = await Db.Communes.Where(c => c.OfficeId == office).OrderBy(c => c.SortKey).ToDictionaryAsync(c => c.Id, c => c.Name, Cancel);
        _merged = await Db.NameMerges.Where(m => m.OfficeId == office && m.UndoneAt == null)
            .ToDictionaryAsync(m => m.FromId, m => m.IntoId, Cancel);
        Forces = await Db.TaskForces.Where(t => t.OfficeId == office).OrderBy(t => t.SortKey).Select(t => new SelectListItem(t.Name, t.Id.ToString())).ToListAsync(Cancel);
    }
}
