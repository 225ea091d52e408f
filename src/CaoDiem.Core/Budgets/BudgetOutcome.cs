using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Budgets;

/// <summary>A line of the plan against what was spent on it. <paramref name="Spent"/> counts no cancelled payment.</summary>
public sealed record LineOutcome(string Code, string Label, Bearer Bearer, Dong Planned, Dong Spent)
{
    /// <summary>Positive: money left.</summary>
    public Dong Left => Planned - Spent;
}

/// <summary>What was spent, and what a file and a result cost. Money per unit is null when there is nothing to divide by.</summary>
public sealed record BudgetOutcome(IReadOnlyList<LineOutcome> Lines, Dong Planned, Dong Spent, int Files, int Results)
{
    /// <summary>Spent when anything was, else what was estimated.</summary>
    public Dong Basis => Spent > Dong.Zero ? Spent : Planned;

    public Dong? PerFile => Files == 0 ? null : Basis.PartOf(1, Files);

    public Dong? PerResult => Results == 0 ? null : Basis.PartOf(1, Results);

    /// <param name="files">Files on the list.</param>
    /// <param name="results">Files that the campaign brought to an end.</param>
    public static BudgetOutcome Of(IEnumerable<BudgetLine> plan, IEnumerable<Expense> expenses, int files, int results)
    {
        var spent = expenses.Where(e => !e.IsCancelled).GroupBy(e => e.LineCode).ToDictionary(g => g.Key, g => Sum(g.Select(e => e.Amount)));
        LineOutcome[] lines = [.. plan.GroupBy(l => l.Code).Select(g => new LineOutcome(g.Key, g.First().Label, g.First().Bearer, Sum(g.Select(l => l.Amount)), spent.GetValueOrDefault(g.Key)))];
        return new(lines, Sum(lines.Select(l => l.Planned)), Sum(spent.Values), files, results);
    }

    public static async Task<BudgetOutcome> LoadAsync(AppDb db, Campaign campaign, IEnumerable<BudgetLine> plan, CancellationToken cancellationToken = default)
    {
        var expenses = await db.Expenses.AsNoTracking().Where(e => e.OfficeId == campaign.OfficeId && e.CampaignId == campaign.Id).ToListAsync(cancellationToken);
        var list = db.StandingSpans.On(db.Today).Where(s => s.OfficeId == campaign.OfficeId && s.CampaignId == campaign.Id);
        return Of(
            plan, expenses, await list.CountAsync(s => (s.Flags & StandingFlags.Left) == 0, cancellationToken),
            await list.CountAsync(s => (s.Flags & StandingFlags.Done) != 0, cancellationToken));
    }

    private static Dong Sum(IEnumerable<Dong> amounts) => amounts.Aggregate(Dong.Zero, (sum, a) => sum + a);
}
