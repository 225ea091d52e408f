using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Evaluation;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Evaluation;

/// <summary>The sample checks of a campaign, and where an examiner draws one.</summary>
[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class SamplesModel(AppDb db, DrawSampleHandler samples) : AppPage(db)
{
    private const int UsualSize = 20;

    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    public IReadOnlyList<SampleCheck> Checks { get; private set; } = [];

    public IReadOnlyList<(SampleStratum Stratum, int Files)> Strata { get; private set; } = [];

    public int Population => Strata.Sum(s => s.Files);

    public bool CanDraw => Actor.May(Permission.CheckSamples) && Population > 0 && Checks.All(c => c.State != SampleState.Open);

    public Task OnGetAsync(Id<Campaign> id) => LoadAsync(id);

    public async Task<IActionResult> OnPostAsync(Id<Campaign> id)
    {
        Id<SampleCheck> drawn = default;
        var answer = await ChangeAsync("Đã rút mẫu.", async () => drawn = await samples.Handle(new DrawSample(id, Input.Seed ?? 0, Input.Size ?? 0), Actor, Cancel), () => LoadAsync(id), Permission.CheckSamples);
        return drawn == default ? answer : Redirect($"/Evaluation/Check/{drawn}");
    }

    private async Task LoadAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Where(c => c.Id == id).OneAsync(Cancel);
        var office = Campaign.OfficeId;
        Checks = await Db.SampleChecks.AsNoTracking().Include(c => c.Items).Where(c => c.OfficeId == office && c.CampaignId == id).OrderByDescending(c => c.Id).ToListAsync(Cancel);
        var files = await Db.StandingSpans.AsNoTracking().On(Db.Today).Where(s => s.OfficeId == office && s.CampaignId == id).ToListAsync(Cancel);
        Strata = [.. SampleWords.AllStrata.Select(s => (s, files.Count(f => SampleWords.Of(f) == s)))];
        Input.Seed ??= int.Parse(Db.Today.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
        Input.Size ??= Math.Min(UsualSize, Population);
    }

    public sealed class Form
    {
        public int? Seed { get; set; }

        public int? Size { get; set; }
    }
}
