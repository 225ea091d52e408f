using CaoDiem.Database;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Identity;

/// <summary>Who may approve in the head's place today: asked at every step, because a delegation begins, runs out and is ended.</summary>
public static class Mandates
{
    /// <summary>The account with what is delegated to it today.</summary>
    public static async Task<Actor> ActorAsync(AppDb db, User user, CancellationToken cancellationToken = default) =>
        user.OfficeId is { } office
        ? user.ToActor() with { Mandates = Of(await OpenAsync(db, office, cancellationToken), user.Id, db.Today) }
        : user.ToActor();

    /// <summary>As above, from what was asked a moment ago.</summary>
    public static async Task<IReadOnlyList<Mandate>> OfAsync(
        AppDb db, Id<Office> office, Id<User> user, RecentAnswers recent, CancellationToken cancellationToken = default)
    {
        var open = await recent.OfAsync(db, office, async () => new OpenDelegations(await OpenAsync(db, office, cancellationToken)));
        return Of(open.Rows, user, db.Today);
    }

    private static List<Mandate> Of(IReadOnlyList<Delegation> open, Id<User> user, DateOnly day) =>
        [.. open.Where(d => d.DeputyId == user && d.RunsOn(day)).Select(d => d.ToMandate())];

    private static async Task<IReadOnlyList<Delegation>> OpenAsync(AppDb db, Id<Office> office, CancellationToken cancellationToken)
    {
        var today = db.Today;
        return await db.Delegations.AsNoTracking().Where(d => d.OfficeId == office && d.EndedAt == null && d.To >= today)
            .OrderBy(d => d.From).ToListAsync(cancellationToken);
    }

    private sealed record OpenDelegations(IReadOnlyList<Delegation> Rows);
}
