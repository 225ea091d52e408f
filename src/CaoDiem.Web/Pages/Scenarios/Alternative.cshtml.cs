using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Scenarios;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Scenarios;

/// <summary>What stands behind the numbers of one alternative: its files, its weeks, its costs.</summary>
[Authorize(nameof(Permission.PlanCampaign))]
public sealed class AlternativeModel(AppDb db) : AppPage(db)
{
    public Campaign Campaign { get; private set; } = null!;

    public Scenario Scenario { get; private set; } = null!;

    public IEnumerable<(Bearer Bearer, IEnumerable<EstimateLine> Lines)> Costs =>
        BudgetWords.AllBearers.Select(b => (b, Scenario.Lines.Where(l => l.Bearer == b))).Where(x => x.Item2.Any());

    public static string Hours(long minutes) => Format.Number((int)Math.Round(minutes / 60.0));

    public async Task OnGetAsync(Id<PlanRun> id)
    {
        var run = await Db.PlanRuns.AsNoTracking().Where(r => r.OfficeId == Actor.OfficeId && r.Id == id && r.Trial != null && r.State == PlanRunState.Done).OneAsync(Cancel);
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Include(c => c.Waves).Where(c => c.Id == run.CampaignId).OneAsync(Cancel);
        Scenario = (await Comparison.LoadAsync(Db, Campaign, Actor, id, Cancel)).Scenarios.Single();
    }
}
