using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaoDiem.Database;

/// <summary>The embedded database: one file, nothing to install.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options, TimeProvider time) : AppDb(options, time)
{
    protected override string TextOrder => "BINARY";
}

/// <summary>The database of a large office or a province.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options, TimeProvider time) : AppDb(options, time)
{
    protected override string TextOrder => "C";
}

/// <summary>Which engine a connection string names, and how its context is configured.</summary>
public static class Engines
{
    /// <summary>"Data Source=FILE" is SQLite; everything else ("Host=…") is PostgreSQL.</summary>
    public static bool IsSqlite(string connection) =>
        connection.TrimStart().StartsWith("Data Source", StringComparison.OrdinalIgnoreCase)
        || connection.TrimStart().StartsWith("Filename", StringComparison.OrdinalIgnoreCase);

    /// <summary>The connection that was asked for, or the default file of this user.</summary>
    public static string Resolve(string? asked, string fileName = "caodiem.db") =>
        string.IsNullOrWhiteSpace(asked) ? DefaultConnection(fileName) : asked;

    /// <summary>The default database file of this user on this machine.</summary>
    public static string DefaultConnection(string fileName = "caodiem.db")
    {
        var folder = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "CaoDiem");
        Directory.CreateDirectory(folder);
        return $"Data Source={Path.Combine(folder, fileName)}";
    }

    public static DbContextOptionsBuilder UseEngine(this DbContextOptionsBuilder options, string connection)
    {
        if (IsSqlite(connection))
        {
            var sqlite = new SqliteConnectionStringBuilder(connection) { ForeignKeys = true, DefaultTimeout = 30 };
            options.UseSqlite(sqlite.ToString()).AddInterceptors(SqliteSettings.Instance);
        }
        else
        {
            options.UseNpgsql(connection);
        }

        return options.AddInterceptors(ChangeCounts.Instance).UseSnakeCaseNamingConvention();
    }

    /// <summary>A context by itself, for the command line and for tests.</summary>
    public static AppDb Open(string connection, TimeProvider time) => IsSqlite(connection)
        ? new SqliteDb((DbContextOptions<SqliteDb>)new DbContextOptionsBuilder<SqliteDb>().UseEngine(connection).Options, time)
        : new PostgresDb((DbContextOptions<PostgresDb>)new DbContextOptionsBuilder<PostgresDb>().UseEngine(connection).Options, time);

    /// <summary>Write-ahead log, so that readers never wait for a writer, and a patient busy timeout.</summary>
    private sealed class SqliteSettings : DbConnectionInterceptor
    {
        public static readonly SqliteSettings Instance = new();

        public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(
            System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private static void Set(System.Data.Common.DbConnection connection)
        {
            // Whether a database is there is asked over a connection that only reads: it can set nothing in the file, which may still be empty.
            var reads = new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly;
            using var command = connection.CreateCommand();
            var writes = reads ? "" : "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; ";
            command.CommandText = writes + "PRAGMA busy_timeout=30000; PRAGMA cache_size=-2000;";
            command.ExecuteNonQuery();
        }
    }
}

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => (SqliteDb)Engines.Open("Data Source=:memory:", TimeProvider.System);
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) => (PostgresDb)Engines.Open("Host=127.0.0.1;Database=caodiem", TimeProvider.System);
}
