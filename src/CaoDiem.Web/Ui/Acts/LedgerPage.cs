using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.Triage;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>A page about one file and its ledger: what was recorded, what it adds up to today, the form of one more act.</summary>
public abstract class LedgerPage(AppDb db) : AppPage(db)
{
    public Dossier Dossier { get; private set; } = null!;

    public string? Commune { get; private set; }

    public string? Officer { get; private set; }

    public IReadOnlyList<Act> Acts { get; private set; } = [];

    public IReadOnlyList<ActMark> Marks { get; private set; } = [];

    /// <summary>Names of communes and officers that the acts speak of, by their ids.</summary>
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    /// <summary>What the ledger says today.</summary>
    public FileState State { get; private set; } = null!;

    public DateOnly Today => Db.Today;

    public DateTime Now => Db.Time.GetUtcNow().UtcDateTime;

    public bool MayRecord => Actor.May(Permission.RecordResults);

    /// <summary>Whether anything was ever attached to an act of the file: else nobody asks for it.</summary>
    protected bool HasAttachments { get; private set; }

    public bool MayApprove => Actor.May(Permission.ApproveActs);

    /// <summary>Loads the file with its names, and its ledger: two queries, one more where an act names a commune or an officer.</summary>
    /// <exception cref="NotInScope">The file does not exist for who asks.</exception>
    protected async Task LoadFileAsync(Id<Dossier> id)
    {
        var found = await Db.VisibleDossiers(Actor).AsNoTracking().Where(d => d.Id == id).Select(d => new
        {
            File = d,
            Commune = Db.Communes.Where(c => c.OfficeId == d.OfficeId && c.Id == d.CommuneId).Select(c => c.Name).FirstOrDefault(),
            Officer = Db.Officers.Where(o => o.OfficeId == d.OfficeId && o.Id == d.OfficerId).Select(o => o.Name).FirstOrDefault(),
            HasAttachments = Db.ActAttachments.Any(a => a.OfficeId == d.OfficeId && a.DossierId == d.Id),
        }).OneAsync(Cancel);
        HasAttachments = found.HasAttachments;
        (Dossier, Commune, Officer) = (found.File, found.Commune, found.Officer);
        var office = Dossier.OfficeId;
        var rows = await Db.Acts.AsNoTracking().Where(a => a.OfficeId == office && a.DossierId == id)
            .Select(a => new { Act = a, Marks = Db.ActMarks.Where(m => m.OfficeId == office && m.ActId == a.Id).ToList() }).ToListAsync(Cancel);
        Acts = [.. rows.Select(r => r.Act).OrderBy(a => a.Turn)];
        Marks = [.. rows.SelectMany(r => r.Marks)];
        State = FileState.Fold(Acts, Today);
        Names = await NamesAsync(office);
    }

    private async Task<IReadOnlyDictionary<string, string>> NamesAsync(Id<Office> office)
    {
        var said = Acts.Where(a => a.Kind != ActKind.Opened).Select(a => a.Content).ToList();
        var communes = said.Select(c => c.Commune).OfType<Guid>().Distinct().Select(id => new Id<Commune>(id)).ToList();
        var officers = said.Select(c => c.Officer).OfType<Guid>().Distinct().Select(id => new Id<Officer>(id)).ToList();
        return communes.Count + officers.Count == 0 ? new Dictionary<string, string>()
            : await Db.Communes.Where(c => c.OfficeId == office && communes.Contains(c.Id))
                .Select(c => new { Id = (Guid)(object)c.Id, c.Name })
                .Concat(Db.Officers.Where(o => o.OfficeId == office && officers.Contains(o.Id))
                    .Select(o => new { Id = (Guid)(object)o.Id, o.Name }))
                .ToDictionaryAsync(x => x.Id.ToString(), x => x.Name, Cancel);
    }

    /// <summary>What is said here would be a decision.</summary>
    protected bool IsDecision(ActKindFacts facts, ActForm form) => new FileLedger(Dossier, Acts).NeedsDecision(new(facts.Kind, form.On ?? Today));

    /// <summary>The form of a kind for this file.</summary>
    protected async Task<ActFormView> FormAsync(ActKindFacts facts, ActForm form, string? back = null)
    {
        var fields = facts.Needs.Concat(facts.Offers).ToHashSet();
        var choices = new ActChoices(facts.Kind, form.On ?? Today, State, Acts)
        {
            Officers = fields.Contains(ActField.Officer) ? await OfficersAsync() : [],
            Findings = facts.Kind == ActKind.FindingSetAside ? (await OrdersAsync()).Asked : [],
            Communes = fields.Contains(ActField.Address) ? await CommunesAsync() : [],
        };
        return new(facts, form, choices, IsDecision(facts, form), MayApprove) { Back = back };
    }

    /// <summary>What the law asks of the file today, and what the office set aside.</summary>
    protected async Task<FileOrders> OrdersAsync() =>
        FileOrders.Of(Dossier, State, Today, await OfficeLaw.LoadAsync(Db, Dossier.OfficeId, Cancel));

    private Task<List<SelectListItem>> OfficersAsync()
    {
        var office = Actor.OfficeId;
        return Db.Officers.Where(o => o.OfficeId == office).Serving(Db.Today).OrderBy(o => o.SortKey)
            .Select(o => new SelectListItem(o.Name, o.Id.ToString())).ToListAsync(Cancel);
    }

    private Task<List<SelectListItem>> CommunesAsync()
    {
        var office = Actor.OfficeId;
        return Db.Communes.Where(c => c.OfficeId == office).ThereOn(Db.Today).OrderBy(c => c.SortKey)
            .Select(c => new SelectListItem(c.Name, c.Id.ToString())).ToListAsync(Cancel);
    }
}
