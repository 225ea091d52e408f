using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaoDiem.Database;

/// <summary>One column of a table as the EF model knows it, read from a row in memory without the change tracker.</summary>
/// <param name="Property">As the audit names it: of a sum of money the property that holds it.</param>
/// <param name="Said">The value as the program has it.</param>
/// <param name="Stored">The value as the database has it.</param>
internal sealed record BulkColumn(
    string Name, string Property, string StoreType, bool IsKey, Func<object, object?> Said, Func<object, object?> Stored)
{
    private static readonly ConcurrentDictionary<IEntityType, IReadOnlyList<BulkColumn>> Known = [];

    public static (IEntityType Entity, IReadOnlyList<BulkColumn> Columns) Of<T>(IModel model)
    {
        var entity = model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} has no table.");
        return (entity, Known.GetOrAdd(entity, e => [.. Read(e)]));
    }

    public static string Quote(string name) => $"\"{name}\"";

    private static IEnumerable<BulkColumn> Read(IEntityType entity)
    {
        foreach (var property in entity.GetProperties())
        {
            yield return Column(property, property.Name, row => row);
        }

        foreach (var complex in entity.GetComplexProperties())
        {
            var holder = complex.PropertyInfo!;
            foreach (var property in complex.ComplexType.GetProperties())
            {
                yield return Column(property, complex.Name, holder.GetValue);
            }
        }
    }

    private static BulkColumn Column(IProperty property, string name, Func<object, object?> owner)
    {
        var mapping = property.GetRelationalTypeMapping();
        var convert = mapping.Converter?.ConvertToProvider;
        var member = property.PropertyInfo!;
        object? Said(object row) => owner(row) is { } instance ? member.GetValue(instance) : null;
        object? Stored(object row) => Said(row) is { } value ? convert is null ? value : convert(value) : null;
        return new(property.GetColumnName(), name, mapping.StoreTypeNameBase, property.IsPrimaryKey(), Said, Stored);
    }
}
