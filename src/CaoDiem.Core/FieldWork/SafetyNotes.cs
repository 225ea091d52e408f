using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Persons;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.FieldWork;

/// <summary>Whom a note about safety, recorded on one file, is about from the view of another.</summary>
public enum NoteBearing
{
    /// <summary>It was recorded on the file itself.</summary>
    OwnFile,

    /// <summary>On another file, said to be the same person's.</summary>
    SamePerson,

    /// <summary>On a file of a debtor of that name in the same commune: nobody has said whether they are one.</summary>
    SameName,
}

/// <summary>A note about safety as somebody who goes should hear it.</summary>
/// <param name="DecisionNo">The file it was recorded on; null when that is his own, or one that he may not see.</param>
public sealed record SafetyNote(Id<Dossier> FileId, NoteBearing Bearing, string? DecisionNo, DateOnly On, DateOnly? Until, string? Text)
{
    public bool Holds(DateOnly day) => On <= day && !(day > Until);

    public override string ToString() => Bearing switch
    {
        NoteBearing.OwnFile => Text ?? "",
        NoteBearing.SamePerson => $"{Text} (theo {Source} của cùng người)",
        NoteBearing.SameName => $"{Text} (theo {Source} của người cùng tên cùng xã, chưa xác nhận là một người)",
        _ => throw new InvalidOperationException(),
    };

    private string Source => DecisionNo is null ? "hồ sơ khác" : $"hồ sơ {DecisionNo}";
}

/// <summary>
/// What those who go should know about a person, until its day of expiry. It goes with the person over all files that people said are
/// his; of a debtor who only has the same name in the same commune it says so, and nothing once they are said to be two.
/// </summary>
public sealed class SafetyNotes
{
    private readonly ILookup<Id<Dossier>, SafetyNote> _notes;

    private SafetyNotes(ILookup<Id<Dossier>, SafetyNote> notes) => _notes = notes;

    /// <param name="actor">Only who records results hears notes; a file out of his scope is not named.</param>
    /// <param name="from">First day on which somebody goes; notes that expired before are left out.</param>
    public static async Task<SafetyNotes> LoadAsync(
        AppDb db, Actor actor, IReadOnlyCollection<Dossier> files, DateOnly from, CancellationToken cancellationToken)
    {
        if (actor.OfficeId is not { } office || !actor.May(Permission.RecordResults) || files.Count == 0)
        {
            return new(Enumerable.Empty<SafetyNote>().ToLookup(n => n.FileId));
        }

        var (ids, names) = (files.Select(f => f.Id).ToList(), files.Select(f => f.DebtorSortKey).Distinct().ToList());
        var links = db.PersonFiles.AsNoTracking().Where(l => l.OfficeId == office && l.UnlinkedAt == null);
        var persons = await links.Where(l => links.Any(o => o.PersonId == l.PersonId && ids.Contains(o.DossierId)))
            .ToDictionaryAsync(l => l.DossierId, l => l.PersonId, cancellationToken);
        var linked = persons.Keys.ToList();
        var seen = db.VisibleDossiers(actor);
        var noted = await db.Acts.AsNoTracking()
            .Where(a => a.OfficeId == office && a.Kind == ActKind.SafetyNote && a.CountsFrom != null && a.CancelledAt == null)
            .Where(a => a.Until == null || a.Until >= from)
            .Join(db.Dossiers.Where(d => d.OfficeId == office && (names.Contains(d.DebtorSortKey) || linked.Contains(d.Id))),
                a => a.DossierId, d => d.Id, (a, d) => new Noted(
                    d.Id, d.DebtorSortKey, d.CommuneId, d.DecisionNo, seen.Any(s => s.Id == d.Id), a.Day, a.Until, a.Text))
            .ToListAsync(cancellationToken);
        var apart = noted.Count == 0 ? [] : await db.ApartFiles.AsNoTracking()
            .Where(a => a.OfficeId == office && a.WithdrawnAt == null && (ids.Contains(a.FirstId) || ids.Contains(a.SecondId)))
            .Select(a => new { a.FirstId, a.SecondId }).ToListAsync(cancellationToken);
        var two = apart.SelectMany(a => new[] { (a.FirstId, a.SecondId), (a.SecondId, a.FirstId) }).ToHashSet();
        return new(files.SelectMany(f => noted.OrderBy(n => n.On).Select(n => About(f, n, persons, two))).OfType<SafetyNote>()
            .ToLookup(n => n.FileId));
    }

    /// <summary>The notes that bear on a file and hold on a day; its own first, then those of the same person.</summary>
    public IReadOnlyList<SafetyNote> Of(Id<Dossier> file, DateOnly day) =>
        [.. _notes[file].Where(n => n.Holds(day)).OrderBy(n => n.Bearing)];

    /// <summary>The notes that hold on a day, in words; the risks of the plan first.</summary>
    public string? About(Dossier file, DateOnly day, string? risks)
    {
        var all = Of(file.Id, day).Select(n => n.ToString()).Prepend(risks).Where(t => !string.IsNullOrWhiteSpace(t)).Distinct().ToList();
        return all.Count == 0 ? null : string.Join("; ", all);
    }

    private static SafetyNote? About(
        Dossier file, Noted note, Dictionary<Id<Dossier>, Id<Person>> persons, HashSet<(Id<Dossier>, Id<Dossier>)> two)
    {
        NoteBearing? bearing = note.Id == file.Id ? NoteBearing.OwnFile
            : persons.TryGetValue(file.Id, out var person) && persons.TryGetValue(note.Id, out var its) && person == its
                ? NoteBearing.SamePerson
            : note.Debtor == file.DebtorSortKey && note.Commune is not null && note.Commune == file.CommuneId
                && !two.Contains((file.Id, note.Id))
                ? NoteBearing.SameName : null;
        return bearing is not { } how ? null
            : new(file.Id, how, how == NoteBearing.OwnFile || !note.Seen ? null : note.DecisionNo, note.On, note.Until, note.Text);
    }

    private sealed record Noted(
        Id<Dossier> Id, string Debtor, Id<Commune>? Commune, string DecisionNo, bool Seen, DateOnly On, DateOnly? Until, string? Text);
}
