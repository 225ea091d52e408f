using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Persons;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Persons;

/// <summary>One debtor over all his files that who asks may see: money, plans, visits, notes about safety, and who linked them.</summary>
[Authorize(nameof(Permission.SeeDossiers))]
public sealed class DetailsModel(AppDb db, LinkPersonsHandler handler) : AppPage(db)
{
    private const int VisitsShown = 20;

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The file whose link would be undone.</summary>
    [BindProperty(Name = "file")]
    public Id<Dossier>? Chosen { get; set; }

    /// <summary>The link was wrong because he is somebody else: not proposed again.</summary>
    [BindProperty]
    public bool Apart { get; set; } = true;

    public Person Person { get; private set; } = null!;

    public IReadOnlyList<FileRow> Files { get; private set; } = [];

    public string Name => Files.MaxBy(f => f.File.DecisionDate)!.File.DebtorName;

    public IReadOnlyList<PlanRow> Plans { get; private set; } = [];

    public IReadOnlyList<VisitRow> Visits { get; private set; } = [];

    public IReadOnlyList<ComingRow> Coming { get; private set; } = [];

    public IReadOnlyList<SafetyNote> Notes { get; private set; } = [];

    /// <summary>Every link to a file that he may see, also those undone; the newest first.</summary>
    public IReadOnlyList<PersonFile> Links { get; private set; } = [];

    public bool MayDecide => Actor.May(Permission.RecordResults);

    public string Number(Id<Dossier> file) =>
        Files.FirstOrDefault(f => f.File.Id == file)?.File.DecisionNo ?? _former.GetValueOrDefault(file, "");

    public Dong Remaining => new(Files.Sum(f => f.File.Remaining.Amount));

    public int Open => Files.Count(f => f.File.State.IsOpen());

    private Dictionary<Id<Dossier>, string> _former = [];

    public Task OnGetAsync(Id<Person> id) => LoadAsync(id);

    public async Task<IActionResult> OnPostUnlinkAsync(Id<Person> id)
    {
        if (!MayDecide)
        {
            return Forbid();
        }

        var file = Chosen ?? throw new NotInScope();
        if (await TryAsync(() => handler.Handle(new UnlinkFile(file, Reason, Apart), Actor, Cancel), ""))
        {
            Done = "Đã bỏ liên kết hồ sơ.";
            return Redirect($"/Persons/Same/{file}");
        }

        Db.ChangeTracker.Clear();
        await LoadAsync(id);
        return Page();
    }

    private async Task LoadAsync(Id<Person> id)
    {
        var office = Actor.RequireOffice();
        Person = await Db.Persons.AsNoTracking().Where(p => p.OfficeId == office && p.Id == id).OneAsync(Cancel);
        var links = Db.PersonFiles.AsNoTracking().Where(l => l.OfficeId == office && l.PersonId == id);
        var all = await Db.VisibleDossiers(Actor).AsNoTracking().Where(d => links.Any(l => l.DossierId == d.Id))
            .OrderBy(d => d.DecisionDate)
            .Select(d => new
            {
                Row = new FileRow(d,
                    Db.Communes.Where(c => c.OfficeId == office && c.Id == d.CommuneId).Select(c => c.Name).FirstOrDefault(),
                    Db.Officers.Where(o => o.OfficeId == office && o.Id == d.OfficerId).Select(o => o.Name).FirstOrDefault()),
                His = links.Any(l => l.DossierId == d.Id && l.UnlinkedAt == null),
            }).ToListAsync(Cancel);
        Files = [.. all.Where(f => f.His).Select(f => f.Row)];
        if (Files.Count == 0)
        {
            throw new NotInScope(); // somebody else's, or nobody's any more
        }

        _former = all.ToDictionary(f => f.Row.File.Id, f => f.Row.File.DecisionNo);
        var seen = _former.Keys.ToList();
        Links = await links.Where(l => seen.Contains(l.DossierId)).OrderByDescending(l => l.LinkedAt).ToListAsync(Cancel);
        await LoadWorkAsync(office, [.. Files.Select(f => f.File.Id)]);
    }

    private async Task LoadWorkAsync(Id<Office> office, List<Id<Dossier>> files)
    {
        var today = Db.Today;
        Plans = await Db.CasePlans.AsNoTracking().Where(p => p.OfficeId == office && files.Contains(p.DossierId))
            .Join(Db.Campaigns.Where(c => c.OfficeId == office), p => p.CampaignId, c => c.Id, (p, c) => new { p, c })
            .OrderByDescending(x => x.c.From).Select(x => new PlanRow(x.p.Id, x.p.DossierId, x.c.Name, x.p.State)).ToListAsync(Cancel);
        Visits = await Db.Visits.AsNoTracking().Where(v => v.OfficeId == office && files.Contains(v.DossierId)
            && v.State == VisitState.Accepted)
            .OrderByDescending(v => v.On).ThenByDescending(v => v.RecordedAt).Take(VisitsShown)
            .Select(v => new VisitRow(v.Id, v.DossierId, v.On, v.Kind, v.Amount.Amount, v.Minutes)).ToListAsync(Cancel);
        Coming = await Db.TeamRoutes.AsNoTracking().Where(r => r.OfficeId == office && r.Day >= today)
            .SelectMany(
                r => r.Assignments.Where(a => files.Contains(a.DossierId)), (r, a) => new { r.Day, r.TaskForceId, a.DossierId, a.Kind })
            .Join(Db.TaskForces.Where(t => t.OfficeId == office), x => x.TaskForceId, t => t.Id, (x, t) => new { x, t.Name })
            .OrderBy(x => x.x.Day).Select(x => new ComingRow(x.x.DossierId, x.x.Day, x.x.Kind, x.Name)).ToListAsync(Cancel);
        var notes = await SafetyNotes.LoadAsync(Db, Actor, [.. Files.Select(f => f.File)], today, Cancel);
        Notes = [.. files.SelectMany(f => notes.Of(f, today)).Where(n => n.Bearing != NoteBearing.SameName)
            .OrderBy(n => n.Bearing).DistinctBy(n => (n.On, n.Text))];
    }

    public sealed record FileRow(Dossier File, string? Commune, string? Officer);

    public sealed record PlanRow(Id<CasePlan> Id, Id<Dossier> File, string Campaign, PlanState State);

    public sealed record VisitRow(Id<Visit> Id, Id<Dossier> File, DateOnly On, VisitKind Kind, long Amount, string? Minutes);

    public sealed record ComingRow(Id<Dossier> File, DateOnly Day, StepKind Kind, string Team);
}
