using System.Linq.Expressions;
using System.Reflection;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaoDiem.Merging;

/// <summary>A row that refers to the name that goes, loaded and tracked, and what the property is to say instead.</summary>
internal sealed record NameReference(EntityEntry Row, string Property, object Instead);

/// <summary>A reference that was moved, with the text it stood in before and the whole record when it would have stood twice.</summary>
internal sealed record MovedReference(NameReference Reference, string? Before, string? Was)
{
    public MergedRow Trace(Id<Office> office, Id<NameMerge> merge) => new()
    {
        OfficeId = office,
        MergeId = merge,
        Row = Reference.Row.Metadata.ClrType.Name,
        RowId = RowCopy.KeyOf(Reference.Row),
        Property = Reference.Property,
        Before = Before,
        Was = Was,
    };
}

/// <summary>
/// Where the records of an office refer to an officer or a commune: read from the model, so that no new table is forgotten. Acts and what
/// is projected from them stand apart.
/// </summary>
/// <param name="only">Kinds of records that are meant; null for all.</param>
internal sealed class NameReferences(
    AppDb db, Id<Office> office, AliasKind kind, Guid from, Guid into, IReadOnlySet<Type>? only = null)
{
    private static readonly MethodInfo Loading = typeof(NameReferences).GetMethod(
        nameof(LoadAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <summary>Projections of acts, which follow when the acts refer to the name that stays.</summary>
    private static readonly HashSet<Type> Projected = [typeof(Dossier), typeof(StandingSpan)];

    /// <summary>Texts that hold keys, and how they write them.</summary>
    private static readonly (Type Row, string Property, string Format)[] Texts =
    [
        (typeof(Campaign), nameof(Campaign.Selection), "D"), (typeof(Wave), nameof(Wave.Selection), "D"),
        (typeof(SavedFilter), nameof(SavedFilter.Query), "D"), (typeof(TravelTime), nameof(TravelTime.From), "N"),
        (typeof(TravelTime), nameof(TravelTime.To), "N"), (typeof(PlacePoint), nameof(PlacePoint.Key), "N"),
    ];

    /// <summary>Keys without a type of their own.</summary>
    private static readonly (Type Row, string Property)[] Keys =
        [(typeof(Alias), nameof(Alias.NamedId)), (typeof(Target), nameof(Target.ScopeId)), (typeof(NameMerge), nameof(NameMerge.IntoId))];

    private Type Named => kind == AliasKind.Officer ? typeof(Id<Officer>) : typeof(Id<Commune>);

    public async Task<IReadOnlyList<NameReference>> FindAsync(CancellationToken cancellationToken)
    {
        var found = new List<NameReference>();
        foreach (var property in db.Model.GetEntityTypes().Where(t => !Projected.Contains(t.ClrType)).SelectMany(t => t.GetProperties())
            .Where(p => !p.IsPrimaryKey() && (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == Named))
        {
            await AddAsync(found, property.DeclaringType.ClrType, property.Name, Key(from), _ => Key(into), cancellationToken);
        }

        foreach (var (row, property) in Keys)
        {
            await AddAsync(found, row, property, from, _ => into, cancellationToken);
        }

        foreach (var (row, property, format) in Texts)
        {
            var (before, after) = (from.ToString(format), into.ToString(format));
            await AddAsync(found, row, property, before, now => ((string)now).Replace(before, after, StringComparison.Ordinal),
                cancellationToken);
        }

        return found;
    }

    /// <summary>Lets every row refer to the name that stays; what would then stand twice is removed.</summary>
    /// <returns>What was moved, from which it can be put back.</returns>
    public async Task<IReadOnlyList<MovedReference>> MoveAsync(
        IReadOnlyList<NameReference> found, CancellationToken cancellationToken)
    {
        var trace = new List<MovedReference>();
        foreach (var reference in found.Where(r => r.Row.State != EntityState.Deleted))
        {
            var property = reference.Row.Property(reference.Property);
            var before = property.CurrentValue;
            property.CurrentValue = reference.Instead;
            var dropped = reference.Row.Entity is TravelTime { From: var start, To: var end } && start == end
                || await StandsTwiceAsync(reference, cancellationToken);
            trace.Add(new(reference, before as string, dropped ? RowCopy.Of(reference.Row) : null));
            if (dropped)
            {
                reference.Row.State = EntityState.Deleted;
            }
        }

        return trace;
    }

    /// <summary>Puts one reference back to the name that went, or the record that was dropped.</summary>
    /// <returns>Its row; null when it was changed, removed or stands again by other hands since.</returns>
    public async Task<EntityEntry?> ReturnAsync(MergedRow moved, CancellationToken cancellationToken)
    {
        var kind = db.Model.GetEntityTypes().Single(t => t.ClrType.Name == moved.Row);
        if (moved.Was is { } copy)
        {
            var restored = RowCopy.Restore(db, kind, copy);
            if (await StandsTwiceAsync(new(restored, moved.Property, restored.Property(moved.Property).CurrentValue!), cancellationToken))
            {
                restored.State = EntityState.Detached;
                return null;
            }

            return restored;
        }

        var row = await RowAsync(kind.ClrType, moved.RowId, cancellationToken);
        if (row is null || row.State == EntityState.Added)
        {
            return row;
        }

        var property = row.Property(moved.Property);
        var before = moved.Before ?? (property.CurrentValue is Guid ? from : Key(from));
        var after = moved.Before?.Replace(Written(moved, from), Written(moved, into), StringComparison.Ordinal)
            ?? (property.CurrentValue is Guid ? into : Key(into));
        if (!after.Equals(property.CurrentValue))
        {
            return null;
        }

        property.CurrentValue = before;
        return row;
    }

    private static string Written(MergedRow moved, Guid key) =>
        key.ToString(Texts.Single(t => t.Row.Name == moved.Row && t.Property == moved.Property).Format);

    private async Task<EntityEntry?> RowAsync(Type row, Guid key, CancellationToken cancellationToken)
    {
        var added = db.ChangeTracker.Entries().FirstOrDefault(e => e.Metadata.ClrType == row && RowCopy.KeyOf(e) == key);
        if (added is not null)
        {
            return added;
        }

        Expression Same(ParameterExpression x)
        {
            var id = Expression.Property(x, "Id");
            return Expression.Equal(id, Expression.Constant(Activator.CreateInstance(id.Type, key), id.Type));
        }

        var rows = await (Task<List<EntityEntry>>)Loading.MakeGenericMethod(row)
            .Invoke(this, [(Func<ParameterExpression, Expression>)Same, cancellationToken])!;
        return rows.SingleOrDefault();
    }

    private object Key(Guid id) => kind == AliasKind.Officer ? new Id<Officer>(id) : new Id<Commune>(id);

    private async Task AddAsync(
        List<NameReference> found, Type row, string property, object value, Func<object, object> instead,
        CancellationToken cancellationToken)
    {
        if (only?.Contains(row) == false)
        {
            return;
        }

        var rows = await (Task<List<EntityEntry>>)Loading.MakeGenericMethod(row).Invoke(
            this, [(Func<ParameterExpression, Expression>)(x => Means(x, property, value)), cancellationToken])!;
        found.AddRange(rows.Select(r => new NameReference(r, property, instead(r.Property(property).CurrentValue!))));
    }

    // Texts hold a key among other things; everything else is one.
    private static Expression Means(ParameterExpression row, string property, object value)
    {
        var said = Expression.Property(row, property);
        return value is string ? Expression.Call(said, nameof(string.Contains), null, Expression.Constant(value))
            : Expression.Equal(said, Expression.Convert(Expression.Constant(value), said.Type));
    }

    private async Task<List<EntityEntry>> LoadAsync<TRow>(Func<ParameterExpression, Expression> where, CancellationToken cancellationToken)
        where TRow : class
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var owner = Expression.Property(row, "OfficeId");
        var own = Expression.Equal(owner, Expression.Convert(Expression.Constant(office), owner.Type));
        var rows = await db.Set<TRow>().Where(Expression.Lambda<Func<TRow, bool>>(Expression.AndAlso(own, where(row)), row))
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(r => (EntityEntry)db.Entry(r));
    }

    // Whether another row says the same in a unique index once this one refers to the name that stays.
    private async Task<bool> StandsTwiceAsync(NameReference moved, CancellationToken cancellationToken)
    {
        foreach (var index in moved.Row.Metadata.GetIndexes().Where(i => i.IsUnique && i.Properties.Any(p => p.Name == moved.Property)))
        {
            Expression Same(ParameterExpression row) => index.Properties
                .Select(p => (Expression)Expression.Equal(Expression.Property(row, p.Name), Constant(p, moved.Row)))
                .Aggregate(Expression.AndAlso);
            var same = await (Task<List<EntityEntry>>)Loading.MakeGenericMethod(moved.Row.Metadata.ClrType)
                .Invoke(this, [(Func<ParameterExpression, Expression>)Same, cancellationToken])!;
            if (same.Exists(s => s.State != EntityState.Deleted && !ReferenceEquals(s.Entity, moved.Row.Entity)))
            {
                return true;
            }
        }

        return false;
    }

    private static ConstantExpression Constant(IProperty property, EntityEntry row) =>
        Expression.Constant(row.Property(property.Name).CurrentValue, property.ClrType);
}
