using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CaoDiem.Database;

/// <summary>Runs one statement for each of many rows: prepared once on SQLite, in batches on PostgreSQL.</summary>
internal static class BulkStatement
{
    private const int RowsInOneBatch = 1_000;

    /// <param name="text">The statement, given how the n-th of <paramref name="columns"/> is named in it as a parameter.</param>
    public static async Task RunAsync<T>(
        AppDb db, Func<Func<int, string>, string> text, IReadOnlyList<BulkColumn> columns, IReadOnlyCollection<T> rows,
        CancellationToken cancellationToken)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
        {
            await RunAsync(postgres, text(i => $"${i + 1}"), columns, rows, cancellationToken);
        }
        else
        {
            Run(db, text(i => $"$p{i}"), columns, rows, cancellationToken);
        }
    }

    private static async Task RunAsync<T>(
        NpgsqlConnection connection, string text, IReadOnlyList<BulkColumn> columns, IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
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
                    command.Parameters.Add(new NpgsqlParameter { Value = column.Stored(row) ?? DBNull.Value, DataTypeName = column.StoreType });
                }

                batch.BatchCommands.Add(command);
            }

            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static void Run<T>(
        AppDb db, string text, IReadOnlyList<BulkColumn> columns, IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        using var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        command.Transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
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
                parameters[i].Value = columns[i].Stored(row) ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }
}
