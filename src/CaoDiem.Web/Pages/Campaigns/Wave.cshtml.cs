using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Campaigns;

/// <summary>Puts a wave right, or takes it out after saying what hangs on it.</summary>
[Authorize(nameof(Permission.PlanCampaign))]
public sealed class WaveModel(AppDb db, PlanWavesHandler plan) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))]
    public Form Input { get; set; } = new();

    [BindProperty(Name = nameof(Drop))]
    public ReasonForm Drop { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    public Wave Wave { get; private set; } = null!;

    public WaveTies Ties { get; private set; } = null!;

    public bool NeedsReason => Campaign.State != CampaignState.Draft;

    /// <summary>The form for taking it out came back with an error.</summary>
    public bool DropShown { get; private set; }

    public async Task OnGetAsync(Id<Wave> id)
    {
        await LoadAsync(id);
        Input = Form.Of(Wave);
    }

    public async Task<IActionResult> OnPostAsync(Id<Wave> id)
    {
        KeepOnly(nameof(Input));
        await LoadAsync(id);
        return await ChangeAsync("Đã sửa đợt.", () => plan.Handle(Command(), Actor, Cancel), () => LoadAsync(id), next: Back);
    }

    public async Task<IActionResult> OnPostDropAsync(Id<Wave> id)
    {
        KeepOnly(nameof(Drop));
        DropShown = true;
        await LoadAsync(id);
        Input = Form.Of(Wave);
        var command = new RemoveWave(Campaign.Id, id, Drop.Reason);
        return await ChangeAsync("Đã bỏ đợt.", () => plan.Handle(command, Actor, Cancel), () => LoadAsync(id), prefix: nameof(Drop),
            next: Back);
    }

    private RedirectResult Back => Redirect($"/Campaigns/Details/{Campaign.Id}");

    private EditWave Command() => Input is { From: { } from, To: { } to }
        ? new(Campaign.Id, Wave.Id, Input.Name, from, to, Input.Focus, Input.Reason)
        : throw new RuleViolation("CMP-022", "Chưa nhập ngày bắt đầu, ngày kết thúc của đợt.", Input.From is null ? "From" : "To");

    private async Task LoadAsync(Id<Wave> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().AsSplitQuery().Include(c => c.Waves).Include(c => c.Targets)
            .Where(c => c.Waves.Any(w => w.Id == id)).OneAsync(Cancel);
        Wave = Campaign.Waves.Single(w => w.Id == id);
        Ties = await TiesAsync();
    }

    private async Task<WaveTies> TiesAsync()
    {
        var (office, campaign, days) = (Campaign.OfficeId, Campaign.Id, Wave.Period);
        var shares = WaveCoverage.Of(Campaign.Waves, await FileOutlines.OfAsync(Db, Campaign, Cancel), Campaign.From);
        var files = shares.Single(s => s.Wave?.Id == Wave.Id).Files.Select(f => f.Id).ToHashSet();
        var plans = await Db.CasePlans.Where(p => p.OfficeId == office && p.CampaignId == campaign).Select(p => p.DossierId)
            .ToListAsync(Cancel);
        var visits = await Db.Assignments.Where(a => a.OfficeId == office && Db.TeamRoutes.Any(r =>
            r.OfficeId == office && r.CampaignId == campaign && r.Id == a.RouteId && r.Day >= days.From && r.Day <= days.To))
            .Select(a => a.DossierId).ToListAsync(Cancel);
        var targets = Campaign.Targets.Count(t => t.Scope == TargetScope.Wave && t.ScopeId == Wave.Id.Value);
        return new(files.Count, plans.Count(files.Contains), visits.Count(files.Contains), targets);
    }

    public sealed class Form
    {
        public string? Name { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public List<WorkGroup> Focus { get; set; } = [];

        public string? Reason { get; set; }

        public static Form Of(Wave wave) => new() { Name = wave.Name, From = wave.From, To = wave.To, Focus = [.. wave.FocusGroups] };
    }
}

/// <summary>What hangs on a wave, in numbers.</summary>
public sealed record WaveTies(int Files, int Plans, int Visits, int Targets);
