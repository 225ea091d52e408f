using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Triage;

/// <summary>What a renewal of one office came to.</summary>
/// <param name="Run">Null when the office has no file.</param>
/// <param name="Failure">What went wrong, with its code; null when it ended well.</param>
/// <param name="Error">The error behind an unexpected failure, for the log.</param>
public sealed record FindingsRenewed(Id<Office> Office, TriageRun? Run, string? Failure = null, Exception? Error = null);

/// <summary>
/// Renews the findings of one office after another, once for each day of Việt Nam: time alone changes what the law asks. Any number of
/// workers may call it; an office is claimed in the database, and a claim that is not renewed falls back.
/// </summary>
public sealed class RenewFindings(AppDb db)
{
    /// <summary>The process in the audit under which the nightly runs stand.</summary>
    public const string Name = "Tự phân loại lại hằng đêm";

    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FirstRest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);

    /// <summary>
    /// Takes the next office whose findings are of an earlier day; null when every office is done, in work elsewhere, or rests.
    /// </summary>
    public async Task<FindingsRenewed?> RunNextAsync(CancellationToken cancellationToken)
    {
        if (await ClaimNextAsync(cancellationToken) is not { } office)
        {
            return null;
        }

        var today = db.Today;
        try
        {
            await KeepOfficeHandler.RenewAsync(db, office, cancellationToken);
            var run = await WorkAsync(office, today, cancellationToken);
            await EndAsync(office, today, run, cancellationToken);
            return new(office, run);
        }
        catch (RuleViolation refused)
        {
            return await FailAsync(office, $"{refused.Code}: {refused.Message}", null);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return await FailAsync(office, "TRI-010: Hệ thống gặp sự cố khi phân loại lại hồ sơ; chi tiết ở nhật ký của máy chủ.", error);
        }
    }

    /// <summary>Asks for a renewal before the night: what just changed the law or the files left findings of an earlier day.</summary>
    public static Task AskAsync(AppDb db, Id<Office> office, CancellationToken cancellationToken = default) => db.FindingsRenewals
        .Where(r => r.OfficeId == office).ExecuteUpdateAsync(s => s.SetProperty(r => r.DoneFor, (DateOnly?)null), cancellationToken);

    private async Task<Id<Office>?> ClaimNextAsync(CancellationToken cancellationToken)
    {
        var (now, today) = (db.Time.GetUtcNow().UtcDateTime, db.Today);
        var behind = db.FindingsRenewals
            .Where(r => (r.DoneFor == null || r.DoneFor < today) && (r.ClaimedUntil == null || r.ClaimedUntil < now));
        var next = await behind.AsNoTracking().OrderBy(r => r.DoneAt).ThenBy(r => r.OfficeId).FirstOrDefaultAsync(cancellationToken)
            ?? await EnterNewOfficeAsync(cancellationToken);
        if (next is null)
        {
            return null;
        }

        // No longer «asked for»: whoever asks from now on asks for one more.
        var yesterday = today.AddDays(-1);
        var claimed = await behind.Where(r => r.OfficeId == next.OfficeId).ExecuteUpdateAsync(
            s => s.SetProperty(r => r.ClaimedUntil, now + Claim).SetProperty(r => r.DoneFor, r => r.DoneFor ?? yesterday),
            cancellationToken);
        return claimed > 0 ? next.OfficeId : null;
    }

    // Two workers may enter the same office at once: one of them is told so, and takes the next turn.
    private async Task<FindingsRenewal?> EnterNewOfficeAsync(CancellationToken cancellationToken)
    {
        var found = await db.Offices.AsNoTracking().Where(o => !db.FindingsRenewals.Any(r => r.OfficeId == o.Id))
            .OrderBy(o => o.Id).Select(o => o.Id).Take(1).ToListAsync(cancellationToken);
        if (found.Count == 0)
        {
            return null;
        }

        var row = new FindingsRenewal { OfficeId = found[0] };
        db.FindingsRenewals.Add(row);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            return null;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }

        return row;
    }

    private async Task<TriageRun?> WorkAsync(Id<Office> office, DateOnly today, CancellationToken cancellationToken)
    {
        if (!await db.Dossiers.AnyAsync(d => d.OfficeId == office, cancellationToken))
        {
            return null;
        }

        var actor = Actor.ForOffice(office, Name);
        var triage = new TriageDossiersHandler(db);
        return (await triage.RunAsync(new(today), actor, cancellationToken, () => HoldAsync(office, cancellationToken))).Run;
    }

    private Task<int> HoldAsync(Id<Office> office, CancellationToken cancellationToken)
    {
        var until = db.Time.GetUtcNow().UtcDateTime + Claim;
        return db.FindingsRenewals.Where(r => r.OfficeId == office)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.ClaimedUntil, until), cancellationToken);
    }

    private Task<int> EndAsync(Id<Office> office, DateOnly day, TriageRun? run, CancellationToken cancellationToken)
    {
        var (now, files) = (db.Time.GetUtcNow().UtcDateTime, run?.Files ?? 0);
        return db.FindingsRenewals.Where(r => r.OfficeId == office).ExecuteUpdateAsync(
            s => s.SetProperty(r => r.DoneFor, r => r.DoneFor == null ? null : day).SetProperty(r => r.DoneAt, now)
                .SetProperty(r => r.Files, files).SetProperty(r => r.ClaimedUntil, (DateTime?)null).SetProperty(r => r.Failures, 0)
                .SetProperty(r => r.Failure, (string?)null).SetProperty(r => r.FailedAt, (DateTime?)null),
            cancellationToken);
    }

    // Tried again after a rest that grows from five minutes to an hour; whoever stops the application meanwhile loses nothing.
    private async Task<FindingsRenewed> FailAsync(Id<Office> office, string failure, Exception? error)
    {
        db.ChangeTracker.Clear();
        var now = db.Time.GetUtcNow().UtcDateTime;
        var failed = await db.FindingsRenewals.Where(r => r.OfficeId == office).Select(r => r.Failures).SingleAsync(CancellationToken.None);
        var rest = TimeSpan.FromTicks(Math.Min(LongestRest.Ticks, FirstRest.Ticks << Math.Min(failed, 8)));
        await db.FindingsRenewals.Where(r => r.OfficeId == office).ExecuteUpdateAsync(
            s => s.SetProperty(r => r.ClaimedUntil, now + rest).SetProperty(r => r.Failures, failed + 1)
                .SetProperty(r => r.Failure, failure).SetProperty(r => r.FailedAt, now),
            CancellationToken.None);
        return new(office, null, failure, error);
    }
}
