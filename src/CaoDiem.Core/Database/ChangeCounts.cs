using System.Collections.Concurrent;
using System.Data.Common;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaoDiem.Database;

/// <summary>
/// Counts what this program saved, by database and office, so that an answer kept from before a change is known to be old
/// (<see cref="RecentAnswers"/>). Counted at the save and again at the commit: an answer asked between the two is old as well.
/// </summary>
internal sealed class ChangeCounts : DbTransactionInterceptor, ISaveChangesInterceptor
{
    public static readonly ChangeCounts Instance = new();

    private readonly ConcurrentDictionary<(string Database, Id<Office>? Office), long> _counts = [];

    /// <summary>Grows with every change of the office, and with those of who belongs to none.</summary>
    public long Of(AppDb db, Id<Office> office)
    {
        var database = db.Database.GetConnectionString()!;
        return _counts.GetValueOrDefault((database, office)) + _counts.GetValueOrDefault((database, null));
    }

    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Count(eventData.Context);
        return new(result);
    }

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Count(eventData.Context);
        return Task.CompletedTask;
    }

    private void Count(DbContext? context)
    {
        if (context is AppDb db)
        {
            _counts.AddOrUpdate((db.Database.GetConnectionString()!, db.ChangesOffice), 1, (_, count) => count + 1);
        }
    }
}
