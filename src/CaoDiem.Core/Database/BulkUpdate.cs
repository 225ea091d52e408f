using CaoDiem.Audit;
using CaoDiem.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaoDiem.Database;

/// <summary>Writes what became of watched rows; rows of which the same columns changed share one statement.</summary>
internal static class BulkUpdate
{
    public static async Task RunAsync<T>(AppDb db, IReadOnlyCollection<RowChange<T>> changes, CancellationToken cancellationToken)
        where T : OfficeOwned<T>
    {
        var (entity, columns) = BulkColumn.Of<T>(db.Model);
        List<BulkColumn> keys = [.. columns.Where(c => c.IsKey)];
        var gone = changes.Where(c => c.Change == AuditChange.Removed).Select(c => c.Row).ToList();
        await BulkStatement.RunAsync(
            db, place => $"DELETE FROM {Table(entity)} WHERE {Where(keys, 0, place)}", keys, gone, cancellationToken);
        foreach (var alike in changes.Where(c => c.Change == AuditChange.Changed).GroupBy(c => string.Join(' ', c.Columns.Select(x => x.Name))))
        {
            var set = alike.First().Columns;
            await BulkStatement.RunAsync(
                db, place => $"UPDATE {Table(entity)} SET {Set(set, place)} WHERE {Where(keys, set.Count, place)}", [.. set, .. keys],
                [.. alike.Select(c => c.Row)], cancellationToken);
        }

        await BulkInsert.RunAsync(db, [.. changes.Where(c => c.Change == AuditChange.Added).Select(c => c.Row)], cancellationToken);
    }

    private static string Table(IEntityType entity) => BulkColumn.Quote(entity.GetTableName()!);

    private static string Set(IReadOnlyList<BulkColumn> columns, Func<int, string> place) =>
        string.Join(", ", columns.Select((c, i) => $"{BulkColumn.Quote(c.Name)} = {place(i)}").Append("\"version\" = \"version\" + 1"));

    private static string Where(List<BulkColumn> keys, int from, Func<int, string> place) =>
        string.Join(" AND ", keys.Select((k, i) => $"{BulkColumn.Quote(k.Name)} = {place(from + i)}"));
}
