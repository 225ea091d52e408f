namespace CaoDiem.Dossiers;

/// <summary>What can happen to a file; the code of each stands in <see cref="ActKinds"/>.</summary>
public enum ActKind
{
    Opened,
    Verified,
    LetterSent,
    LetterAnswered,
    Notified,
    Visited,
    Promised,
    Reviewed,
    NotEnforceable,
    Enforceable,
    Published,
    Unpublished,
    SeparateLedger,
    RequestReturned,
    Postponed,
    Suspended,
    Continued,
    Entrusted,
    Transferred,
    Paid,
    PaidOut,
    Refunded,
    Deposited,
    Agreed,
    ReliefDossier,
    ReliefSent,
    ReliefGranted,
    ReliefRefused,
    ReliefProtested,
    Hardship,
    Merit,
    Detained,
    Secured,
    ExitStayed,
    ExitAllowed,
    CoercionDecided,
    Coerced,
    CoercionStopped,
    Seized,
    Valued,
    Auctioned,
    PriceCut,
    Sold,
    HandedOver,
    DestructionCouncil,
    Destroyed,
    Remitted,
    Completed,
    Terminated,
    Concluded,
    Revoked,
    Amended,
    Annulled,
    Complaint,
    Denunciation,
    ProcuracyRequest,
    ProcuracyProtest,
    Answered,
    Assigned,
    Moved,
    Renamed,
    ItemAdded,
    ItemCorrected,
    Reallocated,
    SafetyNote,
    Note,

    /// <summary>A finding of the law that, by decision of the head, does not apply to the file: its rule, its due day, why.</summary>
    FindingSetAside,

    /// <summary>What a register says without a day: means, a balance that does not fit.</summary>
    Stated,
}

/// <summary>The group under which the page offers a kind.</summary>
public enum ActGroup
{
    Verification,
    Money,
    Classification,
    Pause,
    Relief,
    Coercion,
    Exhibits,
    Ending,
    Oversight,
    Correction,
}

/// <summary>
/// The facts of one kind: code, words, what it must say, whether it is a decision, its place within a day, and what it does to
/// the file. Everything that differs from kind to kind stands here and nowhere else.
/// </summary>
public sealed record ActKindFacts(ActKind Kind, string Code, string Label, ActGroup Group, int Rank, params ActField[] Needs)
{
    /// <summary>Runs proposed → agreed → issued, with number and day.</summary>
    public bool Decision { get; init; }

    /// <summary>A decision without a paper of its own: it counts from the head's agreement, without number and day.</summary>
    public bool Paperless { get; init; }

    /// <summary>Moves the file on: a file without such an act stood still.</summary>
    public bool Moves { get; init; } = true;

    /// <summary>Takes the file off the lists of campaigns from the next day on: it is no longer this office's, or goes on as another file.</summary>
    public bool LeavesList { get; init; }

    /// <summary>May be recorded on a file whose enforcement has ended.</summary>
    public bool AfterEnd { get; init; }

    /// <summary>Fields that its form offers beside those it needs.</summary>
    public IReadOnlyList<ActField> Offers { get; init; } = [];

    /// <summary>Why it cannot have happened in this state; null when it can.</summary>
    public Func<FileState, Act, Refusal?> Guard { get; init; } = (_, _) => null;

    public Action<FileState, Act> Effect { get; init; } = (_, _) => { };
}

/// <summary>Why an act cannot stand: a stable code, the reason in Vietnamese, the field it is about.</summary>
public sealed record Refusal(string Code, string Message, string? Field = null)
{
    /// <summary>Only sums do not fit: money that was received counts all the same.</summary>
    public bool OfMoney { get; init; }
}
