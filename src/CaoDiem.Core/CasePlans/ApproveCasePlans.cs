using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.CasePlans;

/// <summary>The head approves plans; each is frozen as a version. All or none.</summary>
/// <param name="On">The day of the signature, when it was given before today.</param>
public sealed record ApproveCasePlans(IReadOnlyCollection<Id<CasePlan>> Plans, DateOnly? On = null);

/// <summary>The head sends plans back to their officers.</summary>
public sealed record ReturnCasePlans(IReadOnlyCollection<Id<CasePlan>> Plans, string? Reason);

/// <summary>Opens an approved or abandoned plan for a change.</summary>
public sealed record ReopenCasePlan(Id<CasePlan> PlanId, string? Reason);

/// <summary>The plan was carried out.</summary>
public sealed record CarryOutCasePlan(Id<CasePlan> PlanId);

/// <summary>The plan will not be carried out.</summary>
public sealed record AbandonCasePlan(Id<CasePlan> PlanId, string? Reason);

public sealed class ApproveCasePlansHandler(AppDb db)
{
    /// <exception cref="RuleViolation">PLN-001: not consulted. PLN-023: none chosen. PLN-024: the day lies in the future.</exception>
    public async Task Handle(ApproveCasePlans command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ApprovePlans);
        var plans = await PlanSelection.LoadAsync(db, command.Plans, actor, cancellationToken);
        var on = command.On ?? db.Today;
        if (on > db.Today)
        {
            throw new RuleViolation("PLN-024", "Ngày duyệt không được ở tương lai.", "On");
        }

        var signer = actor.Signing(Permission.ApprovePlans);
        db.Begin(nameof(ApproveCasePlans), signer);
        db.PlanVersions.AddRange(plans.Select(p => p.Approve(NameFor(p, signer), on)));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">PLN-001: not consulted. PLN-003: no reason. PLN-023: none chosen.</exception>
    public async Task Handle(ReturnCasePlans command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ApprovePlans);
        var plans = await PlanSelection.LoadAsync(db, command.Plans, actor, cancellationToken);
        db.Begin(nameof(ReturnCasePlans), actor.Signing(Permission.ApprovePlans), VietText.Clean(command.Reason));
        plans.ForEach(p => p.Return(command.Reason));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">PLN-001: neither approved nor abandoned. PLN-003: no reason.</exception>
    public Task Handle(ReopenCasePlan command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.PlanId, nameof(ReopenCasePlan), actor, p => p.Reopen(command.Reason), command.Reason, cancellationToken);

    /// <exception cref="RuleViolation">PLN-001: not approved.</exception>
    public Task Handle(CarryOutCasePlan command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.PlanId, nameof(CarryOutCasePlan), actor, p => p.CarryOut(db.Today), null, cancellationToken);

    /// <exception cref="RuleViolation">PLN-001: carried out or abandoned already. PLN-003: no reason.</exception>
    public Task Handle(AbandonCasePlan command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.PlanId, nameof(AbandonCasePlan), actor, p => p.Abandon(command.Reason), command.Reason, cancellationToken);

    // Who writes a plan and who approves it are two people, else it is said.
    private static string NameFor(CasePlan plan, Actor signer) =>
        signer.OfficerId is { } own && own == plan.OfficerId ? $"{signer.Name}, tự duyệt" : signer.Name;

    private async Task ChangeAsync(Id<CasePlan> id, string process, Actor actor, Action<CasePlan> change, string? reason, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.DraftPlans);
        var plan = await db.VisiblePlans(actor).Include(p => p.Steps).Where(p => p.Id == id).OneAsync(cancellationToken);
        db.Begin(process, actor, VietText.Clean(reason) is { Length: > 0 } why ? why : null);
        change(plan);
        await db.SaveChangesAsync(cancellationToken);
    }
}
