using CaoDiem.Audit;
using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.Triage;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Dossiers;

/// <summary>One file: its ledger, what the law asks next, and its place in campaigns.</summary>
[Authorize(nameof(Permission.SeeDossiers))]
public sealed class DetailsModel(
    AppDb db, JoinLateHandler join, DraftCasePlansHandler plans, MarkSpecialClassHandler mark, CancelActHandler cancel, ApproveActHandler approve) : AppPage(db)
{
    private const int HistoryShown = 60;
    private const int CampaignsShown = 5;

    public Dossier Dossier { get; private set; } = null!;

    /// <summary>What the ledger says today.</summary>
    public FileState State { get; private set; } = null!;

    public ActTimeline Timeline { get; private set; } = null!;

    public string? Commune { get; private set; }

    public string? Officer { get; private set; }

    public DateOnly Today => Db.Today;

    public LawBook Book { get; private set; } = LawBook.Common;

    public IReadOnlyList<TriageFinding> Findings { get; private set; } = [];

    public IReadOnlyList<Dossier> SameDebtor { get; private set; } = [];

    public IReadOnlyList<InCampaign> Campaigns { get; private set; } = [];

    public IReadOnlyList<AuditEvent> History { get; private set; } = [];

    public bool MayRecord => Actor.May(Permission.RecordResults);

    public IReadOnlyList<SelectListItem> Classes =>
    [
        new("Không thuộc loại đặc thù", "", Dossier.Special is null),
        .. SpecialClasses.All.Select(c => new SelectListItem(c.Label(), c.ToString(), Dossier.Special == c)),
    ];

    public Task OnGetAsync(Id<Dossier> id) => LoadAsync(id);

    public Task<IActionResult> OnPostUndoAsync(Id<Dossier> id, Id<Act> act)
    {
        ModelState.Clear();
        return ChangeAsync("Đã hoàn tác.", () => cancel.Handle(new UndoAct(act), Actor, Cancel), () => LoadAsync(id), Permission.RecordResults);
    }

    public Task<IActionResult> OnPostDecideAsync(Id<Dossier> id, Id<Act> act, ActVerdict verdict, string? documentNo, DateOnly? documentOn, string? reason) =>
        ChangeAsync(
            "Đã xử lý.", () => approve.Handle(new ApproveAct(act, verdict, documentNo, documentOn, reason), Actor, Cancel),
            () => LoadAsync(id), Permission.ApproveActs);

    public Task<IActionResult> OnPostClassAsync(Id<Dossier> id, string? special)
    {
        ModelState.Clear();
        SpecialClass? chosen = Enum.TryParse<SpecialClass>(special, out var kind) && Enum.IsDefined(kind) ? kind : null;
        return ChangeAsync("Đã ghi loại việc đặc thù.", () => mark.Handle(new(id, chosen), Actor, Cancel), () => LoadAsync(id), Permission.RecordResults);
    }

    public Task<IActionResult> OnPostJoinAsync(Id<Dossier> id, Id<Campaign> campaign, string? reason)
    {
        ModelState.Clear();
        return ChangeAsync(
            "Đã bổ sung hồ sơ vào danh sách của chiến dịch.", () => join.Handle(new(campaign, id, reason ?? ""), Actor, Cancel), () => LoadAsync(id));
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

    /// <summary>The explanation of a finding; null when the law or the file has changed since the triage.</summary>
    public Explanation? Why(TriageFinding finding)
    {
        var facts = State.ToFacts(Dossier);
        return FileRules.Decide(facts, finding.AsOf, Book).FirstOrDefault(f => f.Group == finding.Group && f.Rule == finding.Rule && f.Due == finding.Due) is { } again
            ? Explanations.Of(again, facts, finding.AsOf, Book)
            : null;
    }

    private async Task LoadAsync(Id<Dossier> id)
    {
        Dossier = await Db.VisibleDossiers(Actor).AsNoTracking().AsSplitQuery()
            .Include(d => d.Parties).Include(d => d.Obligations).Where(d => d.Id == id).OneAsync(Cancel);
        var office = Dossier.OfficeId;
        var acts = await Db.Acts.AsNoTracking().Where(a => a.OfficeId == office && a.DossierId == id).ToListAsync(Cancel);
        var marks = await Db.ActMarks.AsNoTracking().Where(m => m.OfficeId == office && m.DossierId == id).ToListAsync(Cancel);
        State = FileState.Fold(acts, Today);
        Timeline = new(acts, marks, Actor, Db.Time.GetUtcNow().UtcDateTime);
        Commune = await Db.Communes.Where(c => c.OfficeId == office && c.Id == Dossier.CommuneId).Select(c => c.Name).SingleOrDefaultAsync(Cancel);
        Officer = await Db.Officers.Where(o => o.OfficeId == office && o.Id == Dossier.OfficerId).Select(o => o.Name).SingleOrDefaultAsync(Cancel);
        Findings = await Db.TriageFindings.AsNoTracking().Where(f => f.OfficeId == office && f.DossierId == id).OrderBy(f => f.Due).ToListAsync(Cancel);
        Book = await OfficeLaw.LoadAsync(Db, office, Cancel);
        SameDebtor = await Db.VisibleDossiers(Actor).AsNoTracking()
            .Where(d => d.DebtorSortKey == Dossier.DebtorSortKey && d.Id != id).OrderBy(d => d.DecisionDate).Take(10).ToListAsync(Cancel);
        await LoadCampaignsAsync(id);
        var key = id.Value;
        History = await Db.AuditEvents.AsNoTracking().Where(e => e.OfficeId == office && e.SubjectId == key)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(HistoryShown).ToListAsync(Cancel);
    }

    private async Task LoadCampaignsAsync(Id<Dossier> id)
    {
        var campaigns = await Db.VisibleCampaigns(Actor).AsNoTracking().OrderByDescending(c => c.From).Take(CampaignsShown).ToListAsync(Cancel);
        var listed = await Db.BaselineFiles.AsNoTracking().Where(b => b.OfficeId == Dossier.OfficeId && b.DossierId == id).ToListAsync(Cancel);
        var drafted = await Db.CasePlans.AsNoTracking().Where(p => p.OfficeId == Dossier.OfficeId && p.DossierId == id).ToListAsync(Cancel);
        Campaigns =
        [
            .. campaigns.Select(c => new InCampaign(c, listed.Find(s => s.CampaignId == c.Id), drafted.Find(p => p.CampaignId == c.Id)))
                .Where(c => c.Listed is not null || c.Campaign.State != CampaignState.Closed),
        ];
    }

    public sealed record InCampaign(Campaign Campaign, BaselineFile? Listed, CasePlan? Plan);
}
