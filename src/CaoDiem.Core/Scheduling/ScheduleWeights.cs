using CaoDiem.TaskForces;

namespace CaoDiem.Scheduling;

/// <summary>
/// What a schedule is measured by: worth of a step, cost of going out, balance between teams. Starting values of the
/// product, no rule of law; money in thousand đồng.
/// </summary>
/// <param name="Budget">What may be spent on going out; null: as much as needed.</param>
public sealed record ScheduleWeights(
    double WaveFactor = 1.25, double CostWeight = 0.01, double TeamDay = 600, double Kilometre = 5, double Fairness = 2, double MoveWeight = 3, double? Budget = null)
{
    private const double Unlimited = 1e12;
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

    public Planning.Objective ToObjective() => new(WaveFactor, CostWeight, TeamDay, Kilometre, Fairness, Budget ?? Unlimited);

    /// <summary>Points of a step: its kind, and up to twelve more by the power of ten of what is still owed.</summary>
    public static double Of(StepKind kind, long remaining) =>
        Math.Round(Worth.GetValueOrDefault(kind, 5) + Math.Min(MoneyBands, Math.Max(0, Math.Log10(Math.Max(1, remaining)) - 4) * 2), 3);
}
