using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Ledger;

/// <summary>Takes off an attachment that does not belong to its act; it stays, struck through, with who, when and why.</summary>
public sealed record TakeOffAttachment(Id<ActAttachment> AttachmentId, string? Reason);

public sealed class TakeOffAttachmentHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// As <see cref="ActAttachment.TakeOff"/>. ACT-107: somebody else attached it, and the actor may not cancel the act.
    /// </exception>
    /// <exception cref="NotInScope">It does not exist for the actor.</exception>
    public Task<ActAttachment> Handle(TakeOffAttachment command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        return Turns.TakeAsync(db, () => InTurnAsync(command, actor, cancellationToken), cancellationToken);
    }

    private async Task<ActAttachment> InTurnAsync(TakeOffAttachment command, Actor actor, CancellationToken cancellationToken)
    {
        var office = actor.RequireOffice();
        var found = db.ActAttachments.Where(a => a.OfficeId == office && a.Id == command.AttachmentId);
        var asked = await found.AsNoTracking().OneAsync(cancellationToken);
        var act = await AttachFilesHandler.LockedAsync(db, asked.ActId, actor, cancellationToken);
        var attachment = await found.OneAsync(cancellationToken);
        if (!attachment.IsTakenOff && !attachment.MayBeTakenOffBy(actor, act, db.Today))
        {
            throw new RuleViolation("ACT-107", "Tệp do người khác đính kèm: chỉ người ấy, hoặc người được hủy việc này, gỡ được.");
        }

        db.Begin(nameof(TakeOffAttachment), actor, command.Reason);
        attachment.TakeOff(command.Reason, actor, db.Time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
        return attachment;
    }
}
