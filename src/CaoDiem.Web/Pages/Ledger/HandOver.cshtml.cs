using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using CaoDiem.Web.Ui.Acts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Ledger;

/// <summary>
/// Hands an officer's open files over: which, to whom, by what document; then what that moves, in numbers; then it is done.
/// </summary>
[Authorize(nameof(Permission.ApproveActs))]
public sealed class HandOverModel(AppDb db, HandOverFilesHandler handler, HandOverQuery figures) : AppPage(db)
{
    /// <summary>Files shown with a box to mark; more are handed over without marks.</summary>
    public const int Shown = 500;

    [BindProperty(Name = nameof(Input))]
    public Form Input { get; set; } = new();

    /// <summary>The files that are meant, when not all of the list are.</summary>
    [BindProperty]
    public List<Id<Dossier>> Marked { get; set; } = [];

    /// <summary>Only files of this commune stand in the list.</summary>
    [BindProperty(SupportsGet = true, Name = "xa")]
    public Id<Commune>? Commune { get; set; }

    public Officer Giver { get; private set; } = null!;

    public string Receiver => Receivers.FirstOrDefault(r => r.Value == Input.To?.ToString())?.Text ?? "";

    public IReadOnlyList<SelectListItem> Receivers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];

    public IReadOnlyList<Row> Files { get; private set; } = [];

    /// <summary>Files of the list, also those that are not shown.</summary>
    public int Listed { get; private set; }

    /// <summary>What is moved; null before everything is said.</summary>
    public HandOverFigures? Figures { get; private set; }

    public async Task OnGetAsync(Id<Officer> id)
    {
        await LoadAsync(id);
        Input.On = Db.Today;
    }

    /// <summary>Says in numbers what would be moved; changes nothing.</summary>
    public async Task<IActionResult> OnPostAsync(Id<Officer> id)
    {
        await LoadAsync(id);
        await TryAsync(async () =>
        {
            var files = await handler.CheckAsync(await CommandAsync(id, null), Actor, Cancel);
            Input.Expected = files.Count;
            Figures = await figures.LoadAsync(Giver.OfficeId, id, Input.To!.Value, files, Cancel);
        });
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(Id<Officer> id)
    {
        await LoadAsync(id);
        FilesHandedOver? done = null;
        if (await TryAsync(async () => done = await handler.Handle(await CommandAsync(id, Input.Expected), Actor, Cancel)))
        {
            Done = $"Đã bàn giao {Format.Number(done!.Files)} hồ sơ của {Giver.Name} cho {Receiver}.";
            Undo = new Undoing([done.First], false, $"/Identity/Officer/{id}").Line;
            return Redirect($"/Identity/Officer/{id}");
        }

        Db.ChangeTracker.Clear();
        return Page();
    }

    private async Task<HandOverFiles> CommandAsync(Id<Officer> id, int? expected)
    {
        IReadOnlyCollection<Id<Dossier>>? files = Input.OnlyMarked ? Marked
            : Commune is null ? null : await Open(id).Select(d => d.Id).ToListAsync(Cancel);
        return new(id, Input.To, files, Input.On, Input.DocumentNo, Input.DocumentOn, Input.Reason, expected);
    }

    private IQueryable<Dossier> Open(Id<Officer> id)
    {
        var (open, commune) = (HandOverFilesHandler.OpenWith(Db, Actor.RequireOffice(), id).AsNoTracking(), Commune);
        return commune is null ? open : open.Where(d => d.CommuneId == commune);
    }

    private async Task LoadAsync(Id<Officer> id)
    {
        var office = Actor.RequireOffice();
        Giver = await Db.Officers.AsNoTracking().Where(o => o.OfficeId == office && o.Id == id).OneAsync(Cancel);
        Receivers = await Db.Officers.Where(o => o.OfficeId == office && o.Id != id).Serving(Db.Today).OrderBy(o => o.SortKey)
            .Select(o => new SelectListItem(o.Name, o.Id.ToString())).ToListAsync(Cancel);
        var with = HandOverFilesHandler.OpenWith(Db, office, id);
        Communes = await Db.Communes.Where(c => c.OfficeId == office && with.Any(d => d.CommuneId == c.Id)).OrderBy(c => c.SortKey)
            .Select(c => new SelectListItem(c.Name, c.Id.ToString())).ToListAsync(Cancel);
        Listed = await Open(id).CountAsync(Cancel);
        Files = await Open(id).OrderBy(d => d.DebtorSortKey).ThenBy(d => d.Id).Take(Shown)
            .Select(d => new Row(d.Id, d.DecisionNo, d.DecisionDate, d.DebtorName, d.Remaining)).ToListAsync(Cancel);
    }

    public sealed record Row(Id<Dossier> Id, string DecisionNo, DateOnly DecisionDate, string Debtor, Dong Remaining);

    public sealed class Form
    {
        public Id<Officer>? To { get; set; }

        public DateOnly? On { get; set; }

        public string? DocumentNo { get; set; }

        public DateOnly? DocumentOn { get; set; }

        public string? Reason { get; set; }

        /// <summary>Only the marked files; else all of the list.</summary>
        public bool OnlyMarked { get; set; }

        /// <summary>How many files the numbers were about.</summary>
        public int? Expected { get; set; }
    }
}
