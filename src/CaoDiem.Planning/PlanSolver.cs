using System.Diagnostics;
using CaoDiem.Planning.Search;

namespace CaoDiem.Planning;

/// <summary>
/// Searches for a plan worth as much as possible: large neighbourhood search under simulated annealing over a compiled problem, one
/// search per thread, the searches meeting now and then at the best plan.
/// </summary>
public static class PlanSolver
{
    private const int ReportEveryMilliseconds = 200;

    /// <summary>Iterations spent on placing pinned steps, whatever the clock says, before they count as impossible.</summary>
    private const int PinIterations = 20_000;

    /// <summary>
    /// Solves a problem as well as the options' time allows. A valid plan comes back even when the time is nearly nothing or
    /// <paramref name="cancel"/> is already cancelled. <see cref="Plan.Left"/> stays empty: <see cref="PlanExplainer"/> fills it.
    /// </summary>
    /// <exception cref="PlanningException"><see cref="PlanCode.Pin"/> when a pinned step cannot stand where it is pinned.</exception>
    public static Plan Solve(Problem problem, SolveOptions options, IProgress<SolveProgress>? progress = null, CancellationToken cancel = default)
    {
        return new SolveRun(problem, options, progress, cancel).Solve();
    }

    private sealed class SolveRun(Problem problem, SolveOptions options, IProgress<SolveProgress>? progress, CancellationToken cancel)
    {
        private readonly Stopwatch clock = Stopwatch.StartNew();
        private readonly Model model = ModelBuilder.Build(problem);
        private long reported = -ReportEveryMilliseconds;
        private Annealing[] searches = [];

        public Plan Solve()
        {
            var exchange = new Exchange(model);
            var routes = options.Start?.Routes ?? problem.Published?.Routes ?? [];
            searches = [.. Enumerable.Range(0, Math.Max(1, options.Threads)).Select(i => new Annealing(model, unchecked(options.Seed + (i * 7919)), exchange))];
            var others = searches.Skip(1).Select(s => Task.Factory.StartNew(() => Search(s, routes), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
            Search(searches[0], routes);
            Task.WaitAll(others);
            var best = searches.MaxBy(s => s.BestObjective)!;
            if (best.MissingPin is { } step)
            {
                throw new PlanningException(PlanCode.Pin, $"Step '{step}' is pinned, or needed before a pinned step, and finds no place beside the other pins.");
            }

            Report(best.BestObjective, best.Best);
            return PlanWriter.Write(model, best.Best);
        }

        private void Search(Annealing search, IReadOnlyList<Route> routes)
        {
            search.Construct(routes);
            if (search.MissingPin is not null)
            {
                search.Run(i => search.MissingPin is null ? 1 : (double)i / PinIterations);
            }

            if (search.MissingPin is null)
            {
                search.Run(i => Watch(search, i));
            }
        }

        private double Watch(Annealing search, long iterations)
        {
            if (cancel.IsCancellationRequested)
            {
                return 1;
            }

            var byClock = clock.Elapsed / options.Time;
            if (search == searches[0] && progress is not null && clock.ElapsedMilliseconds - reported >= ReportEveryMilliseconds)
            {
                reported = clock.ElapsedMilliseconds;
                Report(search.BestObjective, search.Best);
            }

            return options.Iterations is not { } wanted || byClock >= 1 ? byClock : iterations >= wanted ? 1 : (double)iterations / wanted;
        }

        private void Report(double objective, Snapshot plan)
            => progress?.Report(new SolveProgress(clock.Elapsed, objective - model.Bonus, plan.Steps, searches.Sum(s => s.Iterations)));
    }
}
