using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.TestKit;

/// <summary>The built web application as a process of its own, on one address, that can be killed and started again.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly string _connection;
    private Process? _process;

    private ServerProcess(string connection, int port) => (_connection, Address) = (connection, $"http://127.0.0.1:{port}");

    public string Address { get; }

    public static async Task<ServerProcess> StartAsync(string connection)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = new ServerProcess(connection, ((IPEndPoint)listener.LocalEndpoint).Port);
        listener.Stop();
        await server.StartAsync();
        return server;
    }

    public async Task StartAsync()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "CaoDiem.Web.dll");
        _process = Process.Start(new ProcessStartInfo("dotnet", [program, "--urls", Address, "--CAODIEM_DB", _connection]) { RedirectStandardOutput = true })!;
        _process.BeginOutputReadLine();
        using var http = new HttpClient();
        for (var i = 0; i < 600; i++)
        {
            try
            {
                if ((await http.GetAsync(new Uri($"{Address}/healthz"))).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not up yet.
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("The server did not start.");
    }

    /// <summary>Ends it as a power cut would: no warning, nothing finished.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }
    }
}

/// <summary>Brings the demonstration into the present: its campaign runs on, and one team goes out today and tomorrow.</summary>
public static class FieldToday
{
    /// <summary>The team's visits of today, in their order.</summary>
    public static async Task<IReadOnlyList<Assignment>> PrepareAsync(AppDb db, int visits)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(7));
        var campaign = await db.Campaigns.Include(c => c.Waves).SingleAsync();
        db.Begin("Thử", Actor.ForOffice(campaign.OfficeId, "Thử"));
        campaign.SetPeriod(new(campaign.From, today.AddDays(30)));
        var routes = await db.TeamRoutes.AsNoTracking().Include(r => r.Assignments).ToListAsync();
        var open = await db.Dossiers.Where(d => d.State == Law.DossierState.Enforcing && d.Remaining.Amount > 2_000).Select(d => d.Id).ToListAsync();
        var team = routes.GroupBy(r => r.TaskForceId).MaxBy(g => g.Sum(r => r.Assignments.Count))!;
        var steps = team.SelectMany(r => r.Assignments).Where(a => open.Contains(a.DossierId)).DistinctBy(a => a.DossierId).Take(2 * visits).ToList();
        for (var day = 0; day < 2; day++)
        {
            var route = new TeamRoute { OfficeId = campaign.OfficeId, CampaignId = campaign.Id, RunId = team.First().RunId, TaskForceId = team.Key, Day = today.AddDays(day), BackAt = new(16, 0), Minutes = 30 * visits, Metres = 21_500 };
            foreach (var (step, i) in steps.Skip(day * visits).Take(visits).Select((s, i) => (s, i)))
            {
                route.Add(new() { OfficeId = route.OfficeId, RouteId = route.Id, StepId = step.StepId, DossierId = step.DossierId, Kind = step.Kind, No = i + 1, Start = 30 * (i + 1), Minutes = 25, Ends = (30 * (i + 1)) + 25 });
            }

            db.TeamRoutes.Add(route);
        }

        await db.SaveChangesAsync();
        return [.. steps.Take(visits)];
    }
}
