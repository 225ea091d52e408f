using System.Diagnostics;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles;
using CaoDiem.TestKit;
using CaoDiem.Triage;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Benchmarks;

/// <summary>
/// How long pages take over a large office, as a browser sees it over loopback: minimum, median and maximum of the
/// requests, and the database commands of one.
/// </summary>
internal static class PageBenchmark
{
    private const int WarmUps = 8;
    private const int Runs = 25;

    public static async Task RunAsync(int files)
    {
        await using var site = await TestSite.StartAsync(demo: false);
        var (head, campaign) = await FillAsync(site, files);
        using var client = site.Anonymous();
        await client.PostAsync("/Identity/SignIn", new() { ["Input.Login"] = "thutruong", ["Input.Password"] = head });
        Console.WriteLine();
        Console.WriteLine($"| page, {files:N0} files, {(TestDatabase.IsPostgres ? "PostgreSQL" : "SQLite")} | min ms | median ms | max ms | queries |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        using var counter = new QueryCounter();
        foreach (var (name, url) in new[]
        {
            ("list, first page", "/Dossiers"), ("list, page 500", "/Dossiers?p=500"), ("list by amount", "/Dossiers?sort=remaining&desc=1"),
            ("search \"do van duc\"", "/Dossiers?q=do+van+duc"), ("list, one officer and group", "/Dossiers?group=review&state=Enforcing"),
            ("score board", $"/Campaigns/Score/{campaign}"), ("score, large screen", $"/Campaigns/Score/{campaign}?screen=true"),
        })
        {
            await MeasureAsync(client, counter, name, url);
        }
    }

    private static async Task MeasureAsync(PageClient client, QueryCounter counter, string name, string url)
    {
        var times = new List<double>();
        var queries = 0;
        for (var i = 0; i < WarmUps + Runs; i++)
        {
            counter.Count = 0;
            var start = Stopwatch.GetTimestamp();
            await client.HtmlAsync(url);
            if (i >= WarmUps)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                queries = Math.Max(queries, counter.Count);
            }
        }

        times.Sort();
        Console.WriteLine($"| {name} | {times[0]:0.0} | {times[Runs / 2]:0.0} | {times[^1]:0.0} | {queries} |");
    }

    private static async Task<(string Password, string Campaign)> FillAsync(TestSite site, int files)
    {
        await using var db = site.Database.Open();
        db.Database.SetCommandTimeout(600);
        var system = Actor.System("Đo");
        var office = (await new AddOfficeHandler(db).Handle(new("DO", "Đơn vị đo"), system)).Id;
        var user = await new InviteUserHandler(db).Handle(new("thutruong", "Thủ Trưởng", Role.Head, office), system);
        var actor = Actor.ForOffice(office, "Đo");
        var register = GeneratedRegister.Register(files);
        Time($"reading {files:N0} rows with the library alone", () => { SheetFile.Read(register, "so.xlsx"); return Task.CompletedTask; });
        Time($"importing them: read, check, store, triage", async () =>
        {
            var report = await new ImportRegisterHandler(db).Handle(new(register, "so.xlsx", new(2023, 7, 1)), actor);
            Console.WriteLine($"  {report.Created:N0} created, {report.Refused} refused");
        });
        db.ChangeTracker.Clear();
        Time("triage alone", () => new TriageDossiersHandler(db).Handle(new(new(2023, 7, 1)), actor));
        db.ChangeTracker.Clear();
        var campaign = (await new DraftCampaignHandler(db).Handle(new("Đo", "1/KH", null, new(2023, 7, 1), new(2023, 9, 30)), actor)).Id;
        db.ChangeTracker.Clear();
        Time("importing their results", () => new ImportResultsHandler(db).Handle(new(GeneratedRegister.Results(files), "kq.xlsx", campaign), actor));
        if (db.Database.IsSqlite())
        {
            await db.Database.ExecuteSqlRawAsync("ANALYZE");
        }

        Console.WriteLine($"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024:N0} MB");
        return (user.Password, campaign.ToString());
    }

    private static void Time(string what, Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        work().GetAwaiter().GetResult();
        Console.WriteLine($"{what}: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s");
    }
}
