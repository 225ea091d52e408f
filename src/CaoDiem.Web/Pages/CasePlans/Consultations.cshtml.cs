using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.CasePlans;

/// <summary>The consultations of a campaign, and the way back of one that was recorded wrongly.</summary>
[Authorize(nameof(Permission.SeeDossiers))]
public sealed class ConsultationsModel(AppDb db, RecordConsultationHandler handler) : PlanPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Task OnGetAsync(Id<Campaign> id) => LoadAsync(id);

    public Task<IActionResult> OnPostAsync(Id<Campaign> id) => ChangeAsync(
        "Đã rút lần hội ý; các kế hoạch của lần đó chờ hội ý lại.",
        () => handler.Handle(new WithdrawConsultation(Input.Consultation, Input.Reason), Actor, Cancel),
        () => LoadAsync(id), Permission.DraftPlans);

    private async Task LoadAsync(Id<Campaign> id)
    {
        await LoadCampaignAsync(id);
        var office = Campaign.OfficeId;
        var held = await Db.Consultations.AsNoTracking().Where(c => c.OfficeId == office && c.CampaignId == id)
            .OrderByDescending(c => c.Day).ThenByDescending(c => c.Id).ToListAsync(Cancel);
        var visible = await Db.VisiblePlans(Actor).Where(p => p.OfficeId == office && p.CampaignId == id)
            .Select(p => new { p.Id, p.State, p.ConsultationId }).ToDictionaryAsync(p => p.Id, Cancel);
        var covered = (await Db.ConsultedPlans.Where(c => c.OfficeId == office && held.Select(h => h.Id).Contains(c.ConsultationId))
            .Select(c => new { c.ConsultationId, c.PlanId }).ToListAsync(Cancel)).ToLookup(c => c.ConsultationId, c => c.PlanId);
        Rows =
        [
            .. held.Where(c => covered[c.Id].Any(visible.ContainsKey)).Select(c =>
            {
                var now = covered[c.Id].Where(visible.ContainsKey).Select(p => visible[p]).Where(p => p.ConsultationId == c.Id).ToList();
                return new Row(c, covered[c.Id].Count(), now.Count(p => p.State == PlanState.Consulted),
                    now.Count(p => p.State is PlanState.Approved or PlanState.CarriedOut), covered[c.Id].All(visible.ContainsKey));
            }),
        ];
    }

    /// <param name="Waiting">Plans that wait for approval on it.</param>
    /// <param name="Approved">Plans that were approved on it.</param>
    /// <param name="Whole">Whoever looks may see all its plans.</param>
    public sealed record Row(Consultation Held, int Plans, int Waiting, int Approved, bool Whole);

    public sealed class Form
    {
        public Id<Consultation> Consultation { get; set; }

        public string? Reason { get; set; }
    }
}
