using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Launch;

/// <summary>Ends a running campaign. With work still open that needs a reason, which stays on record.</summary>
public sealed record CloseCampaign(Id<Campaign> CampaignId, string? Reason = null);

public sealed class CloseCampaignHandler(AppDb db)
{
    /// <exception cref="RuleViolation">CMP-005: not running. LCH-010: work is open and no reason is given.</exception>
    public async Task Handle(CloseCampaign command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var campaign = await db.VisibleCampaigns(actor).Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        campaign.Close();
        var open = (await OpenWork.LoadAsync(db, campaign, cancellationToken)).Open.ToList();
        var reason = VietText.Clean(command.Reason);
        if (open.Count > 0 && reason.Length == 0)
        {
            var what = string.Join("; ", open.Select(o => $"{o.Kind.Label()}: {o.Count}"));
            throw new RuleViolation("LCH-010", $"Còn việc mở, phải nêu lý do vẫn kết thúc. {what}.", "Reason");
        }

        db.Begin(nameof(CloseCampaign), actor, reason.Length > 0 ? reason : null);
        await db.SaveChangesAsync(cancellationToken);
    }
}
