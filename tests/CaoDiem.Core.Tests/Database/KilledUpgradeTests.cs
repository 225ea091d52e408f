using System.Diagnostics;
using System.Globalization;
using CaoDiem.Database;
using CaoDiem.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace CaoDiem.Core.Tests.Database;

/// <summary>The program is killed in the middle of an upgrade; the next start succeeds, and nothing is missing.</summary>
public sealed class KilledUpgradeTests : IDisposable
{
    // CAODIEM_KILLS=200 is the run of a release.
    private static readonly int Kills =
        int.TryParse(Environment.GetEnvironmentVariable("CAODIEM_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? asked : 10;

    private readonly string _folder = Directory.CreateTempSubdirectory("caodiem-killed").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task KilledInTheMiddleOfAnUpgrade_TheNextStartSucceeds_AndTheDataIsWhole()
    {
        await using var old = await Fixtures.OpenBehindAsync();
        SqliteConnection.ClearAllPools();
        var before = await OldData.CountAsync(old.Connection);
        var (random, length, killed) = (new Random(15), await LengthAsync(old), 0);
        for (var round = 0; killed < Kills; round++)
        {
            Assert.True(round < 5 * Kills, $"Only {killed} of {round} upgrades could be killed on the way.");
            await using var copy = await TestDatabase.CopyOfAsync(old, Fixtures.Today03);
            killed += await KillAsync(copy, TimeSpan.FromMilliseconds(random.Next((int)length.TotalMilliseconds))) ? 1 : 0;
            await ComesUpWholeAsync(copy, before);
        }
    }

    [Fact]
    public async Task KilledInItsFirstStart_TheNextOneSucceeds()
    {
        var random = new Random(16);
        for (var round = 0; round < 3; round++)
        {
            await using var none = await TestDatabase.NothingAsync(Fixtures.Today03);
            await KillAsync(none, TimeSpan.FromMilliseconds(random.Next(1_000)));
            await using var db = none.Open();
            await DatabaseStart.MigrateAsync(db, new(), TestContext.Current.CancellationToken);
            Assert.Empty(await db.Offices.ToListAsync(TestContext.Current.CancellationToken));
        }
    }

    private async Task ComesUpWholeAsync(TestDatabase copy, IReadOnlyList<long> before)
    {
        await using var db = copy.Open();
        await DatabaseStart.MigrateAsync(db, new() { BackupFolder = _folder, Patience = TimeSpan.FromMinutes(1) },
            TestContext.Current.CancellationToken);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
        Assert.Equal(before, await OldData.CountAsync(copy.Connection));
        if (db.Database.IsSqlite())
        {
            Assert.Equal("ok", await db.Database.SqlQueryRaw<string>("SELECT quick_check AS \"Value\" FROM pragma_quick_check")
                .FirstAsync(TestContext.Current.CancellationToken));
            Assert.Equal(0, await Fixtures.CountAsync(copy.Connection, "pragma_foreign_key_check"));
        }
    }

    // How long an upgrade works here and now, from its first trace to the end of the process.
    private async Task<TimeSpan> LengthAsync(TestDatabase old)
    {
        await using var copy = await TestDatabase.CopyOfAsync(old, Fixtures.Today03);
        using var program = Start(copy);
        await BegunAsync(copy, program);
        var began = Stopwatch.GetTimestamp();
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, program.ExitCode);
        return Stopwatch.GetElapsedTime(began) + TimeSpan.FromMilliseconds(1);
    }

    private async Task<bool> KillAsync(TestDatabase database, TimeSpan after)
    {
        using var program = Start(database);
        await BegunAsync(database, program);
        await Task.WhenAny(program.WaitForExitAsync(TestContext.Current.CancellationToken),
            Task.Delay(after, TestContext.Current.CancellationToken));
        var running = !program.HasExited;
        program.Kill(true);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return running && program.ExitCode != 0;
    }

    private static async Task BegunAsync(TestDatabase database, Process program)
    {
        while (!program.HasExited && !await HasBegunAsync(database))
        {
            await Task.Delay(2);
        }
    }

    private static async Task<bool> HasBegunAsync(TestDatabase database)
    {
        if (Engines.IsSqlite(database.Connection))
        {
            var path = new SqliteConnectionStringBuilder(database.Connection).DataSource;
            return Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path) + ".dang-*").Any();
        }

        var named = new NpgsqlConnectionStringBuilder(database.Connection);
        return await Fixtures.CountAsync(
            new NpgsqlConnectionStringBuilder(database.Connection) { Database = "postgres" }.ConnectionString,
            $"pg_locks l JOIN pg_database d ON d.oid = l.database WHERE l.locktype = 'advisory' AND d.datname = '{named.Database}'") > 0;
    }

    private Process Start(TestDatabase database)
    {
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        var program = Path.Combine(Samples.Root, "src", "CaoDiem.Cli", "bin", configuration, "net10.0", "caodiem.dll");
        Assert.True(File.Exists(program), "Build src/CaoDiem.Cli first.");
        string[] asked = [program, "user", "list", "--db", database.Connection];
        var start = new ProcessStartInfo("dotnet", asked) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["XDG_DATA_HOME"] = _folder;
        var started = Process.Start(start)!;
        started.BeginErrorReadLine();
        started.BeginOutputReadLine();
        return started;
    }
}
