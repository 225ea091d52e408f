using CaoDiem.Shared;
using Microsoft.Data.Sqlite;

namespace CaoDiem.Database;

/// <summary>A SQLite file below the model: whether it is whole, which version wrote it, and what its errors mean in words.</summary>
internal static class SqliteFile
{
    private const int Permission = 3, Busy = 5, Locked = 6, ReadOnly = 8, Disk = 10, Corrupt = 11, Full = 13, CannotOpen = 14,
        NotADatabase = 26;

    /// <summary>Whole path of the file that a connection names, links followed; null for a database in memory.</summary>
    public static string? PathOf(string connection)
    {
        var named = new SqliteConnectionStringBuilder(connection);
        if (named.Mode == SqliteOpenMode.Memory || named.DataSource.Length == 0 || named.DataSource.StartsWith(':')
            || named.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var path = Path.GetFullPath(named.DataSource);
        return File.Exists(path) ? File.ResolveLinkTarget(path, true)?.FullName ?? path : path;
    }

    /// <summary>A connection of its own, which leaves nothing open behind it.</summary>
    public static SqliteConnection Open(string path, TimeSpan patience)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)patience.TotalSeconds),
        }.ToString());
        connection.Open();
        return connection;
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written in this namespace.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written in this namespace.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    public static bool HasTable(SqliteConnection connection, string table) =>
        Read(connection, $"SELECT name FROM sqlite_master WHERE type = 'table' AND name = '{table}'").Count > 0;

    /// <summary>The changes of structure that the file has had.</summary>
    public static List<string> Applied(SqliteConnection connection) =>
        HasTable(connection, "__EFMigrationsHistory") ? Read(connection, "SELECT migration_id FROM \"__EFMigrationsHistory\"") : [];

    /// <summary>An office or an account stands in it.</summary>
    public static bool HasData(SqliteConnection connection) => new[] { "offices", "users" }
        .Any(table => HasTable(connection, table) && Read(connection, $"SELECT 'x' FROM {table} LIMIT 1").Count > 0);

    /// <exception cref="RuleViolation">DBS-004: pages or indexes do not fit together.</exception>
    public static void RequireWhole(SqliteConnection connection, string path)
    {
        var found = Read(connection, "PRAGMA quick_check(3)");
        if (found is not ["ok"])
        {
            throw Damaged(path, string.Join("; ", found));
        }
    }

    /// <summary>What an error of the engine means for the administrator; null when it says nothing of the file.</summary>
    public static RuleViolation? Explain(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        Busy or Locked => new("DBS-003", $"Một chương trình khác đang mở cơ sở dữ liệu {path}. Hãy đóng chương trình đó rồi thử lại."),
        Corrupt or NotADatabase => Damaged(path, error.Message),
        ReadOnly or CannotOpen or Permission => new(
            "DBS-005", $"Không mở hoặc không ghi được cơ sở dữ liệu {path}. Hãy kiểm tra đường dẫn và quyền. Chi tiết: {error.Message}"),
        Full => new("DBS-006", $"Ổ đĩa của {path} đã đầy. Hãy giải phóng chỗ trống bằng ít nhất ba lần kích thước tệp rồi thử lại."),
        Disk => new("DBS-006", $"Ổ đĩa báo lỗi khi đọc hoặc ghi {path}. Hãy kiểm tra ổ đĩa. Chi tiết: {error.Message}"),
        _ => null,
    };

    private static RuleViolation Damaged(string path, string detail) => new(
        "DBS-004",
        $"Tệp cơ sở dữ liệu {path} bị hỏng. Đừng dùng tiếp: cất giữ tệp này cùng các tệp -wal, -shm bên cạnh, rồi chép bản sao lưu gần nhất "
        + $"vào chỗ của nó. Không có bản sao lưu thì lấy lại phần còn đọc được bằng lệnh «sqlite3 TỆP .recover». Chi tiết: {detail}");
}
