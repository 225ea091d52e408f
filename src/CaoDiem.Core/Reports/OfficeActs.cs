using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>The files of an office and their acts up to a day, read once for any number of folds at that day or before.</summary>
internal sealed class OfficeActs
{
    private readonly List<FileRow> _rows;
    private readonly ILookup<Id<Dossier>, Act> _acts;

    private OfficeActs(List<FileRow> rows, List<Act> acts) => (_rows, _acts) = (rows, acts.ToLookup(a => a.DossierId));

    /// <param name="withCancelled">Also acts that were cancelled since: they counted as known before.</param>
    public static async Task<OfficeActs> LoadAsync(
        AppDb db, Id<Office> office, DateOnly upTo, bool withCancelled, CancellationToken cancellationToken)
    {
        var rows = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == office && d.DecisionDate <= upTo)
            .OrderBy(d => d.DebtorSortKey).ThenBy(d => d.Id)
            .Select(d => new FileRow(
                d.Id, d.DecisionNo, d.DecisionDate, d.FirstDecisionDate, d.DebtorName, d.DebtorSortKey, d.ObligationKind, d.Matter,
                    d.CreditorName, d.Special))
            .ToListAsync(cancellationToken);
        var acts = await db.Acts.AsNoTracking()
            .Where(a => a.OfficeId == office && a.CountsFrom != null && a.Day <= upTo && (withCancelled || a.CancelledAt == null))
            .ToListAsync(cancellationToken);
        return new(rows, acts);
    }

    /// <summary>The files that were there on a day, in the order of their debtors' names.</summary>
    public IEnumerable<FileRow> RowsOn(DateOnly day) => _rows.Where(r => r.DecisionDate <= day);

    /// <param name="knownOn">Null: as known now.</param>
    public List<Act> Of(Id<Dossier> file, DateOnly day, DateOnly? knownOn) =>
        [.. _acts[file].Where(a => a.Day <= day && (knownOn is { } known ? a.KnownOn(known) : a.CancelledAt is null))];
}

/// <summary>What of a file is not in its acts.</summary>
internal sealed record FileRow(
    Id<Dossier> Id, string DecisionNo, DateOnly DecisionDate, DateOnly? FirstDecisionDate, string Debtor, string SortKey,
    ObligationKind Kind, MatterKind Matter, string? Creditor, SpecialClass? Special);
