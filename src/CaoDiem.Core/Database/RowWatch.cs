using CaoDiem.Audit;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaoDiem.Database;

/// <summary>What became of one watched row.</summary>
/// <param name="Columns">The columns that say something else now; of a removed row all of them.</param>
internal sealed record RowChange<T>(T Row, AuditChange Change, IReadOnlyList<BulkColumn> Columns, IReadOnlyList<ValueChange> Values);

/// <summary>
/// Rows that were read without tracking and are then changed in memory: remembers what they said and finds what became of them.
/// <see cref="AppDb.WriteAsync{T}"/> writes it. The transaction must hold their locks, since nobody compares versions here.
/// </summary>
internal sealed class RowWatch<T>(IModel model)
    where T : OfficeOwned<T>
{
    private readonly IReadOnlyList<BulkColumn> _columns =
        [.. BulkColumn.Of<T>(model).Columns.Where(c => !c.IsKey && c.Property != nameof(OfficeOwned<>.Version))];

    private readonly Dictionary<T, object?[]> _before = new(ReferenceEqualityComparer.Instance);

    public void Remember(IEnumerable<T> rows)
    {
        foreach (var row in rows)
        {
            _before[row] = ValuesOf(row);
        }
    }

    /// <summary>Compares with <paramref name="now"/>, all the rows that there are today; those that say the same are left out.</summary>
    public List<RowChange<T>> Changes(IReadOnlyCollection<T> now)
    {
        var changes = now.InParallel(ChangeOf).OfType<RowChange<T>>().ToList();
        var there = now.ToHashSet<T>(ReferenceEqualityComparer.Instance);
        changes.AddRange(_before.Where(b => !there.Contains(b.Key)).Select(b => Removed(b.Key, b.Value)));
        return changes;
    }

    private RowChange<T>? ChangeOf(T row)
    {
        if (!_before.TryGetValue(row, out var before))
        {
            return new(row, AuditChange.Added, _columns, []);
        }

        var now = ValuesOf(row);
        var (columns, values) = (new List<BulkColumn>(), new List<ValueChange>());
        for (var i = 0; i < now.Length; i++)
        {
            if (!Equals(before[i], now[i]))
            {
                columns.Add(_columns[i]);
                values.Add(new(_columns[i].Property, before[i], now[i]));
            }
        }

        return columns.Count == 0 ? null : new(row, AuditChange.Changed, columns, values);
    }

    private RowChange<T> Removed(T row, object?[] before) =>
        new(row, AuditChange.Removed, _columns, [.. _columns.Select((c, i) => new ValueChange(c.Property, before[i], null))]);

    private object?[] ValuesOf(T row)
    {
        var values = new object?[_columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _columns[i].Said(row);
        }

        return values;
    }
}
