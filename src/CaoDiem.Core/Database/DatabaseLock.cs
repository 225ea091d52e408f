using System.Diagnostics;
using CaoDiem.Shared;
using Microsoft.Data.Sqlite;

namespace CaoDiem.Database;

/// <summary>
/// Who may change the structure of a SQLite file: a lock of the operating system on a small file beside it. A server holds it
/// as long as it runs, an upgrade while it works. It ends with the process, however that ends, so that it is never stale.
/// </summary>
public sealed class DatabaseLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly FileStream? _file;

    private DatabaseLock(FileStream? file) => _file = file;

    /// <summary>Takes the lock of the file that a connection names; on PostgreSQL the server itself keeps order, and nothing is locked.</summary>
    /// <param name="connection">As <see cref="Engines"/> reads it.</param>
    /// <param name="patience">How long another holder is waited for.</param>
    /// <exception cref="RuleViolation">DBS-002: another process holds it. DBS-005: the folder cannot be written to.</exception>
    public static DatabaseLock Take(string connection, TimeSpan patience)
    {
        if (!Engines.IsSqlite(connection) || SqliteFile.PathOf(connection) is not { } path)
        {
            return new(null);
        }

        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new(new FileStream(path + ".khoa", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (Exception error) when (error is UnauthorizedAccessException or DirectoryNotFoundException)
            {
                throw new RuleViolation(
                    "DBS-005", $"Không ghi được vào thư mục của cơ sở dữ liệu {path}. Hãy kiểm tra đường dẫn và quyền. Chi tiết: {error.Message}");
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(began) < patience)
            {
                Thread.Sleep(Pause);
            }
            catch (IOException)
            {
                throw new RuleViolation(
                    "DBS-002",
                    $"Cơ sở dữ liệu {path} đang được một máy chủ Cao Điểm khác dùng, hoặc đang được nâng cấp. "
                    + "Mỗi tệp SQLite chỉ dùng cho một máy chủ: hãy dừng máy chủ kia rồi thử lại.");
            }
        }
    }

    public void Dispose() => _file?.Dispose();
}
