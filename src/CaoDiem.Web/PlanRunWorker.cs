using CaoDiem.Database;
using CaoDiem.Scheduling;

namespace CaoDiem.Web;

/// <summary>Takes up waiting runs of the planner, one after another, for as long as the application runs.</summary>
public sealed class PlanRunWorker(IServiceScopeFactory scopes, Func<AppDb> open, ILogger<PlanRunWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var worked = false;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                worked = await new PlanRunWork(scope.ServiceProvider.GetRequiredService<AppDb>(), open).RunNextAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "A run of the planner could not be worked on; it is taken up again when its claim ends.");
            }

            if (!worked)
            {
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
