using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Ledger;

/// <summary>What the head decides about an act that waits.</summary>
public enum ActVerdict
{
    /// <summary>The proposal is agreed to; with number and day, or without a paper of its own, it counts at once.</summary>
    Agree,
    Issue,
    Return,

    /// <summary>A decision that was recorded as issued elsewhere is right.</summary>
    Confirm,

    /// <summary>Evidence that did not fit the ledger counts all the same.</summary>
    Settle,

    /// <summary>An approval is taken back; after ten minutes with a reason.</summary>
    Undo,
}

/// <summary>Decides about an act: agree, issue with number and day, return, confirm, let count, take back.</summary>
public sealed record ApproveAct(Id<Act> ActId, ActVerdict Verdict, string? DocumentNo = null, DateOnly? DocumentOn = null, string? Reason = null);

public sealed class ApproveActHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// IDN-001: the role does not approve. ACT-084: what would be set aside is no longer asked. ACT-097: an undoing after ten minutes
    /// without a reason. ACT-090 … as <see cref="FileLedger"/> says of each verdict.
    /// </exception>
    public Task<ActRecorded> Handle(ApproveAct command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ApproveActs);
        return Turns.TakeAsync(db, () => InTurnAsync(command, actor.Signing(Permission.ApproveActs), cancellationToken), cancellationToken);
    }

    private async Task<ActRecorded> InTurnAsync(ApproveAct command, Actor actor, CancellationToken cancellationToken)
    {
        var (work, ledger, act) = await CancelActHandler.OpenAsync(db, command.ActId, actor, cancellationToken);
        if (command.Verdict == ActVerdict.Undo)
        {
            await RequireFreshAsync(act, command.Reason, cancellationToken);
        }

        db.Begin(nameof(ApproveAct), actor, command.Reason);
        Decide(ledger, command, actor, db.Time.GetUtcNow().UtcDateTime);
        if (command.Verdict == ActVerdict.Agree)
        {
            FindingSetAside.RequireAsked(act, () => work.OrdersOf(ledger));
        }

        await work.SaveAsync([ledger], cancellationToken);
        return new(act.Id, ledger.File.Id, act.Stage, ledger.StateOn(db.Today));
    }

    private static void Decide(FileLedger ledger, ApproveAct command, Actor actor, DateTime now)
    {
        switch (command.Verdict)
        {
            case ActVerdict.Agree:
                ledger.Agree(command.ActId, actor, now, command.DocumentNo, command.DocumentOn);
                break;
            case ActVerdict.Issue:
                Require(command);
                ledger.Issue(command.ActId, actor, now, command.DocumentNo!, command.DocumentOn!.Value);
                break;
            case ActVerdict.Return:
                ledger.Return(command.ActId, actor, now, command.Reason);
                break;
            case ActVerdict.Confirm:
                ledger.Confirm(command.ActId, actor, now);
                break;
            case ActVerdict.Settle:
                ledger.Settle(command.ActId, actor, now, command.Reason);
                break;
            case ActVerdict.Undo:
                ledger.UndoApproval(command.ActId, actor, now, VietText.Clean(command.Reason) is { Length: > 0 } why ? why : "Hoàn tác");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(command));
        }
    }

    private async Task RequireFreshAsync(Act act, string? reason, CancellationToken cancellationToken)
    {
        var approved = await db.ActMarks.AsNoTracking()
            .Where(m => m.OfficeId == act.OfficeId && m.DossierId == act.DossierId && m.ActId == act.Id)
            .Where(m => m.Kind == ActMarkKind.Agreed || m.Kind == ActMarkKind.Issued)
            .MaxAsync(m => (DateTime?)m.At, cancellationToken) ?? act.RecordedAt;
        var late = db.Time.GetUtcNow().UtcDateTime - approved > TimeSpan.FromMinutes(FileLedger.UndoMinutes);
        if (late && VietText.Clean(reason).Length == 0)
        {
            throw new RuleViolation("ACT-097", $"Đã quá {FileLedger.UndoMinutes} phút kể từ khi duyệt: phải nêu lý do.", "reason");
        }
    }

    private static void Require(ApproveAct command)
    {
        if (string.IsNullOrWhiteSpace(command.DocumentNo) || command.DocumentOn is null)
        {
            throw new RuleViolation("ACT-002", "Ban hành quyết định phải ghi số và ngày văn bản.", command.DocumentOn is null ? "documentOn" : "documentNo");
        }
    }
}
