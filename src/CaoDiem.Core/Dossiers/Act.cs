using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>
/// One dated thing that happened to one file (việc đã làm): the only truth about the file. What was said never changes; a
/// mistake is cancelled and replaced. Approval, issue, return and cancelling are <see cref="ActMark"/> rows; what they add
/// up to stands on the act as a projection of them.
/// </summary>
public sealed class Act : OfficeOwned<Act>
{
    public required Id<Dossier> DossierId { get; init; }

    protected override Guid? Whole => DossierId.Value;

    public required ActKind Kind { get; init; }

    /// <summary>The legal day as said: of the visit, the receipt, the verification; of a decision the day it was proposed.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The office's own count of the file's acts, from 1: the order within a day where the kinds' ranks are equal.</summary>
    public required int Turn { get; init; }

    /// <summary>Collected, paid out, proposed, granted or worth, in đồng; zero where the kind has none.</summary>
    public required Dong Amount { get; init; }

    /// <summary>The split over the file's items as <see cref="ActPart.Write"/> writes it; null where there is none.</summary>
    public string? Parts { get; init; }

    public string? ReceiptNo { get; init; }

    public Means? Means { get; init; }

    /// <summary>Point or words of the legal ground: "a", "điểm c", "theo thỏa thuận".</summary>
    public string? Ground { get; init; }

    public DateOnly? Until { get; init; }

    /// <summary>Day from which a relief works, when it is later than the decision.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>Day of the planned coercion, or the day promised.</summary>
    public DateOnly? PlannedOn { get; init; }

    public string? Measure { get; init; }

    public string? Method { get; init; }

    /// <summary>Court, agency, office or person on the other side.</summary>
    public string? Body { get; init; }

    /// <summary>With whom it was done.</summary>
    public string? With { get; init; }

    public string? Outcome { get; init; }

    public ReliefKind? Which { get; init; }

    /// <summary>Coerced with forces called out, or without.</summary>
    public bool? Force { get; init; }

    /// <summary>The decision whose force ends or whose content changes (revoked, amended, annulled, protested).</summary>
    public Id<Act>? StrikesId { get; init; }

    /// <summary>What this answers: a complaint, a request, a letter.</summary>
    public Id<Act>? AnswersId { get; init; }

    public string? Reason { get; init; }

    public string? Text { get; init; }

    /// <summary>What only few kinds say, as <see cref="ActDetail.Write"/> writes it.</summary>
    public string? Detail { get; init; }

    public required ActSource Source { get; init; }

    /// <summary>The import or the field record that brought it.</summary>
    public Guid? SourceId { get; init; }

    /// <summary>Acts of one event are recorded and cancelled together.</summary>
    public Guid? EventId { get; init; }

    /// <summary>The campaign in which it was recorded: provenance; no figure reads it.</summary>
    public Guid? CampaignId { get; init; }

    /// <summary>Taken over with its effect and without its guards: history of a register, records of version 0.3.</summary>
    public bool Unguarded { get; init; }

    public Id<User>? RecordedById { get; init; }

    public required string RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    public ActStage Stage { get; private set; }

    /// <summary>The day that counts: of an issued decision the day of its issue, else <see cref="On"/>.</summary>
    public DateOnly Day { get; private set; }

    public string? DocumentNo { get; private set; }

    public DateOnly? DocumentOn { get; private set; }

    /// <summary>Instant from which it counts; null while it does not.</summary>
    public DateTime? CountsFrom { get; private set; }

    public DateTime? CancelledAt { get; private set; }

    public string? ApprovedBy { get; private set; }

    /// <summary>Recorded as issued elsewhere; the head has not yet confirmed it.</summary>
    public bool AwaitsConfirmation { get; private set; }

    /// <summary>Cancelled together with its receipt, whose number may not come again.</summary>
    public bool ReceiptVoid { get; private set; }

    /// <summary>Who recorded it approved it himself, in his own name or in the head's place.</summary>
    public bool SelfApproved => ApprovedBy is { } by && Mandate.IsBy(by, RecordedBy);

    public bool IsCancelled => CancelledAt is not null;

    /// <summary>It has effect: recorded or issued, and not cancelled.</summary>
    public bool Counts => CountsFrom is not null && CancelledAt is null;

    /// <summary>Whoever recorded it, on that same day; later and for others who may approve.</summary>
    public bool MayBeCancelledBy(Actor actor, DateOnly today) => actor.May(Permission.ApproveActs)
        || (RecordedById is { } recorder && recorder == actor.UserId && OfficeTime.DayOf(RecordedAt) == today);

    /// <summary>Outcome of a payment by which the coercion that was decided became needless.</summary>
    public const string BeforeCoercion = "nộp trước cưỡng chế";

    /// <summary>A paid total that a register states: a balance, not a receipt of the campaign.</summary>
    public bool IsStatement => Kind == ActKind.Stated || (Kind == ActKind.Paid && Source == ActSource.Register);

    /// <summary>
    /// This office gives it number and day when it is agreed to. What a register states has its paper elsewhere, and what is no decision has
    /// none.
    /// </summary>
    public bool AwaitsPaper => Source != ActSource.Register && !Kind.Facts().Paperless && (Kind.IsDecision() || Kind == ActKind.Enforceable);

