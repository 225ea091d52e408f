using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using CaoDiem.Years;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Years;

/// <summary>The professional year of the office: targets, what was reached and where it will end, and the periods that are
/// closed.</summary>
[Authorize(nameof(Permission.SeeDossiers))]
public sealed class IndexModel(AppDb db, YearQuery query, SetYearTargetHandler targets, ClosePeriodHandler periods) : AppPage(db)
{
    [BindProperty(SupportsGet = true, Name = "asOf")]
    public DateOnly? AsOf { get; set; }

    [BindProperty(Name = nameof(Target))]
    public TargetForm Target { get; set; } = new();

    [BindProperty(Name = nameof(Close))]
    public CloseForm Close { get; set; } = new();

    [BindProperty(Name = nameof(Open))]
    public OpenForm Open { get; set; } = new();

    public YearBoard Board { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Officers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Ledgers { get; } =
        [.. Enum.GetValues<MatterKind>().Select(m => new SelectListItem(m.Label(), m.ToString()))];

    public IReadOnlyList<SelectListItem> Measures { get; } =
        [.. YearMeasures.All.Select(m => new SelectListItem($"{m.Label()} ({m.Unit()})", m.ToString()))];

    public bool MaySet => Actor.May(Permission.ApprovePlans);

    public bool MayClose => Actor.May(Permission.ApproveActs);

    public DateOnly Today => Db.Today;

    /// <summary>The month that can be closed next: the last one that is over, when it is open.</summary>
    public YearMonth? Next => Board.Months.LastOrDefault(m => m.UpTo < Today) is { Closed: null } month ? month : null;

    /// <summary>The closing that can be taken back: the last.</summary>
    public YearMonth? Last => Board.Months.LastOrDefault(m => m.Closed is not null);

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostTargetAsync() => ChangeAsync("Đã đặt chỉ tiêu.", nameof(Target), Permission.ApprovePlans, year =>
        targets.Handle(new SetYearTarget(year, Target.OfficerId, Target.Ledger, Target.Measure, Target.Number(Target.MustReach,
            "MustReach"),
            Target.Number(Target.StriveFor, "StriveFor"), Target.From, Target.DocumentNo), Actor, Cancel));

    public Task<IActionResult> OnPostCloseAsync() => ChangeAsync("Đã khóa kỳ.", nameof(Close), Permission.ApproveActs, year =>
        periods.Handle(new ClosePeriod(year, Close.Month ?? 0, Close.KnownOn, Close.Note), Actor, Cancel));

    public Task<IActionResult> OnPostOpenAsync() => ChangeAsync("Đã mở lại kỳ.", nameof(Open), Permission.ApproveActs, _ =>
        periods.Handle(new ReopenPeriod(Open.Period ?? default, Open.Reason), Actor, Cancel));

    /// <summary>What the closed period is as known now, where that differs.</summary>
    public string Later => Board is { AsKnownNow: { } later, Now: var now } && (later.Done, later.Collected) != (now.Done, now.Collected)
        ? $": tính đến nay kỳ này là {Format.Number(later.Done)} việc xong, thu, chi {Format.Money(later.Collected)} đồng"
        : "";

    /// <summary>Of what came since the last closed period, what belongs to days of it and was recorded later.</summary>
    public string Late => Board.Since is { } since && (since.LateDone, since.LateCollected) != (0, 0)
        ? $"; trong đó ghi muộn của kỳ đã khóa {Format.Number(since.LateDone)} việc, {Format.Money(since.LateCollected)} đồng"
        : "";

    private Task<IActionResult> ChangeAsync(string done, string form, Permission needs, Func<int, Task> change)
    {
        KeepOnly(form);
        var year = ProfessionalYear.Of(AsOf ?? Db.Today);
        return ChangeAsync(done, () => change(year), LoadAsync, needs, form, Redirect(AsOf is { } day
            ? $"/Years?asOf={Format.Day(day)}" : "/Years"));
    }

    private async Task LoadAsync()
    {
        var office = Actor.RequireOffice();
        Board = await query.RunAsync(Actor, AsOf, Cancel);
        Officers = await Db.Officers.Where(o => o.OfficeId == office).Serving(Db.Today).OrderBy(o => o.SortKey)
            .Select(o => new SelectListItem(o.Name, o.Id.ToString())).ToListAsync(Cancel);
        Target.From ??= Board.Now.From;
        Close.Month ??= Next?.Month;
        Close.KnownOn ??= Today.AddDays(-1);
    }

    public sealed class TargetForm
    {
        public Id<Officer>? OfficerId { get; set; }

        public MatterKind? Ledger { get; set; }

        public YearMeasure? Measure { get; set; }

        public string? MustReach { get; set; }

        public string? StriveFor { get; set; }

        public DateOnly? From { get; set; }

        public string? DocumentNo { get; set; }

        internal decimal? Number(string? text, string field) => Measure?.Read(text, field);
    }

    public sealed class CloseForm
    {
        public int? Month { get; set; }

        public DateOnly? KnownOn { get; set; }

        public string? Note { get; set; }
    }

    public sealed class OpenForm
    {
        public Id<ClosedPeriod>? Period { get; set; }

        public string? Reason { get; set; }
    }
}
