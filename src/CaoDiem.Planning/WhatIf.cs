namespace CaoDiem.Planning;

/// <summary>A problem with a name to compare it by.</summary>
public sealed record Variant(string Name, Problem Problem);

/// <summary>The plan of a variant and what it is worth.</summary>
/// <param name="Name">Name of the variant.</param>
/// <param name="Plan">Its plan.</param>
/// <param name="Score">Score by the independent checker.</param>
/// <param name="Difference">Objective less that of the first variant.</param>
public sealed record VariantPlan(string Name, Plan Plan, Score Score, double Difference);

/// <summary>Answers "what if": the first variant is planned from nothing, every other one starts from its plan.</summary>
public static class WhatIf
{
    /// <summary>
    /// Plans several variants of one problem; each is given the time of the options. With more than one thread the variants after
    /// the first are planned side by side, one thread each. When cancelled, every plan so far still comes back, valid.
    /// </summary>
    public static IReadOnlyList<VariantPlan> Run(IReadOnlyList<Variant> variants, SolveOptions options, CancellationToken cancel = default)
    {
        if (variants.Count == 0)
        {
            return [];
        }

        var first = PlanSolver.Solve(variants[0].Problem, options, null, cancel);
        var plans = new Plan[variants.Count];
        plans[0] = first;
        var alone = options with { Threads = 1, Start = first };
        Parallel.For(1, variants.Count, new() { MaxDegreeOfParallelism = Math.Max(1, options.Threads) }, at =>
            plans[at] = PlanSolver.Solve(variants[at].Problem, alone, null, cancel));
        var scores = plans.Select((plan, at) => PlanChecker.Check(variants[at].Problem, plan)).ToList();
        return [.. variants.Select((v, at) => new VariantPlan(v.Name, plans[at], scores[at], scores[at].Objective - scores[0].Objective))];
    }
}
