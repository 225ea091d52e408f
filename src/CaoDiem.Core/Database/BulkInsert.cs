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
            Insert((SqliteConnection)connection, transaction, entity, columns, rows, cancellationToken);
        }
    }

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
        SqliteConnection connection, SqliteTransaction transaction, IEntityType entity, List<Column> columns,
        IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var names = string.Join(", ", columns.Select(c => Quote(c.Name)));
        var places = string.Join(", ", columns.Select((_, i) => $"$p{i}"));
#pragma warning disable CA2100 // Names come from the EF model, never from input.
        command.CommandText = $"INSERT INTO {Quote(entity.GetTableName()!)} ({names}) VALUES ({places})";
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
