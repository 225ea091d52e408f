using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.CasePlans;

/// <summary>
/// The marked plans before they are approved together: what each says otherwise than the proposal or its last version, who was consulted.
/// </summary>
[Authorize(nameof(Permission.ApprovePlans))]
public sealed class ConfirmModel(AppDb db, ApproveCasePlansHandler handler) : PlanPage(db)
{
    [BindProperty(Name = nameof(Input))]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "h")]
    public List<Id<CasePlan>> Marked { get; set; } = [];

    /// <summary>Where the marks were made, an address of this site.</summary>
    [BindProperty(SupportsGet = true, Name = "ve")]
    public string? BackTo { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string BackUrl => LocalOr(BackTo, "/Ledger/Approvals");

    public int Changed => Rows.Count(r => r.Change.Differences.Count > 0);

    public Dong Total => new(Rows.Sum(r => r.File.Remaining.Amount));

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    /// <summary>As above, for more marks than an address holds.</summary>
    public Task<IActionResult> OnPostShowAsync(List<Id<CasePlan>> chosen)
    {
        ModelState.Clear();
        Marked = [.. Marked.Concat(chosen).Distinct()];
        return ShowAsync();
    }

    public Task<IActionResult> OnPostApproveAsync() => DecideAsync(
        $"Đã duyệt {Format.Number(Marked.Count)} kế hoạch.", () => handler.Handle(new ApproveCasePlans(Marked), Actor, Cancel));

    public Task<IActionResult> OnPostReturnAsync() => DecideAsync(
        $"Đã trả lại {Format.Number(Marked.Count)} kế hoạch.", () => handler.Handle(new ReturnCasePlans(Marked, Input.Reason), Actor,
            Cancel));

    private Task<IActionResult> DecideAsync(string done, Func<Task> change) => ChangeAsync(done, change, LoadAsync,
        next: Redirect(BackUrl));

    private async Task<IActionResult> ShowAsync()
    {
        if (Marked.Count == 0)
        {
            Refused = "Chưa đánh dấu kế hoạch nào.";
            return Redirect(BackUrl);
        }

        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        var ids = Marked.Distinct().ToList();
        var plans = await Db.VisiblePlans(Actor).AsNoTracking().AsSplitQuery().Include(p => p.Steps).Where(p => ids.Contains(p.Id))
            .ToListAsync(Cancel);
        if (plans.Count != ids.Count)
        {
            throw new NotInScope();
        }

        await LoadNamesAsync(Actor.RequireOffice());
        var files = plans.ConvertAll(p => p.DossierId);
        var consultations = plans.Select(p => p.ConsultationId).OfType<Id<Consultation>>().Distinct().ToList();
        var changes = await PlanChanges.LoadAsync(Db, plans, OfficerName, Cancel);
        var dossiers = await Db.VisibleDossiers(Actor).AsNoTracking().Where(d => files.Contains(d.Id)).ToDictionaryAsync(d => d.Id, Cancel);
        var consulted = await Db.Consultations.AsNoTracking().Where(c => c.OfficeId == Actor.OfficeId && consultations.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, Cancel);
        Rows =
        [
            .. plans.Select(p => new Row(p, dossiers[p.DossierId], changes[p.Id], p.ConsultationId is { } c
                ? consulted.GetValueOrDefault(c) : null))
                .OrderBy(r => r.File.DebtorSortKey, StringComparer.Ordinal),
        ];
    }

    /// <summary>A plan that would be approved, with what it rests on.</summary>
    public sealed record Row(CasePlan Plan, Dossier File, PlanChange Change, Consultation? Consulted);

    public sealed class Form
    {
        public string? Reason { get; set; }
    }
}
