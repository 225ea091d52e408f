using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using CaoDiem.Web.Ui.Acts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Ledger;

/// <summary>The same act for the files that were marked in a list; and taking back what a message offered.</summary>
[Authorize(nameof(Permission.RecordResults))]
public sealed class ManyModel(AppDb db, RecordActsHandler handler, CancelActHandler cancel, ApproveActHandler approve) : AppPage(db)
{
    private const int Most = 500;
    private const int MostInAddress = 100;

    /// <summary>The marked files.</summary>
    [BindProperty(SupportsGet = true, Name = "h")]
    public List<Id<Dossier>> Marked { get; set; } = [];

    /// <summary>Code of the kind.</summary>
    [BindProperty(SupportsGet = true, Name = "viec")]
    public string? Kind { get; set; }

    /// <summary>Where the marks were made, an address of this site.</summary>
    [BindProperty(SupportsGet = true, Name = "ve")]
    public string? BackTo { get; set; }

    [BindProperty(Name = nameof(Input))]
    public ActForm Input { get; set; } = new();

    [BindProperty(Name = nameof(Lines))]
    public List<BulkLine> Lines { get; set; } = [];

    public BulkActs Bulk { get; private set; } = null!;

    /// <summary>The answer to the question whether amounts larger than what remains are meant.</summary>
    [BindProperty(Name = "sure")]
    public string? Sure { get; set; }

    /// <summary>The payments that the question is about.</summary>
    public IReadOnlyList<Excess> Excess { get; private set; } = [];

    public IReadOnlyList<BulkFile> Files { get; private set; } = [];

    public string BackUrl => LocalOr(BackTo, "/Dossiers");

    /// <summary>Where the form goes: the address of the form itself, unless so many files are marked that it would be too long.</summary>
    public string FormUrl => QueryHelpers.AddQueryString("/Ledger/Many",
    [
        new("viec", Bulk.Facts.Code), new("ve", BackUrl),
        .. Files.Count > MostInAddress ? [] : Files.Select(f => new KeyValuePair<string, string?>("h", f.Id.ToString())),
    ]);

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input.On = Db.Today;
        Lines = [.. Files.Select(f => new BulkLine { Id = f.Id, Chosen = true })];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Marked = [.. Marked.Concat(Lines.Select(l => l.Id)).Distinct()];
        await LoadAsync();
        if (!Bulk.Check(Input, Lines, Files, ModelState))
        {
            return Page();
        }

        Excess = Bulk.Over(Lines, Files);
        if (Excess.Count > 0 && Sure != Ui.Acts.Excess.Key(Excess))
        {
            return Page();
        }

        var (told, undo) = await Bulk.RecordAsync(handler, Input, Lines, Actor, null, Cancel);
        var refusals = told.Refusals(Files.ToDictionary(f => f.Id, f => f.Named));
        if (told.Recorded == 0)
        {
            ModelState.AddModelError("", refusals ?? "Chưa ghi được hồ sơ nào.");
            return Page();
        }

        Refused = refusals;
        Done = $"Đã ghi «{Bulk.Facts.Label}» cho {told.Recorded} hồ sơ{told.Rest}.";
        Undo = new Undoing(undo, false, BackUrl).Line;
        return Redirect(BackUrl);
    }

    /// <summary>Takes back what a message offered, as far as each can still be.</summary>
    public async Task<IActionResult> OnPostUndoAsync(string? what)
    {
        ModelState.Clear();
        if (Undoing.Read(what) is not { } undoing)
        {
            return NotFound();
        }

        var (done, refusals) = (0, new List<string>());
        foreach (var act in undoing.Acts.Reverse())
        {
            try
            {
                await (undoing.Approvals
                    ? approve.Handle(new ApproveAct(act, ActVerdict.Undo), Actor, Cancel)
                    : cancel.Handle(new UndoAct(act), Actor, Cancel));
                done++;
            }
            catch (RuleViolation refused)
            {
                refusals.Add($"{refused.Message} ({refused.Code})");
            }
        }

        Done = done > 0 ? $"Đã hoàn tác {done} việc." : null;
        Refused = refusals.Count > 0 ? string.Join('\n', refusals.Distinct()) : null;
        return Redirect(LocalOr(undoing.Back, "/Dossiers"));
    }

    private async Task LoadAsync()
    {
        var ids = Marked.Take(Most).ToList();
        Files = await Db.VisibleDossiers(Actor).AsNoTracking().Where(d => ids.Contains(d.Id)).OrderBy(d => d.DebtorSortKey).ThenBy(d => d.Id)
            .Select(d => new BulkFile(d.Id, d.DecisionNo, d.DecisionDate, d.DebtorName, d.State, d.Remaining)).ToListAsync(Cancel);
        if (Files.Count != ids.Distinct().Count())
        {
            throw new NotInScope();
        }

        Bulk = await BulkActs.LoadAsync(Db, Actor, Kind, Input, Cancel);
    }
}
