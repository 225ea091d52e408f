using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Planning;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Scheduling;

/// <summary>The plan of a run as a board: teams by days of a week, what each visit is and why; move, pin, take out, accept.</summary>
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

    public Chosen? Selected { get; private set; }

    public IReadOnlySet<Guid> Pinned { get; private set; } = new HashSet<Guid>();

    public bool MayChange => Actor.May(Permission.PlanCampaign) && Opened.Run is { State: PlanRunState.Done, Trial: null };

    public double Better => Opened.Plan.UpperBound is { } bound && Opened.Plan.Score.Objective > 0 ? Math.Max(0, (bound / Opened.Plan.Score.Objective) - 1) : 0;

    public async Task OnGetAsync(Id<PlanRun> id) => await LoadAsync(id);

    public async Task<IActionResult> OnPostMoveAsync(Id<PlanRun> id, string step, DateOnly? day)
    {
        AssignmentMoved? moved = null;
        if (await TryAsync(async () => moved = await move.Handle(new MoveAssignment(id, step, day), Actor, Cancel), "") && moved is { Stored: true })
        {
            Done = day is { } to ? $"Đã chuyển sang {Format.Day(to)}; lịch {(moved.Gain >= 0 ? "thêm" : "mất")} {Math.Abs(moved.Gain):0.#} điểm." : "Đã đưa việc ra khỏi lịch.";
            return Redirect($"/Scheduling/Board/{id}?week={Format.Day(day ?? Week)}&step={Uri.EscapeDataString(step)}");
        }

        foreach (var broken in moved?.Violations ?? [])
        {
            ModelState.AddModelError("day", $"Không chuyển được: {broken}");
        }

        StepName = step;
        await LoadAsync(id);
        return Page();
    }

    public async Task<IActionResult> OnPostPinAsync(Id<PlanRun> id, string step, bool pinned)
    {
        if (await TryAsync(() => move.Handle(new PinAssignment(id, step, pinned), Actor, Cancel), ""))
        {
            Done = pinned ? "Đã ghim; mọi lần tính sau giữ nguyên đội và ngày này." : "Đã bỏ ghim.";
            return Redirect($"/Scheduling/Board/{id}?week={Format.Day(Week)}&step={Uri.EscapeDataString(step)}");
        }

        await LoadAsync(id);
        return Page();
    }

    public async Task<IActionResult> OnPostAcceptAsync(Id<PlanRun> id)
    {
        if (await TryAsync(() => accept.Handle(new(id), Actor, Cancel), ""))
        {
            var run = await Db.PlanRuns.AsNoTracking().SingleAsync(r => r.Id == id, Cancel);
            Done = "Đã duyệt lịch; lịch có hiệu lực với mọi tổ công tác.";
            return Redirect($"/Scheduling/Week?campaign={run.CampaignId}");
        }

        await LoadAsync(id);
        return Page();
    }

    public CaoDiem.Planning.Route? RouteOf(Team team, DateOnly day) => Opened.Plan.Routes.FirstOrDefault(r => r.Team == team.Id && Opened.Problem.Calendar[r.Day].Date == day);

    public string Link(DateOnly week, string? step = null) => $"/Scheduling/Board/{Opened.Run.Id}?week={Format.Day(week)}{(step is null ? "" : $"&step={Uri.EscapeDataString(step)}")}";

    private async Task LoadAsync(Id<PlanRun> id)
    {
        Opened = await OpenedRun.LoadAsync(Db, id, Actor, Cancel);
        var calendar = Opened.Problem.Calendar.Select(d => d.Date).ToList();
        Weeks = [.. calendar.Select(CaoDiem.Shared.Weeks.Monday).Distinct()];
        Week = Weeks.Contains(CaoDiem.Shared.Weeks.Monday(Week ?? default(DateOnly).AddDays(CaoDiem.Shared.Weeks.Days))) ? CaoDiem.Shared.Weeks.Monday(Week!.Value) : Opened.Plan.Routes.Count > 0 ? CaoDiem.Shared.Weeks.Monday(calendar[Opened.Plan.Routes.Min(r => r.Day)]) : Weeks[0];
        Days = [.. calendar.Where(d => CaoDiem.Shared.Weeks.Monday(d) == Week)];
        Pinned = (await Db.Pins.AsNoTracking().Where(p => p.OfficeId == Opened.Run.OfficeId && p.CampaignId == Opened.Run.CampaignId).Select(p => p.StepId).ToListAsync(Cancel)).Select(s => s.Value).ToHashSet();
        Selected = StepName is { } name && Opened.Names.Steps.ContainsKey(name) ? Choose(name) : null;
    }

    private Chosen Choose(string step)
    {
        var explained = PlanExplainer.Explain(Opened.Problem, Opened.Plan, Cancel);
        var words = new PlanWords(Opened.Problem);
        var planned = explained.Planned.FirstOrDefault(p => p.Step == step);
        var left = explained.Left.FirstOrDefault(l => l.Why.Step == step);
        return new(
            step, Opened.Names.Steps[step], planned is null ? null : Opened.Problem.Calendar[planned.Day].Date,
            planned is not null ? PlanWords.Planned(planned) : left is not null ? PlanWords.Left(left.Why) : "", [.. (left?.WouldFit ?? []).Select(words.WouldFit)]);
    }

    /// <summary>The visit whose story is open beside the board.</summary>
    public sealed record Chosen(string Step, StepName Name, DateOnly? Day, string Why, IReadOnlyList<string> WouldFit);
}
