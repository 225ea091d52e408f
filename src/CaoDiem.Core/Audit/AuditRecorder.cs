using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaoDiem.Audit;

/// <summary>Turns the pending changes of a save into audit events of the same save; nothing else writes events.</summary>
public static class AuditRecorder
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Properties that say nothing to a reader of the history or must never be copied.</summary>
    private static readonly HashSet<string> Silent =
        ["Version", "PasswordHash", "SecurityStamp", "SearchKey", "SortKey", "DebtorSortKey", "RegisterLine"];

    public static List<AuditEvent> Events(IEnumerable<EntityEntry> entries, AuditProcess? process, DateTime now)
    {
        var events = new List<AuditEvent>();
        foreach (var entry in entries)
        {
            if (entry.Entity is not IAudited audited || ChangeOf(entry.State) is not { } change)
            {
                continue;
            }

            var who = process ?? throw new InvalidOperationException(
                $"{entry.Metadata.ClrType.Name} changes outside an audit process: call db.Begin first.");
            events.Add(new()
            {
                OfficeId = audited.SubjectOffice,
                At = now,
                UserId = who.Actor.UserId,
                UserName = who.Actor.Name,
                Process = who.Name,
                Reason = who.Reason,
                Subject = entry.Metadata.ClrType.Name,
                SubjectId = audited.SubjectId,
                Change = change,
                Data = change == AuditChange.Added ? null : Differences(entry, change),
            });
        }

        return events;
    }

    private static AuditChange? ChangeOf(EntityState state) => state switch
    {
        EntityState.Added => AuditChange.Added,
        EntityState.Modified => AuditChange.Changed,
        EntityState.Deleted => AuditChange.Removed,
        _ => null,
    };

    private static string Differences(EntityEntry entry, AuditChange change)
    {
        var all = entry.Properties
            .Concat(entry.ComplexProperties.SelectMany(complex => complex.Properties))
            .Where(p => (change == AuditChange.Removed || p.IsModified) && !Silent.Contains(p.Metadata.Name));
        var data = all.ToDictionary(
            p => p.Metadata.DeclaringType is Microsoft.EntityFrameworkCore.Metadata.IComplexType complex
                ? complex.ComplexProperty.Name
                : p.Metadata.Name,
            p => new[] { Plain(p.OriginalValue), change == AuditChange.Removed ? null : Plain(p.CurrentValue) });
        return JsonSerializer.Serialize(data, Readable);
    }

    private static string? Plain(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
