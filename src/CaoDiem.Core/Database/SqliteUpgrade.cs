using CaoDiem.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Database;

/// <summary>
/// Upgrades a SQLite file as a whole. Changes of structure on SQLite rebuild tables outside of a transaction, so they are made
/// on a working copy beside the file; the outcome comes back in one transaction of the engine. Killed at any moment, the file is
/// either as before or upgraded.
/// </summary>
internal sealed class SqliteUpgrade(AppDb db, string connection, string path, StartSettings settings)
{
    private readonly List<string> _notes = [];

    private string Stem => Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path));

    private string Working => Stem + ".dang-nang-cap.db";

    private string Unfinished => Stem + ".dang-sao-luu.db";

    public async Task<DatabaseStarted> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (Look().Count == 0)
            {
                return new("SQLite", [], _notes);
            }

            using var held = settings.Held is null ? DatabaseLock.Take(connection, settings.Patience) : null;
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
            var applied = await UpgradeAsync(cancellationToken);
            return new("SQLite", applied, _notes);
        }
        catch (SqliteException error) when (SqliteFile.Explain(error, path) is { } words)
        {
            throw words;
        }
        catch (IOException error)
        {
            throw new RuleViolation("DBS-006", $"Không sao chép được cơ sở dữ liệu {path} để nâng cấp. Chi tiết: {error.Message}");
        }
    }

    private List<string> Look()
    {
        if (!File.Exists(path))
        {
            return DatabaseStart.Pending(db, []);
        }

        using var file = SqliteFile.Open(path, settings.Patience);
        if (new FileInfo(path).Length <= settings.CheckUpTo)
        {
            SqliteFile.RequireWhole(file, path);
        }

        return DatabaseStart.Pending(db, SqliteFile.Applied(file));
    }

    private async Task<List<string>> UpgradeAsync(CancellationToken cancellationToken)
    {
        using var file = SqliteFile.Open(path, settings.Patience);
        // Nobody else has the file open, of whatever version, until this connection closes.
        SqliteFile.Execute(file, "PRAGMA locking_mode=EXCLUSIVE; PRAGMA synchronous=FULL; BEGIN IMMEDIATE; COMMIT;");
        var pending = DatabaseStart.Pending(db, SqliteFile.Applied(file));
        if (pending.Count == 0)
        {
            return []; // another start did it while this one waited
        }

        SqliteFile.RequireWhole(file, path);
        Clean(file);
        try
        {
            Copy(file);
            await MigrateCopyAsync(cancellationToken);
            using var outcome = SqliteFile.Open(Working, settings.Patience);
            outcome.BackupDatabase(file);
        }
        finally
        {
            Delete(Working);
        }

        return pending;
    }

    // What an upgrade left that was cut off: a copy of ours, or the lock row of versions before 0.4, at which they waited for ever.
    private void Clean(SqliteConnection file)
    {
        var row = SqliteFile.HasTable(file, "__EFMigrationsLock")
            && SqliteFile.Read(file, "SELECT 'x' FROM \"__EFMigrationsLock\"").Count > 0;
        if (row || File.Exists(Working) || File.Exists(Unfinished))
        {
            _notes.Add("Lần nâng cấp trước bị ngắt giữa chừng; khóa còn lại đã được gỡ và việc nâng cấp được làm lại từ đầu.");
        }

        Delete(Working);
        Delete(Unfinished);
    }

    private void Copy(SqliteConnection file)
    {
        Duplicate(file, Unfinished);
        if (SqliteFile.HasData(file))
        {
            var backup = DatabaseStart.BackupName(db, Stem, ".db");
            File.Copy(Unfinished, Working);
            File.Move(Unfinished, backup);
            _notes.Add($"Đã sao lưu dữ liệu trước khi nâng cấp: {backup}.");
        }
        else
        {
            File.Move(Unfinished, Working);
        }

        using var working = SqliteFile.Open(Working, settings.Patience);
        if (SqliteFile.HasTable(working, "__EFMigrationsLock"))
        {
            SqliteFile.Execute(working, "DELETE FROM \"__EFMigrationsLock\"");
        }
    }

    // One plain file that was opened again and found whole; it may be read by whom the original may be read by.
    private void Duplicate(SqliteConnection file, string target)
    {
        using (File.Create(target))
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(target, File.GetUnixFileMode(path));
            }
        }

        using (var copy = SqliteFile.Open(target, settings.Patience))
        {
            file.BackupDatabase(copy);
        }

        using var again = SqliteFile.Open(target, settings.Patience);
        SqliteFile.Execute(again, "PRAGMA journal_mode=DELETE;");
        SqliteFile.RequireWhole(again, target);
    }

    private async Task MigrateCopyAsync(CancellationToken cancellationToken)
    {
        var there = new SqliteConnectionStringBuilder(connection) { DataSource = Working, Pooling = false }.ToString();
        try
        {
            await using var copy = Engines.Open(there, db.Time);
            await copy.Database.MigrateAsync(cancellationToken);
            await DatabaseStart.TakeOverAsync(copy, _notes, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException && (error as SqliteException)?.SqliteErrorCode is not 13)
        {
            throw new RuleViolation(
                "DBS-008", $"Nâng cấp cơ sở dữ liệu không thành công; dữ liệu còn nguyên như trước. Chi tiết: {error.GetBaseException().Message}");
        }

        using var working = SqliteFile.Open(Working, settings.Patience);
        SqliteFile.Execute(working, "PRAGMA journal_mode=DELETE;");
        SqliteFile.RequireWhole(working, Working);
    }

    private static void Delete(string file)
    {
        foreach (var part in new[] { file, file + "-wal", file + "-shm", file + "-journal" })
        {
            File.Delete(part);
        }
    }
}
