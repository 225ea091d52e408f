namespace CaoDiem.Planning;

/// <summary>A hard rule of the planner: a plan that breaks one is not valid.</summary>
public abstract class HardRule
{
    /// <summary>Every hard rule, in the order in which violations are reported.</summary>
    public static IReadOnlyList<HardRule> All { get; } =
    [
        new KnownRule(), new OnceRule(), new TeamRule(), new ContinuityRule(), new DayRule(), new NeedsRule(), new OrderRule(),
        new TimeRule(), new WindowRule(), new BreakRule(), new PinRule(), new FixedRule(), new AgencyRule(), new BudgetRule(),
    ];

    /// <summary>The rule's stable name, the value of <see cref="Violation.Rule"/>.</summary>
    public abstract string Name { get; }

    /// <summary>Every place where the plan breaks the rule.</summary>
    public abstract IEnumerable<Violation> Check(PlannedWork work);
}
