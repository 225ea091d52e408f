using System.IO.Compression;
using System.Text.Json;
using CaoDiem.Database;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace CaoDiem.TestKit;

/// <summary>The two engines a fixture is kept for.</summary>
public enum FixtureEngine
{
    Sqlite,
    Postgres,
}

/// <summary>Databases of earlier versions, as those versions wrote them; what stands in them is told in tests/fixtures.</summary>
public static class Fixtures
{
    private static readonly SemaphoreSlim One = new(1);
    private static TestDatabase? _replayed;

    /// <summary>The day on which the office of 0.3 stopped working.</summary>
    public static DateOnly Today03 { get; } = new(2023, 9, 30);

    /// <summary>What 0.3 said of the database: files with their facts, campaigns with their scores.</summary>
    public static JsonElement Truth03 { get; } = JsonDocument.Parse(File.ReadAllText(In03("truth.json"))).RootElement;

    /// <summary>The engine that this run of the tests is for.</summary>
    public static FixtureEngine Current => TestDatabase.IsPostgres ? FixtureEngine.Postgres : FixtureEngine.Sqlite;

    /// <summary>A copy of its own of the database of 0.3, not yet migrated; <see cref="TestDatabase.Connection"/> leads to it.</summary>
    /// <param name="engine">The engine of this run when not given; PostgreSQL needs CAODIEM_TEST_POSTGRES.</param>
    public static async Task<TestDatabase> Open03Async(FixtureEngine? engine = null)
    {
        if ((engine ?? Current) == FixtureEngine.Postgres)
        {
            return await TestDatabase.CopyOfAsync(await ReplayedAsync(), Today03);
        }

        var database = TestDatabase.NewFile(Today03);
        await using var packed = new GZipStream(File.OpenRead(In03("office.sqlite.gz")), CompressionMode.Decompress);
        await using var file = File.Create(new SqliteConnectionStringBuilder(database.Connection).DataSource);
        await packed.CopyToAsync(file);
        return database;
    }

    /// <summary>
    /// A copy of the database of 0.3 that this program has to change: as it is, or set back to an earlier structure as long as the
    /// program's own is still that of 0.3.
    /// </summary>
    public static async Task<TestDatabase> OpenBehindAsync(FixtureEngine? engine = null)
    {
        var old = await Open03Async(engine);
        await using var db = old.Open();
        if (!(await db.Database.GetPendingMigrationsAsync()).Any())
        {
            await db.GetService<IMigrator>().MigrateAsync("Preparation");
        }

        return old;
    }

    /// <summary>Rows of a table, whatever version wrote it.</summary>
    public static Task<long> CountAsync(string connection, string table) => NumberAsync(connection, $"SELECT count(*) FROM {table}");

    /// <summary>Sum of a column, whatever version wrote it.</summary>
    public static Task<long> SumAsync(string connection, string table, string column) =>
        NumberAsync(connection, $"SELECT coalesce(sum({column}), 0) FROM {table}");

    private static async Task<long> NumberAsync(string connection, string sql)
    {
        await using System.Data.Common.DbConnection open =
            Engines.IsSqlite(connection) ? new SqliteConnection(connection + ";Pooling=False") : new NpgsqlConnection(connection);
        await open.OpenAsync();
        await using var command = open.CreateCommand();
#pragma warning disable CA2100 // Written by tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    // The dump is replayed once in a run; every test takes a copy of the outcome.
    private static async Task<TestDatabase> ReplayedAsync()
    {
        await One.WaitAsync();
        try
        {
            if (_replayed is null)
            {
                var empty = await TestDatabase.NewOnServerAsync(Today03);
                using var dump = new StreamReader(new GZipStream(File.OpenRead(In03("office.pg.sql.gz")), CompressionMode.Decompress));
                await using var connection = new NpgsqlConnection(
                    new NpgsqlConnectionStringBuilder(empty.Connection) { Pooling = false }.ConnectionString);
                await connection.OpenAsync();
                await using var replay = connection.CreateCommand();
#pragma warning disable CA2100 // The text stands in the repository.
                replay.CommandText = await dump.ReadToEndAsync();
#pragma warning restore CA2100
                await replay.ExecuteNonQueryAsync();
                _replayed = empty;
            }

            return _replayed;
        }
        finally
        {
            One.Release();
        }
    }

    private static string In03(string name) => Path.Combine(Samples.Root, "tests", "fixtures", "0.3", name);
}
