using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Dossiers;

/// <summary>«Ghi việc»: which kinds the file allows now, and the short form of the one that was chosen.</summary>
[Authorize(nameof(Permission.RecordResults))]
public sealed class RecordModel(AppDb db, RecordActsHandler handler) : AppPage(db)
{
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(Name = nameof(Input))]
    public ActForm Input { get; set; } = new();

    public Dossier Dossier { get; private set; } = null!;

    public FileState State { get; private set; } = null!;

    public IReadOnlyList<Act> Acts { get; private set; } = [];

    public ActKindFacts? Chosen => ActKinds.Find(Kind) is { Kind: not ActKind.Opened and not ActKind.Stated } facts ? facts : null;

    public bool IsDecision { get; private set; }

    public bool MayApprove => Actor.May(Permission.ApproveActs);

    public DateOnly Today => Db.Today;

    public IReadOnlyList<SelectListItem> Officers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];

    /// <summary>The kinds that may be recorded today, by group; those that cannot are left out.</summary>
    public IEnumerable<IGrouping<ActGroup, ActKindFacts>> Kinds => ActKinds.All
        .Where(k => k.Kind is not (ActKind.Opened or ActKind.Stated) && (k.AfterEnd || State.IsOpen)).GroupBy(k => k.Group);

    public async Task OnGetAsync(Id<Dossier> id)
    {
        await LoadAsync(id);
        Input.On = Today;
    }

    public async Task<IActionResult> OnPostAsync(Id<Dossier> id)
    {
        await LoadAsync(id);
        if (Chosen is not { } facts)
        {
            return Page();
        }

        var entry = Input.ToEntry(facts.Kind, Today);
        ActRecorded? done = null;
        if (await TryAsync(async () => done = await handler.Handle(id, entry, Actor, MayApprove ? Actor : null, Cancel)))
        {
            Done = done!.Stage == ActStage.Proposed
                ? $"Đã gửi thủ trưởng duyệt: {facts.Label}."
                : $"Đã ghi: {facts.Label}. Ghi nhầm thì bấm Hoàn tác trong {FileLedger.UndoMinutes} phút.";
            return Redirect($"/Dossiers/Details/{id}#ledger");
        }

        Db.ChangeTracker.Clear();
        return Page();
    }

    public IReadOnlyList<SelectListItem> MeansChoices { get; } =
        [.. new[] { Means.None, Means.Minimum, Means.Has, Means.Unknown }.Select(m => new SelectListItem(m.Label(), m.ToString()))];

    public IReadOnlyList<SelectListItem> WhichChoices { get; } =
        [new("Xét miễn", nameof(ReliefKind.Exemption)), new("Xét giảm", nameof(ReliefKind.Reduction))];

    public IReadOnlyList<SelectListItem> ForceChoices { get; } = [new("Có huy động lực lượng", "true"), new("Không huy động", "false")];

    public IReadOnlyList<SelectListItem> ItemKinds { get; } = [.. Enum.GetValues<ObligationKind>().Select(k => new SelectListItem(k.Label(), k.ToString()))];

    public IReadOnlyList<SelectListItem> Items => [.. State.Items.Select(i => new SelectListItem($"{i.Number}. {i.Description}", $"{i.Number}"))];

    /// <summary>Decisions in force that could be revoked, changed or annulled.</summary>
    public IReadOnlyList<SelectListItem> Decisions => [.. State.Acts.Where(a => a.Stage == ActStage.Issued).Select(Choice)];

    public IReadOnlyList<SelectListItem> Unanswered => [.. State.Unanswered.Select(Choice)];

    private static SelectListItem Choice(Act act) => new($"{act.Kind.Label()} ngày {Format.Day(act.Day)}", act.Id.ToString());

    private async Task LoadAsync(Id<Dossier> id)
    {
        Dossier = await Db.VisibleDossiers(Actor).AsNoTracking().Where(d => d.Id == id).OneAsync(Cancel);
        var office = Dossier.OfficeId;
        Acts = await Db.Acts.AsNoTracking().Where(a => a.OfficeId == office && a.DossierId == id).ToListAsync(Cancel);
        State = FileState.Fold(Acts, Today);
        IsDecision = Chosen is { } facts && new FileLedger(Dossier, Acts).NeedsDecision(new(facts.Kind, Today));
        Officers = await Db.Officers.Where(o => o.OfficeId == office).OrderBy(o => o.SortKey)
            .Select(o => new SelectListItem(o.Name, o.Id.ToString())).ToListAsync(Cancel);
        Communes = await Db.Communes.Where(c => c.OfficeId == office).OrderBy(c => c.SortKey)
            .Select(c => new SelectListItem(c.Name, c.Id.ToString())).ToListAsync(Cancel);
    }
}
