using CaoDiem.Database;
using CaoDiem.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Ui;

/// <summary>What the office of who is signed in is called today, for the head of every page.</summary>
public sealed class OfficeHeading(AppDb db, RecentAnswers recent)
{
    public async Task<string?> ForAsync(Actor actor) => actor.OfficeId is { } office
        ? (await recent.OfAsync(db, office, async () => Named.Of(await db.Offices.AsNoTracking().SingleAsync(o => o.Id == office),
            db.Today))).Name
        : null;

    private sealed record Named(string Name)
    {
        public static Named Of(Office office, DateOnly day) => new(office.On(day).Name);
    }
}
