using CaoDiem.Database;
using CaoDiem.Exchange;

namespace CaoDiem.Web;

/// <summary>Takes up waiting imports, one after another, for as long as the application runs.</summary>
public sealed class ImportWorker(IServiceScopeFactory scopes, Func<AppDb> open, ILogger<ImportWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var worked = false;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                worked = await new ImportWork(scope.ServiceProvider.GetRequiredService<AppDb>(), open).RunNextAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "An import could not be worked on; it is taken up again when its claim ends.");
            }

            if (!worked)
            {
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
