using System.Globalization;
using CaoDiem.Planning;
using CaoDiem.Scheduling;

namespace CaoDiem.Cli;

/// <summary>One run of the planner: the search, the bound beside it, a live line, then check and reasons.</summary>
internal sealed class PlanRun(Problem problem, SolveOptions options) : IProgress<SolveProgress>
{
    private readonly Lock line = new();
    private double bound = double.NaN;

    /// <summary>A valid plan with its reasons in Vietnamese, also when cancelled.</summary>
    public async Task<Plan> RunAsync(CancellationToken cancel)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var bounding = Task.Run(() => Volatile.Write(ref bound, UpperBound.Compute(problem, BoundTime(), over.Token)), CancellationToken.None);
        var found = await Task.Run(() => PlanSolver.Solve(problem, options, this, cancel), CancellationToken.None);
        await over.CancelAsync();
        await bounding;
        EndLine();
        var plan = found with { UpperBound = bound, Left = [.. PlanExplainer.Left(problem, found, CancellationToken.None).Select(l => l with { Text = PlanWords.Left(l) })] };
        plan = plan with { Moves = PlanChecker.Moves(problem, plan) };
        return plan with { Score = PlanChecker.Check(problem, plan) };
    }

    /// <summary>The live line; on a terminal it is written over, in a file it stands once a report.</summary>
    public void Report(SolveProgress value)
    {
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{value.Elapsed.TotalSeconds,7:0.0} s  giá trị {value.Objective,12:0.0}  cận trên {(Volatile.Read(ref bound) is var b && double.IsNaN(b) ? "…" : b.ToString("0.0", CultureInfo.InvariantCulture)),12}  đã xếp {value.StepsPlanned}/{problem.Steps.Count} việc");
        lock (line)
        {
            Console.Error.Write(Console.IsErrorRedirected ? $"{text}\n" : $"\r{text}");
        }
    }

    /// <summary>The bound takes a core that does not search, at most five seconds; with every core searching a fifth of the time.</summary>
    private TimeSpan BoundTime() => TimeSpan.FromSeconds(Math.Min(5, options.Time.TotalSeconds * (options.Threads < Environment.ProcessorCount ? 0.9 : 0.2)));

    private static void EndLine()
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.WriteLine();
        }
    }
}
