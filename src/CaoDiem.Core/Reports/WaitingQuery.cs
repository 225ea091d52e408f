using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>A consulted case plan that waits for approval.</summary>
/// <param name="Consulted">When, where and with whom; null when the consultation is not on record.</param>
/// <param name="First">Last day of its first step: from then on it is late to approve it.</param>
public sealed record WaitingPlan(
    Id<CasePlan> Id, Id<Campaign> CampaignId, string Campaign, Id<Dossier> DossierId, string DecisionNo, string Debtor, Dong Remaining,
    string? Officer, int Edition, Consultation? Consulted, DateOnly? First)
{
    public DateOnly? Since => Consulted?.Day;
}

/// <summary>A schedule that was worked out and waits for acceptance.</summary>
public sealed record WaitingRun(PlanRun Run, string Campaign, bool Replaces)
{
    public DateOnly Since => OfficeTime.DayOf(Run.RequestedAt);
}

/// <summary>A drafted budget, with the one in force that it would replace.</summary>
public sealed record WaitingBudget(Budget Draft, string Campaign, Budget? InForce);

/// <summary>A drafted document that the actor may issue.</summary>
public sealed record WaitingDocument(IssuedDocument Draft, PaperKind Kind, string Campaign)
{
    public DateOnly Since => OfficeTime.DayOf(Draft.DraftedAt);
}

/// <summary>Somebody asks that what was recorded be cancelled.</summary>
public sealed record WaitingCancel(CancelRequest Request, Act Act, Dossier File);

/// <summary>How much of each sort waits in an office.</summary>
public sealed record WaitingCounts(int Acts, int Plans, int Runs, int Budgets, int Documents, int PlanPapers, int Cancels)
{
    /// <summary>What of it waits for this actor.</summary>
    public int For(Actor actor) =>
        (actor.May(Permission.ApproveActs) ? Acts + Cancels : 0) + (actor.May(Permission.ApprovePlans) ? Plans + PlanPapers : 0)
        + (actor.May(Permission.PlanCampaign) ? Runs : 0) + (actor.May(Permission.ApproveBudgets) ? Budgets : 0)
        + (actor.May(Permission.IssueDocuments) ? Documents : 0);
}

/// <summary>Everything that waits for whoever decides in an office, acts on files apart: what, since when, what lapses first.</summary>
public sealed class WaitingQuery(AppDb db)
{
    private const int Most = 200;

    /// <summary>Proposals, decisions without number and day, decisions to be confirmed, conflicts.</summary>
    public static IQueryable<Act> Acts(AppDb db, Id<Office>? office)
    {
        var open = db.Acts.AsNoTracking().Where(a => a.OfficeId == office && a.CancelledAt == null);
        var waiting = open.Where(a => a.Stage == ActStage.Proposed || a.Stage == ActStage.Agreed || a.Stage == ActStage.Conflict);
        // Two indexes find the few that wait; one condition with "or" would read every act of the office.
        var ids = waiting.Select(a => a.Id).Concat(open.Where(a => a.AwaitsConfirmation).Select(a => a.Id));
        return open.Where(a => ids.Contains(a.Id));
    }

    /// <summary>How much waits: one query.</summary>
    public static Task<WaitingCounts> CountAsync(AppDb db, Id<Office> office, CancellationToken cancellationToken = default)
    {
        var (papers, plans) = (PapersOf(Permission.IssueDocuments), PapersOf(Permission.ApprovePlans));
        var drafts = db.IssuedDocuments.Where(d => d.OfficeId == office && d.State == DocumentState.Draft);
        return db.Offices.Where(o => o.Id == office).Select(o => new WaitingCounts(
            Acts(db, office).Count(), Plans(db, office).Count(), Runs(db, office).Count(), Budgets(db, office).Count(),
            drafts.Count(d => papers.Contains(d.Kind)), drafts.Count(d => plans.Contains(d.Kind)),
            Cancels(db, office).Count())).SingleAsync(cancellationToken);
    }

