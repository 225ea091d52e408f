using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Campaigns;

/// <summary>Creates a campaign and freezes its list: the office's open files as they stand now.</summary>
public sealed record DraftCampaign(
    string Name, string? PlanNo, DateOnly? PlanDate, DateOnly From, DateOnly To, string? Purpose = null,
    IReadOnlyList<Id<TaskForce>>? TaskForces = null);

public sealed record CampaignDrafted(Id<Campaign> Id, int Files);

public sealed class DraftCampaignHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// CMP-010: no name. CMP-012: a campaign of this plan and start exists. CMP-013: the
    /// office has no open file to put on the list. SHR-001: end before start.
    /// </exception>
    public async Task<CampaignDrafted> Handle(DraftCampaign command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var office = actor.RequireOffice();
        var campaign = await CreateAsync(command, office, null, cancellationToken);
        var forces = await db.TaskForces.AsNoTracking().Include(t => t.Communes)
            .Where(t => t.OfficeId == office && (command.TaskForces == null || command.TaskForces.Contains(t.Id)))
            .ToListAsync(cancellationToken);
        var baseline = await BaselineAsync(campaign, office, forces, cancellationToken);
        if (baseline.Count == 0)
        {
            throw new RuleViolation("CMP-013", "Đơn vị chưa có hồ sơ nào đang mở để đưa vào danh sách. Hãy nhập sổ trước.");
        }

        await using var all = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Begin(nameof(DraftCampaign), actor);
        db.Campaigns.Add(campaign);
        db.CampaignTaskForces.AddRange(forces.Select(f => new CampaignTaskForce { OfficeId = office, CampaignId = campaign.Id, TaskForceId = f.Id }));
        db.CampaignAreas.AddRange(CampaignArea.Of(campaign, forces));
        await db.SaveChangesAsync(cancellationToken);
        await db.InsertManyAsync(baseline, cancellationToken);
        var law = await OfficeLaw.LoadAsync(db, office, cancellationToken);
        await CampaignRules.WriteSpansAsync(db, office, await CampaignRules.LoadAsync(db, office, campaign.Id, law, cancellationToken), baseline, cancellationToken);
        await all.CommitAsync(cancellationToken);
        return new(campaign.Id, baseline.Count);
    }

    internal async Task<Campaign> CreateAsync(DraftCampaign command, Id<Office> office, Id<Campaign>? template, CancellationToken cancellationToken)
    {
        var (name, planNo) = (VietText.Clean(command.Name), VietText.Clean(command.PlanNo));
        if (name.Length == 0)
        {
            throw new RuleViolation("CMP-010", "Chưa nhập tên chiến dịch.", "Name");
        }

        await RequirePlanAsync(db, office, null, planNo, command.From, cancellationToken);
        var campaign = new Campaign
        {
            OfficeId = office,
            Name = name,
            PlanNo = planNo,
            PlanDate = command.PlanDate,
            Purpose = VietText.Clean(command.Purpose),
            TemplateId = template,
        };
        campaign.SetPeriod(new(command.From, command.To));
        return campaign;
    }

    /// <summary>Two campaigns of one plan start on two days; without a number anything goes.</summary>
    /// <exception cref="RuleViolation">CMP-012: another campaign of this plan starts on the same day.</exception>
    internal static async Task RequirePlanAsync(
        AppDb db, Id<Office> office, Id<Campaign>? except, string planNo, DateOnly from, CancellationToken cancellationToken)
    {
        if (planNo.Length > 0 && await db.Campaigns.AnyAsync(
            c => c.OfficeId == office && c.Id != except && c.PlanNo == planNo && c.From == from, cancellationToken))
        {
            throw new RuleViolation("CMP-012", $"Đã có chiến dịch theo kế hoạch {planNo} bắt đầu cùng ngày.", "PlanNo");
        }
    }

    internal async Task<List<BaselineFile>> BaselineAsync(
        Campaign campaign, Id<Office> office, List<TaskForce> forces, CancellationToken cancellationToken)
    {
        var open = Enum.GetValues<DossierState>().Where(s => s.IsOpen()).ToList();
        var files = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == office && !d.IsVoid && open.Contains(d.State)).ToListAsync(cancellationToken);
        var groups = (await db.TriageFindings.Where(f => f.OfficeId == office)
            .Select(f => new { f.DossierId, f.Group }).ToListAsync(cancellationToken)).ToLookup(f => f.DossierId, f => f.Group);
        var law = await OfficeLaw.LoadAsync(db, office, cancellationToken);
        var area = forces.SelectMany(f => f.Communes.Select(c => (c.CommuneId, f.Id))).ToDictionary(x => x.CommuneId, x => x.Id);
        return [.. files.Select(d => BaselineFile.Join(campaign.Id, d, Groups(groups, d), ForceOf(area, d), campaign.From, null, law))];
    }

    internal static IEnumerable<WorkGroup> Groups(ILookup<Id<Dossier>, WorkGroup> groups, Dossier file) =>
        groups.Contains(file.Id) ? groups[file.Id] : [WorkGroup.Review];

    private static Id<TaskForce>? ForceOf(Dictionary<Id<Commune>, Id<TaskForce>> area, Dossier file) =>
        file.CommuneId is { } commune && area.TryGetValue(commune, out var force) ? force : null;
}
