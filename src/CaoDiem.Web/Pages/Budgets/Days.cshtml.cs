using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Budgets;

/// <summary>The days that a budget's line comes from; without a line, the latest budget day by day and team by team.</summary>
[Authorize(nameof(Permission.SeeBudgets))]
public sealed class DaysModel(AppDb db) : AppPage(db)
{
    [BindProperty(SupportsGet = true, Name = "line")]
    public Id<BudgetLine>? LineId { get; set; }

    public Campaign Campaign { get; private set; } = null!;

    public Budget Budget { get; private set; } = null!;

    public BudgetLine? Line { get; private set; }

    public IReadOnlyList<(DateOnly Day, string Team, int Count, Dong Amount)> Days { get; private set; } = [];

    public Dong Total => new(Days.Sum(d => d.Amount.Amount));

    public bool MaySeeWeeks => Actor.May(Permission.SeeTaskForces) && Budget.Basis == EstimateBasis.Schedule;

    public async Task OnGetAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Where(c => c.Id == id).OneAsync(Cancel);
        Budget = await Db.Budgets.AsNoTracking().Include(b => b.Lines).Where(b => b.OfficeId == Campaign.OfficeId && b.CampaignId == id)
            .Where(b => LineId == null || b.Lines.Any(l => l.Id == LineId)).OrderByDescending(b => b.Number).Take(1).OneAsync(Cancel);
        Line = Budget.Lines.FirstOrDefault(l => l.Id == LineId);
        var lines = Budget.Lines.Where(l => Line is null || l.Id == Line.Id).Select(l => l.Id).ToList();
        var days = await Db.BudgetDays.AsNoTracking().Where(d => d.OfficeId == Campaign.OfficeId && lines.Contains(d.LineId)).ToListAsync(Cancel);
        Days = [.. days.GroupBy(d => (d.Day, d.Team)).OrderBy(g => g.Key.Day).ThenBy(g => g.Key.Team, StringComparer.Ordinal)
            .Select(g => (g.Key.Day, g.Key.Team, g.Sum(d => d.Count), new Dong(g.Sum(d => d.Amount.Amount))))];
    }
}
