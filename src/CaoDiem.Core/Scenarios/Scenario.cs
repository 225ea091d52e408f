using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.Workload;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Scenarios;

/// <summary>An expectation with the range in which 95 of 100 outcomes lie, by the normal approximation of the binomial.</summary>
public sealed record Expectation(double Mean, double Deviation, double Most)
{
    private const double Sigmas = 1.96;

    public double Low => Math.Max(0, Mean - (Sigmas * Deviation));

    public double High => Math.Min(Most, Mean + (Sigmas * Deviation));

    /// <summary>Independent trials, each worth an amount when it succeeds.</summary>
    public static Expectation Of(IEnumerable<(double Worth, double Chance)> trials)
    {
        var (mean, variance, most) = (0.0, 0.0, 0.0);
        foreach (var (worth, chance) in trials)
        {
            mean += worth * chance;
            variance += worth * worth * chance * (1 - chance);
            most += worth;
        }

        return new(mean, Math.Sqrt(variance), most);
    }
}

/// <summary>A file of an alternative: how many of its steps in the field the planner fits, and where.</summary>
public sealed record ScenarioFile(
    Id<Dossier> Id, string File, string Debtor, WorkGroup Group, int Steps, int Planned, string? Team, DateOnly? First, DateOnly? Last, Dong Remaining, SuccessRate Rate)
{
    /// <summary>The success rate of the group, as far as the steps fit.</summary>
    public double Chance => Rate.Chance * Planned / Steps;
}

/// <summary>What an alternative brings and costs, from the planner's own plan of it.</summary>
/// <param name="Period">First and last day of the alternative.</param>
/// <param name="Load">The work of its waves against the time of the people, whole list and desk included.</param>
/// <param name="Lines">Cost of the plan's days, priced like a budget.</param>
public sealed record Scenario(PlanRun Run, Variant Variant, DateRange Period, CapacityPlan Load, IReadOnlyList<ScenarioFile> Files, IReadOnlyList<EstimateLine> Lines)
{
    public Expectation Cases => Expectation.Of(Files.Select(f => (1.0, f.Chance)));

    public Expectation Money => Expectation.Of(Files.Select(f => ((double)f.Remaining.Amount, f.Chance)));

    public int Planned => Files.Sum(f => f.Planned);

    public int Left => Files.Sum(f => f.Steps) - Planned;

    public int OverWeeks => Load.Units.Sum(u => u.OverWeeks);

    public int OverPeople => Load.People.Count(p => p.OverWeeks > 0);

    /// <summary>The heaviest week of a team: its work as a share of its time.</summary>
    public double Peak => Load.Units.SelectMany(u => u.Weeks).Where(w => w.Needed > 0).Select(w => (double)w.Needed / Math.Max(1, w.Available)).DefaultIfEmpty(0).Max();

    public Dong Cost => Lines.Aggregate(Dong.Zero, (sum, line) => sum + line.Amount);
}

/// <summary>The comparison of a campaign: its alternatives, those that the planner is done with read.</summary>
public sealed record Comparison(IReadOnlyList<PlanRun> Runs, IReadOnlyList<Scenario> Scenarios, IReadOnlyDictionary<WorkGroup, SuccessRate> Rates)
{
    /// <param name="campaign">With its waves.</param>
    /// <param name="only">Read this alternative and no other.</param>
    public static async Task<Comparison> LoadAsync(AppDb db, Campaign campaign, Actor actor, Id<PlanRun>? only = null, CancellationToken cancellationToken = default)
    {
        var (office, id) = (campaign.OfficeId, campaign.Id);
        var runs = await db.PlanRuns.AsNoTracking().Where(r => r.OfficeId == office && r.CampaignId == id && r.Trial != null).OrderBy(r => r.RequestedAt).ToListAsync(cancellationToken);
        var work = await CampaignWorkload.LoadAsync(db, campaign, cancellationToken);
        var rates = SuccessRates.Of(await SuccessRates.PastAsync(db, campaign, cancellationToken), work.Book, campaign.From);
        var groups = await db.CasePlans.AsNoTracking().Where(p => p.OfficeId == office && p.CampaignId == id).ToDictionaryAsync(p => p.DossierId, p => p.Groups, cancellationToken);
        var remaining = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == office && db.CasePlans.Any(p => p.OfficeId == office && p.CampaignId == id && p.DossierId == d.Id))
            .Select(d => new { d.Id, d.Remaining }).ToDictionaryAsync(d => d.Id, d => d.Remaining, cancellationToken);
        var outlines = await FileOutlines.OfAsync(db, campaign, cancellationToken);
        var scenarios = new List<Scenario>();
        foreach (var run in runs.Where(r => r.State == PlanRunState.Done && (only is null || r.Id == only)))
        {
            var opened = await OpenedRun.LoadAsync(db, run.Id, actor, cancellationToken);
            var variant = Variant.Parse(run.Trial!);
            var costs = await ScheduleCosts.LoadAsync(db, office, opened.Problem, opened.Names, cancellationToken);
            scenarios.Add(new(run, variant, variant.PeriodOf(campaign), Load(work, variant, outlines),
                FilesOf(opened, groups, remaining, rates), BudgetEstimate.Of(costs.Of(opened.Plan), costs.Prices)));
        }

        return new(runs, scenarios, rates);
    }

    private static List<ScenarioFile> FilesOf(
        OpenedRun opened, Dictionary<Id<Dossier>, string> groups, Dictionary<Id<Dossier>, Dong> remaining, IReadOnlyDictionary<WorkGroup, SuccessRate> rates)
    {
        var at = opened.Plan.Routes.SelectMany(r => r.Steps.Select(s => (Step: s, r.Team, opened.Problem.Calendar[r.Day].Date))).ToDictionary(x => x.Step);
        return [.. opened.Problem.Files.Select(file =>
        {
            var name = opened.Names.Steps[file.Steps[0]];
            var planned = file.Steps.Where(at.ContainsKey).Select(s => at[s]).ToList();
            var group = WorkGroupSet.Read(groups.GetValueOrDefault(name.DossierId, "")).DefaultIfEmpty(WorkGroup.Review).Max();
            return new ScenarioFile(name.DossierId, file.Id, name.Debtor, group, file.Steps.Count, planned.Count, planned.Select(p => p.Team).FirstOrDefault(),
                planned.Count > 0 ? planned.Min(p => p.Date) : null, planned.Count > 0 ? planned.Max(p => p.Date) : null, remaining.GetValueOrDefault(name.DossierId), rates[group]);
        })];
    }

    private static CapacityPlan Load(CampaignWorkload work, Variant variant, IReadOnlyList<FileOutline> files)
    {
        var units = work.People.Select(p => p.Unit).Distinct().ToList();
        var names = work.Needs.GroupBy(n => n.Unit).ToDictionary(g => g.Key, g => g.First().UnitName);
        var waves = variant.WavesOf(work.Campaign, files).Select(w => (w.Name, w.Period, w.Rule, w.Files));
        var needs = CampaignWorkload.NeedsOf(waves, work.UnitOf, names, work.Book).ToList();
        IEnumerable<WorkPerson> extra = units.Count == 0 ? [] : Enumerable.Range(0, variant.Borrowed).Select(i => new WorkPerson($"+{i}", $"Người tăng cường {i + 1}", units[i % units.Count], []));
        return Capacity.Of([.. work.People, .. extra], needs, variant.PeriodOf(work.Campaign), work.Book.Calendar, work.Norms);
    }
}
