using System.Text.Json;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Exchange;

/// <summary>A spreadsheet comes in; its batch is checked by the worker.</summary>
public sealed record UploadSheet(ImportKind Kind, string FileName, byte[] Content, DateOnly AsOf, Id<Campaign>? CampaignId = null);

/// <summary>The user corrected the columns, or agreed to create names: check again.</summary>
public sealed record RecheckBatch(Id<ImportBatch> BatchId, IReadOnlyDictionary<string, int>? Mapping, bool CreateMissing);

/// <summary>The user saw the preview and wants it stored.</summary>
public sealed record CommitBatch(Id<ImportBatch> BatchId);

/// <summary>The user does not want it.</summary>
public sealed record CancelBatch(Id<ImportBatch> BatchId);

/// <summary>Moves batches from one state to the next on behalf of their user; the work itself is <see cref="ImportWork"/>.</summary>
public sealed class ImportBatchHandler(AppDb db)
{
    /// <exception cref="RuleViolation">IMP-001: empty file. IMP-002: results need a campaign.</exception>
    public async Task<Id<ImportBatch>> Handle(UploadSheet command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(command.Kind == ImportKind.Register ? Permission.ImportRegister : Permission.RecordResults);
        var office = actor.RequireOffice();
        if (command.Content.Length == 0)
        {
            throw new RuleViolation("IMP-001", "Tệp rỗng.", "File");
        }

        if (command.Kind == ImportKind.Results)
        {
            var id = command.CampaignId ?? throw new RuleViolation("IMP-002", "Hãy chọn chiến dịch của tệp kết quả.", "CampaignId");
            await db.VisibleCampaigns(actor).Where(c => c.Id == id).OneAsync(cancellationToken);
        }

        var batch = new ImportBatch
        {
            OfficeId = office,
            Kind = command.Kind,
            FileName = command.FileName,
            UploadedAt = db.Time.GetUtcNow().UtcDateTime,
            UploadedBy = actor.Name,
            UploadedById = actor.UserId,
            CampaignId = command.CampaignId?.Value,
            AsOf = command.AsOf,
            State = ImportState.Checking,
        };
        db.Begin(nameof(UploadSheet), actor);
        db.ImportBatches.Add(batch);
        db.ImportFiles.Add(new() { OfficeId = office, BatchId = batch.Id, Content = command.Content });
        await db.SaveChangesAsync(cancellationToken);
        return batch.Id;
    }

    public Task Handle(RecheckBatch command, Actor actor, CancellationToken cancellationToken = default) =>
        MoveAsync(command.BatchId, nameof(RecheckBatch), actor, [ImportState.Checked, ImportState.Refused], batch =>
        {
            batch.Mapping = command.Mapping is null ? batch.Mapping : JsonSerializer.Serialize(command.Mapping, ExchangeJson.Options);
            batch.CreateMissing = command.CreateMissing;
            batch.State = ImportState.Checking;
        }, cancellationToken);

    public Task Handle(CommitBatch command, Actor actor, CancellationToken cancellationToken = default) =>
        MoveAsync(command.BatchId, nameof(CommitBatch), actor, [ImportState.Checked], batch => batch.State = ImportState.Committing, cancellationToken);

    public Task Handle(CancelBatch command, Actor actor, CancellationToken cancellationToken = default) =>
        MoveAsync(command.BatchId, nameof(CancelBatch), actor, [ImportState.Checked, ImportState.Refused, ImportState.Failed],
            batch => batch.State = ImportState.Cancelled, cancellationToken);

