using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Scenarios;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Scenarios;

/// <summary>Up to four ways to run the campaign side by side; the address holds them, so that they can be sent on.</summary>
[Authorize(nameof(Permission.PlanCampaign))]
public sealed class CompareModel(AppDb db) : AppPage(db)
{
    [BindProperty(SupportsGet = true, Name = "v")]
    public List<Form> Input { get; set; } = [];

    public Campaign Campaign { get; private set; } = null!;

    public IReadOnlyList<ScenarioResult> Results { get; private set; } = [];

    public IReadOnlyDictionary<WorkGroup, SuccessRate> Rates { get; private set; } = new Dictionary<WorkGroup, SuccessRate>();

    public static string Cases(Expectation expectation) => $"{expectation.Mean:0} ({expectation.Low:0} – {expectation.High:0})";

    public static string Money(Expectation expectation) => $"{Format.Short((long)expectation.Mean)} ({Format.Short((long)expectation.Low)} – {Format.Short((long)expectation.High)})";

    public async Task OnGetAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Include(c => c.Waves).Where(c => c.Id == id).OneAsync(Cancel);
        if (Input.Count == 0)
        {
            Input =
            [
                new() { Name = "Như kế hoạch" }, new() { Name = "Một đợt", Waves = 1 }, new() { Name = "Ba đợt", Waves = 3 },
                new() { Name = "Như kế hoạch, thêm 2 người", Borrowed = 2 },
            ];
        }

        Input = [.. Input.Take(Variants.Most)];
        var variants = await Variants.LoadAsync(Db, Campaign, Cancel);
        Rates = variants.Rates;
        var results = new List<ScenarioResult>();
        for (var i = 0; i < Input.Count; i++)
        {
            var form = Input[i];
            try
            {
                results.Add(ScenarioOutcome.Of(variants.Of(new(form.Name ?? $"Phương án {i + 1}", form.Waves ?? 0, form.Start, form.Borrowed ?? 0, form.Cap is { } cap ? new Dong(cap) : null))));
            }
            catch (RuleViolation refused)
            {
                Refuse(refused);
            }
        }

        Results = results;
    }

    public sealed class Form
    {
        public string? Name { get; set; }

        public int? Waves { get; set; }

        public DateOnly? Start { get; set; }

        public int? Borrowed { get; set; }

        public long? Cap { get; set; }
    }
}
