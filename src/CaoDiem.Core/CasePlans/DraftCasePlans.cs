using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.Triage;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.CasePlans;

/// <summary>Drafts plans for files of a campaign, one or hundreds, each filled in with a proposal. All or none.</summary>
/// <param name="AsOf">The day from which steps may be planned; today when not given, or the start of a campaign that is not on today.</param>
public sealed record DraftCasePlans(Id<Campaign> CampaignId, IReadOnlyCollection<Id<Dossier>> Files, DateOnly? AsOf = null);

/// <param name="Had">Files that had a plan already and were left alone.</param>
public sealed record CasePlansDrafted(IReadOnlyList<Id<CasePlan>> Plans, int Had);

public sealed class DraftCasePlansHandler(AppDb db)
{
    /// <exception cref="RuleViolation">PLN-020: no file chosen. PLN-021: the campaign is closed. PLN-022: a file is not on its list.</exception>
    public async Task<CasePlansDrafted> Handle(DraftCasePlans command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.DraftPlans);
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Include(c => c.Waves).Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        if (campaign.State == CampaignState.Closed)
        {
            throw new RuleViolation("PLN-021", "Chiến dịch đã kết thúc, không lập kế hoạch mới.");
        }

        var ids = command.Files.Distinct().ToList();
        if (ids.Count == 0)
        {
            throw new RuleViolation("PLN-020", "Chưa chọn hồ sơ nào để lập kế hoạch.");
        }

        var had = await db.CasePlans.Where(p => p.OfficeId == campaign.OfficeId && p.CampaignId == campaign.Id && ids.Contains(p.DossierId))
            .Select(p => p.DossierId).ToHashSetAsync(cancellationToken);
        var plans = await ProposeAsync(campaign, ids, had, command.AsOf, actor, cancellationToken);
        await using var all = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Begin(nameof(DraftCasePlans), actor);
        await db.InsertManyAsync(plans, cancellationToken);
        await db.InsertManyAsync([.. plans.SelectMany(p => p.Steps)], cancellationToken);
        await all.CommitAsync(cancellationToken);
        return new([.. plans.Select(p => p.Id)], had.Count);
    }

    private async Task<List<CasePlan>> ProposeAsync(
        Campaign campaign, List<Id<Dossier>> ids, HashSet<Id<Dossier>> had, DateOnly? from, Actor actor, CancellationToken cancellationToken)
    {
        var office = campaign.OfficeId;
        var files = await db.VisibleDossiers(actor).AsNoTracking().Include(d => d.Obligations).Where(d => ids.Contains(d.Id)).ToListAsync(cancellationToken);
        if (files.Count != ids.Count)
        {
            throw new NotInScope();
        }

        var list = await db.BaselineFiles.AsNoTracking().Where(b => b.OfficeId == office && b.CampaignId == campaign.Id && ids.Contains(b.DossierId))
            .ToDictionaryAsync(b => b.DossierId, cancellationToken);
        var findings = (await db.TriageFindings.AsNoTracking().Where(f => f.OfficeId == office && ids.Contains(f.DossierId)).ToListAsync(cancellationToken))
            .ToLookup(f => f.DossierId);
        var (norms, law) = (await PlanningNorms.LoadAsync(db, office, cancellationToken), await OfficeLaw.LoadAsync(db, office, cancellationToken));
        var teams = await db.StandingSpans.AsNoTracking().Where(s => s.OfficeId == office && s.CampaignId == campaign.Id
            && ids.Contains(s.DossierId))
            .On(db.Today).ToDictionaryAsync(s => s.DossierId, s => s.TaskForceId, cancellationToken);
        // A campaign that lies in the past is planned from its start: what happened is recorded after the fact.
        var asOf = from ?? (campaign.Period.Contains(db.Today) ? db.Today : campaign.From);
        return [.. files.Where(f => !had.Contains(f.Id)).OrderBy(f => f.DebtorSortKey, StringComparer.Ordinal).Select(file =>
        {
            var frozen = list.GetValueOrDefault(file.Id) ?? throw new RuleViolation("PLN-022", $"Hồ sơ {file.DecisionNo} không có trong danh sách của chiến dịch.");
            var groups = findings.Contains(file.Id) ? [.. findings[file.Id].Select(f => f.Group).Distinct().Order()] : WorkGroupSet.Read(frozen.Groups);
            return Draft(new(file, [.. findings[file.Id].OrderBy(f => f.Due)], groups, campaign, norms, law, asOf),
                teams.GetValueOrDefault(file.Id, frozen.TaskForceId));
        })];
    }

    private static CasePlan Draft(ProposalBasis basis, Id<TaskForces.TaskForce>? team)
    {
        var content = PlanProposal.Of(basis);
        var need = PlanRequirement.Decide(basis.Groups, basis.File.Remaining, content.Mobilised, basis.Norms.Rules, basis.AsOf);
        var plan = new CasePlan
        {
            OfficeId = basis.Campaign.OfficeId,
            CampaignId = basis.Campaign.Id,
            DossierId = basis.File.Id,
            TaskForceId = team,
            OfficerId = basis.File.OfficerId,
            CommuneId = basis.File.CommuneId,
            Groups = WorkGroupSet.Of(basis.Groups),
            Required = need.Required,
            RequiredWhy = need.Why,
        };
        plan.Write(content);
        return plan;
    }
}