    private async Task MoveAsync(
        Id<ImportBatch> id, string process, Actor actor, ImportState[] from, Action<ImportBatch> move, CancellationToken cancellationToken)
    {
        var batch = await db.VisibleBatches(actor).Where(b => b.Id == id).OneAsync(cancellationToken);
        if (!from.Contains(batch.State))
        {
            throw new RuleViolation("IMP-003", $"Lần nhập này đang ở trạng thái «{batch.State.Label()}».");
        }

        db.Begin(process, actor);
        move(batch);
        (batch.Done, batch.Total) = (0, 0);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>The work on one claimed batch: check it, or store it. Run by the hosted worker.</summary>
public sealed class ImportWork(AppDb db, Func<AppDb> open)
{
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>Takes the next waiting batch, also one whose worker died, and works on it. False when nothing waits.</summary>
    public async Task<bool> RunNextAsync(CancellationToken cancellationToken)
    {
        var now = db.Time.GetUtcNow().UtcDateTime;
        var waiting = db.ImportBatches.Where(b =>
            (b.State == ImportState.Checking || b.State == ImportState.Committing) && (b.ClaimedUntil == null || b.ClaimedUntil < now));
        var next = await waiting.OrderBy(b => b.UploadedAt).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        if (next is null
            || await waiting.Where(b => b.OfficeId == next.OfficeId && b.Id == next.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(b => b.ClaimedUntil, now + Claim), cancellationToken) == 0)
        {
            return false;
        }

        await WorkAsync(next, cancellationToken);
        return true;
    }

    private async Task WorkAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var user = batch.UploadedById is { } id ? await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancellationToken) : null;
        var actor = user?.ToActor() ?? Actor.ForOffice(batch.OfficeId, batch.UploadedBy);
        var (state, report, unexpected) = (ImportState.Failed, (ImportReport?)null, (Exception?)null);
        using var progress = new ProgressWriter(batch, open);
        try
        {
            report = await ImportAsync(batch, actor, progress, cancellationToken);
            state = (report.Stored, report.Refused + report.Unmapped.Count) switch
            {
                (true, _) => ImportState.Committed,
                (_, 0) => ImportState.Checked,
                _ => ImportState.Refused,
            };
        }
        catch (OfficeFileException unreadable)
        {
            report = new() { Issues = [new(0, "", unreadable.Code, unreadable.Message)] };
        }
        catch (RuleViolation refused)
        {
            report = new() { Issues = [new(0, "", refused.Code, refused.Message)] };
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            unexpected = error;
            report = new() { Issues = [new(0, "", "IMP-005", "Hệ thống gặp sự cố khi xử lý tệp; chưa nhập dòng nào. Hãy tải tệp lên lại, nếu vẫn lỗi thì báo người quản trị.")] };
        }

        await progress.FinishAsync();
        db.ChangeTracker.Clear();
        var row = await db.ImportBatches.SingleAsync(b => b.OfficeId == batch.OfficeId && b.Id == batch.Id, cancellationToken);
        db.Begin(batch.State == ImportState.Committing ? nameof(CommitBatch) : nameof(UploadSheet), actor, batch.FileName);
        row.State = state;
        row.Report = report.ToJson();
        row.ClaimedUntil = null;
        await db.SaveChangesAsync(cancellationToken);
        if (unexpected is not null)
        {
            throw new InvalidOperationException($"Import {batch.Id} failed.", unexpected);
        }
    }

    private async Task<ImportReport> ImportAsync(
        ImportBatch batch, Actor actor, IProgress<ImportProgress> progress, CancellationToken cancellationToken)
    {
        var file = await db.ImportFiles.AsNoTracking().SingleAsync(f => f.OfficeId == batch.OfficeId && f.BatchId == batch.Id, cancellationToken);
        var dry = batch.State == ImportState.Checking;
        var mapping = batch.Mapping is null ? null : ColumnMemory.Parse(batch.Mapping);
        return batch.Kind == ImportKind.Register
            ? await new ImportRegisterHandler(db).Handle(
                new(file.Content, batch.FileName, batch.AsOf, mapping, dry, CreateMissing: batch.CreateMissing, BatchId: batch.Id.Value), actor, progress, cancellationToken)
            : await new ImportResultsHandler(db).Handle(
                new(file.Content, batch.FileName, new(batch.CampaignId!.Value), mapping, dry, batch.Id.Value), actor, progress, cancellationToken);
    }

    /// <summary>Writes progress and renews the claim over its own connection, so that the page sees it while the work runs.</summary>
    private sealed class ProgressWriter(ImportBatch batch, Func<AppDb> open) : IProgress<ImportProgress>, IDisposable
    {
        private readonly SemaphoreSlim _one = new(1);
        private long _last = System.Diagnostics.Stopwatch.GetTimestamp();

        public void Report(ImportProgress value)
        {
            if (System.Diagnostics.Stopwatch.GetElapsedTime(_last) > ProgressEvery && _one.Wait(0))
            {
                _last = System.Diagnostics.Stopwatch.GetTimestamp();
                _ = Task.Run(() => WriteAsync(value));
            }
        }

        public Task FinishAsync() => _one.WaitAsync();

        public void Dispose() => _one.Dispose();

        private async Task WriteAsync(ImportProgress value)
        {
            try
            {
                await using var db = open();
                var until = db.Time.GetUtcNow().UtcDateTime + Claim;
                await db.ImportBatches.Where(b => b.OfficeId == batch.OfficeId && b.Id == batch.Id)
                    .ExecuteUpdateAsync(s => s.SetProperty(b => b.Done, value.Done)
                        .SetProperty(b => b.Total, value.Total).SetProperty(b => b.ClaimedUntil, until));
            }
            catch (Exception busy) when (busy is Microsoft.Data.Sqlite.SqliteException or Npgsql.NpgsqlException)
            {
                // Progress is only for the eye: a busy database loses one tick of it, never the import.
            }
            finally
            {
                _one.Release();
            }
        }
    }
}
