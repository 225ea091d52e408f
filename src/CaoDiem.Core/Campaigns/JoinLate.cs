using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Campaigns;

/// <summary>Puts a file on a campaign's list after it was frozen; the log keeps day, person and reason.</summary>
public sealed record JoinLate(Id<Campaign> CampaignId, Id<Dossier> DossierId, string Reason);

public sealed class JoinLateHandler(AppDb db)
{
    /// <exception cref="RuleViolation">CMP-030: no reason. CMP-031: already on the list. CMP-032: file closed. CMP-033: campaign closed.
    /// CMP-037: its last day has passed.</exception>
    public async Task Handle(JoinLate command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var reason = VietText.Clean(command.Reason);
        if (reason.Length == 0)
        {
            throw new RuleViolation("CMP-030", "Phải nêu lý do bổ sung hồ sơ vào danh sách.", "Reason");
        }

        var campaign = await db.VisibleCampaigns(actor).Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        var file = await db.VisibleDossiers(actor).Where(d => d.Id == command.DossierId).OneAsync(cancellationToken);
        if (campaign.State == CampaignState.Closed)
        {
            throw new RuleViolation("CMP-033", "Chiến dịch đã kết thúc.");
        }

        if (db.Today > campaign.To)
        {
            throw new RuleViolation("CMP-037", $"Chiến dịch đã hết thời gian ngày {campaign.To:dd/MM/yyyy}, không bổ sung hồ sơ được nữa.");
        }

        if (!file.State.IsOpen())
        {
            throw new RuleViolation("CMP-032", $"Hồ sơ đã {file.State.Label().ToLowerInvariant()}, không đưa vào danh sách được.");
        }

        if (await db.BaselineFiles.AnyAsync(
            b => b.OfficeId == campaign.OfficeId && b.CampaignId == campaign.Id && b.DossierId == file.Id, cancellationToken))
        {
            throw new RuleViolation("CMP-031", "Hồ sơ đã có trong danh sách của chiến dịch.");
        }

        var groups = await db.TriageFindings.Where(f => f.OfficeId == file.OfficeId && f.DossierId == file.Id)
            .Select(f => f.Group).ToListAsync(cancellationToken);
        var force = await db.CampaignTaskForces.Where(l => l.OfficeId == campaign.OfficeId && l.CampaignId == campaign.Id)
            .Where(l => db.TaskForceCommunes.Any(c => c.OfficeId == l.OfficeId && c.TaskForceId == l.TaskForceId && c.CommuneId == file.CommuneId))
            .Select(l => (Id<TaskForces.TaskForce>?)l.TaskForceId).FirstOrDefaultAsync(cancellationToken);
        var law = await OfficeLaw.LoadAsync(db, campaign.OfficeId, cancellationToken);
        var joined = BaselineFile.Join(campaign.Id, file, groups.Count > 0 ? groups : [WorkGroup.Review], force, db.Today, reason, law);
        await using var all = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Begin(nameof(JoinLate), actor, reason);
        db.BaselineFiles.Add(joined);
        await db.SaveChangesAsync(cancellationToken);
        var rules = await CampaignRules.LoadAsync(db, campaign.OfficeId, campaign.Id, law, cancellationToken);
        await CampaignRules.WriteSpansAsync(db, campaign.OfficeId, rules, [joined], cancellationToken);
        await all.CommitAsync(cancellationToken);
    }
}
