namespace CaoDiem.Planning;

/// <summary>Team-days and kilometres together cost no more than the budget.</summary>
public sealed class BudgetRule : HardRule
{
    /// <summary>Rounding of sums of kilometres is not a breach.</summary>
    private const double Rounding = 1e-6;

    /// <inheritdoc/>
    public override string Name => "budget";

    /// <inheritdoc/>
    public override IEnumerable<Violation> Check(PlannedWork work)
    {
        var cost = PlanWorth.Of(work).Cost;
        if (cost > work.Problem.Objective.Budget + Rounding)
        {
            yield return new(Name, FormattableString.Invariant($"The plan costs {cost:0.##}; the budget is {work.Problem.Objective.Budget:0.##}."))
            {
                Facts = new FactList(work.Problem).Number("cost", cost).Number("limit", work.Problem.Objective.Budget).Facts,
            };
        }
    }
}
