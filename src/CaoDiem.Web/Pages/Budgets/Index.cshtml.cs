using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Budgets;

/// <summary>The campaigns of the office with what is estimated, given and spent.</summary>
[Authorize(nameof(Permission.SeeBudgets))]
public sealed class IndexModel(AppDb db) : AppPage(db)
{
    public IReadOnlyList<Row> All { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var campaigns = await Db.VisibleCampaigns(Actor).AsNoTracking().OrderByDescending(c => c.From).ToListAsync(Cancel);
        var budgets = await Db.Budgets.AsNoTracking().AsSplitQuery().Include(b => b.Lines).Include(b => b.Sources).Where(b => b.OfficeId == Actor.OfficeId).ToListAsync(Cancel);
        var spent = await Db.Expenses.Where(e => e.OfficeId == Actor.OfficeId && e.CancelReason == null).GroupBy(e => e.CampaignId)
            .Select(g => new { g.Key, Sum = g.Sum(e => e.Amount.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Sum, Cancel);
        All = [.. campaigns.Select(c => new Row(c, budgets.Where(b => b.CampaignId == c.Id).MaxBy(b => b.Number), spent.GetValueOrDefault(c.Id)))];
    }

    public sealed record Row(Campaign Campaign, Budget? Budget, long Spent);
}
