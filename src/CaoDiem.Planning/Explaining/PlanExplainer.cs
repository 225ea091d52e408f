namespace CaoDiem.Planning;

/// <summary>
/// Explains a finished plan: for every step left out the binding reason, found by trying it on every day of every team it may
/// have, and the smallest single changes that would make it fit; for every planned step the facts behind its team and day.
/// </summary>
public static class PlanExplainer
{
    /// <summary>Explains every step of a plan.</summary>
    public static PlanExplanation Explain(Problem problem, Plan plan, CancellationToken cancel = default) => Explain(problem, plan, null, cancel);

    /// <summary>Explains one step of a plan; every step where <paramref name="only"/> is null.</summary>
    public static PlanExplanation Explain(Problem problem, Plan plan, string? only, CancellationToken cancel = default)
    {
        var state = new PlanState(new(problem), plan);
        var (trials, swaps) = (new Trials(state), new Swaps(state));
        var (reasons, relaxations) = (new LeftReasons(state, trials, swaps), new Relaxations(state, trials));
        var planned = new PlannedReasons(state, trials);
        int[] Wanted(bool planned) => [.. Steps(state, planned).Where(s => only is null || problem.Steps[s].Id == only)];
        return new(
            InParallel(Wanted(planned: false), step =>
            {
                var (why, tried) = reasons.Of(step);
                return new LeftStep(why, relaxations.Of(step, tried));
            }, cancel),
            InParallel(Wanted(planned: true), planned.Of, cancel));
    }

    /// <summary>The reasons of the steps left out, without what would make them fit.</summary>
    public static IReadOnlyList<LeftOut> Left(Problem problem, Plan plan, CancellationToken cancel = default)
    {
        var state = new PlanState(new(problem), plan);
        var reasons = new LeftReasons(state, new(state), new(state));
        return InParallel(Steps(state, planned: false), step => reasons.Of(step).Why, cancel);
    }

    private static int[] Steps(PlanState state, bool planned) =>
        [.. Enumerable.Range(0, state.DayOf.Length).Where(s => state.DayOf[s] >= 0 == planned)];

    private static T[] InParallel<T>(int[] steps, Func<int, T> explain, CancellationToken cancel) =>
        [.. steps.AsParallel().AsOrdered().WithCancellation(cancel).Select(explain)];
}
