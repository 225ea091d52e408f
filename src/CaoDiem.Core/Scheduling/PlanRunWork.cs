using System.Diagnostics;
using System.Text;
using CaoDiem.Database;
using CaoDiem.Planning;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Scheduling;

/// <summary>The work on one claimed run of the planner; run by the hosted worker. Without <paramref name="open"/> no progress is shown.</summary>
/// <param name="iterations">Ends the search after so many, so that the same problem gives the same plan on every machine; null: time ends it.</param>
public sealed class PlanRunWork(AppDb db, Func<AppDb>? open, long? iterations = null)
{
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BoundTime = TimeSpan.FromSeconds(3);

    /// <summary>Takes the next waiting run, also one whose worker died, and solves it. False when nothing waits.</summary>
    public async Task<bool> RunNextAsync(CancellationToken cancellationToken)
    {
        var now = db.Time.GetUtcNow().UtcDateTime;
        var waiting = db.PlanRuns.Where(r => (r.State == PlanRunState.Waiting || r.State == PlanRunState.Running) && (r.ClaimedUntil == null || r.ClaimedUntil < now));
        var next = await waiting.OrderBy(r => r.RequestedAt).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        if (next is null
            || await waiting.Where(r => r.OfficeId == next.OfficeId && r.Id == next.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.ClaimedUntil, now + Claim).SetProperty(r => r.State, PlanRunState.Running), cancellationToken) == 0)
        {
            return false;
        }

        await SolveAsync(next, cancellationToken);
        return true;
    }

    private async Task SolveAsync(PlanRun run, CancellationToken cancellationToken)
    {
        var file = await db.PlanRunFiles.SingleAsync(f => f.OfficeId == run.OfficeId && f.RunId == run.Id, cancellationToken);
        try
        {
            var problem = Read(file.Problem);
            var progress = open is null ? null : new ProgressWriter(run, open);
            var sparing = run.Sparing ? new SparingReplan(problem) : null;
            var options = new SolveOptions { Time = TimeSpan.FromSeconds(run.Seconds), Seed = run.Seed, Iterations = iterations };
            var plan = await Task.Run(
                () => PlanSolver.Solve(sparing?.Narrowed ?? problem, options, progress, cancellationToken), cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            plan = sparing is not null
                ? Complete(problem, sparing.Restored(plan))
                : Complete(problem, plan) with { UpperBound = run.Trial is null ? UpperBound.Compute(problem, BoundTime, cancellationToken) : null };
            file.Plan = Text(plan);
            await db.SaveChangesAsync(cancellationToken);
            await FinishAsync(run, PlanRunState.Done, plan, null, cancellationToken);
        }
        catch (PlanningException faulty)
        {
            await FinishAsync(run, PlanRunState.Failed, null, string.Join(" ", faulty.Issues.Select(PlanWords.Issue)), cancellationToken);
        }
    }

    /// <summary>A plan with its score by the independent checker, the reasons of what is left out, and what moved.</summary>
    internal static Plan Complete(Problem problem, Plan plan)
    {
        var scored = plan with { Score = PlanChecker.Check(problem, plan) };
        return scored with
        {
            Left = [.. PlanExplainer.Left(problem, scored).Select(l => l with { Text = PlanWords.Left(l) })],
            Moves = PlanChecker.Moves(problem, scored),
        };
    }

    internal static Problem Read(string text) => ProblemFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    internal static string Text(Plan plan)
    {
        using var stream = new MemoryStream();
        PlanFile.Write(plan, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private Task<int> FinishAsync(PlanRun run, PlanRunState state, Plan? plan, string? error, CancellationToken cancellationToken) => db.PlanRuns
        .Where(r => r.OfficeId == run.OfficeId && r.Id == run.Id)
        .ExecuteUpdateAsync(s => s.SetProperty(r => r.State, state).SetProperty(r => r.Error, error).SetProperty(r => r.ClaimedUntil, (DateTime?)null)
            .SetProperty(r => r.Objective, plan == null ? 0 : plan.Score.Objective).SetProperty(r => r.Bound, plan == null ? null : plan.UpperBound)
            .SetProperty(r => r.StepsPlanned, plan == null ? 0 : plan.Routes.Sum(x => x.Steps.Count)), cancellationToken);

    /// <summary>Shows how the search goes and renews the claim, over a connection of its own.</summary>
    private sealed class ProgressWriter(PlanRun run, Func<AppDb> open) : IProgress<SolveProgress>
    {
        private long _last = Stopwatch.GetTimestamp();

        public void Report(SolveProgress value)
        {
            if (Stopwatch.GetElapsedTime(_last) < ProgressEvery)
            {
                return;
            }

            _last = Stopwatch.GetTimestamp();
            try
            {
                using var other = open();
                other.PlanRuns.Where(r => r.OfficeId == run.OfficeId && r.Id == run.Id).ExecuteUpdate(s => s
                    .SetProperty(r => r.Objective, value.Objective).SetProperty(r => r.StepsPlanned, value.StepsPlanned)
                    .SetProperty(r => r.Elapsed, value.Elapsed.TotalSeconds).SetProperty(r => r.ClaimedUntil, other.Time.GetUtcNow().UtcDateTime + Claim));
            }
            catch (Exception busy) when (busy is Microsoft.Data.Sqlite.SqliteException or Npgsql.NpgsqlException)
            {
                // Progress is only for the eye: a busy database loses one tick of it, never the run.
            }
        }
    }
}
