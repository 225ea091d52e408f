using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CaoDiem.Database;

/// <summary>
/// Writes many rows of one entity at the speed of the engine: a prepared INSERT on SQLite, a binary COPY on
/// PostgreSQL. Columns, conversions and names come from the EF model, so that there is one truth about the table.
/// </summary>
internal static class BulkInsert
{
    private const int RowsInOneBatch = 1_000;

    public static async Task RunAsync<T>(AppDb db, IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} has no table.");
        var columns = Columns(entity).ToList();
        var connection = db.Database.GetDbConnection();
        if (connection is NpgsqlConnection postgres)
        {
            await CopyAsync(postgres, entity, columns, rows, cancellationToken);
        }
        else
        {
            var transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
            var text = InsertText(entity, columns, i => $"$p{i}");
            Insert((SqliteConnection)connection, transaction, text, columns, rows, cancellationToken);
        }
    }

    /// <summary>Adds the numbers of each row to those of the row with its key, or inserts it.</summary>
    public static async Task AddUpAsync<T>(AppDb db, IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} has no table.");
        var columns = Columns(entity).ToList();
        var keys = entity.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()).ToList();
        var (table, numbers) = (Quote(entity.GetTableName()!), columns.Select(c => c.Name).Except(keys).Select(Quote));
        var onConflict = $" ON CONFLICT ({string.Join(", ", keys.Select(Quote))}) DO UPDATE SET "
            + string.Join(", ", numbers.Select(n => $"{n} = {table}.{n} + excluded.{n}"));
        var connection = db.Database.GetDbConnection();
        if (connection is NpgsqlConnection postgres)
        {
            await AddUpAsync(postgres, InsertText(entity, columns, i => $"${i + 1}") + onConflict, columns, rows, cancellationToken);
        }
        else
        {
            var transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
            var text = InsertText(entity, columns, i => $"$p{i}") + onConflict;
            Insert((SqliteConnection)connection, transaction, text, columns, rows, cancellationToken);
        }
    }

    private static async Task AddUpAsync<T>(
        NpgsqlConnection connection, string text, List<Column> columns, IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        foreach (var chunk in rows.Chunk(RowsInOneBatch))
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var row in chunk)
            {
                var command = new NpgsqlBatchCommand(text);
                foreach (var column in columns)
                {
                    var value = column.Read(row) ?? DBNull.Value;
                    command.Parameters.Add(new NpgsqlParameter { Value = value, DataTypeName = column.StoreType });
                }

                batch.BatchCommands.Add(command);
            }

            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static string InsertText(IEntityType entity, List<Column> columns, Func<int, string> place) =>
        $"INSERT INTO {Quote(entity.GetTableName()!)} ({string.Join(", ", columns.Select(c => Quote(c.Name)))}) "
        + $"VALUES ({string.Join(", ", columns.Select((_, i) => place(i)))})";

    private static async Task CopyAsync<T>(
        NpgsqlConnection connection, IEntityType entity, List<Column> columns, IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        var names = string.Join(", ", columns.Select(c => Quote(c.Name)));
        await using var writer = await connection.BeginBinaryImportAsync(
            $"COPY {Quote(entity.GetTableName()!)} ({names}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(cancellationToken);
            foreach (var column in columns)
            {
                if (column.Read(row) is { } value)
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

    private static void Insert<T>(
        SqliteConnection connection, SqliteTransaction transaction, string text, List<Column> columns,
        IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Names come from the EF model, never from input.
        command.CommandText = text;
#pragma warning restore CA2100
        var parameters = columns.Select((_, i) => command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" })).ToList();
        command.Prepare();
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < columns.Count; i++)
            {
                parameters[i].Value = columns[i].Read(row) ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }

    private static IEnumerable<Column> Columns(IEntityType entity)
    {
        foreach (var property in entity.GetProperties())
        {
            yield return Column.Of(property, row => row);
        }

        foreach (var complex in entity.GetComplexProperties())
        {
            var getter = complex.GetGetter();
            foreach (var property in complex.ComplexType.GetProperties())
            {
                yield return Column.Of(property, row => getter.GetClrValue(row));
            }
        }
    }

    private static string Quote(string name) => $"\"{name}\"";

    private sealed record Column(string Name, string StoreType, Func<object, object?> Read)
    {
        public static Column Of(IProperty property, Func<object, object?> owner)
        {
            var mapping = property.GetRelationalTypeMapping();
            var convert = mapping.Converter?.ConvertToProvider;
            var member = property.PropertyInfo!;
            return new(property.GetColumnName(), mapping.StoreTypeNameBase, row =>
            {
                var value = owner(row) is { } instance ? member.GetValue(instance) : null;
                return value is null || convert is null ? value : convert(value);
            });
        }
    }
}
