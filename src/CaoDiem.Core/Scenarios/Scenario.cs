using CaoDiem.Budgets;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.Workload;

namespace CaoDiem.Scenarios;

/// <summary>Files alike in work group and money to come, in one wave of a unit.</summary>
/// <param name="Moneys">What remains on each file, in đồng.</param>
public sealed record FileLot(string Unit, string Wave, WorkGroup Group, IReadOnlyList<long> Moneys);

/// <summary>How likely a file of a group is completed or terminated when it is worked on.</summary>
/// <param name="Observed">From the office's own past results; else an assumption of the office.</param>
public sealed record SuccessRate(double Chance, bool Observed, int Files);

/// <summary>One way to run a campaign: its waves, people, money and the chances of success.</summary>
/// <param name="Cap">What may be spent; null for no limit.</param>
public sealed record Scenario(
    string Name, DateRange Period, IReadOnlyList<FileLot> Lots, IReadOnlyList<WorkNeed> Needs, IReadOnlyList<WorkPerson> People, CapacityNorms Norms,
    WorkCalendar Calendar, LawBook Book, PriceTable Prices, IReadOnlyDictionary<WorkGroup, SuccessRate> Rates, Dong? Cap);

/// <summary>An expectation with the range in which 95 of 100 outcomes lie, by the normal approximation of the binomial.</summary>
public sealed record Expectation(double Mean, double Deviation, double Most)
{
    private const double Sigmas = 1.96;

    public double Low => Math.Max(0, Mean - (Sigmas * Deviation));

    public double High => Math.Min(Most, Mean + (Sigmas * Deviation));
}

/// <summary>What a scenario would bring and cost.</summary>
/// <param name="Reached">Share of the work that time and money allow, 0 to 1.</param>
/// <param name="LimitedByMoney">Money, not time, is what stops it.</param>
public sealed record ScenarioResult(
    Scenario Scenario, Expectation Cases, Expectation Money, int OverWeeks, long Needed, long Available, Dong Cost, double Reached, bool LimitedByMoney);

/// <summary>Computes a scenario. Pure: a planner may bring its own lots, needs and days.</summary>
public static class ScenarioOutcome
{
    public static ScenarioResult Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var plan = Capacity.Of(scenario.People, scenario.Needs, scenario.Period, scenario.Calendar, scenario.Norms);
        var full = Cost(scenario);
        var time = scenario.Needs.Select(n => (n.Unit, n.Wave, n.Period)).Distinct().ToDictionary(k => (k.Unit, k.Wave), k => TimeShare(plan, k.Unit, k.Period));
        var needed = scenario.Needs.Sum(n => n.Minutes);
        var byTime = needed == 0 ? 1 : scenario.Needs.Sum(n => n.Minutes * time[(n.Unit, n.Wave)]) / needed;
        var byMoney = scenario.Cap is { } cap && full > Dong.Zero ? Math.Min(1, (double)cap.Amount / full.Amount) : 1;
        var limited = byMoney < byTime;
        var scale = limited && byTime > 0 ? byMoney / byTime : 1;
        double Share(FileLot lot) => time.GetValueOrDefault((lot.Unit, lot.Wave), 0) * scale;
        var reached = Math.Min(byTime, byMoney);
        return new(scenario, Cases(scenario, Share), MoneyOf(scenario, Share), plan.Units.Sum(u => u.OverWeeks), needed, plan.Office.Weeks.Sum(w => w.Available),
            full.PartOf((int)Math.Round(reached * Thousand), Thousand), reached, limited);
    }

    private const int Thousand = 1000;

    private static Dong Cost(Scenario scenario) =>
        BudgetEstimate.Of(ExpectedDays.Of(scenario.Needs, scenario.Book), scenario.Prices).Aggregate(Dong.Zero, (sum, line) => sum + line.Amount);

    // Of the weeks of a wave, what part of its work fits into the time there is.
    private static double TimeShare(CapacityPlan plan, string unit, DateRange wave)
    {
        var weeks = plan.Units.First(u => u.Key == unit).Weeks.Where(w => Shared.Weeks.Sunday(w.Monday) >= wave.From && w.Monday <= wave.To && w.Needed > 0).ToList();
        var needed = weeks.Sum(w => w.Needed);
        return needed == 0 ? 1 : (double)weeks.Sum(w => Math.Min(w.Needed, w.Available)) / needed;
    }

    // A file is worked on with the lot's share and then succeeds with its chance: one Bernoulli trial each.
    private static Expectation Cases(Scenario scenario, Func<FileLot, double> share)
    {
        var (mean, variance, files) = (0.0, 0.0, 0.0);
        foreach (var lot in scenario.Lots)
        {
            var chance = share(lot) * scenario.Rates[lot.Group].Chance;
            mean += lot.Moneys.Count * chance;
            variance += lot.Moneys.Count * chance * (1 - chance);
            files += lot.Moneys.Count;
        }

        return new(mean, Math.Sqrt(variance), files);
    }

    private static Expectation MoneyOf(Scenario scenario, Func<FileLot, double> share)
    {
        var (mean, variance, all) = (0.0, 0.0, 0.0);
        foreach (var lot in scenario.Lots)
        {
            var chance = share(lot) * scenario.Rates[lot.Group].Chance;
            foreach (var money in lot.Moneys)
            {
                mean += money * chance;
                variance += (double)money * money * chance * (1 - chance);
                all += money;
            }
        }

        return new(mean, Math.Sqrt(variance), all);
    }
}
