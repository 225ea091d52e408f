using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>What waits for the head on the files of his office; the menu shows how much, the queue shows what.</summary>
public static class WaitingActs
{
    /// <summary>Proposals, decisions without number and day, decisions to be confirmed, conflicts.</summary>
    public static IQueryable<Act> Of(AppDb db, Id<Office>? office)
    {
        var open = db.Acts.AsNoTracking().Where(a => a.OfficeId == office && a.CancelledAt == null);
        var waiting = open.Where(a => a.Stage == ActStage.Proposed || a.Stage == ActStage.Agreed || a.Stage == ActStage.Conflict);
        // Two indexes find the few that wait; one condition with "or" would read every act of the office.
        var ids = waiting.Select(a => a.Id).Concat(open.Where(a => a.AwaitsConfirmation).Select(a => a.Id));
        return open.Where(a => ids.Contains(a.Id));
    }
}

/// <summary>Counts what waits for who is signed in.</summary>
public sealed class WaitingCount(AppDb db, RecentAnswers recent)
{
    public async Task<int> ForAsync(Actor actor, CancellationToken cancellationToken = default) =>
        actor.May(Permission.ApproveActs) && actor.OfficeId is { } office
            ? (await recent.OfAsync(db, office, () => CountAsync(office, cancellationToken))).Acts
            : 0;

    private async Task<Waiting> CountAsync(Id<Office> office, CancellationToken cancellationToken) =>
        new(await WaitingActs.Of(db, office).CountAsync(cancellationToken));

    private sealed record Waiting(int Acts);
}
