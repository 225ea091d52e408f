using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Campaigns;

/// <summary>The files that somebody marked in a list.</summary>
internal static class MarkedFiles
{
    /// <exception cref="RuleViolation">CMP-038: none is marked.</exception>
    /// <exception cref="NotInScope">One of them is not the actor's to see.</exception>
    public static async Task<List<Dossier>> LoadAsync(AppDb db, IReadOnlyCollection<Id<Dossier>> ids, Actor actor,
        CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            throw new RuleViolation("CMP-038", "Chưa đánh dấu hồ sơ nào.");
        }

        var files = await db.VisibleDossiers(actor).AsNoTracking().Where(d => EF.Parameter(ids).Contains(d.Id))
            .OrderBy(d => d.DebtorSortKey).ThenBy(d => d.Id).ToListAsync(cancellationToken);
        return files.Count == ids.Distinct().Count() ? files : throw new NotInScope();
    }

    public static string NameOf(Dossier file) => $"{file.DecisionNo}, {file.DebtorName}";
}
