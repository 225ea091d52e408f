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

    /// <summary>The book as it would read with other changes; for a look before they are saved.</summary>
    public static async Task<LawBook> WithAsync(AppDb db, Id<Office> office, IEnumerable<LawChange> changes, CancellationToken cancellationToken = default)
    {
        var list = changes.ToList();
        var book = new LawBook(WorkCalendar.Common, list);
        return new LawBook(await OfficeCalendar.LoadAsync(db, office, year => book.Number("culture-day.substitute", new(year, 11, 24)) == 1, cancellationToken), list);
    }
}
