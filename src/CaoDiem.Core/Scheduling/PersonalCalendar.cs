using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Scheduling;

/// <summary>A person's days as a calendar file: what, when, where, the number of the file; no names of parties, no money.</summary>
public static class PersonalCalendar
{
    private static readonly DateTime Origin = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The calendar behind a private address; null when there is none, it was taken back, or the account may no longer see a schedule.</summary>
    public static async Task<string?> FindAsync(AppDb db, string token, CancellationToken cancellationToken = default)
    {
        var hash = CalendarFeed.Hash(token);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => db.CalendarFeeds.Any(f => f.TokenHash == hash && f.UserId == u.Id), cancellationToken);
        if (user is null || user.Disabled || !user.Role.May(Permission.SeeOwnSchedule))
        {
            return null;
        }

        var office = await db.Offices.AsNoTracking().SingleAsync(o => o.Id == user.OfficeId, cancellationToken);
        var days = (await PersonalPlan.LoadAsync(db, user, cancellationToken)).SelectMany(d => d.Visits.Select(v => Entry(d, v)));
        return InvitationCalendar.Write([.. days], office.Name, office.Code, db.Time.GetUtcNow().UtcDateTime);
    }

    private static CalendarDay Entry(PersonDay day, PersonVisit visit)
    {
        var with = visit.Partners.Count > 0 ? $" Cùng đi: {string.Join(", ", visit.Partners.Select(p => p.Kind.Label()).Distinct())}." : "";
        var text = $"{day.Team}. Hồ sơ số {visit.DecisionNo} ngày {visit.DecisionDate:dd/MM/yyyy}.{(visit.Asked is { } asked ? $" Đề nghị phối hợp: {asked}." : with)}";
        return new($"{visit.StepId}@caodiem", (int)(day.AcceptedAt - Origin).TotalMinutes, day.Day, visit.From, visit.To, visit.Kind.Label(), visit.Place, text, false, true);
    }
}
