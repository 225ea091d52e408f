using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Ledger;

/// <summary>
/// The judgment behind a file was written down wrongly, or was missing: number, day, court, and whether the office acts on its own motion.
/// A later register changes it only where the register itself changed.
/// </summary>
public sealed record CorrectJudgment(Id<Dossier> DossierId, Judgment Judgment, string? Reason);

/// <summary>The judgment that a file enforces; what is not known is null.</summary>
public sealed record Judgment(string? No, DateOnly? On, string? Court, MatterKind Matter)
{
    /// <exception cref="RuleViolation">ACT-018: the judgment would be later than the decision that enforces it.</exception>
    internal void WriteTo(Dossier file)
    {
        if (On > file.DecisionDate)
        {
            throw new RuleViolation(
                "ACT-018", $"Ngày bản án {On:dd/MM/yyyy} sau ngày quyết định thi hành án {file.DecisionDate:dd/MM/yyyy}.", "JudgmentOn");
        }

        (file.JudgmentNo, file.JudgmentDate, file.Court, file.Matter) = (Given(No), On, Given(Court), Matter);
        file.RefreshSearchKey();
    }

    private static string? Given(string? text) => VietText.Clean(text) is { Length: > 0 } given ? given : null;
}

public sealed class CorrectJudgmentHandler(AppDb db)
{
    /// <exception cref="RuleViolation">ACT-019: no reason. ACT-018: as <see cref="Judgment.WriteTo"/>.</exception>
    public Task Handle(CorrectJudgment command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        if (VietText.Clean(command.Reason) is not { Length: > 0 } reason)
        {
            throw new RuleViolation("ACT-019", "Chưa nêu lý do sửa bản án, loại việc.", "Reason");
        }

        return Turns.TakeAsync(db, () => InTurnAsync(command, reason, actor, cancellationToken), cancellationToken);
    }

    private async Task<bool> InTurnAsync(CorrectJudgment command, string reason, Actor actor, CancellationToken cancellationToken)
    {
        await Approvals.RequireInScopeAsync(db, actor, [command.DossierId], cancellationToken);
        var work = await LedgerWork.OpenAsync(db, actor.RequireOffice(), cancellationToken);
        var ledger = (await work.LoadAsync([command.DossierId], cancellationToken))[command.DossierId];
        db.Begin(nameof(CorrectJudgment), actor, reason);
        command.Judgment.WriteTo(ledger.File);
        await db.SaveChangesAsync(cancellationToken);
        await work.FollowAsync([ledger], cancellationToken);
        return true;
    }
}
