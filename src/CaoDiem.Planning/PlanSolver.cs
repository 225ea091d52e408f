using System.Diagnostics;
using CaoDiem.Planning.Search;

namespace CaoDiem.Planning;

/// <summary>Searches for a plan worth as much as possible.</summary>
public static class PlanSolver
{
    /// <summary>Solves a problem as well as the options' time allows; a valid plan comes back even when stopped at once.</summary>
    /// <exception cref="PlanningException">"pin-impossible" when a pinned step cannot stand where it is pinned.</exception>
    public static Plan Solve(Problem problem, SolveOptions options, IProgress<SolveProgress>? progress = null, CancellationToken cancel = default)
    {
        var clock = Stopwatch.StartNew();
        var model = ModelBuilder.Build(problem);
        var search = new Annealing(model, options.Seed);
        search.Construct();
        search.Run(i =>
        {
            var over = cancel.IsCancellationRequested || clock.Elapsed >= options.Time || i >= options.Iterations;
            return (over, options.Iterations is { } wanted ? (double)i / wanted : clock.Elapsed / options.Time);
        });
        progress?.Report(new SolveProgress(clock.Elapsed, search.BestObjective, 0, search.Iterations));
        return PlanWriter.Write(model, search.Best);
    }
}
