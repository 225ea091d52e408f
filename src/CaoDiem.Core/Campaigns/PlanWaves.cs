using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Campaigns;

/// <summary>Adds a wave with its own dates and focus.</summary>
public sealed record AddWave(Id<Campaign> CampaignId, string Name, DateOnly From, DateOnly To, IReadOnlyList<WorkGroup> Focus);

/// <summary>Takes a wave out of the plan.</summary>
public sealed record RemoveWave(Id<Campaign> CampaignId, Id<Wave> WaveId);

/// <summary>Sets a target for the office, an officer, a task force or a wave.</summary>
public sealed record SetTarget(
    Id<Campaign> CampaignId, TargetScope Scope, Guid? ScopeId, int Cases, Dong Money, DateOnly EffectiveFrom);

/// <summary>Opens or closes a campaign.</summary>
public sealed record MoveCampaign(Id<Campaign> CampaignId, CampaignState To);

public sealed class PlanWavesHandler(AppDb db)
{
    /// <exception cref="RuleViolation">CMP-001, CMP-002 as <see cref="Campaign.AddWave"/>; CMP-020: no name; CMP-021: no focus.</exception>
    public Task Handle(AddWave command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.CampaignId, nameof(AddWave), actor, campaign =>
        {
            var name = VietText.Clean(command.Name);
            if (name.Length == 0)
            {
                throw new RuleViolation("CMP-020", "Chưa nhập tên đợt.", "Name");
            }

            if (command.Focus.Count == 0)
            {
                throw new RuleViolation("CMP-021", "Hãy chọn ít nhất một trọng tâm cho đợt.", "Focus");
            }

            db.Waves.Add(campaign.AddWave(name, new(command.From, command.To), [.. command.Focus]));
        }, cancellationToken);

    public Task Handle(RemoveWave command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.CampaignId, nameof(RemoveWave), actor, campaign => campaign.RemoveWave(command.WaveId), cancellationToken);

    /// <exception cref="RuleViolation">CMP-004: negative figures.</exception>
    public Task Handle(SetTarget command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.CampaignId, nameof(SetTarget), actor, campaign =>
            db.Targets.Add(campaign.SetTarget(command.Scope, command.ScopeId, command.Cases, command.Money, command.EffectiveFrom)),
            cancellationToken);

    /// <exception cref="RuleViolation">CMP-005: not from this state.</exception>
    public Task Handle(MoveCampaign command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.CampaignId, nameof(MoveCampaign), actor, campaign =>
        {
            if (command.To == CampaignState.Running)
            {
                campaign.Open();
            }
            else
            {
                campaign.Close();
            }
        }, cancellationToken);

    private async Task ChangeAsync(
        Id<Campaign> id, string process, Actor actor, Action<Campaign> change, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.PlanCampaign);
        var campaign = await db.VisibleCampaigns(actor).AsSplitQuery().Include(c => c.Waves).Include(c => c.Targets)
            .Where(c => c.Id == id).OneAsync(cancellationToken);
        db.Begin(process, actor);
        change(campaign);
        await db.SaveChangesAsync(cancellationToken);
    }
}
