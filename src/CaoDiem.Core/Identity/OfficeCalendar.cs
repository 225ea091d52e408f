using CaoDiem.Database;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Identity;

/// <summary>The working calendar of an office: the common rules and the days it marked itself.</summary>
public static class OfficeCalendar
{
    public static async Task<WorkCalendar> LoadAsync(AppDb db, Id<Office> office, CancellationToken cancellationToken = default)
    {
        var days = await db.OfficeDays.AsNoTracking().Where(d => d.OfficeId == office).ToListAsync(cancellationToken);
        return new WorkCalendar(days.Select(d => new CalendarException(d.Day, d.Working, d.Reason, d.Source)));
    }
}
