using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Launch;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Launch;

/// <summary>How ready a campaign is against what is expected by now, and the place where it is opened.</summary>
[Authorize(nameof(Permission.SeeCampaigns))]
public sealed class ReadinessModel(AppDb db, OpenCampaignHandler open) : AppPage(db)
{
    private const int DaysShown = 28;

    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    public ReadinessReport Report { get; private set; } = null!;

    /// <summary>The report as it would decide on opening today.</summary>
    public ReadinessReport AtLaunch { get; private set; } = null!;

    public LaunchRecord? Launched { get; private set; }

    public int Days { get; private set; }

    public bool CanOpen => Actor.May(Permission.PlanCampaign) && Campaign.State == CampaignState.Draft && Campaign.OfficeId == Actor.OfficeId;

    public IEnumerable<SelectListItem> Reasons => ChronogramWords.AllReasons.Select(r => new SelectListItem(r.Label(), r.ToString()));

    public string When => Days > 0 ? $"còn {Days} ngày đến ngày bắt đầu" : Days == 0 ? "hôm nay là ngày bắt đầu" : $"đã qua ngày bắt đầu {-Days} ngày";

    /// <summary>The expected curve of the last four weeks, and where the campaign stands.</summary>
    public IHtmlContent Chart()
    {
        var from = Campaign.From.AddDays(-DaysShown);
        var here = Campaign.From.AddDays(-Math.Clamp(Days, 0, DaysShown));
        return ReadinessChart.Draw("Mức sẵn sàng so với mức cần có", $"Hôm nay {Report.Score:0} %, mức cần có {Report.Expected:0} %.", from, Campaign.From,
            [.. Enumerable.Range(0, DaysShown + 1).Select(d => (from.AddDays(d), Readiness.Expected(DaysShown - d)))], here, Report.Score);
    }

    public Task OnGetAsync(Id<Campaign> id) => LoadAsync(id);

    public Task<IActionResult> OnPostOpenAsync(Id<Campaign> id) => ChangeAsync(
        "Chiến dịch bắt đầu.", () => open.Handle(new(id, Input.Reason, Input.Note), Actor, Cancel), () => LoadAsync(id), Permission.PlanCampaign, next: Redirect($"/Campaigns/Details/{id}"));

    private async Task LoadAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Where(c => c.Id == id).OneAsync(Cancel);
        Days = Campaign.From.DayNumber - Db.Today.DayNumber;
        var facts = await ReadinessRecords.LoadAsync(Db, Campaign, Cancel);
        (Report, AtLaunch) = (Readiness.Of(facts, Days), Readiness.Of(facts, Math.Min(0, Days)));
        Launched = await Db.LaunchRecords.AsNoTracking().Where(l => l.OfficeId == Campaign.OfficeId && l.CampaignId == id).OrderByDescending(l => l.On).FirstOrDefaultAsync(Cancel);
    }

    public sealed class Form
    {
        public MoveReason? Reason { get; set; }

        public string? Note { get; set; }
    }
}
