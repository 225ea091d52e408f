using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Evaluation;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Campaigns;

/// <summary>A campaign drafted step by step: waves, files, task forces, targets, freezing the list.</summary>
[Authorize(nameof(Permission.PlanCampaign))]
public sealed class PlanModel(AppDb db, PlanWavesHandler plan, FreezeListHandler freeze, RecordLessonHandler lessons) : AppPage(db)
{
    private static readonly (string Key, string Label)[] All =
        [("waves", "Chia đợt"), ("files", "Chọn hồ sơ"), ("forces", "Tổ công tác"), ("targets", "Chỉ tiêu"), ("freeze", "Chốt danh sách")];

    /// <summary>Where in the draft a lesson belongs; the last step shows what nobody answered.</summary>
    private static readonly Dictionary<LessonSubject, string> StepOf = new()
    {
        [LessonSubject.Wave] = "waves",
        [LessonSubject.Focus] = "files",
        [LessonSubject.StepKind] = "forces",
        [LessonSubject.Task] = "forces",
        [LessonSubject.Budget] = "targets",
    };

    private IReadOnlyList<FileOutline> _open = [];

    [BindProperty(SupportsGet = true, Name = "step")]
    public string? Asked { get; set; }

    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = nameof(Rule))]
    public RuleForm Rule { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    public bool IsFrozen { get; private set; }

    public IReadOnlyList<WaveShare> Shares { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Officers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Forces { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Scopes { get; private set; } = [];

    /// <summary>The lessons of earlier campaigns that belong to this step.</summary>
    public IReadOnlyList<OfferedLesson> Lessons { get; private set; } = [];

    /// <summary>What the rule in the form takes, in number and money.</summary>
    public (int Files, long Money, int Of) Found { get; private set; }

    public string Step => Array.Exists(All, s => s.Key == Asked) ? Asked! : "waves";

    public IEnumerable<(string Key, string Label)> Steps => All;

    /// <summary>Only a draft is changed without one.</summary>
    public bool NeedsReason => Campaign.State != CampaignState.Draft;

    public string? Next => All.SkipWhile(s => s.Key != Step).Skip(1).Select(s => s.Key).FirstOrDefault();

    public RuleFields Fields(string label) => new(Rule, Communes, Officers, label);

    public async Task<IActionResult> OnGetAsync(Id<Campaign> id)
    {
        await LoadAsync(id);
        if (IsPartial("counts"))
        {
            return Partial("_PlanCounts", this);
        }

        if (Step == "files" && !Request.Query.Keys.Any(k => k.StartsWith("Rule.", StringComparison.Ordinal)))
        {
            Rule = RuleForm.Of(Campaign.Rule);
            await LoadAsync(id);
        }

        return Page();
    }

    /// <summary>The counts without script.</summary>
    public async Task<IActionResult> OnPostCountAsync(Id<Campaign> id)
    {
        await TryAsync(() => Task.FromResult(Rule.ToRule()), nameof(Rule));
        await LoadAsync(id);
        return Page();
    }

    public Task<IActionResult> OnPostWaveAsync(Id<Campaign> id) => ChangeAsync(id, "Đã thêm đợt.", "waves", () =>
    {
        if (Input.From is not { } from || Input.To is not { } to)
        {
            throw new RuleViolation("CMP-022", "Chưa nhập ngày bắt đầu, ngày kết thúc của đợt.", Input.From is null ? "From" : "To");
        }

        return plan.Handle(new AddWave(id, Input.Name ?? "", from, to, Rule.Groups, Rule.ToRule(), Input.Reason), Actor, Cancel);
    });

    public Task<IActionResult> OnPostDropWaveAsync(Id<Campaign> id, Id<Wave> wave) =>
        ChangeAsync(id, "Đã bỏ đợt.", "waves", () => plan.Handle(new RemoveWave(id, wave), Actor, Cancel));

    public Task<IActionResult> OnPostFilesAsync(Id<Campaign> id) =>
        ChangeAsync(id, "Đã ghi điều kiện chọn hồ sơ.", "forces", () => freeze.Handle(new ChooseFiles(id, Rule.ToRule()), Actor, Cancel));

    public Task<IActionResult> OnPostForcesAsync(Id<Campaign> id) =>
        ChangeAsync(id, "Đã chọn tổ công tác.", "targets", () => freeze.Handle(new ChooseTaskForces(id, Input.TaskForces), Actor, Cancel));

    public Task<IActionResult> OnPostTargetAsync(Id<Campaign> id) => ChangeAsync(id, "Đã đặt chỉ tiêu.", "targets", () =>
    {
        var parts = (Input.Scope ?? "Office").Split(':');
        var scope = Enum.TryParse<TargetScope>(parts[0], out var parsed) ? parsed : TargetScope.Office;
        Guid? scopeId = parts.Length > 1 && Guid.TryParse(parts[1], out var key) ? key : null;
        return plan.Handle(new SetTarget(
            id, scope, scopeId, Input.Cases ?? 0, new(Input.Money ?? 0), Input.EffectiveFrom ?? Db.Today, Input.Reason), Actor, Cancel);
    });

    public Task<IActionResult> OnPostLessonAsync(Id<Campaign> id, Id<Lesson> lesson, LessonVerdict verdict, string? why, bool asTask)
    {
        ModelState.Clear();
        return ChangeAsync(id, $"{verdict.Label()}.", Step, () => lessons.Handle(new AnswerLesson(id, lesson, verdict, why, asTask), Actor, Cancel));
    }

    public async Task<IActionResult> OnPostFreezeAsync(Id<Campaign> id)
    {
        var files = 0;
        var answer = await ChangeAsync("", async () => files = await freeze.Handle(new FreezeList(id), Actor, Cancel), () => AgainAsync(id, "freeze"), next: Redirect($"/Campaigns/Details/{id}"));
        Done = files > 0 ? $"Đã chốt danh sách {Format.Number(files)} hồ sơ." : null;
        return answer;
    }

    private Task<IActionResult> ChangeAsync(Id<Campaign> id, string done, string next, Func<Task> change) =>
        ChangeAsync(done, change, () => AgainAsync(id, Step), next: RedirectToPage(new { id, step = next }));

    private Task AgainAsync(Id<Campaign> id, string step)
    {
        Asked = step;
        return LoadAsync(id);
    }

    private async Task LoadAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().AsSplitQuery().Include(c => c.Waves).Include(c => c.Targets).Where(c => c.Id == id).OneAsync(Cancel);
        var office = Campaign.OfficeId;
        IsFrozen = await Db.BaselineFiles.AnyAsync(b => b.OfficeId == office && b.CampaignId == id, Cancel);
        var list = await FileOutlines.OfAsync(Db, Campaign, Cancel);
        _open = IsFrozen || Step == "waves" ? list : await FileOutlines.OpenAsync(Db, Campaign, Cancel);
        Shares = WaveCoverage.Of(Campaign.Waves, list, Campaign.From);
        var found = ModelState.IsValid ? _open.Where(f => Rule.AsTyped().Fits(f, Campaign.From)).ToList() : [];
        Found = (found.Count, found.Sum(f => f.Remaining.Amount), _open.Count);
        Communes = [.. (await Db.Communes.Where(c => c.OfficeId == office).OrderBy(c => c.SortKey).ToListAsync(Cancel)).Select(c => new SelectListItem(c.Name, c.Id.ToString(), Rule.Communes.Contains(c.Id)))];
        var people = await Db.Officers.AsNoTracking().Where(o => o.OfficeId == office).OrderBy(o => o.SortKey).ToListAsync(Cancel);
        Officers = [.. people.Select(o => new SelectListItem(o.Name, o.Id.ToString(), Rule.Officers.Contains(o.Id)))];
        _left = [.. people.Where(o => o.HasLeft(Db.Today)).Select(o => $"Officer:{o.Id}")];
        var chosen = await Db.CampaignTaskForces.Where(l => l.OfficeId == office && l.CampaignId == id).Select(l => l.TaskForceId).ToListAsync(Cancel);
        Forces = [.. (await Db.TaskForces.Where(t => t.OfficeId == office).OrderBy(t => t.SortKey).ToListAsync(Cancel)).Select(t => new SelectListItem(t.Name, t.Id.ToString(), chosen.Contains(t.Id)))];
        Scopes =
        [
            new("Toàn đơn vị", "Office"),
            .. Officers.Select(o => new SelectListItem($"Chấp hành viên {o.Text}", $"Officer:{o.Value}")),
            .. Forces.Where(f => f.Selected).Select(f => new SelectListItem(f.Text, $"TaskForce:{f.Value}")),
            .. Campaign.Waves.OrderBy(w => w.From).Select(w => new SelectListItem(w.Name, $"Wave:{w.Id}")),
        ];
        Lessons = [.. (await OfferedLessons.ListAsync(Db, Campaign, Cancel)).Where(l => Step == "freeze" ? l.Answer is null : StepOf[l.Lesson.Subject] == Step)];
        Input.EffectiveFrom ??= Campaign.From;
    }

    private HashSet<string> _left = [];

    /// <summary>Those to whom a target can be given: nobody who has left.</summary>
    public IEnumerable<SelectListItem> OfferedScopes => Scopes.Where(s => !_left.Contains(s.Value));

    public string ScopeName(Target target) =>
        Scopes.FirstOrDefault(s => s.Value == (target.ScopeId is { } key ? $"{target.Scope}:{key}" : target.Scope.ToString()))?.Text ?? "Đợt đã bỏ";

    public sealed class Form
    {
        public string? Name { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public List<Id<TaskForce>> TaskForces { get; set; } = [];

        public string? Scope { get; set; }

        public int? Cases { get; set; }

        public long? Money { get; set; }

        public DateOnly? EffectiveFrom { get; set; }

        public string? Reason { get; set; }
    }
}
