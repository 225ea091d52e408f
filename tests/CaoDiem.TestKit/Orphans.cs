using System.Reflection;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaoDiem.TestKit;

/// <summary>
/// Ids that lead nowhere: every <see cref="Id{T}"/> that a record holds, as a key to another table or as a value, must find its row. Read
/// off the model, so that a new table is looked at from its first day.
/// </summary>
public static class Orphans
{
    /// <summary>Values that are no key of a table, each with what it is.</summary>
    private static readonly Dictionary<string, string> NoKeys = new(StringComparer.Ordinal)
    {
        ["Act.SourceId"] = "an import or a record of the field, whichever brought it",
        ["Act.EventId"] = "names an event; the acts of one have the same",
        ["AuditEvent.SubjectId"] = "the record that changed, which may be gone",
        ["BudgetVersion.ScheduleId"] = "the state of the schedule it was drawn from",
        ["Budget.ScheduleId"] = "the state of the schedule it was drawn from",
        ["DocumentTemplate.OwnerId"] = "the office, or nobody for the common ones",
        ["Invitation.Letter"] = "names a letter; the invitations of one have the same",
        ["MergedRow.RowId"] = "an act or another record of any kind, which may be gone since",
        ["NameMerge.FromId"] = "the name that is gone",
        ["User.SecurityStamp"] = "changes with the password",
        ["Visit.DeviceId"] = "a phone",
        ["Visit.ResultId"] = "of version 0.3",
    };

    /// <summary>Where plain values lead.</summary>
    private static readonly Dictionary<string, string[]> Keys = new(StringComparer.Ordinal)
    {
        ["Act.CampaignId"] = ["Campaign"],
        ["Alias.NamedId"] = ["Officer", "Commune"],
        ["DateMove.SubjectId"] = ["ChronogramTask", "Wave"],
        ["DocumentFile.OwnerId"] = ["IssuedDocument", "DocumentTemplate", "PrintJob"],
        ["Dossier.RegisterBatch"] = ["ImportBatch"],
        ["ImportBatch.CampaignId"] = ["Campaign"],
        ["NameMerge.IntoId"] = ["Officer", "Commune"],
        ["PrintJob.RequestedById"] = ["User"],
        ["Target.ScopeId"] = ["Officer", "TaskForce", "Wave"],
    };

    /// <summary>One line for each id without a row, and for each value of which nobody said what it is.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(AppDb db)
    {
        var rows = new Dictionary<string, IReadOnlyList<object>>(StringComparer.Ordinal);
        var types = db.Model.GetEntityTypes().Where(t => !t.IsOwned() && t.BaseType is null).ToList();
        foreach (var type in types)
        {
            rows[type.ClrType.Name] = await RowsAsync(db, type);
        }

        var ids = types.Where(t => t.FindProperty("Id") is not null)
            .ToDictionary(t => t.ClrType.Name, t => rows[t.ClrType.Name].Select(r => Plain(ValueOf(r, t.FindProperty("Id")!))!.Value)
                .ToHashSet());
        return [.. types.Where(t => t.ClrType.Namespace != "CaoDiem.Upgrade").SelectMany(t => Lost(t, rows[t.ClrType.Name], ids))];
    }

    private static IEnumerable<string> Lost(IEntityType type, IReadOnlyList<object> rows, Dictionary<string, HashSet<Guid>> ids)
    {
        foreach (var property in type.GetProperties().Where(p => p.Name != "Id" && IsId(p.ClrType)))
        {
            var name = $"{type.ClrType.Name}.{property.Name}";
            var targets = Target(property.ClrType) is { } target ? [target] : Keys.GetValueOrDefault(name);
            if (targets is null || !targets.All(ids.ContainsKey))
            {
                if (!NoKeys.ContainsKey(name))
                {
                    yield return $"{name}: nobody says what it leads to";
                }

                continue;
            }

            foreach (var value in rows.Select(r => Plain(ValueOf(r, property))).OfType<Guid>().Distinct())
            {
                if (!targets.Any(t => ids[t].Contains(value)))
                {
                    yield return $"{name} {value} finds no {string.Join(" or ", targets)}";
                }
            }
        }

        foreach (var lost in rows.OfType<Act>().SelectMany(a => Said(a, ids)).Distinct(StringComparer.Ordinal))
        {
            yield return lost;
        }
    }

    // What an act says in its detail.
    private static IEnumerable<string> Said(Act act, Dictionary<string, HashSet<Guid>> ids)
    {
        var detail = ActDetail.Read(act.Detail);
        (string Table, Guid? Key)[] said = [("Officer", detail.Officer), ("Commune", detail.Commune), ("Act", detail.Replaces)];
        return said.Where(s => s.Key is { } key && !ids[s.Table].Contains(key)).Select(s => $"Act.Detail {s.Key} finds no {s.Table}");
    }

    private static bool IsId(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var plain
        && (plain == typeof(Guid) || (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(Id<>)));

    private static string? Target(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsGenericType: true } id
        ? id.GetGenericArguments()[0].Name
        : null;

    private static object? ValueOf(object row, IReadOnlyProperty property) =>
        property.PropertyInfo is { } member ? member.GetValue(row) : property.FieldInfo?.GetValue(row);

    private static Guid? Plain(object? value) => value switch
    {
        null => null,
        Guid guid => guid,
        _ => (Guid)value.GetType().GetProperty("Value")!.GetValue(value)!,
    };

    private static async Task<IReadOnlyList<object>> RowsAsync(AppDb db, IEntityType type)
    {
        var read = typeof(Orphans).GetMethod(nameof(ReadAsync),
            BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type.ClrType);
        return await (Task<IReadOnlyList<object>>)read.Invoke(null, [db])!;
    }

    private static async Task<IReadOnlyList<object>> ReadAsync<T>(AppDb db)
        where T : class => [.. await db.Set<T>().AsNoTracking().ToListAsync()];
}
