using System.Diagnostics;
using CaoDiem.Shared;
using CaoDiem.Upgrade;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CaoDiem.Database;

/// <summary>
/// Upgrades a PostgreSQL database: each change of structure, and each few hundred files taken over, is one transaction there, so
/// that the next start goes on where a killed one stopped. One node at a time, with a dump before.
/// </summary>
internal sealed class PostgresUpgrade(AppDb db, string connection, StartSettings settings)
{
    /// <summary>Names the advisory lock under which nodes upgrade one after another.</summary>
    private const long UpgradeLock = 0x0CA0_D1E4;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly List<string> _notes = [];

    public async Task<DatabaseStarted> RunAsync(CancellationToken cancellationToken)
    {
        if ((await PendingAsync(cancellationToken)).Count == 0 && !await new LedgerUpgrade(db).IsNeededAsync(cancellationToken))
        {
            return new("PostgreSQL", [], _notes);
        }

        await using var turn = await TurnAsync(cancellationToken);
        var pending = await PendingAsync(cancellationToken);
        if (pending.Count > 0)
        {
            if (turn is not null && await HasDataAsync(turn, cancellationToken))
            {
                await BackUpAsync(cancellationToken);
            }

            await MigrateAsync(cancellationToken);
        }

        await DatabaseStart.TakeOverAsync(db, _notes, cancellationToken);
        return new("PostgreSQL", pending, _notes);
    }

    private async Task<List<string>> PendingAsync(CancellationToken cancellationToken) =>
        DatabaseStart.Pending(db, [.. await db.Database.GetAppliedMigrationsAsync(cancellationToken)]);

    // The server lets go of the lock when its connection ends, however the process ended. Null: there is no such database yet.
    private async Task<NpgsqlConnection?> TurnAsync(CancellationToken cancellationToken)
    {
        var turn = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ToString());
        try
        {
            await turn.OpenAsync(cancellationToken);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await turn.DisposeAsync();
            return null;
        }

        var began = Stopwatch.GetTimestamp();
        while (!await AskAsync(turn, $"SELECT pg_try_advisory_lock({UpgradeLock})", cancellationToken))
        {
            if (Stopwatch.GetElapsedTime(began) > settings.Patience)
            {
                await turn.DisposeAsync();
                throw new RuleViolation("DBS-002", "Một máy chủ khác đang nâng cấp cơ sở dữ liệu này. Hãy thử lại khi việc đó xong.");
            }

            await Task.Delay(Pause, cancellationToken);
        }

        return turn;
    }

    private static async Task<bool> HasDataAsync(NpgsqlConnection turn, CancellationToken cancellationToken)
    {
        foreach (var table in new[] { "offices", "users" })
        {
            if (await AskAsync(turn, $"SELECT to_regclass('{table}') IS NOT NULL", cancellationToken)
                && await AskAsync(turn, $"SELECT EXISTS (SELECT 1 FROM {table})", cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<bool> AskAsync(NpgsqlConnection turn, string sql, CancellationToken cancellationToken)
    {
        await using var command = turn.CreateCommand();
#pragma warning disable CA2100 // Written in this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task BackUpAsync(CancellationToken cancellationToken)
    {
        var (file, failure) = settings.DumpProgram is { } program
            ? await DumpAsync(program, cancellationToken)
            : (null, "máy này không có chương trình pg_dump");
        if (file is not null)
        {
            _notes.Add($"Đã sao lưu dữ liệu trước khi nâng cấp: {file}.");
        }
        else if (settings.WithoutBackup)
        {
            _notes.Add($"Không sao lưu được trước khi nâng cấp ({failure}); nâng cấp theo yêu cầu của người quản trị, người đã có bản sao lưu riêng.");
        }
        else
        {
            throw new RuleViolation(
                "DBS-007",
                $"Chưa nâng cấp cơ sở dữ liệu PostgreSQL vì chưa có bản sao lưu: {failure}. Hãy cài pg_dump cùng phiên bản với máy chủ dữ liệu, "
                + "hoặc tự sao lưu rồi đặt biến môi trường CAODIEM_MIGRATE_WITHOUT_BACKUP=1 và chạy lại. Chưa có gì bị thay đổi.");
        }
    }

    private async Task<(string? File, string? Failure)> DumpAsync(string program, CancellationToken cancellationToken)
    {
        var named = new NpgsqlConnectionStringBuilder(connection);
        try
        {
            Directory.CreateDirectory(settings.BackupFolder);
            var file = DatabaseStart.BackupName(db, Path.Combine(settings.BackupFolder, named.Database ?? "caodiem"), ".dump");
            var unfinished = Path.Combine(settings.BackupFolder, $"{Guid.CreateVersion7():N}.dang-sao-luu");
            using var dump = Process.Start(Command(program, named, unfinished))!;
            var complaint = await dump.StandardError.ReadToEndAsync(cancellationToken);
            await dump.WaitForExitAsync(cancellationToken);
            if (dump.ExitCode != 0)
            {
                File.Delete(unfinished);
                return (null, $"pg_dump báo lỗi: {complaint.Trim().ReplaceLineEndings(" ")}");
            }

            File.Move(unfinished, file);
            return (file, null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            return (null, error.Message);
        }
    }

    // The password goes through the environment, where other users of the machine do not see it.
    private static ProcessStartInfo Command(string program, NpgsqlConnectionStringBuilder named, string target)
    {
        if (!OperatingSystem.IsWindows())
        {
            using var file = new FileStream(target, new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }

        string[] asked = ["--format=custom", "--no-password", "--file", target];
        var command = new ProcessStartInfo(program, asked) { RedirectStandardError = true };
        foreach (var (name, value) in new[]
        {
            ("PGHOST", named.Host), ("PGPORT", $"{named.Port}"), ("PGUSER", named.Username), ("PGDATABASE", named.Database),
                ("PGPASSWORD", named.Password),
        })
        {
            if (!string.IsNullOrEmpty(value))
            {
                command.Environment[name] = value;
            }
        }

        return command;
    }

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.Database.MigrateAsync(cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new RuleViolation(
                "DBS-008",
                $"Nâng cấp cơ sở dữ liệu không thành công; thay đổi dở dang đã được hoàn lại. Chi tiết: {error.GetBaseException().Message}");
        }
    }
}
