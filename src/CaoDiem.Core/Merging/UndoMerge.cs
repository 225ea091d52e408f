using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaoDiem.Merging;

/// <summary>Takes a merge back: the two are two again, and what stood under the name that went stands under it again.</summary>
public sealed record UndoMerge(Id<NameMerge> Merge, string? Reason);

/// <summary>What taking a merge back moves, and what it leaves.</summary>
/// <param name="Acts">Acts that name the one who went again.</param>
/// <param name="Rows">Other records, among them those that were dropped.</param>
/// <param name="Later">Acts on these files recorded since, which stay with the name that they were recorded under.</param>
public sealed record UndoMergeFigures(int Files, int Acts, int Rows, int Dropped, int Later);

public sealed class UndoMergeHandler(AppDb db)
{
    /// <returns>How many records were changed or removed since and therefore stay as they are now.</returns>
    /// <exception cref="RuleViolation">
    /// MRG-005: it is taken back already. MRG-006: no reason. MRG-007: the directory has that name again. MRG-008: no trace was kept.
    /// </exception>
    public Task<int> Handle(UndoMerge command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.KeepDirectory);
        return Turns.TakeAsync(db, () => InTurnAsync(command, actor, cancellationToken), cancellationToken);
    }

    /// <summary>What it would move; nothing is changed.</summary>
    public async Task<UndoMergeFigures> PreviewAsync(Id<NameMerge> merge, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.KeepDirectory);
        var office = actor.RequireOffice();
        var one = await db.NameMerges.AsNoTracking().Where(m => m.OfficeId == office && m.Id == merge).OneAsync(cancellationToken);
        var files = db.MergedFiles.Where(f => f.OfficeId == office && f.MergeId == merge).Select(f => f.DossierId);
        var rows = db.MergedRows.Where(r => r.OfficeId == office && r.MergeId == merge);
        var acts = await rows.CountAsync(r => r.Row == nameof(Act), cancellationToken);
        return new(
            await files.CountAsync(cancellationToken), acts, await rows.CountAsync(cancellationToken) - acts,
            await rows.CountAsync(r => r.Was != null, cancellationToken),
            await db.Acts.CountAsync(
                a => a.OfficeId == office && files.Contains(a.DossierId) && a.RecordedAt > one.MergedAt, cancellationToken));
    }

    private async Task<int> InTurnAsync(UndoMerge command, Actor actor, CancellationToken cancellationToken)
    {
        var office = actor.RequireOffice();
        var merge = await db.NameMerges.Where(m => m.OfficeId == office && m.Id == command.Merge).OneAsync(cancellationToken);
        var reason = VietText.Clean(command.Reason);
        await GuardAsync(merge, reason, cancellationToken);
        db.Begin(nameof(UndoMerge), actor, reason);
        merge.Undo(actor.Name, db.Time.GetUtcNow().UtcDateTime, reason);
        await ReturnNameAsync(merge, cancellationToken);
        var trace = await db.MergedRows.AsNoTracking().Where(r => r.OfficeId == office && r.MergeId == merge.Id)
            .ToListAsync(cancellationToken);
        var kept = await ReturnRowsAsync(merge, trace, cancellationToken);
        return kept + await ReturnActsAsync(merge, trace, cancellationToken);
    }

    private async Task GuardAsync(NameMerge merge, string reason, CancellationToken cancellationToken)
    {
        if (merge.UndoneAt is not null)
        {
            throw new RuleViolation("MRG-005", $"Lần gộp này {merge.UndoneBy} đã tách lại rồi.", "Reason");
        }

        if (reason.Length == 0)
        {
            throw new RuleViolation("MRG-006", "Phải nêu vì sao tách lại.", "Reason");
        }

        if (merge.Was is null)
        {
            throw new RuleViolation(
                "MRG-008", "Lần gộp này có trước khi phần mềm giữ dấu vết từng việc: hãy bàn giao hồ sơ theo danh sách.", "Reason");
        }

        var key = VietText.Fold(merge.FromName);
        var taken = merge.Kind == AliasKind.Officer
            ? await db.Officers.AnyAsync(o => o.OfficeId == merge.OfficeId && o.SearchKey == key, cancellationToken)
            : await db.Communes.AnyAsync(c => c.OfficeId == merge.OfficeId && c.SearchKey == key, cancellationToken);
        if (taken)
        {
            throw new RuleViolation("MRG-007", $"Danh mục lại có «{merge.FromName}»: hãy đổi tên người, xã đó trước.", "Reason");
        }
    }

    private async Task ReturnNameAsync(NameMerge merge, CancellationToken cancellationToken)
    {
        var named = merge.Kind == AliasKind.Officer ? typeof(Officer) : typeof(Commune);
        RowCopy.Restore(db, db.Model.FindEntityType(named)!, merge.Was!);
        var key = VietText.Fold(merge.FromName);
        db.Aliases.RemoveRange(await db.Aliases.Where(a => a.OfficeId == merge.OfficeId && a.Kind == merge.Kind
            && a.NamedId == merge.IntoId && a.SearchKey == key).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }

    // A record that says something else by now was changed by somebody since: that stays.
    private async Task<int> ReturnRowsAsync(NameMerge merge, IReadOnlyList<MergedRow> trace, CancellationToken cancellationToken)
    {
        var references = new NameReferences(db, merge.OfficeId, merge.Kind, merge.FromId, merge.IntoId);
        var rows = trace.Where(t => t.Row != nameof(Act)).ToList();
        var (kept, back) = (0, new List<EntityEntry>());
        foreach (var row in rows.OrderBy(r => r.Was is null))
        {
            if (await references.ReturnAsync(row, cancellationToken) is { } entry)
            {
                back.Add(entry);
            }
            else
            {
                kept++;
            }
        }

        DirectoryRow.EndSessions(back);
        await db.SaveChangesAsync(cancellationToken);
        if (merge.Kind == AliasKind.Officer)
        {
            await DirectoryRow.ProjectLeavesAsync(db, merge.OfficeId, merge.FromId, cancellationToken);
            await DirectoryRow.ProjectLeavesAsync(db, merge.OfficeId, merge.IntoId, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        return kept;
    }

    private async Task<int> ReturnActsAsync(NameMerge merge, IReadOnlyList<MergedRow> trace, CancellationToken cancellationToken)
    {
        var (from, into) = (merge.FromId.ToString(), merge.IntoId.ToString());
        var said = trace.Where(t => t.Row == nameof(Act)).ToDictionary(t => new Id<Act>(t.RowId), t => t.Before!);
        var files = await db.MergedFiles.Where(f => f.OfficeId == merge.OfficeId && f.MergeId == merge.Id)
            .Select(f => f.DossierId).ToListAsync(cancellationToken);
        var written = await new ActNames(db, merge.OfficeId).RewriteAsync(files,
            act => said.TryGetValue(act.Id, out var before) && act.Detail == before.Replace(from, into, StringComparison.Ordinal)
                ? before
                : null,
            cancellationToken);
        return said.Count - written.Count;
    }
}
