using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages;

public sealed class IndexModel(AppDb db, DueList due) : AppPage(db)
{
    private const int MostRows = 12;

    public int RowsShown => Due.Count;

    public DateOnly Today => Db.Today;

    public IReadOnlyList<Campaign> Campaigns { get; private set; } = [];

    public IReadOnlyList<(WorkGroup Group, int Files)> Groups { get; private set; } = [];

    public IReadOnlyList<DueByOfficer> Officers { get; private set; } = [];

    public IReadOnlyList<DueLine> Due { get; private set; } = [];

    /// <summary>Findings that do not apply by decision of the head: not among those counted.</summary>
    public int Aside { get; private set; }

    /// <summary>Said on the home page only to who can do something about it, when it failed.</summary>
    public RenewalView? Renewal { get; private set; }

    /// <summary>Tasks of the chronogram that should be done by now: those of one's own role, or all for who plans.</summary>
    public IReadOnlyList<LateTask> Late { get; private set; } = [];

    /// <summary>Why no file is in sight, for whom the office has some but none is his to see.</summary>
    public string? WhyNothing { get; private set; }

    public async Task OnGetAsync()
    {
        Campaigns = await Db.VisibleCampaigns(Actor).AsNoTracking()
            .OrderBy(c => c.State == CampaignState.Closed).ThenByDescending(c => c.From).Take(5).ToListAsync(Cancel);
        var (office, all, role) = (Actor.OfficeId, Actor.May(Permission.PlanCampaign), Actor.Role);
        Late = !Actor.May(Permission.SeeCampaigns) ? [] : await Db.ChronogramTasks
            .Where(t => t.OfficeId == office && t.Due < Today && (t.Progress == TaskProgress.ToDo || t.Progress == TaskProgress.Doing) && (all || t.Owner == role))
            .Join(Db.OpenCampaigns(),
                t => new { t.OfficeId, Id = t.CampaignId }, c => new { c.OfficeId, c.Id }, (t, c) => new { t, c.Name })
            .OrderBy(x => x.t.Due).Take(MostRows).Select(x => new LateTask(x.t.CampaignId, x.Name, x.t.Title, x.t.Due)).ToListAsync(Cancel);
        var answers = Actor.May(Permission.ManageOffice) || Actor.May(Permission.RunTriage);
        Renewal = answers ? await RenewalView.LoadAsync(Db, office, Cancel) : null;
        if (!Actor.May(Permission.SeeDossiers))
        {
            return;
        }

        var findings = Db.TriageFindings.Join(Db.VisibleDossiers(Actor), f => f.DossierId, d => d.Id, (f, d) => new { f, d });
        var counts = await findings.GroupBy(x => x.f.Group).Select(g => new { g.Key, Files = g.Count() }).ToListAsync(Cancel);
        Groups = [.. counts.Select(c => (c.Key, c.Files)).OrderBy(c => c.Key)];
        Aside = await Db.FindingsAside.CountAsync(
            f => f.OfficeId == office && Db.VisibleDossiers(Actor).Any(d => d.Id == f.DossierId), Cancel);
        WhyNothing = Groups.Count > 0 || await Db.VisibleDossiers(Actor).AnyAsync(Cancel)
            || !await Db.Dossiers.AnyAsync(d => d.OfficeId == office && !d.IsVoid, Cancel) ? null : ScopeWords.NoFileFor(Actor);
        Officers = await due.ByOfficerAsync(Actor, Today, Cancel);
        Due = await due.PressingAsync(Actor, Today, MostRows, Cancel);
    }

    public sealed record LateTask(Id<Campaign> Campaign, string Name, string Title, DateOnly Due);
}
