using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Persons;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Persons;

/// <summary>One file beside those that may be of the same debtor: what speaks for it, and what people say.</summary>
[Authorize(nameof(Permission.SeeDossiers))]
public sealed class SameModel(AppDb db, PersonsQuery query, LinkPersonsHandler handler) : AppPage(db)
{
    [BindProperty]
    public List<Id<Dossier>> Marked { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>A file whose debtor is written otherwise, by its decision.</summary>
    [BindProperty]
    public string? OtherNo { get; set; }

    [BindProperty]
    public DateOnly? OtherOn { get; set; }

    /// <summary>Number of the identity paper in the papers of this file.</summary>
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    public DebtorFile Subject { get; private set; } = null!;

    public IReadOnlyList<Candidate> Others { get; private set; } = [];

    /// <summary>What was said of this file and others: two people.</summary>
    public IReadOnlyList<Row> Apart { get; private set; } = [];

    public bool MayDecide => Actor.May(Permission.RecordResults);

    /// <summary>The form of the identity number came back with an error.</summary>
    public bool NumberShown { get; private set; }

    public async Task OnGetAsync(Id<Dossier> id)
    {
        await LoadAsync(id);
        Number = MayDecide ? Subject.IdentityNo : null;
    }

    public async Task<IActionResult> OnPostLinkAsync(Id<Dossier> id)
    {
        Id<Person> person = default;
        return await DecideAsync(id, "Đã liên kết là cùng một người.",
            async () => person = await handler.Handle(new LinkFiles([id, .. Marked, .. await OtherAsync()], Reason), Actor, Cancel),
            () => Redirect($"/Persons/Details/{person}"));
    }

    public Task<IActionResult> OnPostApartAsync(Id<Dossier> id) => DecideAsync(
        id, "Đã ghi là hai người; hệ thống không gợi ý lại.",
        () => handler.Handle(new KeepApart(id, Marked, Reason), Actor, Cancel), () => Redirect($"/Persons/Same/{id}"));

    public Task<IActionResult> OnPostWithdrawAsync(Id<Dossier> id, Id<ApartFiles> apart) => DecideAsync(
        id, "Đã rút lại; hai hồ sơ được gợi ý trở lại.",
        () => handler.Handle(new WithdrawApart(apart, Reason), Actor, Cancel), () => Redirect($"/Persons/Same/{id}"));

    public Task<IActionResult> OnPostIdentityAsync(Id<Dossier> id)
    {
        NumberShown = true;
        return DecideAsync(
            id, "Đã ghi số giấy tờ tùy thân.", async () =>
            {
                try
                {
                    await handler.Handle(new RecordIdentity(id, Number, Source), Actor, Cancel);
                }
                catch (RuleViolation refused) when (refused.Field == "Reason")
                {
                    throw new RuleViolation(refused.Code, "Phải nêu số này ghi ở giấy tờ nào.", nameof(Source));
                }
            },
            () => Redirect($"/Persons/Same/{id}"));
    }

    private async Task<IActionResult> DecideAsync(Id<Dossier> id, string done, Func<Task> change, Func<IActionResult> next)
    {
        if (!MayDecide)
        {
            return Forbid();
        }

        if (await TryAsync(change, ""))
        {
            Done = done;
            return next();
        }

        Db.ChangeTracker.Clear();
        await LoadAsync(id);
        return Page();
    }

    // A debtor written in another way is no proposal: whoever knows the file names it.
    private async Task<IReadOnlyList<Id<Dossier>>> OtherAsync()
    {
        if (VietText.Clean(OtherNo) is not { Length: > 0 } number)
        {
            return [];
        }

        var (key, on) = (Dossier.KeyOf(number), OtherOn);
        var found = await Db.VisibleDossiers(Actor).Where(d => d.DecisionKey == key && (on == null || d.DecisionDate == on))
            .OrderBy(d => d.DecisionDate).Take(2)
            .Select(d => d.Id).ToListAsync(Cancel);
        return found.Count switch
        {
            0 => throw new RuleViolation("PRS-012", "Không có hồ sơ nào của quyết định này trong phạm vi được xem.", nameof(OtherNo)),
            1 => found,
            _ => throw new RuleViolation("PRS-013", "Có nhiều quyết định cùng số; hãy ghi cả ngày.", nameof(OtherOn)),
        };
    }

    private async Task LoadAsync(Id<Dossier> id)
    {
        (Subject, Others) = await query.BesideAsync(Actor, id, Cancel);
        var office = Actor.RequireOffice();
        var said = await Db.ApartFiles.AsNoTracking()
            .Where(a => a.OfficeId == office && a.WithdrawnAt == null && (a.FirstId == id || a.SecondId == id)).ToListAsync(Cancel);
        var others = said.Select(a => a.Beside(id)).ToList();
        var seen = await Db.VisibleDossiers(Actor).Where(d => others.Contains(d.Id))
            .Select(d => new { d.Id, d.DecisionNo, d.DebtorName }).ToDictionaryAsync(d => d.Id, Cancel);
        Apart =
        [
            .. said.Where(a => seen.ContainsKey(a.Beside(id))).OrderByDescending(a => a.SaidAt)
                .Select(a => (Said: a, Other: seen[a.Beside(id)]))
                .Select(x => new Row(
                    x.Said.Id, x.Other.Id, x.Other.DecisionNo, x.Other.DebtorName, x.Said.SaidBy, x.Said.SaidAt, x.Said.Reason)),
        ];
    }

    public sealed record Row(
        Id<ApartFiles> Id, Id<Dossier> File, string DecisionNo, string Debtor, string SaidBy, DateTime SaidAt, string Reason);
}
