using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Audit;

public enum AuditChange
{
    Added,
    Changed,
    Removed,
}

/// <summary>One change of one record: who, when, in which process, what it was and what it became. Never edited.</summary>
public sealed class AuditEvent
{
    public Id<AuditEvent> Id { get; init; } = Id<AuditEvent>.New();

    public Id<Office>? OfficeId { get; init; }

    public required DateTime At { get; init; }

    public Id<User>? UserId { get; init; }

    public required string UserName { get; init; }

    /// <summary>Name of the verb, such as RecordResult.</summary>
    public required string Process { get; init; }

    public string? Reason { get; init; }

    /// <summary>Kind of record, such as Dossier.</summary>
    public required string Subject { get; init; }

    public required Guid SubjectId { get; init; }

    public required AuditChange Change { get; init; }

    /// <summary>JSON object: property → [before, after]. Null for added records whose row says it all.</summary>
    public string? Data { get; init; }
}
