using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Launch;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Triage;
using CaoDiem.Web.Ui;
using CaoDiem.Web.Ui.Acts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Dossiers;

/// <summary>One file: its ledger, what the law asks next, its money, and its place in campaigns.</summary>
[Authorize(nameof(Permission.SeeDossiers))]
public sealed class DetailsModel(
    AppDb db, RecentAnswers recent, JoinLateHandler join, LeaveListHandler lists, ChangeTeamsHandler teams, DraftCasePlansHandler plans,
    MarkSpecialClassHandler mark, CancelActHandler cancel, ApproveActHandler approve, CorrectJudgmentHandler correct)
    : LedgerPage(db, recent)
{
    private const int CampaignsShown = 5;

    /// <summary>Code of the kind whose form is open.</summary>
    [BindProperty(SupportsGet = true, Name = "viec")]
    public string? Kind { get; set; }

    /// <summary>Where the form leads back to, an address of this site.</summary>
    [BindProperty(SupportsGet = true, Name = "ve")]
    public string? BackTo { get; set; }

    /// <summary>What the timeline is narrowed to.</summary>
    [BindProperty(SupportsGet = true, Name = "loc")]
    public string? Show { get; set; }

    /// <summary>With the form that sets a finding aside: its rule.</summary>
    [BindProperty(SupportsGet = true, Name = "quy-tac")]
    public string? Rule { get; set; }

    /// <summary>With the form that sets a finding aside: its due day.</summary>
    [BindProperty(SupportsGet = true, Name = "han")]
    public DateOnly? Due { get; set; }

    [BindProperty(Name = nameof(Corrected))]
    public JudgmentForm Corrected { get; set; } = new();

    /// <summary>The form of the judgment was sent and stands open with what was typed.</summary>
    public bool JudgmentRefused { get; private set; }

    public IReadOnlyList<SelectListItem> Matters { get; } =
        [.. Enum.GetValues<MatterKind>().Select(m => new SelectListItem(m.Label(), m.ToString()))];

    public FileTimeline Timeline { get; private set; } = null!;

    /// <summary>What stands behind the acts.</summary>
    public ActPapers Papers { get; private set; } = null!;

    public LawBook Book { get; private set; } = LawBook.Common;

    /// <summary>What the law asks today, the most urgent first.</summary>
    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    /// <summary>What the law asks today, parted by what the office set aside.</summary>
    public FileOrders Orders { get; private set; } = null!;

    public IReadOnlyList<ActKindFacts> Possible { get; private set; } = [];

    public IReadOnlyList<ActKindFacts> First { get; private set; } = [];

    /// <summary>The open form; null while the page is only read.</summary>
    public ActFormView? Form { get; private set; }

    public IReadOnlyList<InCampaign> Campaigns { get; private set; } = [];

    /// <summary>The task forces of the office.</summary>
    public IReadOnlyList<SelectListItem> Teams { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Classes =>
    [
        new("Không thuộc loại đặc thù", "", Dossier.Special is null),
        .. SpecialClasses.All.Select(c => new SelectListItem(c.Label(), c.ToString(), Dossier.Special == c)),
    ];

    public Task OnGetAsync(Id<Dossier> id) => LoadAsync(id);

    public async Task<IActionResult> OnPostUndoAsync(Id<Dossier> id, Id<Act> act)
    {
        ModelState.Clear();
        var office = Actor.OfficeId;
        var said = await Db.Acts.AsNoTracking().SingleOrDefaultAsync(a => a.OfficeId == office && a.Id == act, Cancel);
        var files = said is null ? 1 : (await CancelActHandler.FilesOfEventAsync(Db, said, Cancel)).Count;
        var done = files == 1 ? "Đã hoàn tác." : $"Đã hoàn tác ở {Format.Number(files)} hồ sơ của cùng một lần ghi.";
        return await ChangeAsync(id, done, () => cancel.Handle(new UndoAct(act), Actor, Cancel), Permission.RecordResults);
    }

    public async Task<IActionResult> OnPostDecideAsync(
        Id<Dossier> id, Id<Act> act, ActVerdict verdict, string? documentNo, DateOnly? documentOn, string? reason)
    {
        var number = string.IsNullOrWhiteSpace(documentNo) ? null : documentNo;
        var day = number is null && verdict == ActVerdict.Agree ? null : documentOn;
        var answer = await ChangeAsync(
            id, verdict.Done(), () => approve.Handle(new ApproveAct(act, verdict, number, day, reason), Actor, Cancel), Permission.ApproveActs);
        if (answer is RedirectResult && verdict is ActVerdict.Agree or ActVerdict.Issue)
        {
            Undo = new Undoing([act], true, $"/Dossiers/Details/{id}").Line;
        }

        return answer;
    }

    public Task<IActionResult> OnPostClassAsync(Id<Dossier> id, string? special)
    {
        ModelState.Clear();
        SpecialClass? chosen = Enum.TryParse<SpecialClass>(special, out var kind) && Enum.IsDefined(kind) ? kind : null;
        return ChangeAsync(id, "Đã ghi loại việc đặc thù.", () => mark.Handle(new(id, chosen), Actor, Cancel), Permission.RecordResults);
    }

    public Task<IActionResult> OnPostJudgmentAsync(Id<Dossier> id)
    {
        KeepOnly(nameof(Corrected));
        JudgmentRefused = true;
        var judgment = new Judgment(Corrected.JudgmentNo, Corrected.JudgmentOn, Corrected.Court, Corrected.Matter);
        return ChangeAsync(
            "Đã sửa bản án, loại việc; nội dung cũ còn ở lịch sử của hồ sơ.",
            () => correct.Handle(new(id, judgment, Corrected.Reason), Actor, Cancel),
            () => LoadAsync(id), Permission.RecordResults, nameof(Corrected), Redirect($"/Dossiers/Details/{id}"));
    }

    public Task<IActionResult> OnPostJoinAsync(Id<Dossier> id, Id<Campaign> campaign, string? reason)
    {
        ModelState.Clear();
        return ChangeAsync(id, "Đã bổ sung hồ sơ vào danh sách của chiến dịch.", () => join.Handle(new(campaign, id, reason ?? ""), Actor, Cancel));
    }

    public Task<IActionResult> OnPostTeamAsync(Id<Dossier> id, Id<Campaign> campaign, Id<TaskForce>? team, DateOnly? from, string? reason)
    {
        ModelState.Clear();
        return ChangeAsync(
            id, "Đã giao hồ sơ.", () => teams.Handle(new GiveFile(campaign, id, team, from ?? Db.Today, reason), Actor, Cancel));
    }

    public Task<IActionResult> OnPostLeaveAsync(Id<Dossier> id, Id<Campaign> campaign, string? reason)
    {
        ModelState.Clear();
        return ChangeAsync(
            id, "Đã đưa hồ sơ ra khỏi danh sách của chiến dịch.",
            () => lists.Handle(new LeaveList(campaign, id, reason ?? ""), Actor, Cancel));
    }

    public Task<IActionResult> OnPostComeBackAsync(Id<Dossier> id, Id<Campaign> campaign, string? reason)
    {
        ModelState.Clear();
        return ChangeAsync(
            id, "Đã đưa hồ sơ trở lại danh sách của chiến dịch.",
            () => lists.Handle(new ComeBackToList(campaign, id, reason ?? ""), Actor, Cancel));
    }

    public async Task<IActionResult> OnPostPlanAsync(Id<Dossier> id, Id<Campaign> campaign)
    {
        ModelState.Clear();
        CasePlansDrafted? drafted = null;
        await TryAsync(async () => drafted = await plans.Handle(new(campaign, [id]), Actor, Cancel));
        if (drafted is { Plans: [var plan] })
        {
            Done = "Đã lập kế hoạch. Hãy đọc và chỉnh lại cho đúng vụ việc.";
            return Redirect($"/CasePlans/Details/{plan}");
        }

        await LoadAsync(id);
        return Page();
    }

    /// <summary>A proposal that this finding does not apply, while the head has not decided.</summary>
    public TimelineItem? Proposed(Finding finding) => Timeline.Waiting.FirstOrDefault(i => i.Act.Kind == ActKind.FindingSetAside
        && i.Act.Stage == ActStage.Proposed && i.Act.Ground == finding.Rule && (i.Act.Until == finding.Due || i.Act.Text == finding.Text));

    /// <summary>Opens the form that sets this finding aside, with its rule and day.</summary>
    public string SetAsideLink(Finding finding) =>
        $"/Dossiers/Details/{Dossier.Id}?viec={ActKind.FindingSetAside.Code()}&quy-tac={finding.Rule}&han={Format.Day(finding.Due)}";

    /// <summary>The act with what was decided about it and what the reader may do.</summary>
    public ActView View(Act act) => View(new TimelineItem(act, [.. Marks.Where(m => m.ActId == act.Id).OrderBy(m => m.At)]));

    /// <summary>The same of a line of the timeline.</summary>
    public ActView View(TimelineItem item) =>
        new(item, Actor, Now, Today, State)
        {
            Names = Names,
            Files = Papers.FilesOf(item.Act),
            Pictures = Papers.PicturesOf(item.Act),
            ReplacedBy = item.Act.IsCancelled ? Acts.FirstOrDefault(a => a.Content.Replaces == item.Act.Id.Value) : null,
        };

    public Explanation Why(Finding finding) => Explanations.Of(finding, State.ToFacts(Dossier), Today, Book);

    private ActForm Blank(ActKindFacts asked) =>
        asked.Kind == ActKind.FindingSetAside ? new() { On = Today, Ground = Rule, Until = Due } : new() { On = Today };

    private Task<IActionResult> ChangeAsync(Id<Dossier> id, string done, Func<Task> change, Permission? needs = null) =>
        ChangeAsync(done, change, () => LoadAsync(id), needs, next: Redirect($"/Dossiers/Details/{id}"));

    private async Task LoadAsync(Id<Dossier> id)
    {
        await LoadFileAsync(id);
        if (!JudgmentRefused)
        {
            Corrected = new() { JudgmentNo = Dossier.JudgmentNo, JudgmentOn = Dossier.JudgmentDate, Court = Dossier.Court, Matter = Dossier.Matter };
        }

        // Notes about safety are for those who go.
        Timeline = FileTimeline.Of(Acts.Where(a => a.Kind != ActKind.SafetyNote || MayRecord), Marks);
        Papers = await ActPapers.LoadAsync(Db, Dossier, Acts, Attached, Cancel);
        Book = await LawAsync();
        Orders = FileOrders.Of(Dossier, State, Today, Book);
        Findings = [.. Orders.Asked.OrderBy(f => f.RecordGap).ThenBy(f => f.Due)];
        if (MayRecord)
        {
            Possible = FileOffers.Possible(State, Dossier, Today);
            First = FileOffers.First(Possible, State, Findings);
            Form = ActForm.KindOf(Kind) is { } asked && Possible.Contains(asked)
                ? await FormAsync(asked, Blank(asked), Url.IsLocalUrl(BackTo) ? BackTo : null) : null;
        }

        await LoadCampaignsAsync(id);
    }

    private async Task LoadCampaignsAsync(Id<Dossier> id)
    {
        var (office, day) = (Dossier.OfficeId, Db.Today);
        var rows = await Db.VisibleCampaigns(Actor).AsNoTracking().Where(c => c.OfficeId == office).OrderByDescending(c => c.From).Take(CampaignsShown)
            .Select(c => new InCampaign(
                c, Db.BaselineFiles.FirstOrDefault(b => b.OfficeId == office && b.DossierId == id && b.CampaignId == c.Id),
                Db.CasePlans.FirstOrDefault(p => p.OfficeId == office && p.DossierId == id && p.CampaignId == c.Id),
                Db.StandingSpans.Where(s => s.OfficeId == office && s.DossierId == id && s.CampaignId == c.Id && s.From <= day
                    && s.To >= day)
                    .SelectMany(s => Db.TaskForces.Where(t => t.OfficeId == office && t.Id == s.TaskForceId)
                        .Select(t => t.Name)).FirstOrDefault()))
            .ToListAsync(Cancel);
        Teams = Actor.May(Permission.PlanCampaign) ? await ChoicesAsync(NamedThing.TaskForce) : [];
        Campaigns = [.. rows.Where(c => c.Listed is not null || c.Campaign.State != CampaignState.Closed)];
    }

    /// <summary>The judgment as it should read.</summary>
    public sealed class JudgmentForm
    {
        public string? JudgmentNo { get; set; }

        public DateOnly? JudgmentOn { get; set; }

        public string? Court { get; set; }

        public MatterKind Matter { get; set; }

        public string? Reason { get; set; }
    }

    public sealed record InCampaign(Campaign Campaign, BaselineFile? Listed, CasePlan? Plan, string? Team);
}
