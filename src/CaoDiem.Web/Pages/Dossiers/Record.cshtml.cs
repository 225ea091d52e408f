using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using CaoDiem.Web.Ui.Acts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaoDiem.Web.Pages.Dossiers;

/// <summary>«Ghi việc»: which kinds the file allows now, and the short form of the one that was chosen.</summary>
[Authorize(nameof(Permission.RecordResults))]
[RequestSizeLimit(Uploads.Largest)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.Largest)]
public sealed class RecordModel(AppDb db, RecentAnswers recent, RecordActsHandler handler) : LedgerPage(db, recent)
{
    /// <summary>Code of the kind.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Where to go after recording, an address of this site.</summary>
    [BindProperty(SupportsGet = true, Name = "ve")]
    public string? BackTo { get; set; }

    [BindProperty(Name = nameof(Input))]
    public ActForm Input { get; set; } = new();

    /// <summary>The answer to the question whether an amount larger than what remains is meant.</summary>
    [BindProperty(Name = "sure")]
    public string? Sure { get; set; }

    public ActKindFacts? Chosen => ActForm.KindOf(Kind);

    public ActFormView? Form { get; private set; }

    /// <summary>What can be recorded now, by group.</summary>
    public IEnumerable<IGrouping<ActGroup, ActKindFacts>> Kinds => FileOffers.Possible(State, Dossier, Today).GroupBy(k => k.Group);

    public async Task OnGetAsync(Id<Dossier> id)
    {
        await LoadFileAsync(id);
        Input.On = Today;
        await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync(Id<Dossier> id)
    {
        await LoadFileAsync(id);
        if (Chosen is not { } facts)
        {
            return Page();
        }

        var decision = IsDecision(facts, Input);
        Input.Demand(facts, ModelState);
        if (decision)
        {
            Input.DemandWholeDocument(ModelState);
        }

        var over = ModelState.IsValid ? Excess.Of(facts.Kind, Input.Amount, State.Remaining) : null;
        IReadOnlyList<Excess> excess = over is null ? [] : [over];
        if (excess.Count > 0 && Sure != Excess.Key(excess))
        {
            await ShowAsync();
            Form = Form! with { Excess = excess };
            return Page();
        }

        var files = await Uploads.ReadAsync(Input.Files, ModelState, "Input.Files", Cancel);
        ActRecorded? done = null;
        var entry = Input.ToEntry(facts, Today, decision && !MayApprove && Input.HasDocument);
        var command = new RecordActs([new(id, entry) { Files = files }], MayApprove ? Actor : null);
        if (await TryAsync(async () => done = (await handler.Handle(command, Actor, Cancel))[0]))
        {
            return Told(facts, done!);
        }

        Db.ChangeTracker.Clear();
        await ShowAsync();
        return Page();
    }

    private RedirectResult Told(ActKindFacts facts, ActRecorded done)
    {
        var back = LocalOr(BackTo, $"/Dossiers/Details/{done.DossierId}");
        var whose = BackTo is null ? "" : $" – {Dossier.DebtorName}";
        Done = done.Stage == ActStage.Proposed
            ? $"Đã gửi thủ trưởng duyệt: {facts.Label}{whose}. Chưa có hiệu lực khi chưa duyệt."
            : $"Đã ghi: {facts.Label}{whose}. {done.State.State.Label()}, "
                + $"còn {Format.Money(done.State.Remaining)} đồng{Excess.Words(done.State.Unallocated)}.";
        Done = $"{Done} {Uploads.Told(done.Files)}".TrimEnd();
        Undo = new Undoing([done.Id], false, back).Line;
        return Redirect(back);
    }

    private async Task ShowAsync() => Form = Chosen is { } facts ? await FormAsync(facts, Input, BackTo) : null;
}