    /// <summary>What the actor is asked to cancel, the oldest on top.</summary>
    public async Task<IReadOnlyList<WaitingCancel>> CancelsAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.May(Permission.ApproveActs) || actor.OfficeId is not { } office)
        {
            return [];
        }

        var rows = await Cancels(db, office).AsNoTracking()
            .Join(db.VisibleDossiers(actor), r => r.DossierId, d => d.Id, (r, d) => new { Request = r, File = d })
            .Join(db.Acts.Where(a => a.OfficeId == office), r => r.Request.ActId, a => a.Id, (r, a) => new { r.Request, r.File, Act = a })
            .OrderBy(r => r.Request.AskedAt).Take(Most).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new WaitingCancel(r.Request, r.Act, r.File))];
    }

    /// <summary>Consulted plans of campaigns that go on: what lapses first on top.</summary>
    public async Task<IReadOnlyList<WaitingPlan>> PlansAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.May(Permission.ApprovePlans) || actor.OfficeId is not { } office)
        {
            return [];
        }

        var rows = await Plans(db, office).AsNoTracking()
            .Join(db.VisibleDossiers(actor), p => p.DossierId, d => d.Id, (p, d) => new
            {
                Plan = p,
                File = d,
                Campaign = db.Campaigns.Where(c => c.OfficeId == office && c.Id == p.CampaignId).Select(c => c.Name).FirstOrDefault(),
                Officer = db.Officers.Where(o => o.OfficeId == office && o.Id == p.OfficerId).Select(o => o.Name).FirstOrDefault(),
                First = db.PlanSteps.Where(s => s.OfficeId == office && s.PlanId == p.Id).Min(s => (DateOnly?)s.Latest),
            })
            .OrderBy(r => r.First).ThenBy(r => r.File.DebtorSortKey).ThenBy(r => r.Plan.Id).Take(Most).ToListAsync(cancellationToken);
        var talks = rows.Select(r => r.Plan.ConsultationId).OfType<Id<Consultation>>().Distinct().ToList();
        var consulted = await db.Consultations.AsNoTracking().Where(c => c.OfficeId == office && talks.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, cancellationToken);
        return
        [
            .. rows.Select(r => new WaitingPlan(
                r.Plan.Id, r.Plan.CampaignId, r.Campaign ?? "", r.File.Id, r.File.DecisionNo, r.File.DebtorName, r.File.Remaining,
                r.Officer, r.Plan.Edition, r.Plan.ConsultationId is { } talk ? consulted.GetValueOrDefault(talk) : null, r.First)),
        ];
    }

    /// <summary>The last schedule worked out for each campaign, when nobody has accepted it: the oldest on top.</summary>
    public async Task<IReadOnlyList<WaitingRun>> RunsAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.May(Permission.PlanCampaign) || actor.OfficeId is not { } office)
        {
            return [];
        }

        var rows = await Runs(db, office).AsNoTracking().OrderBy(r => r.RequestedAt).Select(r => new
        {
            Run = r,
            Campaign = db.Campaigns.Where(c => c.OfficeId == office && c.Id == r.CampaignId).Select(c => c.Name).FirstOrDefault(),
            Replaces = db.PlanRuns.Any(x => x.OfficeId == office && x.CampaignId == r.CampaignId && x.State == PlanRunState.Accepted),
        }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new WaitingRun(r.Run, r.Campaign ?? "", r.Replaces))];
    }

    public async Task<IReadOnlyList<WaitingBudget>> BudgetsAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.May(Permission.ApproveBudgets) || actor.OfficeId is not { } office)
        {
            return [];
        }

        var drafts = Budgets(db, office);
        var all = await db.Budgets.AsNoTracking().AsSplitQuery().Include(b => b.Lines).Include(b => b.Sources)
            .Where(b => b.OfficeId == office && drafts.Any(d => d.CampaignId == b.CampaignId))
            .Where(b => b.State == BudgetState.Draft || b.State == BudgetState.Approved).ToListAsync(cancellationToken);
        var names = await db.Campaigns.Where(c => c.OfficeId == office && drafts.Any(d => d.CampaignId == c.Id))
            .ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
        return
        [
            .. all.Where(b => b.State == BudgetState.Draft).OrderBy(b => b.DraftedOn).Select(b => new WaitingBudget(
                b, names.GetValueOrDefault(b.CampaignId, ""), all.Find(a => a.CampaignId == b.CampaignId
                    && a.State == BudgetState.Approved))),
        ];
    }

    /// <summary>Drafts that the actor may read and issue, the oldest on top.</summary>
    public async Task<IReadOnlyList<WaitingDocument>> DocumentsAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        var kinds = PaperKinds.ReadableBy(actor).Where(k => actor.May(k.Issue) && IsHeads(k)).ToDictionary(k => k.Code);
        if (kinds.Count == 0 || actor.OfficeId is not { } office)
        {
            return [];
        }

        var codes = kinds.Keys.ToList();
        var rows = await db.VisibleDocuments(actor).AsNoTracking().Where(d => d.State == DocumentState.Draft && codes.Contains(d.Kind))
            .OrderBy(d => d.DraftedAt).ThenBy(d => d.Id).Take(Most)
            .Select(d => new
            {
                Draft = d,
                Campaign = db.Campaigns.Where(c => c.OfficeId == office && c.Id == d.CampaignId).Select(c => c.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => new WaitingDocument(r.Draft, kinds[r.Draft.Kind], r.Campaign ?? ""))];
    }

    private static bool IsHeads(PaperKind kind) => kind.Issue is Permission.IssueDocuments or Permission.ApprovePlans;

    private static List<string> PapersOf(Permission issue) => [.. PaperKinds.All.Where(k => k.Issue == issue).Select(k => k.Code)];

    // One whose act was cancelled on its file meanwhile is settled.
    private static IQueryable<CancelRequest> Cancels(AppDb db, Id<Office> office) => db.CancelRequests.Where(r => r.OfficeId == office
        && r.State == CancelRequestState.Open && db.Acts.Any(a => a.OfficeId == office && a.Id == r.ActId && a.CancelledAt == null));

    private static IQueryable<CasePlan> Plans(AppDb db, Id<Office> office) => db.CasePlans.Where(p => p.OfficeId == office
        && p.State == PlanState.Consulted
        && db.OpenCampaigns().Any(c => c.OfficeId == office && c.Id == p.CampaignId));

    private static IQueryable<PlanRun> Runs(AppDb db, Id<Office> office) => db.PlanRuns.Where(r => r.OfficeId == office
        && r.State == PlanRunState.Done && r.Trial == null && r.AcceptedAt == null
        && db.OpenCampaigns().Any(c => c.OfficeId == office && c.Id == r.CampaignId)
        && !db.PlanRuns.Any(x => x.OfficeId == office && x.CampaignId == r.CampaignId && x.Trial == null && x.RequestedAt > r.RequestedAt));

    private static IQueryable<Budget> Budgets(AppDb db, Id<Office> office) => db.Budgets.Where(b => b.OfficeId == office
        && b.State == BudgetState.Draft
        && db.OpenCampaigns().Any(c => c.OfficeId == office && c.Id == b.CampaignId));
}
