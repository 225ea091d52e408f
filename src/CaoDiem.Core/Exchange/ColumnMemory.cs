using System.Text.Json;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Exchange;

/// <summary>What an office taught us about its columns: a mapping corrected once is used for every later file with the same headers.</summary>
internal static class ColumnMemory
{
    private const int LongestKey = 2000;

    public static async Task<TableReading> ReadTableAsync(
        AppDb db, Id<Office> office, ImportKind kind, Book book, IReadOnlyList<FieldSpec> fields,
        IReadOnlyDictionary<string, int>? mapping, IReadOnlySet<string>? refused, CancellationToken cancellationToken)
    {
        var table = TableReader.Read(book, fields, mapping, refused);
        if (mapping is not null)
        {
            return table;
        }

        var key = KeyOf(table);
        var remembered = await db.ColumnMappings.AsNoTracking()
            .Where(m => m.OfficeId == office && m.Kind == kind && m.Headers == key)
            .Select(m => m.Fields).SingleOrDefaultAsync(cancellationToken);
        return remembered is null ? table : TableReader.Read(book, fields, Parse(remembered), refused);
    }

    public static async Task RememberAsync(
        AppDb db, Id<Office> office, ImportKind kind, TableReading table, IReadOnlyDictionary<string, int> mapping, CancellationToken cancellationToken)
    {
        var key = KeyOf(table);
        var fields = JsonSerializer.Serialize(mapping, ExchangeJson.Options);
        var row = await db.ColumnMappings.SingleOrDefaultAsync(m => m.OfficeId == office && m.Kind == kind && m.Headers == key, cancellationToken);
        if (row is null)
        {
            db.ColumnMappings.Add(new() { OfficeId = office, Kind = kind, Headers = key, Fields = fields });
        }
        else
        {
            row.Fields = fields;
        }
    }

    public static string KeyOf(TableReading table)
    {
        var key = VietText.Fold(string.Join(" | ", table.Columns.Select(c => c.Header)));
        return key.Length <= LongestKey ? key : key[..LongestKey];
    }

    public static IReadOnlyDictionary<string, int> Parse(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, int>>(json, ExchangeJson.Options) ?? [];
}
