using CaoDiem.Database;
using CaoDiem.Demo;
using CaoDiem.Identity;

namespace CaoDiem.Web;

/// <summary>Makes the demonstration while the site already listens, tells the accounts, and lets people in.</summary>
public sealed class DemoWorker(
    Func<TimeProvider, AppDb> open, TimeProvider time, Preparation preparation, IHostApplicationLifetime site, ILogger<DemoWorker> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var db = open(time);
            var demo = await new SetUpLiving(open, db.Today, preparation)
                .MakeAsync(Path.Combine(AppContext.BaseDirectory, "samples", "phuoc-long-2023"), stoppingToken);
            Tell(demo);
            preparation.End();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogCritical(error, "The demonstration could not be made.");
            await Console.Error.WriteLineAsync("Không chuẩn bị được dữ liệu mẫu. Hãy xóa tệp cơ sở dữ liệu mẫu rồi chạy lại; vẫn lỗi thì báo người phát triển.");
            Environment.ExitCode = 1;
            site.StopApplication();
        }
    }

    private static void Tell(DemoReady demo)
    {
        Console.WriteLine();
        Console.WriteLine("Tài khoản mẫu (mật khẩu mới mỗi lần chạy):");
        foreach (var (login, role) in demo.Accounts)
        {
            Console.WriteLine($"  {login,-16}  {role.Label()}");
        }

        Console.WriteLine($"Mật khẩu chung: {demo.Password}");
        Console.WriteLine();
    }
}
