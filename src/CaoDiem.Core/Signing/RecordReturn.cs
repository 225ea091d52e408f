using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Signing;

/// <summary>
/// Something came back from the province: a decision that was signed is issued with its number and day; one returned is not.
/// </summary>
public sealed record RecordReturn(Id<ProvinceItem> ItemId, ProvinceAnswer Answer);

/// <summary>The day, number or reason of a return was written down wrongly.</summary>
public sealed record CorrectReturn(Id<ProvinceItem> ItemId, ProvinceAnswer Answer, string? Why);

public sealed class RecordReturnHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// SGN-010: it no longer waits. SGN-011: the day. SGN-012: number and day of a decision. SGN-013: no reason. As <see
    /// cref="FileLedger.Issue"/>.
    /// </exception>
    public Task Handle(RecordReturn command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ApproveActs);
        var signer = actor.Signing(Permission.ApproveActs);
        return Turns.TakeAsync(db, async () =>
        {
            var (item, batch) = await OpenAsync(command.ItemId, signer, cancellationToken);
            item.Finish(command.Answer, batch.SentOn, db.Today, signer.Name);
            db.Begin(nameof(RecordReturn), signer, item.Reason);
            return await SaveAsync(item, signer, (ledger, act, now) =>
            {
                if (item.State == ProvinceState.Done)
                {
                    ledger.Issue(act, signer, now, item.DocumentNo!, item.DocumentOn!.Value);
                }
                else
                {
                    ledger.Return(act, signer, now, $"Tỉnh trả lại: {item.Reason}");
                }
            }, cancellationToken);
        }, cancellationToken);
    }

    /// <exception cref="RuleViolation">
    /// SGN-014: nothing came back. SGN-015: no reason. SGN-011 … SGN-013: as recording it. ACT-093: what was done since stands on the
    /// decision.
    /// </exception>
    public Task Handle(CorrectReturn command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ApproveActs);
        var signer = actor.Signing(Permission.ApproveActs);
        return Turns.TakeAsync(db, async () =>
        {
            var (item, batch) = await OpenAsync(command.ItemId, signer, cancellationToken);
            var before = (item.DocumentNo, item.DocumentOn);
            item.Correct(command.Answer, batch.SentOn, db.Today, command.Why, signer.Name);
            db.Begin(nameof(CorrectReturn), signer, item.CorrectedReason);
            return await SaveAsync(item, signer, (ledger, act, now) =>
            {
                if (item.State == ProvinceState.Done && before != (item.DocumentNo, item.DocumentOn))
                {
                    ledger.UndoApproval(act, signer, now, item.CorrectedReason!);
                    ledger.Agree(act, signer, now, item.DocumentNo, item.DocumentOn);
                }
            }, cancellationToken);
        }, cancellationToken);
    }

    private async Task<(ProvinceItem Item, ProvinceBatch Batch)> OpenAsync(Id<ProvinceItem> id, Actor actor,
        CancellationToken cancellationToken)
    {
        var office = actor.RequireOffice();
        var item = await db.ProvinceItems.Where(i => i.OfficeId == office && i.Id == id).OneAsync(cancellationToken);
        return (item, await db.ProvinceBatches.AsNoTracking().SingleAsync(b => b.OfficeId == office
            && b.Id == item.BatchId, cancellationToken));
    }

    // Of a decision the file is locked and written with it; money and replies stand alone.
    private async Task<bool> SaveAsync(
        ProvinceItem item, Actor actor, Action<FileLedger, Id<Act>, DateTime> change, CancellationToken cancellationToken)
    {
        if (item.ActId is not { } id)
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }

        var (work, ledger, act) = await CancelActHandler.OpenAsync(db, id, actor, cancellationToken);
        change(ledger, act.Id, db.Time.GetUtcNow().UtcDateTime);
        await work.SaveAsync([ledger], cancellationToken);
        return true;
    }
}
