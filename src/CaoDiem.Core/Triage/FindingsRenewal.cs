using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Triage;

/// <summary>
/// How the findings of an office are kept true to the day: one row an office, which is also what a worker claims. The runs themselves
/// are <see cref="TriageRun"/>; this is bookkeeping and has no history of its own.
/// </summary>
public sealed class FindingsRenewal
{
    public required Id<Office> OfficeId { get; init; }

    /// <summary>Day in Việt Nam for which the findings stand; null while they have to be renewed whatever the day.</summary>
    public DateOnly? DoneFor { get; init; }

    /// <summary>Instant (UTC) at which the last renewal ended.</summary>
    public DateTime? DoneAt { get; init; }

    /// <summary>Open files of the last renewal.</summary>
    public int Files { get; init; }

    /// <summary>Until then a worker has it, or it rests after a failure.</summary>
    public DateTime? ClaimedUntil { get; init; }

    /// <summary>Failures in a row since the last renewal that ended.</summary>
    public int Failures { get; init; }

    /// <summary>What went wrong last, with its code; null after a renewal that ended.</summary>
    public string? Failure { get; init; }

    public DateTime? FailedAt { get; init; }

    /// <summary>The findings are those of an earlier day.</summary>
    public bool IsBehind(DateOnly today) => DoneFor is null || DoneFor < today;
}
