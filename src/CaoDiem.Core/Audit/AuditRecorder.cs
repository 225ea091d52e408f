using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaoDiem.Audit;

/// <summary>A property of a record that says something else than before.</summary>
public readonly record struct ValueChange(string Property, object? Before, object? Now);

/// <summary>Turns the pending changes of a save into audit events of the same save; nothing else writes events.</summary>
public static class AuditRecorder
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Properties that say nothing to a reader of the history or must never be copied.</summary>
    private static readonly HashSet<string> Silent =
        ["Version", "PasswordHash", "TokenHash", "SecurityStamp", "SearchKey", "SortKey", "DebtorSortKey", "RegisterLine", "RegisterLineBefore", "Secret", "Fingerprint"];

    /// <summary>Events for the changes of a save. A part added together with its whole needs no event of its own.</summary>
    public static List<AuditEvent> Events(IReadOnlyCollection<EntityEntry> entries, AuditProcess? process, DateTime now)
    {
        var added = entries
            .Where(e => e is { State: EntityState.Added, Entity: IAudited })
            .Select(e => ((IAudited)e.Entity).SubjectId)
            .ToHashSet();
        var events = new List<AuditEvent>();
        foreach (var entry in entries)
        {
            if (entry.Entity is IAudited audited
                && ChangeOf(entry.State) is { } change
                && !(change == AuditChange.Added && audited.PartOf is { } whole && added.Contains(whole)))
            {
                var data = change == AuditChange.Added ? Addition(audited) : Differences(entry, change);
                events.Add(Event(audited, entry.Metadata.ClrType, change, data, process, now));
            }
        }

        return events;
    }

    /// <summary>The event of one record that is written in bulk.</summary>
    public static AuditEvent Added(IAudited audited, AuditProcess? process, DateTime now) =>
        Event(audited, audited.GetType(), AuditChange.Added, Addition(audited), process, now);

    /// <summary>The event of one record that is changed or removed in bulk.</summary>
    public static AuditEvent Changed(
        IAudited audited, AuditChange change, IEnumerable<ValueChange> values, AuditProcess? process, DateTime now) =>
        Event(audited, audited.GetType(), change, Differences(values), process, now);

    private static AuditEvent Event(
        IAudited audited, Type type, AuditChange change, string? data, AuditProcess? process, DateTime now)
    {
        var who = process ?? throw new InvalidOperationException(
            $"{type.Name} changes outside an audit process: call db.Begin first.");
        return new()
        {
            OfficeId = audited.SubjectOffice,
            At = now,
            UserId = who.Actor.UserId,
            UserName = who.Actor.Name,
            Process = who.Name,
            Reason = who.Reason,
            Subject = type.Name,
            SubjectId = audited.PartOf ?? audited.SubjectId,
            Change = change,
            Data = data,
        };
    }

    private static AuditChange? ChangeOf(EntityState state) => state switch
    {
        EntityState.Added => AuditChange.Added,
        EntityState.Modified => AuditChange.Changed,
        EntityState.Deleted => AuditChange.Removed,
        _ => null,
    };

    private static string? Addition(IAudited audited) =>
        audited.ToldWhenAdded is { } told ? Differences(told.Select(t => new ValueChange(t.Property, t.Before, t.Now))) : null;

    private static string Differences(EntityEntry entry, AuditChange change) => Differences(entry.Properties
        .Concat(entry.ComplexProperties.SelectMany(complex => complex.Properties))
        .Where(p => change == AuditChange.Removed || p.IsModified)
        .Select(p => new ValueChange(NameOf(p.Metadata), p.OriginalValue, change == AuditChange.Removed ? null : p.CurrentValue)));

    private static string NameOf(IReadOnlyPropertyBase property) =>
        property.DeclaringType is IReadOnlyComplexType complex ? complex.ComplexProperty.Name : property.Name;

    private static string Differences(IEnumerable<ValueChange> values) => JsonSerializer.Serialize(
        values.Where(v => !Silent.Contains(v.Property)).ToDictionary(v => v.Property, v => new[] { Plain(v.Before), Plain(v.Now) }), Readable);

    private static string? Plain(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
