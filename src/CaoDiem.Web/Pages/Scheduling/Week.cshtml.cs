using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Scheduling;

/// <summary>The accepted schedule as a week's work plan: of a team, or of the actor's own team; made to be printed.</summary>
[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class WeekModel(AppDb db) : AppPage(db)
{
    [BindProperty(SupportsGet = true, Name = "campaign")]
    public Id<Campaign> CampaignId { get; set; }

    [BindProperty(SupportsGet = true, Name = "team")]
    public Id<TaskForce>? TeamId { get; set; }

    [BindProperty(SupportsGet = true, Name = "week")]
    public DateOnly? Week { get; set; }

    public Campaign Campaign { get; private set; } = null!;

    public IReadOnlyList<TaskForce> Teams { get; private set; } = [];

    public IReadOnlyList<TeamRoute> Routes { get; private set; } = [];

    public IReadOnlyList<DateOnly> Weeks { get; private set; } = [];

    public IReadOnlyDictionary<Id<Dossier>, Dossier> Files { get; private set; } = new Dictionary<Id<Dossier>, Dossier>();

    public IReadOnlyDictionary<Id<CaoDiem.Identity.Commune>, string> Communes { get; private set; } = new Dictionary<Id<CaoDiem.Identity.Commune>, string>();

    public TroubleCard Troubles { get; private set; } = null!;

    public TaskForce? Team => Teams.FirstOrDefault(t => t.Id == TeamId);

    public string Link(DateOnly? week, Id<TaskForce>? team) => $"/Scheduling/Week?campaign={CampaignId}&week={Format.Day(week)}{(team is { } id ? $"&team={id}" : "")}";

    /// <summary>The hour at which a visit begins, when the team leaves the office at half past seven.</summary>
    public static string Hour(TimeOnly time) => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    public async Task OnGetAsync()
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Include(c => c.Waves).Where(c => c.Id == CampaignId).OneAsync(Cancel);
        Troubles = new(CampaignId, await ScheduleTroubles.FindAsync(Db, Campaign, Cancel), Actor.May(Permission.PlanCampaign));
        var office = Campaign.OfficeId;
        Teams = await Db.TaskForces.AsNoTracking().Include(t => t.Members).Where(t => t.OfficeId == office).OrderBy(t => t.SortKey).ToListAsync(Cancel);
        TeamId ??= Teams.FirstOrDefault(t => t.LeaderId == Actor.OfficerId || (Actor.UserId is { } user && t.Members.Any(m => m.UserId == user)))?.Id;
        var routes = Db.TeamRoutes.AsNoTracking().Where(r => r.OfficeId == office && r.CampaignId == CampaignId && (TeamId == null || r.TaskForceId == TeamId));
        Weeks = CaoDiem.Shared.Weeks.Of(await routes.Select(r => r.Day).Distinct().ToListAsync(Cancel));
        Week = Week is { } asked && Weeks.Contains(CaoDiem.Shared.Weeks.Monday(asked)) ? CaoDiem.Shared.Weeks.Monday(asked) : Weeks.FirstOrDefault(w => w >= CaoDiem.Shared.Weeks.Monday(Db.Today), Weeks.Count > 0 ? Weeks[0] : CaoDiem.Shared.Weeks.Monday(Db.Today));
        var (from, to) = (Week.Value, Week.Value.AddDays(CaoDiem.Shared.Weeks.Days));
        Routes = await routes.Include(r => r.Assignments).Where(r => r.Day >= from && r.Day < to).OrderBy(r => r.Day).ToListAsync(Cancel);
        var ids = Routes.SelectMany(r => r.Assignments).Select(a => a.DossierId).Distinct().ToList();
        Files = await Db.VisibleDossiers(Actor).AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, Cancel);
        Communes = await Db.Communes.AsNoTracking().Where(c => c.OfficeId == office).ToDictionaryAsync(c => c.Id, c => c.Name, Cancel);
    }
}
