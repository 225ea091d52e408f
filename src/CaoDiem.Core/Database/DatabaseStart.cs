using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Upgrade;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Database;

/// <summary>What a start did to the database, for the start-up message.</summary>
/// <param name="Notes">What else is to be told: a backup, an upgrade that was cut off before.</param>
public sealed record DatabaseStarted(string Engine, IReadOnlyList<string> Applied, IReadOnlyList<string> Notes)
{
    public string Message => string.Join(' ', Notes.Append(Applied.Count == 0
        ? $"Cơ sở dữ liệu ({Engine}) đã ở phiên bản mới nhất."
        : $"Cơ sở dữ liệu ({Engine}): đã áp dụng {Applied.Count} thay đổi cấu trúc ({string.Join(", ", Applied)})."));
}

/// <summary>
/// Brings the database to the present version; safe to run at every start and from several nodes. A process that is killed
/// on the way leaves the database as it was, and the next start begins anew.
/// </summary>
public static class DatabaseStart
{
    public static Task<DatabaseStarted> MigrateAsync(AppDb db, CancellationToken cancellationToken = default) =>
        MigrateAsync(db, new(), cancellationToken);

    /// <exception cref="RuleViolation">
    /// DBS-001: written by a newer program. DBS-002: another server or upgrade. DBS-003: in use by another program. DBS-004: damaged.
    /// DBS-005: cannot be opened or written. DBS-006: no room. DBS-007: no backup could be taken. DBS-008: a change of structure failed and was taken back.
    /// </exception>
    public static Task<DatabaseStarted> MigrateAsync(AppDb db, StartSettings settings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(settings);
        var connection = db.Database.GetConnectionString()!;
        if (db.Database.IsNpgsql())
        {
            return new PostgresUpgrade(db, connection, settings).RunAsync(cancellationToken);
        }

        return SqliteFile.PathOf(connection) is { } path
            ? new SqliteUpgrade(db, connection, path, settings).RunAsync(cancellationToken)
            : InMemoryAsync(db, cancellationToken);
    }

    /// <summary>The changes of structure that this program knows and the database does not have yet.</summary>
    /// <exception cref="RuleViolation">DBS-001: the database has changes that this program does not know.</exception>
    internal static List<string> Pending(AppDb db, IReadOnlyCollection<string> applied)
    {
        var known = db.Database.GetMigrations().ToList();
        return applied.Except(known, StringComparer.Ordinal).ToList() is { Count: > 0 } unknown
            ? throw new RuleViolation(
                "DBS-001",
                $"Cơ sở dữ liệu này do một phiên bản mới hơn của chương trình ghi ({string.Join(", ", unknown)}); "
                + $"bản đang chạy là {typeof(DatabaseStart).Assembly.GetName().Version?.ToString(3)}. Chưa có gì bị thay đổi. "
                + "Hãy dùng bản chương trình mới hơn, hoặc phục hồi bản sao lưu trước khi nâng cấp.")
            : [.. known.Except(applied, StringComparer.Ordinal)];
    }

    /// <summary>Takes what version 0.3 recorded over into ledgers; run by whoever holds the upgrade's lock.</summary>
    internal static async Task TakeOverAsync(AppDb db, List<string> notes, CancellationToken cancellationToken)
    {
        var upgraded = await new LedgerUpgrade(db).RunAsync(cancellationToken);
        db.ChangeTracker.Clear();
        if (upgraded.Files > 0)
        {
            notes.Add(upgraded.Message);
        }

        var (tied, left) = await new TypedMembers(db).TieAsync(cancellationToken);
        db.ChangeTracker.Clear();
        if (tied > 0)
        {
            notes.Add($"Thành viên tổ công tác gõ tay: {tied} người đã gắn với danh sách của đơn vị, {left} người giữ như đã gõ (xem trang của tổ).");
        }
    }

    /// <summary>Name of a backup taken now; never that of a file that exists.</summary>
    internal static string BackupName(AppDb db, string stem, string extension)
    {
        var now = db.Time.GetUtcNow().ToOffset(TimeSpan.FromHours(7));
        var name = $"{stem}.truoc-nang-cap-{now.ToString("yyyyMMdd-HHmmss", System.Globalization.CultureInfo.InvariantCulture)}";
        var free = name + extension;
        for (var i = 2; File.Exists(free); i++)
        {
            free = $"{name}-{i}{extension}";
        }

        return free;
    }

    private static async Task<DatabaseStarted> InMemoryAsync(AppDb db, CancellationToken cancellationToken)
    {
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        await db.Database.MigrateAsync(cancellationToken);
        return new("SQLite", pending, []);
    }
}
