using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Evaluation;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Evaluation;

/// <summary>One sample check: each file's verdict, and what it says about all of them.</summary>
[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class CheckModel(AppDb db, DrawSampleHandler samples) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public SampleCheck Check { get; private set; } = null!;

    public Campaign Campaign { get; private set; } = null!;

    public SampleEstimate Estimate { get; private set; } = null!;

    public IReadOnlyDictionary<Id<Dossier>, (string Debtor, string Decision)> Names { get; private set; } = new Dictionary<Id<Dossier>, (string, string)>();

    public bool CanJudge => Actor.May(Permission.CheckSamples) && Check.State == SampleState.Open;

    public IEnumerable<SelectListItem> Reasons(FailReason? chosen) => SampleWords.AllReasons.Select(r => new SelectListItem(r.Label(), r.ToString(), r == chosen));

    public Task OnGetAsync(Id<SampleCheck> id) => LoadAsync(id);

    public Task<IActionResult> OnPostJudgeAsync(Id<SampleCheck> id, Id<SampleItem> item, SampleVerdict verdict, FailReason? reason, string? note) =>
        ChangeAsync(id, $"Đã ghi: {verdict.Label().ToLowerInvariant()}.", () => samples.Handle(new JudgeSample(id, item, verdict, reason, note), Actor, Cancel));

    public Task<IActionResult> OnPostConcludeAsync(Id<SampleCheck> id) => ChangeAsync(id, "Đã kết luận.", () => samples.Handle(new ConcludeSample(id, Input.Conclusion), Actor, Cancel));

    public Task<IActionResult> OnPostCancelAsync(Id<SampleCheck> id) => ChangeAsync(id, "Đã hủy lần kiểm tra.", () => samples.Handle(new CancelSample(id, Input.Reason), Actor, Cancel));

    private Task<IActionResult> ChangeAsync(Id<SampleCheck> id, string done, Func<Task> change)
    {
        ModelState.Remove("reason");
        return ChangeAsync(done, change, () => LoadAsync(id), Permission.CheckSamples);
    }

    private async Task LoadAsync(Id<SampleCheck> id)
    {
        var office = Actor.RequireOffice();
        Check = await Db.SampleChecks.AsNoTracking().Include(c => c.Items).Where(c => c.OfficeId == office && c.Id == id).OneAsync(Cancel);
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Where(c => c.Id == Check.CampaignId).OneAsync(Cancel);
        Estimate = SampleEstimate.Of(Check);
        var ids = Check.Items.Select(i => i.DossierId).ToList();
        Names = (await Db.VisibleDossiers(Actor).Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.DebtorName, d.DecisionNo, d.DecisionDate }).ToListAsync(Cancel))
            .ToDictionary(d => d.Id, d => (d.DebtorName, $"{d.DecisionNo} ngày {Format.Day(d.DecisionDate)}"));
    }

    public sealed class Form
    {
        public string? Conclusion { get; set; }

        public string? Reason { get; set; }
    }
}
