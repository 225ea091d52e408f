using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.CasePlans;

/// <summary>Writes a draft plan anew.</summary>
public sealed record EditCasePlan(Id<CasePlan> PlanId, PlanContent Content);

public sealed class EditCasePlanHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// PLN-001: not a draft. PLN-002: no approach or step. PLN-010 … PLN-012: a step's numbers. PLN-013: officer or commune of another
    /// office. PLN-014, PLN-015: a coercion with mobilised forces leaves the law's way.
    /// </exception>
    public async Task Handle(EditCasePlan command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.DraftPlans);
        var plan = await db.VisiblePlans(actor).Include(p => p.Steps).Where(p => p.Id == command.PlanId).OneAsync(cancellationToken);
        await RequireOwnAsync(plan.OfficeId, command.Content, cancellationToken);
        if (CoercionSteps.Check(command.Content, await OfficeLaw.LoadAsync(db, plan.OfficeId, cancellationToken)) is [var refused, ..])
        {
            throw refused;
        }

        if (command.Content.Approach.Length == 0 || command.Content.Steps.Count == 0)
        {
            throw new RuleViolation("PLN-002", "Kế hoạch phải có phương án giải quyết và ít nhất một bước.", "Approach");
        }

        db.Begin(nameof(EditCasePlan), actor);
        db.PlanSteps.AddRange(plan.Write(command.Content));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task RequireOwnAsync(Id<Office> office, PlanContent content, CancellationToken cancellationToken)
    {
        var officers = content.Steps.Select(s => s.OwnerId).OfType<Id<Officer>>().Distinct().ToList();
        var communes = content.Steps.Select(s => s.CommuneId).OfType<Id<Commune>>().Distinct().ToList();
        if (await db.Officers.CountAsync(o => o.OfficeId == office && officers.Contains(o.Id), cancellationToken) != officers.Count
            || await db.Communes.CountAsync(c => c.OfficeId == office && communes.Contains(c.Id), cancellationToken) != communes.Count)
        {
            throw new RuleViolation("PLN-013", "Người thực hiện hoặc xã, thị trấn không thuộc đơn vị.", "Steps");
        }
    }
}

/// <summary>The officer has read these drafts: they may be consulted.</summary>
public sealed record CheckCasePlans(IReadOnlyCollection<Id<CasePlan>> Plans);

public sealed class CheckCasePlansHandler(AppDb db)
{
    /// <exception cref="RuleViolation">PLN-001: not a draft. PLN-002: incomplete.</exception>
    public async Task Handle(CheckCasePlans command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.DraftPlans);
        var plans = await PlanSelection.LoadAsync(db, command.Plans, actor, cancellationToken);
        db.Begin(nameof(CheckCasePlans), actor);
        plans.ForEach(p => p.Check());
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>The plans a person chose, all of them within his sight.</summary>
internal static class PlanSelection
{
    /// <exception cref="NotInScope">One of them is not there for this actor.</exception>
    /// <exception cref="RuleViolation">PLN-023: none chosen.</exception>
    public static async Task<List<CasePlan>> LoadAsync(AppDb db, IReadOnlyCollection<Id<CasePlan>> chosen, Actor actor, CancellationToken cancellationToken)
    {
        var ids = chosen.Distinct().ToList();
        if (ids.Count == 0)
        {
            throw new RuleViolation("PLN-023", "Chưa chọn kế hoạch nào.");
        }

        var plans = await db.VisiblePlans(actor).AsSplitQuery().Include(p => p.Steps).Where(p => ids.Contains(p.Id)).ToListAsync(cancellationToken);
        return plans.Count == ids.Count ? plans : throw new NotInScope();
    }
}
