using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Exchange;
using CaoDiem.Scheduling;
using CaoDiem.Triage;

namespace CaoDiem.Web;

/// <summary>Takes up waiting rows of one kind, one after another, for as long as the application runs.</summary>
public abstract class WaitingWork(IServiceScopeFactory scopes, Preparation preparation, ILogger log) : BackgroundService
{
    /// <summary>How long to wait when nothing was there to do.</summary>
    protected virtual TimeSpan Pause => TimeSpan.FromMilliseconds(400);

    /// <summary>Works on the next waiting row; false when nothing waits.</summary>
    protected abstract Task<bool> RunNextAsync(AppDb db, CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await preparation.Done.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            var worked = false;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                worked = await RunNextAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "Waiting work failed; it is taken up again when its claim ends.");
            }

            if (!worked)
            {
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}

/// <summary>Waiting imports.</summary>
public sealed class ImportWorker(IServiceScopeFactory scopes, Func<AppDb> open, Preparation preparation, ILogger<ImportWorker> log)
    : WaitingWork(scopes, preparation, log)
{
    protected override Task<bool> RunNextAsync(AppDb db, CancellationToken cancellationToken) => new ImportWork(db, open).RunNextAsync(cancellationToken);
}

/// <summary>Waiting runs of the planner.</summary>
public sealed class PlanRunWorker(IServiceScopeFactory scopes, Func<AppDb> open, Preparation preparation, ILogger<PlanRunWorker> log)
    : WaitingWork(scopes, preparation, log)
{
    protected override Task<bool> RunNextAsync(AppDb db, CancellationToken cancellationToken) => new PlanRunWork(db, open).RunNextAsync(cancellationToken);
}

/// <summary>Waiting print jobs.</summary>
public sealed class PrintJobWorker(IServiceScopeFactory scopes, Func<AppDb> open, Preparation preparation, ILogger<PrintJobWorker> log)
    : WaitingWork(scopes, preparation, log)
{
    protected override Task<bool> RunNextAsync(AppDb db, CancellationToken cancellationToken) => new PrintJobWork(db, open).RunNextAsync(cancellationToken);
}

/// <summary>
/// The findings of every office, renewed once a day: soon after midnight in Việt Nam, or at the start when the application stood still.
/// </summary>
public sealed class NightWorker(IServiceScopeFactory scopes, Preparation preparation, ILogger<NightWorker> log)
    : WaitingWork(scopes, preparation, log)
{
    protected override TimeSpan Pause => TimeSpan.FromSeconds(30);

    protected override async Task<bool> RunNextAsync(AppDb db, CancellationToken cancellationToken)
    {
        var done = await new RenewFindings(db).RunNextAsync(cancellationToken);
        if (done is { Failure: { } failure })
        {
            log.LogError(done.Error, "Findings of office {Office} were not renewed: {Failure}", done.Office, failure);
        }
        else if (done is { Run: { } run })
        {
            log.LogInformation(
                "Findings of office {Office} renewed: {Files} files, {Changed} changed.", done.Office, run.Files, run.Changed);
        }

        if (done is { Failure: null })
        {
            await new FollowFilesHandler(db).RunAsync(done.Office, cancellationToken);
        }

        return done is not null;
    }
}
