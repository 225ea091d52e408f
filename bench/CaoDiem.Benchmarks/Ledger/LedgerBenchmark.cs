using System.Diagnostics;
using System.Globalization;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Benchmarks.Ledger;

/// <summary>
/// What the ledger costs in a large office: the import of a results file against reading it, the board of any day against hand-written SQL
/// over the spans, search, one act with all that follows from it, and the commands of a page. Both sides in one run.
/// </summary>
internal static class LedgerBenchmark
{
    private const int WarmUps = 3;
    private const int Runs = 15;

    private static readonly DateOnly[] Days = [new(2023, 7, 15), new(2023, 8, 15), new(2023, 9, 30)];

    /// <param name="args">How many files.</param>
    public static async Task RunAsync(string[] args)
    {
        var files = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200_000;
        await using var site = await TestSite.StartAsync(demo: false, today: LedgerFilling.To);
        await using var db = site.Database.Open();
        db.Database.SetCommandTimeout(600);
        Console.WriteLine($"| {files:N0} files, {(TestDatabase.IsPostgres ? "PostgreSQL" : "SQLite")} | time | memory |");
        Console.WriteLine("|---|---:|---:|");
        var office = await LedgerFilling.RunAsync(db, site.Database.Connection, files);
        Console.WriteLine($"\n| | min ms | median ms | max ms |\n|---|---:|---:|---:|");
        await BoardsAsync(db, office);
        await SearchAsync(db, office);
        await ActsAsync(site.Database, office);
        await PagesAsync(site, office);
    }

    private static async Task BoardsAsync(AppDb db, LedgerOffice office)
    {
        var actor = Actor.ForOffice(office.Office, "Đo");
        foreach (var day in Days)
        {
            Scoreboard board = null!;
            var ours = await TimesAsync(async () => board = await new ScoreboardQuery(db).RunAsync(office.Campaign, actor, day));
            ReferenceCount count = null!;
            var theirs = await TimesAsync(async () => count = await ReferenceSql.RunAsync(db, office.Campaign, day));
            if (count != new ReferenceCount(board.Total.Files, board.Total.Reviewed, board.Total.Collected, board.ByOfficer.Count))
            {
                throw new InvalidOperationException($"Board and SQL differ on {day}: {count}, {board.Total}.");
            }

            Print($"board of {day:dd/MM}", ours);
            Print($"SQL over the spans, {day:dd/MM} (board: {ours[Runs / 2] / theirs[Runs / 2]:0.00} ×)", theirs);
        }
    }

    private static async Task SearchAsync(AppDb db, LedgerOffice office)
    {
        var actor = Actor.ForOffice(office.Office, "Đo");
        foreach (var words in new[] { "", "do van duc", "nguyen" })
        {
            var times = await TimesAsync(() => new DossierList(db).PageAsync(new() { Search = words }, actor, 1));
            Print($"list, searched for \"{words}\"", times);
        }
    }

    private static async Task ActsAsync(TestDatabase database, LedgerOffice office)
    {
        await using var look = database.Open();
        var ids = await look.BaselineFiles.Where(b => b.CampaignId == office.Campaign && b.EnforceableAtJoin).Take(WarmUps + Runs)
            .Select(b => b.DossierId).ToListAsync();
        var (actor, next) = (Actor.ForOffice(office.Office, "Đo"), 0);
        Print("one payment recorded, spans, cells and findings renewed", await TimesAsync(async () =>
        {
            await using var db = database.Open();
            var entry = new ActEntry(ActKind.Paid, LedgerFilling.To) { Amount = new(1), ReceiptNo = $"DO {next}" };
            await new RecordActsHandler(db).Handle(ids[next++], entry, actor);
        }));
    }

    private static async Task PagesAsync(TestSite site, LedgerOffice office)
    {
        using var client = site.Anonymous();
        await client.PostAsync("/Identity/SignIn", new() { ["Input.Login"] = "thutruong", ["Input.Password"] = office.Password });
        await using var db = site.Database.Open();
        var file = await db.Dossiers.Select(d => d.Id).FirstAsync();
        Console.WriteLine("\n| page | min ms | median ms | max ms | commands |\n|---|---:|---:|---:|---:|");
        using var counter = new QueryCounter();
        foreach (var (name, url) in new[]
        {
            ("file list", "/Dossiers"), ("file list, searched for \"do van duc\"", "/Dossiers?q=do+van+duc"),
            ("file", $"/Dossiers/Details/{file}"),
            ("score board", $"/Campaigns/Score/{office.Campaign}"),
        })
        {
            var times = await TimesAsync(() =>
            {
                counter.Count = 0;
                return client.HtmlAsync(url);
            });
            Print(name, times, $" {counter.Count} |");
        }
    }

    private static async Task<double[]> TimesAsync(Func<Task> work)
    {
        var times = new double[Runs];
        for (var i = -WarmUps; i < Runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await work();
            times[Math.Max(0, i)] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times;
    }

    private static void Print(string what, double[] times, string more = "") =>
        Console.WriteLine($"| {what} | {times[0]:0.0} | {times[Runs / 2]:0.0} | {times[^1]:0.0} |{more}");
}
