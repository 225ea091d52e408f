using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.FieldWork;

/// <summary>
/// What those who go should know about a person: notes of all files of that name in the same commune, until their day of expiry. Each says
/// from which file it comes, for a name is not proof that two people are one.
/// </summary>
public sealed record SafetyNotes(ILookup<(string Debtor, Id<Commune>? Commune), SafetyNotes.Line> Lines)
{
    /// <summary>One note and the file it was recorded on.</summary>
    public sealed record Line(string DecisionNo, DateOnly On, DateOnly? Until, string? Text);

    /// <param name="from">First day on which somebody goes; notes that expired before are left out.</param>
    public static async Task<SafetyNotes> LoadAsync(
        AppDb db, Id<Office> office, IReadOnlyCollection<Dossier> files, DateOnly from, CancellationToken cancellationToken)
    {
        var people = files.Select(f => f.DebtorSortKey).Distinct().ToList();
        var lines = await db.Acts.AsNoTracking()
            .Where(a => a.OfficeId == office && a.Kind == ActKind.SafetyNote && a.CountsFrom != null && a.CancelledAt == null)
            .Where(a => a.Until == null || a.Until >= from)
            .Join(db.Dossiers.Where(d => d.OfficeId == office && people.Contains(d.DebtorSortKey)), a => a.DossierId, d => d.Id, (a, d) => new
            {
                d.DebtorSortKey,
                d.CommuneId,
                Line = new Line(d.DecisionNo, a.Day, a.Until, a.Text),
            })
            .ToListAsync(cancellationToken);
        return new(lines.OrderBy(l => l.Line.On).ToLookup(l => (l.DebtorSortKey, l.CommuneId), l => l.Line));
    }

    /// <summary>The notes that hold on a day, in words; the risks of the plan first.</summary>
    public string? About(Dossier file, DateOnly day, string? risks)
    {
        var notes = Lines[(file.DebtorSortKey, file.CommuneId)].Where(l => l.On <= day && (l.Until is null || l.Until >= day))
            .Select(l => l.DecisionNo == file.DecisionNo ? l.Text : $"{l.Text} (theo hồ sơ {l.DecisionNo})");
        var all = notes.Prepend(risks).Where(t => !string.IsNullOrWhiteSpace(t)).ToList();
        return all.Count == 0 ? null : string.Join("; ", all);
    }
}
