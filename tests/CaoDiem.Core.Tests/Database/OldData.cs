using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace CaoDiem.Core.Tests.Database;

/// <summary>What an upgrade must bring over whole, counted below the model.</summary>
internal static class OldData
{
    private static readonly string[] Tables =
        ["offices", "users", "dossiers", "parties", "obligations", "verifications", "payments", "case_results", "baseline_files",
            "audit_events WHERE process <> 'LedgerUpgrade'"]; // the upgrade itself is on record too

    /// <summary>Rows of the tables that stood in every version, and the money on record.</summary>
    public static async Task<IReadOnlyList<long>> CountAsync(string connection)
    {
        var counts = new List<long>();
        foreach (var table in Tables)
        {
            counts.Add(await Fixtures.CountAsync(connection, table));
        }

        counts.Add(await Fixtures.SumAsync(connection, "payments", "amount_amount"));
        return counts;
    }

    /// <summary>
    /// A table that the next upgrade is going to create: on SQLite in its last step, where the upgrade is all or nothing; on
    /// PostgreSQL in its first, because every step there is one for itself.
    /// </summary>
    public static async Task<string> NextTableAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var (assembly, pending) = (db.GetService<IMigrationsAssembly>(), await db.Database.GetPendingMigrationsAsync());
        var tables = pending.Select(id => assembly.CreateMigration(assembly.Migrations[id], db.Database.ProviderName!))
            .SelectMany(m => m.UpOperations).OfType<CreateTableOperation>().Select(t => t.Name).ToList();
        return db.Database.IsSqlite() ? tables[^1] : tables[0];
    }
}
