using System.Diagnostics;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents;

/// <summary>The work on one claimed print job; run by the hosted worker. Without <paramref name="open"/> no progress is shown.</summary>
public sealed class PrintJobWork(AppDb db, Func<AppDb>? open)
{
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromMilliseconds(300);

    /// <summary>Takes the next waiting job, also one whose worker died, and makes its file. False when nothing waits.</summary>
    public async Task<bool> RunNextAsync(CancellationToken cancellationToken)
    {
        var now = db.Time.GetUtcNow().UtcDateTime;
        var waiting = db.PrintJobs.Where(j => (j.State == PrintJobState.Waiting || j.State == PrintJobState.Running) && (j.ClaimedUntil == null || j.ClaimedUntil < now));
        var next = await waiting.OrderBy(j => j.RequestedAt).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        if (next is null
            || await waiting.Where(j => j.OfficeId == next.OfficeId && j.Id == next.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(j => j.ClaimedUntil, now + Claim).SetProperty(j => j.State, PrintJobState.Running), cancellationToken) == 0)
        {
            return false;
        }

        await MakeAsync(next, cancellationToken);
        return true;
    }

    private async Task MakeAsync(PrintJob job, CancellationToken cancellationToken)
    {
        try
        {
            var kind = PaperKinds.Of(job.Kind);
            var user = job.RequestedById is { } id ? await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == new Id<User>(id), cancellationToken) : null;
            var actor = user?.ToActor() ?? Actor.ForOffice(job.OfficeId, job.RequestedBy);
            var request = await PaperData.RequestAsync(db, job.CampaignId, actor, job.AsOf, "", cancellationToken);
            var papers = await PaperData.BatchAsync(db, kind, request, cancellationToken);
            var template = await CurrentTemplate.LoadAsync(db, job.OfficeId, kind, cancellationToken);
            var content = WordJoin.Join(Filled(job, papers, template, cancellationToken));
            var hash = DocumentHash.Of(content);
            db.ChangeTracker.Clear();
            var file = await db.DocumentFiles.SingleOrDefaultAsync(f => f.OfficeId == job.OfficeId && f.OwnerId == job.Id.Value, cancellationToken) ?? db.DocumentFiles.Add(new() { OfficeId = job.OfficeId, OwnerId = job.Id.Value }).Entity;
            file.Content = content;
            await db.SaveChangesAsync(cancellationToken);
            await FinishAsync(job, PrintJobState.Done, papers.Count, hash, null, cancellationToken);
        }
        catch (RuleViolation refused)
        {
            await FinishAsync(job, PrintJobState.Failed, 0, null, $"{refused.Message} ({refused.Code})", cancellationToken);
        }
        catch (NotInScope missing)
        {
            await FinishAsync(job, PrintJobState.Failed, 0, null, missing.Message, cancellationToken);
        }
    }

    private IEnumerable<byte[]> Filled(PrintJob job, IReadOnlyList<(string Subject, GroupValue Data)> papers, CurrentTemplate template, CancellationToken cancellationToken)
    {
        var (done, last) = (0, Stopwatch.GetTimestamp());
        foreach (var (_, data) in papers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return template.Fill(data);
            done++;
            if (Stopwatch.GetElapsedTime(last) > ProgressEvery)
            {
                last = Stopwatch.GetTimestamp();
                Show(job, done, papers.Count);
            }
        }
    }

    // Shows how far it is and renews the claim, over a connection of its own.
    private void Show(PrintJob job, int done, int total)
    {
        if (open is null)
        {
            return;
        }

        try
        {
            using var other = open();
            var until = other.Time.GetUtcNow().UtcDateTime + Claim;
            other.PrintJobs.Where(j => j.OfficeId == job.OfficeId && j.Id == job.Id)
                .ExecuteUpdate(s => s.SetProperty(j => j.Done, done).SetProperty(j => j.Total, total).SetProperty(j => j.ClaimedUntil, until));
        }
        catch (Exception busy) when (busy is Microsoft.Data.Sqlite.SqliteException or Npgsql.NpgsqlException)
        {
            // Progress is only for the eye: a busy database loses one tick of it, never the job.
        }
    }

    private Task<int> FinishAsync(PrintJob job, PrintJobState state, int done, string? hash, string? error, CancellationToken cancellationToken) => db.PrintJobs
        .Where(j => j.OfficeId == job.OfficeId && j.Id == job.Id)
        .ExecuteUpdateAsync(s => s.SetProperty(j => j.State, state).SetProperty(j => j.Error, error).SetProperty(j => j.Hash, hash).SetProperty(j => j.ClaimedUntil, (DateTime?)null)
            .SetProperty(j => j.Done, done), cancellationToken);
}
