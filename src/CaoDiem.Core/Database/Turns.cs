using CaoDiem.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CaoDiem.Database;

/// <summary>Lets changes of the same rows take turns: one transaction each, tried again in whole when a race was lost.</summary>
public static class Turns
{
    private const int Tries = 4;
    private const int SqliteBusy = 5;

    /// <summary>Runs a change in its own transaction; inside a larger one it is simply part of that.</summary>
    public static async Task<T> TakeAsync<T>(AppDb db, Func<Task<T>> turn, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            return await turn(); // part of a larger change, which is tried again in whole
        }

        for (var left = Tries - 1; ; left--)
        {
            try
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                var result = await turn();
                await transaction.CommitAsync(cancellationToken);
                return result;
            }
            catch (Exception lost) when (left > 0 && IsLostRace(lost))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(40 * (Tries - left)), cancellationToken);
            }
        }
    }

    private static bool IsLostRace(Exception error) => error is RuleViolation { Code: "SHR-002" }
        || error.GetBaseException() is SqliteException { SqliteErrorCode: SqliteBusy }
            or PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.UniqueViolation };
}
