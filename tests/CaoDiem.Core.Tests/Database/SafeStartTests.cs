using CaoDiem.Database;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Database;

/// <summary>A start on an old database: backed up first, refused in words where it cannot be used, and never half done.</summary>
public sealed class SafeStartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("caodiem-start").FullName;

    private StartSettings Settings => new() { BackupFolder = _folder, Patience = TimeSpan.FromSeconds(1) };

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task BeforeAnUpgrade_ABackupIsTaken_ThatHoldsTheOldStructureAndAllData()
    {
        await using var old = await Fixtures.OpenBehindAsync(FixtureEngine.Sqlite);
        var before = await OldData.CountAsync(old.Connection);
        var started = await StartAsync(old);
        Assert.NotEmpty(started.Applied);
        Assert.Contains("Đã sao lưu", started.Message, StringComparison.Ordinal);
        var backup = Assert.Single(Beside(old, ".truoc-nang-cap-*.db"));
        Assert.Contains(backup, started.Message, StringComparison.Ordinal);
        Assert.Equal(before, await OldData.CountAsync($"Data Source={backup}"));
        Assert.Equal(before, await OldData.CountAsync(old.Connection));
        await using var kept = Engines.Open($"Data Source={backup};Pooling=False", old.Clock);
        Assert.Equal(started.Applied, await kept.Database.GetPendingMigrationsAsync());
        Assert.Empty(Beside(old, ".dang-*"));
        Assert.Empty((await StartAsync(old)).Applied);
    }

    [Fact]
    public async Task AnEmptyDatabase_NeedsNoBackup()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Empty(Beside(database, ".truoc-nang-cap-*"));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task TheLockRowOfAKilledUpgrade_IsTakenAway_AndTold()
    {
        await using var old = await Fixtures.OpenBehindAsync(FixtureEngine.Sqlite);
        await ExecuteAsync(old, """
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
                "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-30 01:00:00+00:00');
            """);
        var started = await StartAsync(old).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.NotEmpty(started.Applied);
        Assert.Contains("bị ngắt giữa chừng", started.Message, StringComparison.Ordinal);
        Assert.Equal(0, await Fixtures.CountAsync(old.Connection, "\"__EFMigrationsLock\""));
    }

    [Fact]
    public async Task AWorkingCopyLeftBehind_IsThrownAway()
    {
        await using var old = await Fixtures.OpenBehindAsync(FixtureEngine.Sqlite);
        var path = new SqliteConnectionStringBuilder(old.Connection).DataSource;
        await File.WriteAllTextAsync(Path.ChangeExtension(path, ".dang-nang-cap.db"), "rác", TestContext.Current.CancellationToken);
        Assert.Contains("bị ngắt giữa chừng", (await StartAsync(old)).Message, StringComparison.Ordinal);
        Assert.Empty(Beside(old, ".dang-*"));
    }

    [Fact]
    public async Task AnUpgradeThatFails_LeavesTheDatabaseAsItWas()
    {
        await using var old = await Fixtures.OpenBehindAsync();
        await using var db = old.Open();
        var (before, pending) = (await OldData.CountAsync(old.Connection), await db.Database.GetPendingMigrationsAsync());
        var stands = await OldData.NextTableAsync(old);
        await ExecuteAsync(old, $"CREATE TABLE {stands} (id int)");
        Assert.Equal("DBS-008", await CodeAsync(old));
        Assert.Equal(before, await OldData.CountAsync(old.Connection));
        Assert.Equal(pending, await db.Database.GetPendingMigrationsAsync());
        await ExecuteAsync(old, $"DROP TABLE {stands}");
        Assert.Equal(pending, (await StartAsync(old)).Applied);
    }

    [Fact]
    public async Task ADatabaseOfANewerProgram_IsRefused_AndNotTouched()
    {
        await using var old = await Fixtures.OpenBehindAsync();
        await ExecuteAsync(old, "INSERT INTO \"__EFMigrationsHistory\" (migration_id, product_version) VALUES ('99990101000000_Future', '99.0.0')");
        var before = await Fixtures.CountAsync(old.Connection, "\"__EFMigrationsHistory\"");
        Assert.Equal("DBS-001", await CodeAsync(old));
        Assert.Equal(before, await Fixtures.CountAsync(old.Connection, "\"__EFMigrationsHistory\""));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(8_192, 40_000)]
    public async Task ADamagedFile_IsToldAtTheStart_WithWhatToDo(int from, int bytes)
    {
        await using var old = await Fixtures.Open03Async(FixtureEngine.Sqlite);
        await using (var file = File.OpenWrite(new SqliteConnectionStringBuilder(old.Connection).DataSource))
        {
            file.Position = from;
            file.Write(new byte[bytes]);
        }

        var refused = await Assert.ThrowsAsync<RuleViolation>(() => StartAsync(old));
        Assert.Equal("DBS-004", refused.Code);
        Assert.Contains("bản sao lưu gần nhất", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhileAServerHoldsTheFile_NobodyElseUpgradesIt()
    {
        await using var old = await Fixtures.OpenBehindAsync(FixtureEngine.Sqlite);
        using (var server = DatabaseLock.Take(old.Connection, TimeSpan.Zero))
        {
            Assert.Equal("DBS-002", await CodeAsync(old));
            Assert.Equal("DBS-002", Assert.Throws<RuleViolation>(() => DatabaseLock.Take(old.Connection, TimeSpan.Zero)).Code);
            Assert.NotEmpty((await StartAsync(old, Settings with { Held = server })).Applied);
        }

        DatabaseLock.Take(old.Connection, TimeSpan.Zero).Dispose();
    }

    [Fact]
    public async Task WhileAnotherProgramHasTheFileOpen_ItIsNotUpgraded()
    {
        await using var old = await Fixtures.OpenBehindAsync(FixtureEngine.Sqlite);
        await using (var other = new SqliteConnection(old.Connection + ";Pooling=False"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var read = other.CreateCommand();
            read.CommandText = "SELECT count(*) FROM dossiers";
            await read.ExecuteScalarAsync(TestContext.Current.CancellationToken);
            Assert.Equal("DBS-003", await CodeAsync(old));
        }

        Assert.NotEmpty((await StartAsync(old)).Applied);
    }

    [Fact]
    public async Task TwoStartsAtOnce_UpgradeOnce()
    {
        await using var old = await Fixtures.OpenBehindAsync();
        var patient = Settings with { Patience = TimeSpan.FromMinutes(1) };
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => StartAsync(old, patient))));
        Assert.Single(both, s => s.Applied.Count > 0);
        Assert.Empty((await StartAsync(old)).Applied);
    }

    [Fact]
    public async Task EveryCommit_IsOnTheDiskBeforeItIsAcknowledged()
    {
        await using var old = await Fixtures.Open03Async(FixtureEngine.Sqlite);
        await using var db = old.Open();
        Assert.Equal(2, await db.Database.SqlQueryRaw<int>("SELECT synchronous AS \"Value\" FROM pragma_synchronous")
            .SingleAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task OnPostgres_ADumpIsTaken_OrTheAdministratorHasSaidThatHeHasOne()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "PostgreSQL only.");
        await using var old = await Fixtures.OpenBehindAsync();
        Assert.Equal("DBS-007", await CodeAsync(old, Settings with { DumpProgram = null }));
        Assert.Equal("DBS-007", await CodeAsync(old, Settings with { DumpProgram = "/bin/false" }));
        await using var same = await Fixtures.OpenBehindAsync();
        var trusting = await StartAsync(same, Settings with { DumpProgram = null, WithoutBackup = true });
        Assert.Contains("Không sao lưu được", trusting.Message, StringComparison.Ordinal);
        Assert.NotNull(Settings.DumpProgram);
        var started = await StartAsync(old);
        Assert.Contains("Đã sao lưu", started.Message, StringComparison.Ordinal);
        var dump = Assert.Single(Directory.GetFiles(_folder));
        Assert.Equal("PGDMP"u8.ToArray(), (await File.ReadAllBytesAsync(dump, TestContext.Current.CancellationToken))[..5]);
    }

    private async Task<DatabaseStarted> StartAsync(TestDatabase database, StartSettings? settings = null)
    {
        await using var db = database.Open();
        return await DatabaseStart.MigrateAsync(db, settings ?? Settings);
    }

    private async Task<string> CodeAsync(TestDatabase database, StartSettings? settings = null) =>
        (await Assert.ThrowsAsync<RuleViolation>(() => StartAsync(database, settings))).Code;

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    private static string[] Beside(TestDatabase database, string pattern) => Engines.IsSqlite(database.Connection)
        ? Directory.GetFiles(Path.GetTempPath(), Path.GetFileNameWithoutExtension(new SqliteConnectionStringBuilder(database.Connection)
            .DataSource) + pattern)
        : [];
}
