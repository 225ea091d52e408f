using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Scheduling;

/// <summary>
/// What a schedule is measured by: worth of a step, balance between teams, disturbance of what is published. Starting values
/// of the product, no rule of law. Costs are the office's own prices, in thousand đồng.
/// </summary>
public static class ScheduleWeights
{
    public const double MoveWeight = 3;
    private const double WaveFactor = 1.25;
    private const double CostWeight = 0.01;
    private const double Fairness = 2;
    private const double Unlimited = 1e12;
    private const double Thousand = 1000;
    private const double MoneyBands = 12;

    private static readonly Dictionary<StepKind, double> Worth = new()
    {
        [StepKind.Verify] = 6,
        [StepKind.Persuade] = 8,
        [StepKind.Destroy] = 12,
        [StepKind.HandOver] = 10,
        [StepKind.OpinionMeeting] = 6,
        [StepKind.PreMeeting] = 6,
        [StepKind.Coerce] = 24,
    };

    /// <param name="teamDay">Pay of a team's day out, in đồng.</param>
    /// <param name="kilometre">Cost of a kilometre of a tour, in đồng.</param>
    /// <param name="budget">What may be spent on going out; null: as much as needed.</param>
    public static Planning.Objective ToObjective(long teamDay, decimal kilometre, Dong? budget) =>
        new(WaveFactor, CostWeight, teamDay / Thousand, (double)kilometre / Thousand, Fairness, budget is { } cap ? cap.Amount / Thousand : Unlimited);

    /// <summary>Points of a step: its kind, and up to twelve more by the power of ten of what is still owed.</summary>
    public static double Of(StepKind kind, long remaining) =>
        Math.Round(Worth.GetValueOrDefault(kind, 5) + Math.Min(MoneyBands, Math.Max(0, Math.Log10(Math.Max(1, remaining)) - 4) * 2), 3);
}
