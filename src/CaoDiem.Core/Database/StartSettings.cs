namespace CaoDiem.Database;

/// <summary>How a start treats the database; what is not set is read from the environment.</summary>
public sealed record StartSettings
{
    /// <summary>Files up to this size are checked at every command: a moment. Larger ones by the server and before an upgrade.</summary>
    private const long SmallFile = 64L * 1024 * 1024;

    /// <summary>Where dumps of PostgreSQL go; copies of a SQLite file stand beside it.</summary>
    public string BackupFolder { get; init; } = Path.GetDirectoryName(SqliteFile.PathOf(Engines.DefaultConnection()))!;

    /// <summary>The administrator has a backup of PostgreSQL made another way (CAODIEM_MIGRATE_WITHOUT_BACKUP=1).</summary>
    public bool WithoutBackup { get; init; } = Environment.GetEnvironmentVariable("CAODIEM_MIGRATE_WITHOUT_BACKUP") == "1";

    /// <summary>The program that dumps PostgreSQL; null when the machine has none.</summary>
    public string? DumpProgram { get; init; } = OnPath("pg_dump");

    /// <summary>The lock that the process holds already.</summary>
    public DatabaseLock? Held { get; init; }

    /// <summary>How long another upgrade, or another program that has the file open, is waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>SQLite files up to this many bytes are checked for damage.</summary>
    public long CheckUpTo { get; init; } = SmallFile;

    /// <summary>A server checks the whole file, whatever its size.</summary>
    public static StartSettings ForServer(DatabaseLock held) => new() { Held = held, CheckUpTo = long.MaxValue };

    private static string? OnPath(string program)
    {
        var names = OperatingSystem.IsWindows() ? [program + ".exe"] : new[] { program };
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
