using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace CaoDiem.Database;

/// <summary>
/// Writes many rows of one entity at the speed of the engine: a prepared INSERT on SQLite, a binary COPY on
/// PostgreSQL. Columns, conversions and names come from the EF model, so that there is one truth about the table.
/// </summary>
internal static class BulkInsert
{
    public static async Task RunAsync<T>(AppDb db, IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        var (entity, columns) = BulkColumn.Of<T>(db.Model);
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
        {
            await CopyAsync(postgres, entity, columns, rows, cancellationToken);
        }
        else
        {
            await BulkStatement.RunAsync(db, place => InsertText(entity, columns, place), columns, rows, cancellationToken);
        }
    }

    /// <summary>Adds the numbers of each row to those of the row with its key, or inserts it.</summary>
    public static Task AddUpAsync<T>(AppDb db, IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        var (entity, columns) = BulkColumn.Of<T>(db.Model);
        var table = BulkColumn.Quote(entity.GetTableName()!);
        var keys = columns.Where(c => c.IsKey).Select(c => BulkColumn.Quote(c.Name));
        var numbers = columns.Where(c => !c.IsKey).Select(c => BulkColumn.Quote(c.Name));
        var onConflict = $" ON CONFLICT ({string.Join(", ", keys)}) DO UPDATE SET "
            + string.Join(", ", numbers.Select(n => $"{n} = {table}.{n} + excluded.{n}"));
        return BulkStatement.RunAsync(db, place => InsertText(entity, columns, place) + onConflict, columns, rows, cancellationToken);
    }

    private static string InsertText(IEntityType entity, IReadOnlyList<BulkColumn> columns, Func<int, string> place) =>
        $"INSERT INTO {BulkColumn.Quote(entity.GetTableName()!)} ({string.Join(", ", columns.Select(c => BulkColumn.Quote(c.Name)))}) "
        + $"VALUES ({string.Join(", ", columns.Select((_, i) => place(i)))})";

    private static async Task CopyAsync<T>(
        NpgsqlConnection connection, IEntityType entity, IReadOnlyList<BulkColumn> columns, IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        var names = string.Join(", ", columns.Select(c => BulkColumn.Quote(c.Name)));
        await using var writer = await connection.BeginBinaryImportAsync(
            $"COPY {BulkColumn.Quote(entity.GetTableName()!)} ({names}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(cancellationToken);
            foreach (var column in columns)
            {
                if (column.Stored(row) is { } value)
                {
                    await writer.WriteAsync(value, column.StoreType, cancellationToken);
                }
                else
                {
                    await writer.WriteNullAsync(cancellationToken);
                }
            }
        }

        await writer.CompleteAsync(cancellationToken);
    }
}
