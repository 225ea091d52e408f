using CaoDiem.Database;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Identity;

/// <summary>The working calendar of an office: the common rules and the days it marked itself.</summary>
public static class OfficeCalendar
{
    /// <param name="cultureDayMoves">Whether 24 November of a year gets a substitute when it falls on a weekend (law.md H-04).</param>
    public static async Task<WorkCalendar> LoadAsync(AppDb db, Id<Office> office, Func<int, bool>? cultureDayMoves = null, CancellationToken cancellationToken = default)
    {
        return Of(await db.OfficeDays.AsNoTracking().Where(d => d.OfficeId == office).ToListAsync(cancellationToken), cultureDayMoves);
    }

    public static WorkCalendar Of(IEnumerable<OfficeDay> days, Func<int, bool>? cultureDayMoves = null) =>
        new(days.Select(d => new CalendarException(d.Day, d.Working, d.Reason, d.Source)), cultureDayMoves);
}
