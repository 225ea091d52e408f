using CaoDiem.Audit;
using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.Triage;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Dossiers;

[Authorize(nameof(Permission.SeeDossiers))]
public sealed class DetailsModel(AppDb db, RecordResultHandler record, JoinLateHandler join, AddObligationHandler add, DraftCasePlansHandler plans) : AppPage(db)
{
    private const int HistoryShown = 60;
    private const int CampaignsShown = 5;

    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    [BindProperty(Name = nameof(Further))]
    public FurtherDuty Further { get; set; } = new();

    public IReadOnlyList<SelectListItem> Duties { get; } = [.. Enum.GetValues<ObligationKind>().Select(k => new SelectListItem(k.Label(), k.ToString()))];

    public Dossier Dossier { get; private set; } = null!;

    public string? Commune { get; private set; }

    public string? Officer { get; private set; }

    public DateOnly Today => Db.Today;

    public LawBook Book { get; private set; } = LawBook.Common;

    public IReadOnlyList<TriageFinding> Findings { get; private set; } = [];

    public IReadOnlyList<Dossier> SameDebtor { get; private set; } = [];

    public IReadOnlyList<InCampaign> Campaigns { get; private set; } = [];

    public IReadOnlyList<AuditEvent> History { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds { get; } = [.. ResultKinds.All.Select(k => new SelectListItem(k.Label(), k.ToString()))];

    public async Task OnGetAsync(Id<Dossier> id)
    {
        await LoadAsync(id);
        var period = Campaigns.FirstOrDefault(c => c.Standing is not null)?.Campaign.Period;
        Input.On = period is { } days ? (Today > days.To ? days.To : Today) : Today;
    }

    public async Task<IActionResult> OnPostRecordAsync(Id<Dossier> id, Id<Campaign> campaign)
    {
        var done = await TryAsync(() => record.Handle(
            new RecordResult(campaign, id, Input.Kind, Input.On ?? Today, new(Input.Amount ?? 0), Input.ReceiptNo, Input.Note), Actor, Cancel));
        if (done)
        {
            Done = $"Đã ghi kết quả «{Input.Kind.Label()}».";
            return RedirectToPage(new { id });
        }

        Db.ChangeTracker.Clear();
        await LoadAsync(id);
        return Page();
    }

    public async Task<IActionResult> OnPostOweAsync(Id<Dossier> id)
    {
        if (await TryAsync(() => add.Handle(new(id, Further.Kind, Further.Description ?? "", new(Further.Due ?? 0), new(Further.Paid ?? 0)), Actor, Cancel), nameof(Further)))
        {
            Done = "Đã thêm nghĩa vụ. Thủ trưởng chạy lại phân loại để có kết luận mới.";
            return RedirectToPage(new { id });
        }

        Db.ChangeTracker.Clear();
        await LoadAsync(id);
        return Page();
    }

    public async Task<IActionResult> OnPostJoinAsync(Id<Dossier> id, Id<Campaign> campaign, string? reason)
    {
        ModelState.Clear();
        if (await TryAsync(() => join.Handle(new(campaign, id, reason ?? ""), Actor, Cancel)))
        {
            Done = "Đã bổ sung hồ sơ vào danh sách của chiến dịch.";
            return RedirectToPage(new { id });
        }

        await LoadAsync(id);
        return Page();
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

    private async Task LoadAsync(Id<Dossier> id)
    {
        Dossier = await Db.VisibleDossiers(Actor).AsNoTracking().AsSplitQuery()
            .Include(d => d.Parties).Include(d => d.Obligations).Include(d => d.Verifications).Include(d => d.Payments)
            .Where(d => d.Id == id).OneAsync(Cancel);
        Commune = await Db.Communes.Where(c => c.OfficeId == Dossier.OfficeId && c.Id == Dossier.CommuneId).Select(c => c.Name).SingleOrDefaultAsync(Cancel);
        Officer = await Db.Officers.Where(o => o.OfficeId == Dossier.OfficeId && o.Id == Dossier.OfficerId).Select(o => o.Name).SingleOrDefaultAsync(Cancel);
        Findings = await Db.TriageFindings.AsNoTracking().Where(f => f.OfficeId == Dossier.OfficeId && f.DossierId == id).OrderBy(f => f.Due).ToListAsync(Cancel);
        Book = await OfficeLaw.LoadAsync(Db, Dossier.OfficeId, Cancel);
        SameDebtor = await Db.VisibleDossiers(Actor).AsNoTracking()
            .Where(d => d.DebtorSortKey == Dossier.DebtorSortKey && d.Id != id).OrderBy(d => d.DecisionDate).Take(10).ToListAsync(Cancel);
        await LoadCampaignsAsync(id);
        var key = id.Value;
        History = await Db.AuditEvents.AsNoTracking().Where(e => e.OfficeId == Dossier.OfficeId && e.SubjectId == key)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(HistoryShown).ToListAsync(Cancel);
    }

    private async Task LoadCampaignsAsync(Id<Dossier> id)
    {
        var campaigns = await Db.VisibleCampaigns(Actor).AsNoTracking().OrderByDescending(c => c.From).Take(CampaignsShown).ToListAsync(Cancel);
        var standings = await Db.BaselineFiles.AsNoTracking().Where(b => b.OfficeId == Dossier.OfficeId && b.DossierId == id).ToListAsync(Cancel);
        var results = await Db.CaseResults.AsNoTracking().Where(r => r.OfficeId == Dossier.OfficeId && r.DossierId == id)
            .OrderBy(r => r.On).ThenBy(r => r.Id).ToListAsync(Cancel);
        var drafted = await Db.CasePlans.AsNoTracking().Where(p => p.OfficeId == Dossier.OfficeId && p.DossierId == id).ToListAsync(Cancel);
        Campaigns = [.. campaigns
            .Select(c => new InCampaign(c, standings.FirstOrDefault(s => s.CampaignId == c.Id), [.. results.Where(r => r.CampaignId == c.Id)], drafted.Find(p => p.CampaignId == c.Id)))
            .Where(c => c.Standing is not null || c.Campaign.State != CampaignState.Closed)];
    }

    /// <summary>The explanation of a finding; null when the law or the file has changed since the triage.</summary>
    public Explanation? Why(TriageFinding finding)
    {
        var facts = Dossier.ToFacts();
        return FileRules.Decide(facts, finding.AsOf, Book).FirstOrDefault(f => f.Group == finding.Group && f.Rule == finding.Rule && f.Due == finding.Due) is { } again
            ? Explanations.Of(again, facts, finding.AsOf, Book)
            : null;
    }

    public sealed record InCampaign(Campaign Campaign, BaselineFile? Standing, IReadOnlyList<CaseResult> Results, CasePlan? Plan);

    public sealed class FurtherDuty
    {
        public ObligationKind Kind { get; set; } = ObligationKind.CourtFee;

        public string? Description { get; set; }

        public long? Due { get; set; }

        public long? Paid { get; set; }
    }

    public sealed class Form
    {
        public ResultKind Kind { get; set; } = ResultKind.Reviewed;

        public DateOnly? On { get; set; }

        public long? Amount { get; set; }

        public string? ReceiptNo { get; set; }

        public string? Note { get; set; }
    }
}
