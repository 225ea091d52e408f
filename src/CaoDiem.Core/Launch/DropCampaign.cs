using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Launch;

/// <summary>Puts a draft of a campaign away. Everything in it stays, so that it can be taken up again.</summary>
public sealed record DropCampaign(Id<Campaign> CampaignId, string? Reason = null);

/// <summary>Takes up a draft again that was put away.</summary>
public sealed record RestoreCampaign(Id<Campaign> CampaignId);

public sealed class DropCampaignHandler(AppDb db)
{
    /// <exception cref="RuleViolation">CMP-005: the campaign is no draft.</exception>
    public async Task Handle(DropCampaign command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var campaign = await db.VisibleCampaigns(actor).Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        campaign.Drop();
        db.Begin(nameof(DropCampaign), actor, VietText.Clean(command.Reason) is { Length: > 0 } reason ? reason : null);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">CMP-005: the campaign was not put away.</exception>
    public async Task Handle(RestoreCampaign command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var office = actor.RequireOffice();
        var campaign = await db.Campaigns.Where(c => c.OfficeId == office && c.Id == command.CampaignId).OneAsync(cancellationToken);
        campaign.Restore();
        db.Begin(nameof(RestoreCampaign), actor);
        await db.SaveChangesAsync(cancellationToken);
    }
}
