using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Dossiers;

/// <summary>
/// Enters a further duty of the same decision: one decision often has court fees, a fine and exhibits together, while a
/// line of the register names only the principal one (law.md L-03).
/// </summary>
public sealed record AddObligation(Id<Dossier> DossierId, ObligationKind Kind, string Description, Dong Due, Dong Paid);

public sealed class AddObligationHandler(AppDb db)
{
    /// <exception cref="RuleViolation">DOS-001, DOS-002, DOS-005 as the file says; DOS-008: no description. DOS-009: such a duty is already there.</exception>
    public async Task Handle(AddObligation command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        var description = VietText.Clean(command.Description);
        if (description.Length == 0)
        {
            throw new RuleViolation("DOS-008", "Chưa nhập nội dung nghĩa vụ.", nameof(command.Description));
        }

        var file = await db.VisibleDossiers(actor).Include(d => d.Obligations).Where(d => d.Id == command.DossierId).OneAsync(cancellationToken);
        db.Begin(nameof(AddObligation), actor);
        file.AlsoOwe(command.Kind, description, command.Due, command.Paid);
        await db.SaveChangesAsync(cancellationToken);
    }
}
