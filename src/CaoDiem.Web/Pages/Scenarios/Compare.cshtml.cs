using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Scenarios;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Scenarios;

/// <summary>Up to four ways to run the campaign, each planned by the planner in the background, side by side.</summary>
[Authorize(nameof(Permission.PlanCampaign))]
public sealed class CompareModel(AppDb db, CompareVariantsHandler compare) : AppPage(db)
{
    [BindProperty(Name = "v")]
    public List<Form> Input { get; set; } = [];

    public Campaign Campaign { get; private set; } = null!;

    public Comparison Found { get; private set; } = null!;

    public int ApprovedPlans { get; private set; }

    public IReadOnlyList<Scenario> Results => Found.Scenarios;

    public bool Working => Found.Runs.Any(r => r.State.IsWorking());

    public static string Cases(Expectation expectation) => $"{expectation.Mean:0} ({expectation.Low:0} – {expectation.High:0})";

    public static string Money(Expectation expectation) => $"{Format.Short((long)expectation.Mean)} ({Format.Short((long)expectation.Low)} – {Format.Short((long)expectation.High)})";

    public static string Link(Scenario scenario, string part = "") => $"/Scenarios/Alternative/{scenario.Run.Id}{(part.Length > 0 ? "#" + part : "")}";

    public async Task<IActionResult> OnGetAsync(Id<Campaign> id)
    {
        await LoadAsync(id);
        return IsPartial("progress") ? Partial("_Progress", this) : Page();
    }

    public Task<IActionResult> OnPostAsync(Id<Campaign> id) => ChangeAsync(
        "", () => compare.Handle(new(id, [.. Input.Where(v => !string.IsNullOrWhiteSpace(v.Name)).Select(v => v.ToVariant())]), Actor, Cancel), () => LoadAsync(id), Permission.PlanCampaign);

    private async Task LoadAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Include(c => c.Waves).Where(c => c.Id == id).OneAsync(Cancel);
        Found = await Comparison.LoadAsync(Db, Campaign, Actor, null, Cancel);
        ApprovedPlans = await Db.CasePlans.CountAsync(p => p.OfficeId == Campaign.OfficeId && p.CampaignId == id && p.State == PlanState.Approved, Cancel);
        if (Input.Count == 0)
        {
            Input = Found.Runs.Count > 0 ? [.. Found.Runs.Select(r => Form.Of(Variant.Parse(r.Trial!)))] : Usual();
        }
    }

    // One wave at the end of the year against three from January, the same people; and two more of them (campaign model L1).
    private List<Form> Usual()
    {
        var (from, to) = (Campaign.From, Campaign.To);
        var january = new DateOnly(to.Year, 1, 1);
        return
        [
            new() { Name = "Như kế hoạch", From = from, To = to }, new() { Name = "Một đợt", Waves = 1, From = from, To = to },
            new() { Name = "Ba đợt từ tháng 1", Waves = 3, From = january < to ? january : from, To = to }, new() { Name = "Như kế hoạch, thêm 2 người", Borrowed = 2, From = from, To = to },
        ];
    }

    public sealed class Form
    {
        public string? Name { get; set; }

        public int? Waves { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public int? Borrowed { get; set; }

        public long? Cap { get; set; }

        public static Form Of(Variant v) => new() { Name = v.Name, Waves = v.Waves, From = v.From, To = v.To, Borrowed = v.Borrowed, Cap = v.Cap?.Amount };

        public Variant ToVariant() => new(Name!.Trim(), Waves ?? 0, Day(From), Day(To), Borrowed ?? 0, Cap is { } cap ? new Dong(cap) : null);

        private DateOnly Day(DateOnly? day) => day ?? throw new RuleViolation("SCN-004", $"Phương án «{Name}» chưa có ngày bắt đầu, ngày kết thúc.");
    }
}