    /// <summary>The split over items, read once: the ledger is folded over and over.</summary>
    public IReadOnlyList<ActPart> Split => _split ??= ActPart.Read(Parts);

    private IReadOnlyList<ActPart>? _split;

    /// <summary>What only few kinds say, read once.</summary>
    public ActDetail Content => _content ??= ActDetail.Read(Detail);

    private ActDetail? _content;

    /// <summary>It counted for whoever looked at the end of a day: recorded or issued by then and not yet cancelled.</summary>
    public bool KnownOn(DateOnly day) =>
        CountsFrom is { } from && OfficeTime.DayOf(from) <= day && (CancelledAt is not { } cancelled || OfficeTime.DayOf(cancelled) > day);

    /// <summary>Enters the stage in which the act starts its life.</summary>
    internal void Start(ActStage stage, string? documentNo, DateOnly? documentOn, string? approvedBy, bool awaits)
    {
        (Stage, DocumentNo, DocumentOn, ApprovedBy, AwaitsConfirmation) = (stage, documentNo, documentOn, approvedBy, awaits);
        Day = stage == ActStage.Issued && documentOn is { } issued ? issued : On;
        CountsFrom = stage is ActStage.Recorded or ActStage.Issued ? RecordedAt : null;
    }

    internal void Agree(string by) => (Stage, ApprovedBy) = (ActStage.Agreed, by);

    /// <param name="documentNo">Null for a decision without a paper of its own.</param>
    internal void Issue(string? documentNo, DateOnly on, string by, DateTime at)
    {
        (Stage, DocumentNo, DocumentOn, Day, CountsFrom) = (ActStage.Issued, documentNo, documentNo is null ? null : on, on, at);
        ApprovedBy ??= by;
    }

    /// <summary>An undone approval is a proposal again.</summary>
    internal void BackToProposal() =>
        (Stage, DocumentNo, DocumentOn, Day, CountsFrom, ApprovedBy) = (ActStage.Proposed, null, null, On, null, null);

    internal void Return() => Stage = ActStage.Returned;

    internal void Confirm(string by) => (AwaitsConfirmation, ApprovedBy) = (false, by);

    /// <summary>The head lets a conflict count.</summary>
    internal void Settle(string by, DateTime at)
    {
        (Stage, CountsFrom, ApprovedBy) = (Kind.IsDecision() ? ActStage.Issued : ActStage.Recorded, at, by);
        Day = Stage == ActStage.Issued && DocumentOn is { } issued ? issued : On;
    }

    internal void Cancel(DateTime at, bool receiptVoid = false) => (CancelledAt, ReceiptVoid) = (at, receiptVoid);

    /// <summary>Steps back from a cancelling that turned out to be impossible, before anything was stored.</summary>
    internal void Uncancel() => (CancelledAt, ReceiptVoid) = (null, false);

    /// <summary>The same act with what an amending decision changed.</summary>
    internal Act AmendedBy(Act change)
    {
        var amended = new Act
        {
            Id = Id,
            OfficeId = OfficeId,
            DossierId = DossierId,
            Kind = Kind,
            On = On,
            Turn = Turn,
            Amount = change.Amount > Dong.Zero ? change.Amount : Amount,
            Parts = change.Parts ?? Parts,
            ReceiptNo = ReceiptNo,
            Means = change.Means ?? Means,
            Ground = change.Ground ?? Ground,
            Until = change.Until ?? Until,
            EffectiveOn = change.EffectiveOn ?? EffectiveOn,
            PlannedOn = change.PlannedOn ?? PlannedOn,
            Measure = change.Measure ?? Measure,
            Method = Method,
            Body = change.Body ?? Body,
            With = With,
            Outcome = Outcome,
            Which = Which,
            Force = Force,
            StrikesId = StrikesId,
            AnswersId = AnswersId,
            Reason = Reason,
            Text = change.Text ?? Text,
            Detail = Detail,
            Source = Source,
            Unguarded = Unguarded,
            RecordedBy = RecordedBy,
            RecordedAt = RecordedAt,
        };
        (amended.Stage, amended.Day, amended.DocumentNo, amended.DocumentOn) = (Stage, Day, DocumentNo, DocumentOn);
        (amended.CountsFrom, amended.CancelledAt) = (CountsFrom, CancelledAt);
        return amended;
    }
}

/// <summary>What was decided about an act: appended, never changed.</summary>
public sealed class ActMark : OfficeOwned<ActMark>
{
    public required Id<Act> ActId { get; init; }

    public required Id<Dossier> DossierId { get; init; }

    protected override Guid? Whole => DossierId.Value;

    public required ActMarkKind Kind { get; init; }

    public string? DocumentNo { get; init; }

    public DateOnly? DocumentOn { get; init; }

    public string? Reason { get; init; }

    /// <summary>With a cancelled payment: whether its receipt is void or was mistyped.</summary>
    public ReceiptFate? Receipt { get; init; }

    public Id<User>? ById { get; init; }

    public required string By { get; init; }

    public required DateTime At { get; init; }
}
