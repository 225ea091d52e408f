using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Identity;

/// <summary>Who approves in the head's place, when and what: given, corrected, ended early.</summary>
[Authorize(nameof(Permission.Delegate))]
public sealed class DeputiesModel(AppDb db, GiveDelegationHandler handler) : AppPage(db)
{
    private const string Here = "/Identity/Deputies";

    [BindProperty(Name = nameof(Input))]
    public Form Input { get; set; } = new();

    [BindProperty(Name = nameof(End))]
    public EndForm End { get; set; } = new();

    /// <summary>The delegation that is being corrected; null for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "sua")]
    public Id<Delegation>? Corrected { get; set; }

    /// <summary>The delegation that would be ended.</summary>
    [BindProperty(Name = "ended")]
    public Id<Delegation>? Ended { get; set; }

    public IReadOnlyList<Delegation> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Deputies { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Forms { get; } = [.. DelegationFacts.AllForms.Select(f => new SelectListItem(f.Label(),
        f.ToString()))];

    public DateOnly Today => Db.Today;

    public Delegation? Correcting => Rows.FirstOrDefault(r => r.Id == Corrected && r.EndedAt is null);

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input = Correcting is { } known ? Form.Of(known) : new() { From = Today, Kinds = [.. DelegationFacts.AllKinds] };
    }

    public Task<IActionResult> OnPostAsync()
    {
        KeepOnly(nameof(Input));
        return Corrected is { } id
            ? ChangeAsync("Đã sửa ủy quyền.", () => handler.Handle(new CorrectDelegation(id, Input.Terms, Input.Why), Actor, Cancel))
            : ChangeAsync("Đã ghi ủy quyền.", () => handler.Handle(new GiveDelegation(Input.DeputyId, Input.Terms), Actor, Cancel));
    }

    public Task<IActionResult> OnPostEndAsync()
    {
        KeepOnly(nameof(End));
        return ChangeAsync(
            "Đã chấm dứt ủy quyền; từ bây giờ người này không duyệt thay được nữa.",
            () => handler.Handle(new EndDelegation(Ended ?? default, End.Why), Actor, Cancel), nameof(End));
    }

    /// <summary>How a delegation stands today, and the colour of its badge.</summary>
    public (string Text, string Colour) StateOf(Delegation row) =>
        row.EndedAt is not null ? ("Đã chấm dứt", "")
        : row.RunsOn(Today) ? ("Đang có hiệu lực", "good")
        : row.From > Today ? ("Chưa đến ngày", "info") : ("Đã hết hạn", "");

    private Task<IActionResult> ChangeAsync(string done, Func<Task> change, string prefix = nameof(Input)) =>
        ChangeAsync(done, change, LoadAsync, prefix: prefix, next: Redirect(Here));

    private async Task LoadAsync()
    {
        var office = Actor.RequireOffice();
        Rows = await Db.Delegations.AsNoTracking().Where(d => d.OfficeId == office).OrderByDescending(d => d.From)
            .ThenByDescending(d => d.GivenAt)
            .ToListAsync(Cancel);
        var deputies = await GiveDelegationHandler.Deputies(Db, office).AsNoTracking().OrderBy(u => u.Name)
            .Select(u => new { u.Id, u.Name, u.Role }).ToListAsync(Cancel);
        Deputies = [.. deputies.Select(u => new SelectListItem($"{u.Name} ({u.Role.Label()})", u.Id.ToString()))];
    }

    public sealed class Form
    {
        public Id<User>? DeputyId { get; set; }

        public DelegationForm Signs { get; set; }

        public List<DelegatedKind> Kinds { get; set; } = [];

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public string? DocumentNo { get; set; }

        public string? Reason { get; set; }

        /// <summary>Why it is corrected.</summary>
        public string? Why { get; set; }

        internal DelegationTerms Terms => new(Signs, Kinds, From, To, DocumentNo, Reason);

        internal static Form Of(Delegation known) => new()
        {
            DeputyId = known.DeputyId,
            Signs = known.Form,
            Kinds = [.. known.ReadKinds()],
            From = known.From,
            To = known.To,
            DocumentNo = known.DocumentNo,
            Reason = known.Reason,
        };
    }

    public sealed class EndForm
    {
        public string? Why { get; set; }
    }
}
