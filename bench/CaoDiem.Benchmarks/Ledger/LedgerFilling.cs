using System.Diagnostics;
using System.Globalization;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.OfficeFiles;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Benchmarks.Ledger;

/// <summary>The office that is measured: who signs in, and its campaign.</summary>
internal sealed record LedgerOffice(string Password, Id<Office> Office, Id<Campaign> Campaign);

/// <summary>
/// Fills an empty database through the product's own handlers: a register, a campaign of three waves with every file on its list, and a
/// results file. Reading and importing that file run in processes of their own, so that their memory is theirs alone.
/// </summary>
internal static class LedgerFilling
{
    public static readonly DateOnly From = new(2023, 7, 1);

    public static readonly DateOnly To = new(2023, 9, 30);

    public static async Task<LedgerOffice> RunAsync(AppDb db, string connection, int files)
    {
        var office = await OfficeAsync(db, files);
        var sheet = Path.GetTempFileName() + ".xlsx";
        try
        {
            await File.WriteAllBytesAsync(sheet, GeneratedRegister.Results(files));
            var read = await ChildAsync(["ledger-read", sheet]);
            var import = await ChildAsync(["ledger-import", connection, sheet, office.Campaign.ToString()]);
            Console.WriteLine($"| results file alone, read | {read.Seconds:0.0} s | {read.Megabytes} MB |");
            var times = import.Seconds / read.Seconds;
            Console.WriteLine($"| results file, imported | {import.Seconds:0.0} s ({times:0.0} × reading) | {import.Megabytes} MB |");
        }
        finally
        {
            File.Delete(sheet);
        }

        // What either engine does by itself within minutes, or the product at its start.
        await db.Database.ExecuteSqlRawAsync(db.Database.IsSqlite() ? "ANALYZE" : "VACUUM ANALYZE");

        return office;
    }

    /// <summary>The part that a child process does; it prints seconds and its peak memory in megabytes.</summary>
    public static async Task ChildWorkAsync(string[] args)
    {
        var content = await File.ReadAllBytesAsync(args[0] == "ledger-read" ? args[1] : args[2]);
        var start = Stopwatch.GetTimestamp();
        if (args[0] == "ledger-read")
        {
            SheetFile.Read(content, "kq.xlsx");
        }
        else
        {
            await using var db = Engines.Open(args[1], TimeProvider.System);
            var campaign = Id<Campaign>.Parse(args[3], CultureInfo.InvariantCulture);
            var office = await db.Campaigns.Where(c => c.Id == campaign).Select(c => c.OfficeId).SingleAsync();
            var report = await new ImportResultsHandler(db).Handle(new(content, "kq.xlsx", campaign), Actor.ForOffice(office, "Đo"));
            Console.Error.WriteLine($"{report.Created} recorded, {report.Refused} refused, {report.Conflicts.Count} conflicts");
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.000} {self.PeakWorkingSet64 / 1024 / 1024}"));
    }

    private static async Task<LedgerOffice> OfficeAsync(AppDb db, int files)
    {
        var system = Actor.System("Đo");
        var office = (await new AddOfficeHandler(db).Handle(new("DO", "Đơn vị đo"), system)).Id;
        var user = await new InviteUserHandler(db).Handle(new("thutruong", "Thủ Trưởng", Role.Head, office), system);
        var actor = Actor.ForOffice(office, "Đo");
        var start = Stopwatch.GetTimestamp();
        var register = new ImportRegister(GeneratedRegister.Register(files), "so.xlsx", From, CreateMissing: true);
        var report = await new ImportRegisterHandler(db).Handle(register, actor);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.Error.WriteLine($"{report.Created} files in {seconds:0.0} s, {report.Refused} refused");
        db.ChangeTracker.Clear();
        var campaign = (await new DraftCampaignHandler(db).Handle(new("Đo", "1/KH", null, From, To), actor)).Id;
        db.ChangeTracker.Clear();
        var waves = new PlanWavesHandler(db);
        foreach (var (name, month) in new[] { ("Đợt 1", 7), ("Đợt 2", 8), ("Đợt 3", 9) })
        {
            var first = new DateOnly(2023, month, 1);
            await waves.Handle(new AddWave(campaign, name, first, first.AddMonths(1).AddDays(-1), [WorkGroup.Review]), actor);
        }

        db.ChangeTracker.Clear();
        return new(user.Password, office, campaign);
    }

    private static async Task<(double Seconds, long Megabytes)> ChildAsync(string[] args)
    {
        // Started as a library, the process is the runtime: it needs the library's name first.
        string[] self = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(LedgerFilling).Assembly.Location] : [];
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. self, .. args]) { RedirectStandardOutput = true };
        using var child = Process.Start(start)!;
        var answer = (await child.StandardOutput.ReadToEndAsync()).Trim().Split(' ');
        await child.WaitForExitAsync();
        return child.ExitCode == 0
            ? (double.Parse(answer[0], CultureInfo.InvariantCulture), long.Parse(answer[1], CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"{args[0]} ended with {child.ExitCode}.");
    }
}
