using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Persons;
using CaoDiem.Reports;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.Triage;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>A page about one file and its ledger: what was recorded, what it adds up to today, the form of one more act.</summary>
public abstract class LedgerPage(AppDb db, RecentAnswers recent) : AppPage(db)
{
    private const int OthersShown = 10;

    protected RecentAnswers Recent { get; } = recent;

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

    /// <summary>What was attached to its acts, without the contents.</summary>
    protected IReadOnlyList<ActAttachment> Attached { get; private set; } = [];

    /// <summary>Files of a debtor of the same name of which nobody has said whether he is the same, the oldest first.</summary>
    public IReadOnlyList<Dossier> SameDebtor { get; private set; } = [];

    /// <summary>Whose file it is, when somebody said so.</summary>
    public Id<Person>? Person { get; private set; }

    /// <summary>That person's other files.</summary>
    public int OthersOfPerson { get; private set; }

    public bool MayApprove => Actor.May(Permission.ApproveActs);

    /// <summary>Loads the file with its names and the debtor's other files, and its ledger with what is attached: two queries.</summary>
    /// <exception cref="NotInScope">The file does not exist for who asks.</exception>
    protected async Task LoadFileAsync(Id<Dossier> id)
    {
        var files = Db.VisibleDossiers(Actor).AsNoTracking();
        var debtor = files.Where(d => d.Id == id).Select(d => d.DebtorSortKey);
        var links = Db.PersonFiles.Where(l => l.UnlinkedAt == null);
        var found = await files.Where(d => d.DebtorSortKey == debtor.FirstOrDefault())
            .OrderByDescending(d => d.Id == id).ThenBy(d => d.DecisionDate).Take(1 + OthersShown)
            .Select(d => new
            {
                File = d,
                Commune = Db.Communes.Where(c => c.OfficeId == d.OfficeId && c.Id == d.CommuneId).Select(c => c.Name).FirstOrDefault(),
                Officer = Db.Officers.Where(o => o.OfficeId == d.OfficeId && o.Id == d.OfficerId).Select(o => o.Name).FirstOrDefault(),
                Person = links.Where(l => l.OfficeId == d.OfficeId && l.DossierId == d.Id)
                    .Select(l => (Id<Person>?)l.PersonId).FirstOrDefault(),
                Others = files.Count(f => f.Id != d.Id && links.Any(l => l.OfficeId == d.OfficeId && l.DossierId == f.Id
                    && links.Any(o => o.OfficeId == d.OfficeId && o.DossierId == d.Id && o.PersonId == l.PersonId))),
                Apart = Db.ApartFiles.Any(a => a.OfficeId == d.OfficeId && a.WithdrawnAt == null
                    && ((a.FirstId == id && a.SecondId == d.Id) || (a.FirstId == d.Id && a.SecondId == id))),
            })
            .ToListAsync(Cancel);
        if (found.Count == 0 || found[0].File.Id != id)
        {
            throw new NotInScope();
        }

        (Dossier, Commune, Officer) = (found[0].File, found[0].Commune, found[0].Officer);
        (Person, OthersOfPerson) = (found[0].Person, found[0].Others);
        SameDebtor = [.. found.Skip(1).Where(f => !f.Apart && (Person is null || f.Person != Person)).Select(f => f.File)];
        var office = Dossier.OfficeId;
        var rows = await Db.Acts.AsNoTracking().AsSingleQuery().Where(a => a.OfficeId == office && a.DossierId == id)
            .Select(a => new
            {
                Act = a,
                Marks = Db.ActMarks.Where(m => m.OfficeId == office && m.ActId == a.Id).ToList(),
                Attached = Db.ActAttachments.Where(x => x.OfficeId == office && x.ActId == a.Id).ToList(),
            })
            .ToListAsync(Cancel);
        Acts = [.. rows.Select(r => r.Act).OrderBy(a => a.Turn)];
        Marks = [.. rows.SelectMany(r => r.Marks)];
        State = FileState.Fold(Acts, Today);
        Attached = [.. rows.Where(r => r.Act.Kind != ActKind.SafetyNote || MayRecord).SelectMany(r => r.Attached).OrderBy(a => a.AttachedAt).ThenBy(a => a.FileName, StringComparer.Ordinal)];
        Names = await NamesAsync(office);
    }

    private async Task<IReadOnlyDictionary<string, string>> NamesAsync(Id<Office> office)
    {
        var said = Acts.Where(a => a.Kind != ActKind.Opened).Select(a => a.Content).SelectMany(c => new[] { c.Commune, c.Officer }).OfType<Guid>().ToHashSet();
        if (said.Count == 0)
        {
            return new Dictionary<string, string>();
        }

        var names = await OfficeNames.LoadAsync(Db, office, Recent, Cancel);
        return said.Where(id => names.NameOf(id) is not null).ToDictionary(id => id.ToString(), id => names.NameOf(id)!);
    }

    /// <summary>The law of the file's office.</summary>
    protected Task<LawBook> LawAsync() => OfficeLaw.LoadAsync(Db, Dossier.OfficeId, Recent, Cancel);

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
        FileOrders.Of(Dossier, State, Today, await LawAsync());

    private Task<List<SelectListItem>> OfficersAsync() => ChoicesAsync(NamedThing.Officer);

    private Task<List<SelectListItem>> CommunesAsync() => ChoicesAsync(NamedThing.Commune);

    /// <summary>What a form lets choose from today, in the order of the names.</summary>
    protected async Task<List<SelectListItem>> ChoicesAsync(NamedThing what) =>
        [.. (await OfficeNames.LoadAsync(Db, Dossier.OfficeId, Recent, Cancel)).ThereOn(Today, what).Select(n => new SelectListItem(n.Name, n.Id.ToString()))];
}
