using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Ledger;

/// <summary>The record was wrong: cancelled with a reason, and where it should have been something else, replaced in the same save.</summary>
public sealed record CancelAct(
    Id<Act> ActId, string? Reason, ReceiptFate? Receipt = null, ActEntry? Replacement = null, Actor? ApprovedBy = null)
{
    /// <summary>What stands behind the replacement; the files of the cancelled act stay with it.</summary>
    public IReadOnlyList<AttachedFile> Files { get; init; } = [];
}

/// <summary>Takes back what was recorded within the last ten minutes.</summary>
public sealed record UndoAct(Id<Act> ActId);

public sealed class CancelActHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// As <see cref="FileLedger.Cancel"/>, <see cref="FileLedger.Record"/> and <see cref="ActFiles.Add"/>. ACT-096: recorded by somebody
    /// else or on an earlier day, and the actor may not approve. ACT-098: the opening of a file that is on a campaign's list.
    /// </exception>
    public Task<ActRecorded> Handle(CancelAct command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        Approvals.RequireApprover(command.ApprovedBy);
        return Turns.TakeAsync(db, () => InTurnAsync(command, actor, cancellationToken), cancellationToken);
    }

    /// <exception cref="RuleViolation">ACT-097: the ten minutes are over, or somebody else recorded it.</exception>
    public Task<ActRecorded> Handle(UndoAct command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        return Turns.TakeAsync(db, () => UndoInTurnAsync(command, actor, cancellationToken), cancellationToken);
    }

    private async Task<ActRecorded> InTurnAsync(CancelAct command, Actor actor, CancellationToken cancellationToken)
    {
        var (work, ledgers, act) = await OpenEventAsync(command.ActId, actor, cancellationToken);
        var ledger = ledgers[act.DossierId];
        if (!act.MayBeCancelledBy(actor, db.Today) && command.ApprovedBy is null)
        {
            throw new RuleViolation("ACT-096", "Việc do người khác ghi hoặc ghi từ hôm trước: chỉ thủ trưởng hủy, hoặc hủy khi thủ trưởng đồng ý.");
        }

        await RequireUnlistedAsync(act, cancellationToken);
        // A deputy who cancels what others recorded does so in the head's place.
        actor = act.RecordedById == actor.UserId ? actor : actor.Signing(Permission.ApproveActs);
        db.Begin(nameof(CancelAct), actor, command.Reason);
        var now = db.Time.GetUtcNow().UtcDateTime;
        Cancel(ledgers, act, actor, now, command.Reason, command.Receipt);
        foreach (var asked in await db.CancelRequests
            .Where(r => r.OfficeId == act.OfficeId && r.ActId == act.Id && r.State == CancelRequestState.Open)
                .ToListAsync(cancellationToken))
        {
            asked.Close(CancelRequestState.Granted, actor.Name, now, null);
        }

        var files = FilesAttached.None;
        if (command.Replacement is { } said)
        {
            var replacement = FindingSetAside.Of(said, () => work.OrdersOf(ledger));
            replacement = replacement with { Detail = replacement.Detail with { Replaces = act.Id.Value } };
            var origin = work.Origin(actor) with { CampaignId = act.CampaignId };
            act = ledger.Record(replacement, origin, ledger.NeedsDecision(replacement)
                ? command.ApprovedBy?.Signing(Permission.ApproveActs).Name : null);
            files = new ActFiles(act, []).Add(command.Files, actor, now);
            db.ActAttachments.AddRange(files.Added);
        }

        await work.SaveAsync([.. ledgers.Values], cancellationToken);
        return new(act.Id, ledger.File.Id, act.Stage, ledger.StateOn(db.Today)) { Files = files };
    }

    // A file that never was cannot stand on a list.
    private async Task RequireUnlistedAsync(Act act, CancellationToken cancellationToken)
    {
        if (act.Kind == ActKind.Opened
            && await db.BaselineFiles.AnyAsync(b => b.OfficeId == act.OfficeId && b.DossierId == act.DossierId, cancellationToken))
        {
            throw new RuleViolation(
                "ACT-098", "Hồ sơ nằm trong danh sách của một chiến dịch nên không hủy việc mở được; hãy ghi «Kết thúc theo trường hợp khác» với lý do.");
        }
    }

    private async Task<ActRecorded> UndoInTurnAsync(UndoAct command, Actor actor, CancellationToken cancellationToken)
    {
        var (work, ledgers, act) = await OpenEventAsync(command.ActId, actor, cancellationToken);
        var now = db.Time.GetUtcNow().UtcDateTime;
        var fresh = now - act.RecordedAt <= TimeSpan.FromMinutes(FileLedger.UndoMinutes);
        if (!fresh || act.RecordedById != actor.UserId || act.RecordedBy != actor.Name)
        {
            throw new RuleViolation("ACT-097", $"Chỉ hoàn tác được việc do chính mình ghi trong {FileLedger.UndoMinutes} phút; hãy hủy và nêu lý do.");
        }

        await RequireUnlistedAsync(act, cancellationToken);
        db.Begin(nameof(UndoAct), actor, "Hoàn tác");
        Cancel(ledgers, act, actor, now, "Hoàn tác", act.Kind == ActKind.Paid ? ReceiptFate.Mistyped : null);
        await work.SaveAsync([.. ledgers.Values], cancellationToken);
        return new(act.Id, act.DossierId, act.Stage, ledgers[act.DossierId].StateOn(db.Today));
    }

    // Acts of one event go together, also those of other files: files that were handed over are taken back as one.
    private static void Cancel(
        IReadOnlyDictionary<Id<Dossier>, FileLedger> ledgers, Act act, Actor actor, DateTime now, string? reason, ReceiptFate? receipt)
    {
        ledgers[act.DossierId].Cancel(act.Id, actor, now, reason, receipt);
        foreach (var other in ledgers.Values.Where(l => l.File.Id != act.DossierId))
        {
            try
            {
                other.Cancel(other.Acts.First(a => a.EventId == act.EventId && !a.IsCancelled).Id, actor, now, reason, receipt);
            }
            catch (RuleViolation refused)
            {
                throw new RuleViolation(refused.Code, $"Hồ sơ {other.File.DecisionNo}: {refused.Message}", refused.Field);
            }
        }
    }

    /// <summary>The files in which something of an act's event still stands; its own first.</summary>
    public static async Task<IReadOnlyList<Id<Dossier>>> FilesOfEventAsync(AppDb db, Act act, CancellationToken cancellationToken)
    {
        var (office, happening) = (act.OfficeId, act.EventId);
        var others = happening is null ? [] : await db.Acts.AsNoTracking()
            .Where(a => a.OfficeId == office && a.EventId == happening && a.CancelledAt == null)
            .Select(a => a.DossierId).Distinct().ToListAsync(cancellationToken);
        return [act.DossierId, .. others.Where(f => f != act.DossierId)];
    }

    private async Task<(LedgerWork Work, IReadOnlyDictionary<Id<Dossier>, FileLedger> Ledgers, Act Act)> OpenEventAsync(
        Id<Act> id, Actor actor, CancellationToken cancellationToken)
    {
        var office = actor.RequireOffice();
        var said = await db.Acts.AsNoTracking().Where(a => a.OfficeId == office && a.Id == id).OneAsync(cancellationToken);
        var files = await FilesOfEventAsync(db, said, cancellationToken);
        await Approvals.RequireInScopeAsync(db, actor, [.. files], cancellationToken);
        var work = await LedgerWork.OpenAsync(db, office, cancellationToken);
        var ledgers = await work.LoadAsync(files, cancellationToken);
        return (work, ledgers, ledgers[said.DossierId].Acts.Single(a => a.Id == id));
    }

    /// <summary>The ledger that holds an act, locked.</summary>
    internal static async Task<(LedgerWork Work, FileLedger Ledger, Act Act)> OpenAsync(
        AppDb db, Id<Act> id, Actor actor, CancellationToken cancellationToken)
    {
        var office = actor.RequireOffice();
        var files = await db.Acts.AsNoTracking().Where(a => a.OfficeId == office && a.Id == id).Select(a => a.DossierId).ToListAsync(cancellationToken);
        if (files.Count == 0)
        {
            throw new NotInScope();
        }

        await Approvals.RequireInScopeAsync(db, actor, files, cancellationToken);
        var work = await LedgerWork.OpenAsync(db, office, cancellationToken);
        var ledger = (await work.LoadAsync(files, cancellationToken))[files[0]];
        return (work, ledger, ledger.Acts.Single(a => a.Id == id));
    }
}
