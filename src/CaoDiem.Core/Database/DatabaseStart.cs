using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Database;

/// <summary>What a start did to the database, for the start-up message.</summary>
public sealed record DatabaseStarted(string Engine, IReadOnlyList<string> Applied)
{
    public string Message => Applied.Count == 0
        ? $"Cơ sở dữ liệu ({Engine}) đã ở phiên bản mới nhất."
        : $"Cơ sở dữ liệu ({Engine}): đã áp dụng {Applied.Count} thay đổi cấu trúc ({string.Join(", ", Applied)}).";
}

/// <summary>Brings the database to the present version; safe to run at every start and from several nodes.</summary>
public static class DatabaseStart
{
    public static async Task<DatabaseStarted> MigrateAsync(AppDb db, CancellationToken cancellationToken = default)
    {
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count > 0)
        {
            await db.Database.MigrateAsync(cancellationToken);
        }

        return new(db.Database.IsNpgsql() ? "PostgreSQL" : "SQLite", pending);
    }
}
