using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Campaigns;

/// <summary>The timetable of a campaign: what to do before, during and after, whose it is, what moved and why.</summary>
[Authorize(nameof(Permission.SeeCampaigns))]
public sealed class ChronogramModel(AppDb db, ChronogramHandler chronogram, PlanWavesHandler plan) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    public IReadOnlyList<ChronogramTask> Tasks { get; private set; } = [];

    public IReadOnlyList<DateMove> Moves { get; private set; } = [];

    public DateOnly Today => Db.Today;

    public bool CanPlan => Actor.May(Permission.PlanCampaign) && Campaign.State != CampaignState.Closed;

    public IEnumerable<SelectListItem> Reasons => ChronogramWords.AllReasons.Select(r => new SelectListItem(r.Label(), r.ToString()));

    public IEnumerable<SelectListItem> Phases => ChronogramWords.AllPhases.Select(p => new SelectListItem(p.Label(), p.ToString()));

    public IEnumerable<SelectListItem> Owners => Roles.All.Where(r => r is not (Role.Partner or Role.Administrator or Role.Supervisor)).Select(r => new SelectListItem(r.Label(), r.ToString()));

    /// <summary>Everything that has dates to move: tasks still to do and waves.</summary>
    public IEnumerable<SelectListItem> Movable =>
        Campaign.Waves.OrderBy(w => w.From).Select(w => new SelectListItem($"{w.Name} ({Format.Day(w.From)} – {Format.Day(w.To)})", $"w:{w.Id}"))
            .Concat(Tasks.Where(t => t.Progress is TaskProgress.ToDo or TaskProgress.Doing).Select(t => new SelectListItem($"{t.Title} ({Format.Day(t.From)} – {Format.Day(t.Due)})", $"t:{t.Id}")));

    public bool MayMark(ChronogramTask task) => Campaign.OfficeId == Actor.OfficeId && (Actor.May(Permission.PlanCampaign) || task.Owner == Actor.Role);

    public static string Badge(ChronogramTask task, DateOnly today) => task.IsLate(today) ? "bad" : task.Progress switch
    {
        TaskProgress.Done => "good",
        TaskProgress.Doing => "info",
        TaskProgress.ToDo or TaskProgress.Dropped => "",
        _ => "",
    };

    public IHtmlContent Chart() => GanttChart.Draw("Tiến độ chiến dịch", $"{Tasks.Count} việc, {Tasks.Count(t => t.IsLate(Today))} việc quá hạn tính đến {Format.Day(Today)}. Từng việc ở bảng bên dưới.", Campaign.Period, Today,
    [
        .. Campaign.Waves.OrderBy(w => w.From).Select(w => new GanttBar(w.Name, w.From, w.To, "wave", $"{Format.Day(w.From)} – {Format.Day(w.To)}")),
        .. Tasks.Where(t => t.Progress != TaskProgress.Dropped).Select(t => new GanttBar(t.Title, t.From, t.Due, t.IsLate(Today) ? "late" : t.Progress == TaskProgress.Done ? "done" : "todo",
            t.IsLate(Today) ? "quá hạn" : t.Progress.Label().ToLowerInvariant())),
    ]);

    public Task OnGetAsync(Id<Campaign> id) => LoadAsync(id);

    public Task<IActionResult> OnPostLayAsync(Id<Campaign> id) =>
        ChangeAsync(id, "Đã lập bảng tiến độ theo mẫu.", () => chronogram.Handle(new LayChronogram(id), Actor, Cancel), Permission.PlanCampaign);

    public Task<IActionResult> OnPostProgressAsync(Id<Campaign> id, Id<ChronogramTask> task, TaskProgress progress) =>
        ChangeAsync(id, "Đã ghi tiến độ.", () => chronogram.Handle(new SetTaskProgress(id, task, progress), Actor, Cancel), null);

    public Task<IActionResult> OnPostAddAsync(Id<Campaign> id) => ChangeAsync(id, "Đã thêm việc.", () => chronogram.Handle(
        new AddTask(id, Input.Title ?? "", Input.Phase, Input.Offset ?? 0, Input.Length ?? 1, Input.Owner, Input.Person), Actor, Cancel), Permission.PlanCampaign);

    public Task<IActionResult> OnPostMoveAsync(Id<Campaign> id) => ChangeAsync(id, "Đã dời ngày, giữ lại ngày cũ và lý do.", () =>
    {
        if (Input.From is not { } from || Input.Due is not { } due)
        {
            throw new RuleViolation("CHR-007", "Chưa nhập ngày bắt đầu, ngày kết thúc mới.", Input.From is null ? "From" : "Due");
        }

        if (Input.Subject is not { Length: > 2 } subject || !Guid.TryParse(subject[2..], out var key))
        {
            throw new RuleViolation("CHR-008", "Hãy chọn việc hoặc đợt cần dời.", "Subject");
        }

        return subject[0] == 'w'
            ? plan.Handle(new MoveWave(id, new(key), from, due, Input.Reason, Input.Note), Actor, Cancel)
            : chronogram.Handle(new MoveTask(id, new(key), from, due, Input.Reason, Input.Note), Actor, Cancel);
    }, Permission.PlanCampaign);

    private Task<IActionResult> ChangeAsync(Id<Campaign> id, string done, Func<Task> change, Permission? needs) =>
        ChangeAsync(done, change, () => LoadAsync(id), needs);

    private async Task LoadAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Include(c => c.Waves).Where(c => c.Id == id).OneAsync(Cancel);
        var office = Campaign.OfficeId;
        Tasks = await Db.ChronogramTasks.AsNoTracking().Where(t => t.OfficeId == office && t.CampaignId == id).OrderBy(t => t.Due).ThenBy(t => t.From).ThenBy(t => t.Title).ToListAsync(Cancel);
        Moves = await Db.DateMoves.AsNoTracking().Where(m => m.OfficeId == office && m.CampaignId == id).OrderByDescending(m => m.At).ToListAsync(Cancel);
    }

    public sealed class Form
    {
        public string? Title { get; set; }

        public TaskPhase Phase { get; set; }

        public int? Offset { get; set; }

        public int? Length { get; set; }

        public Role Owner { get; set; }

        public string? Person { get; set; }

        public string? Subject { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? Due { get; set; }

        public MoveReason Reason { get; set; }

        public string? Note { get; set; }
    }
}
