namespace CaoDiem.Planning;

/// <summary>
/// The independent checker: judges any plan, hand-made too, by the hard rules and calculates its score afresh.
/// It shares no evaluation with the search.
/// </summary>
public static class PlanChecker
{
    /// <summary>
    /// The calculated score with every broken rule. Numbers that the plan itself states and that differ from the calculated
    /// ones are reported under the rule "score".
    /// </summary>
    public static Score Check(Problem problem, Plan plan)
    {
        var work = new PlannedWork(problem, plan);
        var worth = PlanWorth.Of(work);
        var score = new Score(worth.Total(problem), worth.Prize, worth.Cost, worth.Fairness, []);
        return score with { Violations = [.. HardRule.All.SelectMany(r => r.Check(work)), .. StatedNumbers.Check(work, score)] };
    }

    /// <summary>The published steps that a plan moves or drops, each of which costs <see cref="Published.MoveWeight"/>.</summary>
    public static IReadOnlyList<Move> Moves(Problem problem, Plan plan) => PlanWorth.Of(new(problem, plan)).Moves;
}
