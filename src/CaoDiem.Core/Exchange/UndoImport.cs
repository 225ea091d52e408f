using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Exchange;

/// <summary>Takes an import back as a whole: every act it brought is cancelled, or nothing is and what stands on them is named.</summary>
public sealed record UndoImport(Guid Batch, string? Reason);

/// <summary>What an undone import took back.</summary>
/// <param name="Files">Files whose ledger changed.</param>
/// <param name="Acts">Acts that no longer count.</param>
/// <param name="Voided">Files that only that import had opened.</param>
public sealed record ImportUndone(int Files, int Acts, int Voided);

public sealed class UndoImportHandler(AppDb db)
{
    private const int FilesAtATime = 500;
    private const int Named = 10;

    /// <exception cref="RuleViolation">IMP-020: no such import. IMP-021: acts stand on what it brought, named. IMP-022: no reason. IMP-023: files it opened are on a campaign's list.</exception>
    public Task<ImportUndone> Handle(UndoImport command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ApproveActs);
        var reason = VietText.Clean(command.Reason);
        return reason.Length == 0
            ? throw new RuleViolation("IMP-022", "Phải nêu lý do hủy lần nhập.", "Reason")
            : Turns.TakeAsync(db, () => InTurnAsync(command.Batch, reason, actor, cancellationToken), cancellationToken);
    }

    private async Task<ImportUndone> InTurnAsync(Guid batch, string reason, Actor actor, CancellationToken cancellationToken)
    {
        var office = actor.RequireOffice();
        var files = await db.Acts.AsNoTracking().Where(a => a.OfficeId == office && a.SourceId == batch && a.CancelledAt == null)
            .Select(a => a.DossierId).Distinct().ToListAsync(cancellationToken);
        if (files.Count == 0)
        {
            throw new RuleViolation("IMP-020", "Không có lần nhập này, hoặc đã được hủy.");
        }

        db.Begin(nameof(UndoImport), actor, reason);
        var work = await LedgerWork.OpenAsync(db, office, cancellationToken);
        var (acts, voided, standing) = (0, 0, new List<string>());
        foreach (var chunk in files.Order().Chunk(FilesAtATime))
        {
            var ledgers = await work.LoadAsync(chunk, cancellationToken);
            foreach (var ledger in ledgers.Values)
            {
                acts += TakeBack(ledger, batch, actor, reason, standing);
            }

            if (standing.Count == 0)
            {
                await work.SaveAsync([.. ledgers.Values], cancellationToken);
                voided += await KeepListsTrueAsync(office, ledgers.Values, cancellationToken);
            }

            db.ChangeTracker.Clear();
        }

        if (standing.Count > 0)
        {
            throw new RuleViolation(
                "IMP-021", $"Chưa hủy được lần nhập: {standing.Count} hồ sơ có việc dựa trên nó. {string.Join(" ", standing.Take(Named))}");
        }

        await CloseAsync(office, batch, cancellationToken);
        return new(files.Count, acts, voided);
    }

    private async Task CloseAsync(Id<Office> office, Guid batch, CancellationToken cancellationToken)
    {
        var id = new Id<ImportBatch>(batch);
        if (await db.ImportBatches.SingleOrDefaultAsync(b => b.OfficeId == office && b.Id == id, cancellationToken) is { } undone)
        {
            undone.State = ImportState.Undone;
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private int TakeBack(FileLedger ledger, Guid batch, Actor actor, string reason, List<string> standing)
    {
        try
        {
            var taken = ledger.UndoBatch(batch, actor, db.Time.GetUtcNow().UtcDateTime, reason);
            if (ledger.File.RegisterBatch == batch)
            {
                ledger.File.ForgetLine();
            }

            return taken;
        }
        catch (RuleViolation refused)
        {
            standing.Add($"Hồ sơ {ledger.File.DecisionNo}: {refused.Message}");
            return 0;
        }
    }

    private async Task<int> KeepListsTrueAsync(Id<Office> office, IEnumerable<FileLedger> ledgers, CancellationToken cancellationToken)
    {
        var gone = ledgers.Where(l => l.File.IsVoid).Select(l => l.File.Id).ToList();
        return gone.Count > 0 && await db.BaselineFiles.AnyAsync(b => b.OfficeId == office && gone.Contains(b.DossierId), cancellationToken)
            ? throw new RuleViolation("IMP-023", "Có hồ sơ do lần nhập này mở đã nằm trong danh sách của một chiến dịch nên không hủy cả lần nhập được; hãy sửa từng hồ sơ.")
            : gone.Count;
    }
}
