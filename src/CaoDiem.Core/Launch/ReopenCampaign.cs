using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Launch;

/// <summary>A campaign that was ended runs again, for a reason; what its final report told must be withdrawn before.</summary>
public sealed record ReopenCampaign(Id<Campaign> CampaignId, string? Reason);

public sealed class ReopenCampaignHandler(AppDb db)
{
    /// <exception cref="RuleViolation">CMP-005: not closed. LCH-011: no reason. LCH-012: its final report stands issued.</exception>
    public async Task Handle(ReopenCampaign command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ApprovePlans);
        var campaign = await db.VisibleCampaigns(actor).Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        campaign.Reopen();
        var reason = VietText.Clean(command.Reason);
        if (reason.Length == 0)
        {
            throw new RuleViolation("LCH-011", "Phải nêu lý do mở lại chiến dịch.", "Reason");
        }

        if (await FinalReportAsync(db, campaign, cancellationToken) is { } report)
        {
            throw new RuleViolation(
                "LCH-012", $"Báo cáo tổng kết số {report.NumberText} đang có hiệu lực; phải hủy văn bản đó trước khi mở lại chiến dịch.");
        }

        db.Begin(nameof(ReopenCampaign), actor, reason);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The final report that stands issued, if there is one.</summary>
    public static Task<IssuedDocument?> FinalReportAsync(AppDb db, Campaign campaign, CancellationToken cancellationToken = default) =>
        db.IssuedDocuments.AsNoTracking()
            .Where(d => d.OfficeId == campaign.OfficeId && d.CampaignId == campaign.Id)
            .Where(d => d.Kind == PaperKinds.FinalReport && d.State == DocumentState.Issued)
            .OrderBy(d => d.Number).FirstOrDefaultAsync(cancellationToken);
}
