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
    public static IQueryable<Act> Of(AppDb db, Id<Office>? office) => db.Acts.AsNoTracking().Where(a => a.OfficeId == office && a.CancelledAt == null
        && (a.Stage == ActStage.Proposed || a.Stage == ActStage.Agreed || a.Stage == ActStage.Conflict || a.AwaitsConfirmation));
}

/// <summary>Counts once a request what waits for who is signed in.</summary>
public sealed class WaitingCount(AppDb db)
{
    private int? _count;

    public async Task<int> ForAsync(Actor actor, CancellationToken cancellationToken = default) =>
        _count ??= actor.May(Permission.ApproveActs) ? await WaitingActs.Of(db, actor.OfficeId).CountAsync(cancellationToken) : 0;
}
