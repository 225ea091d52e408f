using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using CaoDiem.Workload;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Merging;

/// <summary>Says that two names are one officer, or one commune: everything of the first is the second's, whose name stays.</summary>
/// <param name="Expected">How many files the person saw before agreeing; null when nobody counted.</param>
public sealed record MergeNames(AliasKind Kind, Guid From, Guid Into, string? Reason, int? Expected = null);

/// <summary>
/// What a merge would move: files, open ones among them, and how many rows of each kind of record refer to the name that goes.
/// </summary>
/// <param name="Shift">Of officers: what each carries now, and the one who stays afterwards.</param>
public sealed record MergeFigures(
    string From, string Into, int Files, int Open, IReadOnlyList<(Type Row, int Count)> Rows, LoadShift? Shift = null);

public sealed class MergeNamesHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// MRG-001: one of the two is not in the directory. MRG-002: a name with itself. MRG-003: no reason. MRG-004: other files than were
    /// seen.
    /// </exception>
    public Task<NameMerge> Handle(MergeNames command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.KeepDirectory);
        return Turns.TakeAsync(db, () => InTurnAsync(command, actor, cancellationToken), cancellationToken);
    }

    /// <summary>What it would move; nothing is changed.</summary>
    /// <exception cref="RuleViolation">MRG-001, MRG-002 as <see cref="Handle"/>.</exception>
    public async Task<MergeFigures> PreviewAsync(AliasKind kind, Guid from, Guid into, Actor actor,
        CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.KeepDirectory);
        var office = actor.RequireOffice();
        var (gone, stays) = await NamesAsync(office, kind, from, into, cancellationToken);
        var files = await FilesAsync(office, from, cancellationToken);
        var open = await HandOverFilesHandler.OpenFiles(db, office).CountAsync(d => EF.Parameter(files).Contains(d.Id), cancellationToken);
        var rows = await new NameReferences(db, office, kind, from, into).FindAsync(cancellationToken);
        db.ChangeTracker.Clear();
        var shift = kind == AliasKind.Officer ? await ShiftAsync(office, new(from), new(into), cancellationToken) : null;
        return new(gone, stays, files.Count, open, [.. rows.GroupBy(r => r.Row.Metadata.ClrType).Select(g => (g.Key, g.Count()))], shift);
    }

    private async Task<LoadShift> ShiftAsync(Id<Office> office, Id<Officer> from, Id<Officer> into, CancellationToken cancellationToken)
    {
        var loads = await new OfficerWeightsQuery(db).LoadAsync(office, db.Today, cancellationToken);
        return loads.Shift(from, into, loads.Of(from).Files);
    }

    private async Task<NameMerge> InTurnAsync(MergeNames command, Actor actor, CancellationToken cancellationToken)
    {
        var office = actor.RequireOffice();
        var (gone, stays) = await NamesAsync(office, command.Kind, command.From, command.Into, cancellationToken);
        var reason = VietText.Clean(command.Reason);
        if (reason.Length == 0)
        {
            throw new RuleViolation("MRG-003", "Phải nêu vì sao là một.", "Reason");
        }

        var files = await FilesAsync(office, command.From, cancellationToken);
        if (command.Expected is { } expected && expected != files.Count)
        {
            throw new RuleViolation(
                "MRG-004", $"Số hồ sơ đã thay đổi: lúc xem là {expected}, bây giờ là {files.Count}. Hãy xem lại rồi xác nhận.", "Reason");
        }

        db.Begin(nameof(MergeNames), actor, reason);
        var references = new NameReferences(db, office, command.Kind, command.From, command.Into);
        var found = await references.FindAsync(cancellationToken);
        var moved = await references.MoveAsync(found, cancellationToken);
        var merge = new NameMerge
        {
            OfficeId = office,
            Kind = command.Kind,
            FromId = command.From,
            FromName = gone,
            IntoId = command.Into,
            IntoName = stays,
            Reason = reason,
            MergedBy = actor.Name,
            MergedAt = db.Time.GetUtcNow().UtcDateTime,
            Dropped = moved.Count(m => m.Was is not null),
            Was = RowCopy.Of(await DirectoryRow.OfAsync(db, office, command.Kind, command.From, cancellationToken)),
        };
        db.NameMerges.Add(merge);
        DirectoryRow.EndSessions(found.Select(f => f.Row));
        await db.SaveChangesAsync(cancellationToken);
        await MoveFilesAsync(merge, files, [.. moved.Select(m => m.Trace(office, merge.Id))], cancellationToken);
        await LetGoAsync(merge, actor, cancellationToken);
        return merge;
    }

    private async Task<(string From, string Into)> NamesAsync(
        Id<Office> office, AliasKind kind, Guid from, Guid into, CancellationToken cancellationToken)
    {
        if (from == into)
        {
            throw new RuleViolation("MRG-002", "Hãy chọn hai tên khác nhau.", "Into");
        }

        var (officers, communes) = (kind == AliasKind.Officer, kind == AliasKind.Commune);
        var names = await db.Officers.AsNoTracking().Where(o => officers && o.OfficeId == office)
            .Select(o => new { Id = (Guid)(object)o.Id, o.Name })
            .Concat(db.Communes.AsNoTracking().Where(c => communes && c.OfficeId == office)
                .Select(c => new { Id = (Guid)(object)c.Id, c.Name }))
            .ToDictionaryAsync(x => x.Id, x => x.Name, cancellationToken);
        return names.TryGetValue(from, out var gone) && names.TryGetValue(into, out var stays)
            ? (gone, stays)
            : throw new RuleViolation("MRG-001", "Tên này không có trong danh mục của đơn vị.", names.ContainsKey(from) ? "Into" : "From");
    }

    private Task<List<Id<Dossier>>> FilesAsync(Id<Office> office, Guid from, CancellationToken cancellationToken)
    {
        var key = from.ToString();
        return db.Acts.AsNoTracking().Where(a => a.OfficeId == office && a.Detail != null && a.Detail.Contains(key))
            .Select(a => a.DossierId).Distinct().ToListAsync(cancellationToken);
    }

    // The acts say what they said; the name in them is the one that stays, and everything that is read from them follows.
    private async Task MoveFilesAsync(
        NameMerge merge, List<Id<Dossier>> files, IReadOnlyList<MergedRow> moved, CancellationToken cancellationToken)
    {
        var (office, before, after) = (merge.OfficeId, merge.FromId.ToString(), merge.IntoId.ToString());
        var acts = await new ActNames(db, office).RewriteAsync(files,
            act => act.Detail?.Contains(before, StringComparison.Ordinal) == true
                ? act.Detail.Replace(before, after, StringComparison.Ordinal)
                : null,
            cancellationToken);
        // Nothing is counted under the name that goes any more; its cells are sums of nothing.
        await db.StandingCells.Where(c => c.OfficeId == office && c.Key == before).ExecuteDeleteAsync(cancellationToken);
        await db.InsertManyAsync(
            [.. files.Select(f => new MergedFile { OfficeId = office, MergeId = merge.Id, DossierId = f })], cancellationToken);
        MergedRow Written(Id<Act> act, string said) => new()
        {
            OfficeId = office,
            MergeId = merge.Id,
            Row = nameof(Act),
            RowId = act.Value,
            Property = nameof(Act.Detail),
            Before = said,
        };
        await db.InsertManyAsync([.. moved, .. acts.Select(a => Written(a.Act, a.Before))], cancellationToken);
    }

    private async Task LetGoAsync(NameMerge merge, Actor actor, CancellationToken cancellationToken)
    {
        var office = merge.OfficeId;
        var gone = await DirectoryRow.OfAsync(db, office, merge.Kind, merge.FromId, cancellationToken);
        gone.State = EntityState.Deleted;
        if (merge.Kind == AliasKind.Officer)
        {
            await DirectoryRow.ProjectLeavesAsync(db, office, merge.IntoId, cancellationToken);
        }

        db.Aliases.Add(Alias.Of(office, merge.Kind, merge.IntoId, merge.FromName, actor.Name, merge.MergedAt));
        await db.SaveChangesAsync(cancellationToken);
    }
}
