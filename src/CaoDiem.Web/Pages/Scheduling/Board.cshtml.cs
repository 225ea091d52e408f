using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Planning;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Scheduling;

/// <summary>The plan of a run as a board: teams by days of a week, what each visit is and why; move, swap, pin, take out, accept.</summary>
[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class BoardModel(AppDb db, MoveAssignmentHandler move, AcceptScheduleHandler accept) : AppPage(db)
{
    [BindProperty(SupportsGet = true, Name = "week")]
    public DateOnly? Week { get; set; }

    [BindProperty(SupportsGet = true, Name = "step")]
    public string? StepName { get; set; }

    public OpenedRun Opened { get; private set; } = null!;

    public IReadOnlyList<DateOnly> Weeks { get; private set; } = [];

    public IReadOnlyList<DateOnly> Days { get; private set; } = [];

    public IReadOnlyList<ScheduleChange> Changes { get; private set; } = [];

    public Chosen? Selected { get; private set; }

    public IReadOnlySet<Guid> Pinned { get; private set; } = new HashSet<Guid>();

    public bool MayChange => Actor.May(Permission.PlanCampaign) && Opened.Run is { State: PlanRunState.Done, Trial: null };

    /// <summary>By how much another plan could be better at most; unknown for a replan.</summary>
    public double? Better => Opened.Plan.UpperBound is { } bound && Opened.Plan.Score.Objective > 0 ? Math.Max(0, (bound / Opened.Plan.Score.Objective) - 1) : null;

    public IEnumerable<SelectListItem> DayChoices => Opened.Problem.Calendar.Select(d => new SelectListItem(Format.Day(d.Date), Format.Day(d.Date), d.Date == (Selected?.Day ?? Week)));

    /// <summary>The other visits of the chosen one's team: those it could be exchanged with.</summary>
    public IEnumerable<SelectListItem> SwapChoices => Opened.Plan.Routes.Where(r => r.Team == Selected?.Team)
        .SelectMany(r => r.Steps.Where(s => s != Selected?.Step).Select(s => new SelectListItem($"{Opened.Problem.Calendar[r.Day].Date:dd/MM} · {Opened.Names.Steps[s].Debtor} · {Opened.Names.Steps[s].Kind.Label()}", s)));

    public async Task OnGetAsync(Id<PlanRun> id) => await LoadAsync(id);

    /// <summary>What it would mean to put a step anywhere on the board, or in the place of another: asked while it is carried.</summary>
    public async Task<IActionResult> OnGetTryAsync(Id<PlanRun> id, bool swap)
    {
        Opened = await OpenedRun.LoadAsync(Db, id, Actor, Cancel);
        if (!MayChange)
        {
            return Forbid();
        }

        if (StepName is not { } step || Week is not { } week || !Opened.Names.Steps.ContainsKey(step))
        {
            return NotFound();
        }

        var last = CaoDiem.Shared.Weeks.Sunday(week);
        return swap ? new JsonResult(BoardTrials.Swaps(Opened, step, week, last)) : new JsonResult(BoardTrials.Cells(Opened, step, week, last));
    }

    public Task<IActionResult> OnPostMoveAsync(Id<PlanRun> id, string step, DateOnly? day, string? team) => ChangeAsync(id, step, day,
        async () => await move.Handle(new MoveAssignment(id, step, day, string.IsNullOrEmpty(team) ? null : team), Actor, Cancel),
        day is { } to ? $"Đã chuyển sang {Format.Day(to)}" : "Đã đưa việc ra khỏi lịch");

    public Task<IActionResult> OnPostSwapAsync(Id<PlanRun> id, string step, string? other) => ChangeAsync(id, step, null,
        async () => await move.Handle(new SwapAssignments(id, step, other ?? ""), Actor, Cancel), "Đã đổi chỗ");

    public Task<IActionResult> OnPostPinAsync(Id<PlanRun> id, string step, bool pinned) => ChangeAsync(id, step, null, async () =>
    {
        await move.Handle(new PinAssignment(id, step, pinned), Actor, Cancel);
        return null;
    }, pinned ? "Đã ghim; mọi lần tính sau giữ nguyên đội và ngày này" : "Đã bỏ ghim");

    public async Task<IActionResult> OnPostAcceptAsync(Id<PlanRun> id)
    {
        if (await TryAsync(() => accept.Handle(new(id), Actor, Cancel), ""))
        {
            var run = await Db.PlanRuns.AsNoTracking().SingleAsync(r => r.Id == id, Cancel);
            Done = "Đã duyệt lịch; lịch có hiệu lực với mọi tổ công tác.";
            return Redirect($"/Scheduling/Week?campaign={run.CampaignId}");
        }

        Db.ChangeTracker.Clear();
        await LoadAsync(id);
        return Page();
    }

    public CaoDiem.Planning.Route? RouteOf(Team team, DateOnly day) => Opened.Plan.Routes.FirstOrDefault(r => r.Team == team.Id && Opened.Problem.Calendar[r.Day].Date == day);

    public string Link(DateOnly week, string? step = null) => $"/Scheduling/Board/{Opened.Run.Id}?week={Format.Day(week)}{(step is null ? "" : $"&step={Uri.EscapeDataString(step)}")}";

    private async Task<IActionResult> ChangeAsync(Id<PlanRun> id, string step, DateOnly? day, Func<Task<AssignmentMoved?>> change, string done)
    {
        AssignmentMoved? moved = null;
        if (await TryAsync(async () => moved = await change(), ""))
        {
            Done = $"{done}{(moved is null ? "" : $"; lịch {(moved.Gain >= 0 ? "thêm" : "bớt")} {Math.Abs(moved.Gain):0.#} điểm")}.";
            return Redirect($"/Scheduling/Board/{id}?week={Format.Day(day ?? Week)}&step={Uri.EscapeDataString(step)}");
        }

        Db.ChangeTracker.Clear();
        StepName = step;
        await LoadAsync(id);
        return Page();
    }

    private async Task LoadAsync(Id<PlanRun> id)
    {
        Opened = await OpenedRun.LoadAsync(Db, id, Actor, Cancel);
        var calendar = Opened.Problem.Calendar.Select(d => d.Date).ToList();
        Weeks = CaoDiem.Shared.Weeks.Of(calendar);
        Week = CaoDiem.Shared.Weeks.Monday(Week ?? FirstDay(calendar)) is var monday && Weeks.Contains(monday) ? monday : Weeks[0];
        Days = [.. calendar.Where(d => CaoDiem.Shared.Weeks.Monday(d) == Week)];
        Changes = ScheduleChanges.Of(Opened);
        Pinned = (await Db.Pins.AsNoTracking().Where(p => p.OfficeId == Opened.Run.OfficeId && p.CampaignId == Opened.Run.CampaignId).Select(p => p.StepId).ToListAsync(Cancel)).Select(s => s.Value).ToHashSet();
        Selected = StepName is { } name && Opened.Names.Steps.ContainsKey(name) ? Choose(name) : null;
    }

    // Where one would look first: the first change, else the first day that is not over, else the beginning.
    private DateOnly FirstDay(List<DateOnly> calendar)
    {
        var days = Opened.Plan.Routes.Select(r => calendar[r.Day]).DefaultIfEmpty(calendar[0]).ToList();
        return Opened.Run.FromDay is { } from && Opened.Plan.Moves.Count > 0 ? calendar[Opened.Plan.Moves.Min(m => m.FromDay)] : days.Where(d => d >= (Opened.Run.FromDay ?? Db.Today)).DefaultIfEmpty(days.Min()).Min();
    }

    private Chosen Choose(string step)
    {
        var explained = PlanExplainer.Explain(Opened.Problem, Opened.Plan, step, Cancel);
        var words = new PlanWords(Opened.Problem);
        var (planned, left) = (explained.Planned.Count > 0 ? explained.Planned[0] : null, explained.Left.Count > 0 ? explained.Left[0] : null);
        return new(
            step, Opened.Names.Steps[step], planned?.Team, planned is null ? null : Opened.Problem.Calendar[planned.Day].Date,
            string.Join(' ', new[] { planned is not null ? PlanWords.Planned(planned) : left is not null ? PlanWords.Left(left.Why)
                : "", Opened.Names.Steps[step].Waits }.OfType<string>()), [.. (left?.WouldFit ?? []).Select(words.WouldFit)]);
    }

    /// <summary>The visit whose story is open beside the board.</summary>
    public sealed record Chosen(string Step, StepName Name, string? Team, DateOnly? Day, string Why, IReadOnlyList<string> WouldFit);
}
