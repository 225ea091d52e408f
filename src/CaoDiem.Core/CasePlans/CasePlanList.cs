using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.CasePlans;

/// <summary>What a list of a campaign's files and their plans is narrowed by.</summary>
public sealed record PlanFilter
{
    public Id<TaskForce>? TaskForce { get; init; }

    public Id<Officer>? Officer { get; init; }

    public Id<Commune>? Commune { get; init; }

    public WorkGroup? Group { get; init; }

    /// <summary>"none": without a plan; "draft": unread; "checked": read, to be consulted; else the name of a <see cref="PlanState"/>.</summary>
    public string? State { get; init; }
}

/// <summary>A file of a campaign with its plan, if it has one.</summary>
public sealed record PlanRow(
    Id<Dossier> DossierId, string DecisionNo, DateOnly DecisionDate, string DebtorName, string? Hamlet, Id<Commune>? CommuneId, Id<Officer>? OfficerId,
    Dong Remaining, string Groups, Id<CasePlan>? PlanId, PlanState? State, bool Checked, bool Required, int Edition);

/// <summary>How far the plans of a campaign are.</summary>
public sealed record PlanCounts(int Files, int Without, int Draft, int Checked, int Consulted, int Approved, int CarriedOut, int Abandoned);

/// <summary>The files of a campaign and their plans, within an actor's sight.</summary>
public static class CasePlanList
{
    public static async Task<List<PlanRow>> RowsAsync(AppDb db, Campaign campaign, PlanFilter filter, Actor actor, CancellationToken cancellationToken = default)
    {
        var (office, id) = (campaign.OfficeId, campaign.Id);
        var rows = from file in db.BaselineFiles.AsNoTracking().Where(b => b.OfficeId == office && b.CampaignId == id)
                   join dossier in db.VisibleDossiers(actor) on new { file.OfficeId, Id = file.DossierId } equals new { dossier.OfficeId, dossier.Id }
                   join plan in db.CasePlans.Where(p => p.OfficeId == office && p.CampaignId == id) on file.DossierId equals plan.DossierId into plans
                   from plan in plans.DefaultIfEmpty()
                   select new { file, dossier, plan };
        rows = filter.TaskForce is { } force ? rows.Where(r => r.file.TaskForceId == force) : rows;
        rows = filter.Officer is { } officer ? rows.Where(r => r.dossier.OfficerId == officer) : rows;
        rows = filter.Commune is { } commune ? rows.Where(r => r.dossier.CommuneId == commune) : rows;
        rows = filter.Group is { } group
            ? rows.Where(r => db.TriageFindings.Any(f => f.OfficeId == office && f.DossierId == r.dossier.Id && f.Group == group))
            : rows;
        rows = filter.State switch
        {
            "none" => rows.Where(r => r.plan == null),
            "draft" => rows.Where(r => r.plan != null && r.plan.State == PlanState.Draft && !r.plan.Checked),
            "checked" => rows.Where(r => r.plan != null && r.plan.State == PlanState.Draft && r.plan.Checked),
            _ when Enum.TryParse<PlanState>(filter.State, out var state) => rows.Where(r => r.plan != null && r.plan.State == state),
            _ => rows,
        };
        return await rows.OrderBy(r => r.dossier.DebtorSortKey).ThenBy(r => r.dossier.Id).Select(r => new PlanRow(
            r.dossier.Id, r.dossier.DecisionNo, r.dossier.DecisionDate, r.dossier.DebtorName, r.dossier.Hamlet, r.dossier.CommuneId, r.dossier.OfficerId,
            r.dossier.Remaining, r.plan == null ? r.file.Groups : r.plan.Groups, r.plan == null ? null : r.plan.Id, r.plan == null ? null : r.plan.State,
            r.plan != null && r.plan.Checked, r.plan != null && r.plan.Required, r.plan == null ? 0 : r.plan.Edition)).ToListAsync(cancellationToken);
    }

    public static PlanCounts Count(IReadOnlyCollection<PlanRow> rows)
    {
        int Of(PlanState state) => rows.Count(r => r.State == state);
        return new(
            rows.Count, rows.Count(r => r.State is null), rows.Count(r => r is { State: PlanState.Draft, Checked: false }),
            rows.Count(r => r is { State: PlanState.Draft, Checked: true }), Of(PlanState.Consulted), Of(PlanState.Approved), Of(PlanState.CarriedOut), Of(PlanState.Abandoned));
    }
}

/// <summary>A step of an approved plan, as a schedule needs it.</summary>
public sealed record ApprovedStep(
    Id<PlanStep> Id, Id<CasePlan> PlanId, Id<Dossier> DossierId, Id<TaskForce>? TaskForceId, int No, StepKind Kind, Id<Officer>? OwnerId, int Minutes,
    IReadOnlyList<PartnerKind> Partners, DateOnly Earliest, DateOnly Latest, int GapDays, Id<Commune>? CommuneId, string Place)
{
    public bool InField => Kind.InField();
}

/// <summary>What the approved plans of a campaign ask for.</summary>
public static class ApprovedSteps
{
    /// <summary>All steps in the order of plan and step, those at the desk included: gaps run over them.</summary>
    public static async Task<IReadOnlyList<ApprovedStep>> ListAsync(AppDb db, Id<Office> office, Id<Campaign> campaign, CancellationToken cancellationToken = default)
    {
        var plans = await db.CasePlans.AsNoTracking().Include(p => p.Steps)
            .Where(p => p.OfficeId == office && p.CampaignId == campaign && p.State == PlanState.Approved).OrderBy(p => p.Id).ToListAsync(cancellationToken);
        return [.. plans.SelectMany(p => p.Steps.OrderBy(s => s.No).Select(s => new ApprovedStep(
            s.Id, p.Id, p.DossierId, p.TaskForceId, s.No, s.Kind, s.OwnerId, s.Minutes, [.. PlanStep.ReadPartners(s.Partners).Select(x => x.Kind)],
            s.Earliest, s.Latest, s.GapDays, s.CommuneId ?? p.CommuneId, s.Place)))];
    }
}
