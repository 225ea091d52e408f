using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Rulebook;

/// <summary>The law as an office reads it: its calendar and its amendments.</summary>
public static class OfficeLaw
{
    public static async Task<LawBook> LoadAsync(AppDb db, Id<Office> office, CancellationToken cancellationToken = default)
    {
        var changes = await db.LawAmendments.AsNoTracking().Where(a => a.OfficeId == office).ToListAsync(cancellationToken);
        return await WithAsync(db, office, changes.Select(a => a.ToChange()), cancellationToken);
    }

    /// <summary>The law as it was moments ago; for pages that only read.</summary>
    public static Task<LawBook> LoadAsync(AppDb db, Id<Office> office, RecentAnswers recent, CancellationToken cancellationToken) =>
        recent.OfAsync(db, office, () => LoadAsync(db, office, cancellationToken));

    /// <summary>The books of many offices in two queries.</summary>
    public static async Task<IReadOnlyDictionary<Id<Office>, LawBook>> LoadAsync(AppDb db, IReadOnlyCollection<Id<Office>> offices, CancellationToken cancellationToken = default)
    {
        var changes = (await db.LawAmendments.AsNoTracking().Where(a => offices.Contains(a.OfficeId)).ToListAsync(cancellationToken)).ToLookup(a => a.OfficeId, a => a.ToChange());
        var days = (await db.OfficeDays.AsNoTracking().Where(d => offices.Contains(d.OfficeId)).ToListAsync(cancellationToken)).ToLookup(d => d.OfficeId);
        return offices.ToDictionary(o => o, o => Book([.. changes[o]], days[o]));
    }

    private static LawBook Book(List<LawChange> changes, IEnumerable<OfficeDay> days)
    {
        var book = new LawBook(WorkCalendar.Common, changes);
        return new(OfficeCalendar.Of(days, year => book.Number("culture-day.substitute", new(year, 11, 24)) == 1), changes);
    }

    /// <summary>The book as it would read with other changes; for a look before they are saved.</summary>
    public static async Task<LawBook> WithAsync(AppDb db, Id<Office> office, IEnumerable<LawChange> changes, CancellationToken cancellationToken = default)
    {
        return Book([.. changes], await db.OfficeDays.AsNoTracking().Where(d => d.OfficeId == office).ToListAsync(cancellationToken));
    }
}
