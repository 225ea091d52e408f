using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Campaigns;

/// <summary>
/// A number of the law is changed, or a change taken back; where it says what a file counts as, the boards of every campaign are counted
/// anew by it in the same transaction.
/// </summary>
public sealed class AmendAndRecountHandler(AppDb db)
{
    /// <summary>Codes of the parameters by which files fall into the buckets of the statistics.</summary>
    private const string Counting = "statistics.";

    /// <exception cref="RuleViolation">As <see cref="AmendLawHandler.Handle"/>.</exception>
    public Task Handle(AmendLaw command, Actor actor, CancellationToken cancellationToken = default) => RecountAsync(
        command.Code, actor, () => new AmendLawHandler(db).Handle(command, actor, cancellationToken), cancellationToken);

    public async Task Remove(Id<LawAmendment> id, Actor actor, CancellationToken cancellationToken = default)
    {
        var office = actor.RequireOffice();
        var code = await db.LawAmendments.Where(a => a.OfficeId == office && a.Id == id).Select(a => a.Code).OneAsync(cancellationToken);
        await RecountAsync(code, actor, () => new AmendLawHandler(db).Remove(id, actor, cancellationToken), cancellationToken);
    }

    private Task<string> RecountAsync(string code, Actor actor, Func<Task> change, CancellationToken cancellationToken) =>
        Turns.TakeAsync(db, async () =>
        {
            await change();
            if (code.StartsWith(Counting, StringComparison.Ordinal))
            {
                var office = actor.RequireOffice();
                var campaigns = await db.Campaigns.Where(c => c.OfficeId == office).Select(c => c.Id).ToListAsync(cancellationToken);
                foreach (var campaign in campaigns)
                {
                    await CampaignRules.RewriteAsync(db, office, campaign, cancellationToken);
                }
            }

            return code;
        }, cancellationToken);
}
