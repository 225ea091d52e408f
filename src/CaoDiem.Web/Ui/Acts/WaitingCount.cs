using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Reports;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>Counts what waits for who is signed in, of every sort; the menu shows how much, the page shows what.</summary>
public sealed class WaitingCount(AppDb db, RecentAnswers recent)
{
    public async Task<int> ForAsync(Actor actor, CancellationToken cancellationToken = default) =>
        actor.MayDecide() && actor.OfficeId is { } office
            ? (await recent.OfAsync(db, office, () => WaitingQuery.CountAsync(db, office, cancellationToken))).For(actor)
            : 0;
}
