using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Launch;

/// <summary>
/// Puts name, plan, purpose and period of a campaign right; after the draft for a reason. Acts count within the period: with it the
/// spans of every file are written anew.
/// </summary>
public sealed record EditCampaign(
    Id<Campaign> CampaignId, string? Name, string? PlanNo, DateOnly? PlanDate, DateOnly From, DateOnly To, string? Purpose,
        string? Reason = null);

public sealed class EditCampaignHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// CMP-001: a wave would fall outside the period. CMP-010: no name. CMP-012: another campaign of this plan starts on the same day.
    /// CMP-047:
    /// no reason. CMP-033: another period, when it has ended. CMP-048: nothing differs. LCH-013: the plan is issued under another number or day. SHR-001: end before start.
    /// </exception>
    public Task Handle(EditCampaign command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        return Turns.TakeAsync(db, () => ChangeAsync(command, actor, cancellationToken), cancellationToken);
    }

    private async Task<Campaign> ChangeAsync(EditCampaign command, Actor actor, CancellationToken cancellationToken)
    {
        var campaign = await db.VisibleCampaigns(actor).AsSplitQuery().Include(c => c.Waves).Include(c => c.Targets)
            .Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        var (reason, old) = (campaign.RequireReason(command.Reason), campaign.Period);
        await WriteAsync(campaign, command, cancellationToken);
        if (!db.ChangeTracker.HasChanges())
        {
            throw Campaign.NothingDiffers();
        }

        foreach (var target in campaign.Targets.Where(t => t.EffectiveFrom == old.From))
        {
            target.EffectiveFrom = campaign.From; // what held from the first day still does
        }

        db.Begin(nameof(EditCampaign), actor, reason);
        await db.SaveChangesAsync(cancellationToken);
        if (campaign.Period != old)
        {
            await MoveListAsync(campaign, cancellationToken);
            await CampaignRules.RewriteAsync(db, campaign.OfficeId, campaign.Id, cancellationToken);
        }

        return campaign;
    }

    private async Task WriteAsync(Campaign campaign, EditCampaign command, CancellationToken cancellationToken)
    {
        var (name, planNo) = (VietText.Clean(command.Name), VietText.Clean(command.PlanNo));
        if (name.Length == 0)
        {
            throw new RuleViolation("CMP-010", "Chưa nhập tên chiến dịch.", "Name");
        }

        if ((planNo, command.PlanDate) != (campaign.PlanNo, campaign.PlanDate)
            && await IssuedPlanAsync(campaign, cancellationToken) is { } plan)
        {
            throw new RuleViolation(
                "LCH-013",
                    $"Kế hoạch số {plan.NumberText} đã ban hành, số và ngày theo văn bản; muốn đổi thì hủy và ban hành lại văn bản.", "PlanNo");
        }

        await DraftCampaignHandler.RequirePlanAsync(db, campaign.OfficeId, campaign.Id, planNo, command.From, cancellationToken);
        if (campaign.State == CampaignState.Closed && campaign.Period != new DateRange(command.From, command.To))
        {
            throw new RuleViolation("CMP-033", "Chiến dịch đã kết thúc, số liệu đã chốt: mở lại chiến dịch rồi mới đổi thời gian.", "From");
        }

        campaign.SetPeriod(new(command.From, command.To));
        var purpose = VietText.Clean(command.Purpose);
        (campaign.Name, campaign.PlanNo, campaign.PlanDate) = (name, planNo, command.PlanDate);
        campaign.Purpose = purpose == (campaign.Purpose ?? "") ? campaign.Purpose : purpose;
    }

    private Task<IssuedDocument?> IssuedPlanAsync(Campaign campaign,
        CancellationToken cancellationToken) => db.IssuedDocuments.AsNoTracking()
        .Where(d => d.OfficeId == campaign.OfficeId && d.CampaignId == campaign.Id && d.Kind == PaperKinds.Plan
            && d.State == DocumentState.Issued)
        .OrderByDescending(d => d.IssuedOn).FirstOrDefaultAsync(cancellationToken);

    // As at the freezing of the list: its files join on the first day, nobody before it. It follows from the period, which the audit keeps.
    private Task<int> MoveListAsync(Campaign campaign, CancellationToken cancellationToken) => db.BaselineFiles
        .Where(b => b.OfficeId == campaign.OfficeId && b.CampaignId == campaign.Id && (b.LateReason == null || b.JoinedOn < campaign.From))
        .ExecuteUpdateAsync(s => s.SetProperty(b => b.JoinedOn, campaign.From), cancellationToken);
}
