using CaoDiem.Database;
using CaoDiem.Demo;
using CaoDiem.Exchange;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CaoDiem.TestKit;

/// <summary>
/// A database of its own for one test, cloned from a template: empty, or with the demonstration office. The engine is
/// SQLite, or PostgreSQL when CAODIEM_TEST_POSTGRES holds a connection string; the same tests run on both.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("CAODIEM_TEST_POSTGRES") is { Length: > 0 } server ? server : null;
    private static readonly SemaphoreSlim One = new(1);
    private static readonly Dictionary<bool, string> Templates = [];

    private TestDatabase(string connection, TimeProvider clock)
    {
        Connection = connection;
        Clock = clock;
    }

    public static bool IsPostgres => Server is not null;

    public string Connection { get; }

    public TimeProvider Clock { get; }

    /// <param name="demo">With the demonstration office, campaign, results and accounts.</param>
    /// <param name="today">The day on which the test takes place; the day the samples end by default.</param>
    /// <param name="clock">Instead of a day: a clock that the test moves.</param>
    public static async Task<TestDatabase> CreateAsync(bool demo = false, DateOnly? today = null, TimeProvider? clock = null)
    {
        var template = await TemplateAsync(demo);
        return new(await CloneAsync(template), clock ?? new FixedClock(today ?? new DateOnly(2023, 9, 30)));
    }

    /// <summary>A database of its own with what another one holds, on the same engine.</summary>
    public static async Task<TestDatabase> CopyOfAsync(TestDatabase original, DateOnly today) =>
        new(await CloneAsync(original.Connection), new FixedClock(today));

    /// <summary>A database that no start has touched yet, on the engine of this run.</summary>
    public static async Task<TestDatabase> NothingAsync(DateOnly today) => new(await NewAsync(), new FixedClock(today));

    /// <summary>The name of a SQLite file that is not there yet, whatever engine the run is for.</summary>
    internal static TestDatabase NewFile(DateOnly today) => new(NewFile(), new FixedClock(today));

    internal static async Task<TestDatabase> NewOnServerAsync(DateOnly today) => Server is null
        ? throw new InvalidOperationException("CAODIEM_TEST_POSTGRES names no server.")
        : new(await NewAsync(), new FixedClock(today));

    public AppDb Open() => Engines.Open(Connection, Clock);

    public async ValueTask DisposeAsync()
    {
        if (!Engines.IsSqlite(Connection))
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(Connection));
            await ExecuteAsync($"DROP DATABASE IF EXISTS \"{Name(Connection)}\" WITH (FORCE)");
            return;
        }

        SqliteConnection.ClearAllPools();
        var file = new SqliteConnectionStringBuilder(Connection).DataSource;
        foreach (var path in Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileNameWithoutExtension(file) + ".*"))
        {
            File.Delete(path);
        }
    }

    private static async Task<string> TemplateAsync(bool demo)
    {
        await One.WaitAsync();
        try
        {
            if (!Templates.TryGetValue(demo, out var template))
            {
                template = await NewAsync();
                await using var db = Engines.Open(template, new FixedClock(new DateOnly(2023, 9, 30)));
                await DatabaseStart.MigrateAsync(db);
                if (demo)
                {
                    await new SetUpDemoHandler(db).Handle(Samples.Folder);
                }

                Templates.Add(demo, template);
            }

            return template;
        }
        finally
        {
            One.Release();
        }
    }

    private static async Task<string> NewAsync()
    {
        if (Server is null)
        {
            return NewFile();
        }

        var name = "caodiem_" + Guid.CreateVersion7().ToString("N");
        await ExecuteAsync($"CREATE DATABASE \"{name}\"");
        return new NpgsqlConnectionStringBuilder(Server) { Database = name }.ConnectionString;
    }

    private static string NewFile() => $"Data Source={Path.Combine(Path.GetTempPath(), $"caodiem_{Guid.CreateVersion7():N}.db")}";

    private static async Task<string> CloneAsync(string template)
    {
        if (!Engines.IsSqlite(template))
        {
            var clone = "caodiem_" + Guid.CreateVersion7().ToString("N");
            await One.WaitAsync();
            try
            {
                NpgsqlConnection.ClearAllPools();
                await ExecuteAsync($"CREATE DATABASE \"{clone}\" TEMPLATE \"{Name(template)}\"");
            }
            finally
            {
                One.Release();
            }

            return new NpgsqlConnectionStringBuilder(Server) { Database = clone }.ConnectionString;
        }

        var target = NewFile();
        await using var from = new SqliteConnection(template);
        await using var to = new SqliteConnection(target);
        await from.OpenAsync();
        await to.OpenAsync();
        from.BackupDatabase(to);
        return target;
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names are made here.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static string Name(string connection) => new NpgsqlConnectionStringBuilder(connection).Database!;
}

/// <summary>A clock that stands at nine in the morning of one day in Việt Nam.</summary>
public sealed class FixedClock(DateOnly today) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(today, new TimeOnly(2, 0), TimeSpan.Zero);
}
