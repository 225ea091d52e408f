using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Evaluation;

/// <summary>Planned visits and what became of them.</summary>
public sealed record VisitCount(int Planned, int Done, int Skipped)
{
    /// <summary>Neither a record nor a reason.</summary>
    public int Silent => Planned - Done - Skipped;

    public double Share => Planned == 0 ? 0 : (double)Done / Planned;

    public static VisitCount Of(IEnumerable<PlannedVisit> visits)
    {
        var all = visits.ToList();
        return new(all.Count, all.Count(v => v.Record is not null), all.Count(v => v.Skipped is not null));
    }
}

/// <summary>A wave, a team or a step kind: its plan and its result.</summary>
/// <param name="Key">What the lists behind the numbers filter by.</param>
/// <param name="Results">Files completed or terminated.</param>
public sealed record EvaluationLine(string? Key, string Name, VisitCount Visits, int Results, long Collected, ScoreTarget? Target);

/// <summary>A cause and how many files stand still for it.</summary>
public sealed record CauseCount(StandstillCause Cause, int Files);

/// <summary>A campaign's plan against its result. Every number is a count or sum over records that can be listed.</summary>
/// <param name="Money">Budget in force against payments; null while no budget was approved.</param>
public sealed record CampaignEvaluation(
    EvaluationFacts Facts, Scoreboard Score, IReadOnlyList<EvaluationLine> ByWave, IReadOnlyList<EvaluationLine> ByTeam, IReadOnlyList<EvaluationLine> ByKind,
    IReadOnlyList<StepTime> Times, BudgetOutcome? Money, IReadOnlyList<CauseCount> Causes)
{
    public VisitCount Visits => VisitCount.Of(Facts.Planned);

    public int StandingStill => Causes.Sum(c => c.Files);

    public static async Task<CampaignEvaluation> LoadAsync(AppDb db, Id<Campaign> id, Actor actor, CancellationToken cancellationToken = default)
    {
        var score = await new ScoreboardQuery(db).RunAsync(id, actor, null, cancellationToken);
        var campaign = score.Campaign;
        var facts = await EvaluationFacts.LoadAsync(db, campaign, cancellationToken);
        var budget = await db.Budgets.AsNoTracking().Include(b => b.Lines)
            .Where(b => b.OfficeId == campaign.OfficeId && b.CampaignId == id && b.State == BudgetState.Approved).OrderByDescending(b => b.Number).FirstOrDefaultAsync(cancellationToken);
        var money = budget is null ? null : await BudgetOutcome.LoadAsync(db, campaign, budget.Lines, cancellationToken);
        return new(facts, score, Waves(facts, score), Teams(facts, score), Kinds(facts), StepTimes.Of(facts), money,
            [.. Standstill.Of(facts).GroupBy(f => f.Cause).Select(g => new CauseCount(g.Key, g.Count())).OrderByDescending(c => c.Files).ThenBy(c => c.Cause.Code, StringComparer.Ordinal)]);
    }

    /// <summary>The wave that a day lies in.</summary>
    public static Wave? WaveOf(Campaign campaign, DateOnly day) => campaign.Waves.FirstOrDefault(w => w.Period.Contains(day));

    private static List<EvaluationLine> Waves(EvaluationFacts facts, Scoreboard score)
    {
        var planned = facts.Planned.ToLookup(p => WaveOf(facts.Campaign, p.Day)?.Id);
        List<EvaluationLine> lines = [.. score.ByWave.Select(w => new EvaluationLine(w.Wave.Id.ToString(), w.Wave.Name, VisitCount.Of(planned[w.Wave.Id]), w.Figures.Done, w.Collected, w.Target))];
        var (results, collected) = (score.Total.Done - lines.Sum(l => l.Results), score.Total.Collected - lines.Sum(l => l.Collected));
        if (planned[null].Any() || results > 0 || collected > 0)
        {
            lines.Add(new(null, "Ngoài các đợt", VisitCount.Of(planned[null]), results, collected, null));
        }

        return lines;
    }

    private static List<EvaluationLine> Teams(EvaluationFacts facts, Scoreboard score)
    {
        var planned = facts.Planned.ToLookup(p => p.TeamId.ToString());
        return [.. score.ByTaskForce.Select(t => new EvaluationLine(t.Key, t.Name, VisitCount.Of(t.Key is null ? [] : planned[t.Key]), t.Figures.Done, t.Figures.Collected, t.Target))];
    }

    // A file counts with every kind of step that was planned for it, so these results may add up to more than the campaign.
    private static List<EvaluationLine> Kinds(EvaluationFacts facts)
    {
        var files = facts.Files.ToDictionary(f => f.Standing.DossierId);
        return [.. facts.Planned.GroupBy(p => p.Kind).OrderBy(g => g.Key).Select(g =>
        {
            var behind = g.Select(p => p.DossierId).Distinct().Where(files.ContainsKey).Select(d => files[d]).ToList();
            return new EvaluationLine(g.Key.Code(), g.Key.Label(), VisitCount.Of(g), behind.Count(f => f.Done), behind.Sum(f => f.Standing.Collected.Amount), null);
        })];
    }
}
