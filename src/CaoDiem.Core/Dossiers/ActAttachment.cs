using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>
/// A file that stands behind an act: the scanned minutes, the decision, the receipt, a photo. Never deleted and never changed; one that
/// does not belong there is taken off with a reason and stays visible as taken off.
/// </summary>
public sealed class ActAttachment : OfficeOwned<ActAttachment>
{
    public required Id<Act> ActId { get; init; }

    public required Id<Dossier> DossierId { get; init; }

    protected override Guid? Whole => DossierId.Value;

    public required string FileName { get; init; }

    /// <summary>As its content told when it was brought.</summary>
    public required ActFileKind Kind { get; init; }

    /// <summary>Bytes.</summary>
    public required int Length { get; init; }

    /// <summary>SHA-256 of the content, hexadecimal, small letters.</summary>
    public required string Sha256 { get; init; }

    public Id<User>? AttachedById { get; init; }

    public required string AttachedBy { get; init; }

    public required DateTime AttachedAt { get; init; }

    public Id<User>? TakenOffById { get; private set; }

    public string? TakenOffBy { get; private set; }

    public DateTime? TakenOffAt { get; private set; }

    public string? TakenOffReason { get; private set; }

    /// <summary>A row of its own; null unless it is asked for.</summary>
    public ActAttachmentContent? Content { get; private init; }

    public bool IsTakenOff => TakenOffAt is not null;

    /// <summary>Whoever attached it, or may cancel the act.</summary>
    public bool MayBeTakenOffBy(Actor actor, Act act, DateOnly today) => !IsTakenOff && actor.May(Permission.RecordResults)
        && ((AttachedById is { } by && by == actor.UserId) || act.MayBeCancelledBy(actor, today));

    /// <summary>
    /// What was taken off may be somebody else's paper: only the head, who answers for the record and has to be able to check it, opens it.
    /// </summary>
    public bool MayBeOpenedBy(Actor actor) => !IsTakenOff || actor.May(Permission.ApproveActs);

    /// <exception cref="RuleViolation">ACT-091: no reason. ACT-106: taken off already.</exception>
    public void TakeOff(string? reason, Actor by, DateTime at)
    {
        if (IsTakenOff)
        {
            throw new RuleViolation("ACT-106", $"Tệp «{FileName}» đã được gỡ trước đó.");
        }

        var why = VietText.Clean(reason) is { Length: > 0 } given ? given : throw new RuleViolation("ACT-091", "Phải nêu lý do.", "reason");
        (TakenOffById, TakenOffBy, TakenOffAt, TakenOffReason) = (by.UserId, by.Name, at, why);
    }

    internal static ActAttachment Of(Act act, AttachedFile file, Actor by, DateTime at)
    {
        var id = Id<ActAttachment>.New();
        return new()
        {
            Id = id,
            OfficeId = act.OfficeId,
            ActId = act.Id,
            DossierId = act.DossierId,
            FileName = file.Name,
            Kind = file.Kind,
            Length = file.Content.Length,
            Sha256 = file.Sha256,
            AttachedById = by.UserId,
            AttachedBy = by.Name,
            AttachedAt = at,
            Content = new() { OfficeId = act.OfficeId, AttachmentId = id, Bytes = file.Content },
        };
    }
}

/// <summary>The content of an attachment, apart from it, so that no list loads it.</summary>
public sealed class ActAttachmentContent
{
    public required Id<Office> OfficeId { get; init; }

    public required Id<ActAttachment> AttachmentId { get; init; }

    public required byte[] Bytes { get; init; }
}
