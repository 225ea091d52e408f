using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Campaigns;

/// <summary>Says which open files the list will take.</summary>
public sealed record ChooseFiles(Id<Campaign> CampaignId, SelectionRule Rule);

/// <summary>Says which task forces take part.</summary>
public sealed record ChooseTaskForces(Id<Campaign> CampaignId, IReadOnlyList<Id<TaskForce>> TaskForces);

/// <summary>Freezes the list of a campaign drafted step by step: the chosen files as they stand now.</summary>
public sealed record FreezeList(Id<Campaign> CampaignId);

public sealed class FreezeListHandler(AppDb db)
{
    /// <exception cref="RuleViolation">CMP-040: the list is frozen. CMP-044: as <see cref="SelectionRule.Check"/>.</exception>
    public async Task Handle(ChooseFiles command, Actor actor, CancellationToken cancellationToken = default)
    {
        var campaign = await OpenAsync(command.CampaignId, actor, cancellationToken);
        db.Begin(nameof(ChooseFiles), actor);
        campaign.Select(command.Rule);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">CMP-040: the list is frozen. CMP-041: no task force, or one of another office.</exception>
    public async Task Handle(ChooseTaskForces command, Actor actor, CancellationToken cancellationToken = default)
    {
        var campaign = await OpenAsync(command.CampaignId, actor, cancellationToken);
        var chosen = command.TaskForces.Distinct().ToList();
        if (chosen.Count == 0 || await db.TaskForces.CountAsync(t => t.OfficeId == campaign.OfficeId && chosen.Contains(t.Id), cancellationToken) != chosen.Count)
        {
            throw new RuleViolation("CMP-041", "Hãy chọn ít nhất một tổ công tác của đơn vị.", "TaskForces");
        }

        var links = await db.CampaignTaskForces.Where(l => l.OfficeId == campaign.OfficeId && l.CampaignId == campaign.Id).ToListAsync(cancellationToken);
        db.Begin(nameof(ChooseTaskForces), actor);
        db.CampaignTaskForces.RemoveRange(links.Where(l => !chosen.Contains(l.TaskForceId)));
        db.CampaignTaskForces.AddRange(chosen.Where(c => links.TrueForAll(l => l.TaskForceId != c))
            .Select(c => new CampaignTaskForce { OfficeId = campaign.OfficeId, CampaignId = campaign.Id, TaskForceId = c }));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">CMP-040: the list is frozen. CMP-042: the rule takes no file.</exception>
    /// <returns>Number of files on the list.</returns>
    public async Task<int> Handle(FreezeList command, Actor actor, CancellationToken cancellationToken = default)
    {
        var campaign = await OpenAsync(command.CampaignId, actor, cancellationToken);
        var forces = await db.TaskForces.AsNoTracking().Include(t => t.Communes)
            .Where(t => t.OfficeId == campaign.OfficeId && db.CampaignTaskForces.Any(l => l.OfficeId == t.OfficeId && l.CampaignId == campaign.Id && l.TaskForceId == t.Id))
            .ToListAsync(cancellationToken);
        var chosen = (await FileOutlines.OfAsync(db, campaign, cancellationToken)).Select(f => f.Id).ToHashSet();
        var list = (await new DraftCampaignHandler(db).BaselineAsync(campaign, campaign.OfficeId, forces, cancellationToken)).Where(b => chosen.Contains(b.DossierId)).ToList();
        if (list.Count == 0)
        {
            throw new RuleViolation("CMP-042", "Không có hồ sơ nào đúng điều kiện đã chọn; hãy sửa điều kiện ở bước chọn hồ sơ.");
        }

        await using var all = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Begin(nameof(FreezeList), actor);
        db.CampaignAreas.AddRange(CampaignArea.Of(campaign, forces));
        await db.InsertManyAsync(list, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var law = await OfficeLaw.LoadAsync(db, campaign.OfficeId, cancellationToken);
        await CampaignRules.WriteSpansAsync(db, campaign.OfficeId, await CampaignRules.LoadAsync(db, campaign.OfficeId, campaign.Id, law, cancellationToken), list, cancellationToken);
        await all.CommitAsync(cancellationToken);
        return list.Count;
    }

    private async Task<Campaign> OpenAsync(Id<Campaign> id, Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.PlanCampaign);
        var campaign = await db.VisibleCampaigns(actor).Where(c => c.Id == id).OneAsync(cancellationToken);
        return await db.BaselineFiles.AnyAsync(b => b.OfficeId == campaign.OfficeId && b.CampaignId == id, cancellationToken)
            ? throw new RuleViolation("CMP-040", "Danh sách đã chốt; hồ sơ vào sau được bổ sung ở trang của từng hồ sơ.")
            : campaign;
    }
}
