using System.Runtime.CompilerServices;
using System.Text.Json;
using CaoDiem.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaoDiem.Merging;

/// <summary>A row of the database as text, so that one that was let go can stand again as it was.</summary>
internal static class RowCopy
{
    /// <summary>Every column with what the database holds for it, as a JSON object.</summary>
    public static string Of(EntityEntry row) => JsonSerializer.Serialize(
        row.Properties.ToDictionary(p => p.Metadata.Name, p => Stored(p.Metadata, p.OriginalValue)));

    /// <summary>Key of a row among those of its kind in its office.</summary>
    public static Guid KeyOf(EntityEntry row) => (Guid)Stored(row.Metadata.FindProperty("Id")!, row.Property("Id").CurrentValue)!;

    /// <summary>Adds the row again; saved with what else is to be saved.</summary>
    public static EntityEntry Restore(AppDb db, IEntityType kind, string copy)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(copy)!;
        var row = db.Entry(RuntimeHelpers.GetUninitializedObject(kind.ClrType));
        foreach (var property in row.Properties.Where(p => values.ContainsKey(p.Metadata.Name)))
        {
            property.CurrentValue = Held(property.Metadata, values[property.Metadata.Name]);
        }

        row.State = EntityState.Added;
        return row;
    }

    private static object? Stored(IProperty property, object? value) =>
        value is null || property.GetTypeMapping().Converter is not { } converter ? value : converter.ConvertToProvider(value);

    private static object? Held(IProperty property, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var converter = property.GetTypeMapping().Converter;
        var stored = value.Deserialize(converter?.ProviderClrType ?? property.ClrType);
        return converter is null ? stored : converter.ConvertFromProvider(stored);
    }
}
