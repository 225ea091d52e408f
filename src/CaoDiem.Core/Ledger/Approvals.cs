using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Ledger;

/// <summary>Who may approve, and whether files are there for who asks.</summary>
internal static class Approvals
{
    /// <exception cref="RuleViolation">ACT-095: his role does not approve decisions.</exception>
    public static void RequireApprover(Actor? approver)
    {
        if (approver is not null && !approver.May(Permission.ApproveActs))
        {
            throw new RuleViolation("ACT-095", $"{approver.Name} ({approver.Role.Label()}) không có quyền duyệt quyết định.", "approvedBy");
        }
    }

    /// <exception cref="NotInScope">One of the files does not exist for the actor.</exception>
    public static async Task RequireInScopeAsync(AppDb db, Actor actor, List<Id<Dossier>> ids, CancellationToken cancellationToken)
    {
        if (await db.VisibleDossiers(actor).CountAsync(d => ids.Contains(d.Id), cancellationToken) != ids.Count)
        {
            throw new NotInScope();
        }
    }
}
