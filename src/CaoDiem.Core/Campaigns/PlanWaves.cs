using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Campaigns;

/// <summary>Adds a wave with its own dates and focus.</summary>
public sealed record AddWave(
    Id<Campaign> CampaignId, string Name, DateOnly From, DateOnly To, IReadOnlyList<WorkGroup> Focus, SelectionRule? Rule = null);

/// <summary>Gives a wave other dates, for a reason that stays on record.</summary>
public sealed record MoveWave(Id<Campaign> CampaignId, Id<Wave> WaveId, DateOnly From, DateOnly To, MoveReason Reason, string? Note);

/// <summary>Takes a wave out of the plan.</summary>
public sealed record RemoveWave(Id<Campaign> CampaignId, Id<Wave> WaveId);

/// <summary>Sets a target for the office, an officer, a task force or a wave.</summary>
public sealed record SetTarget(
    Id<Campaign> CampaignId, TargetScope Scope, Guid? ScopeId, int Cases, Dong Money, DateOnly EffectiveFrom);

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

            db.Waves.Add(campaign.AddWave(name, new(command.From, command.To), [.. command.Focus], command.Rule));
        }, cancellationToken);

    /// <exception cref="RuleViolation">As <see cref="Campaign.MoveWave"/>; CHR-005: the same dates. CHR-006: the reason "other" without words.</exception>
    public Task Handle(MoveWave command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.CampaignId, nameof(MoveWave), actor, campaign =>
        {
            var old = campaign.Waves.FirstOrDefault(w => w.Id == command.WaveId)?.Period;
            var now = new DateRange(command.From, command.To);
            if (old == now)
            {
                throw new RuleViolation("CHR-005", "Ngày mới trùng ngày cũ.", "To");
            }

            var wave = campaign.MoveWave(command.WaveId, now);
            db.DateMoves.Add(DateMove.Of(campaign.OfficeId, campaign.Id, wave.Id.Value, wave.Name, old!.Value, now, command.Reason, command.Note, actor.Name, db.Time.GetUtcNow().UtcDateTime));
        }, cancellationToken);

    public Task Handle(RemoveWave command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.CampaignId, nameof(RemoveWave), actor, campaign => campaign.RemoveWave(command.WaveId), cancellationToken);

    /// <exception cref="RuleViolation">CMP-004: negative figures.</exception>
    public Task Handle(SetTarget command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.CampaignId, nameof(SetTarget), actor, campaign =>
            db.Targets.Add(campaign.SetTarget(command.Scope, command.ScopeId, command.Cases, command.Money, command.EffectiveFrom)),
            cancellationToken);

    private async Task ChangeAsync(
        Id<Campaign> id, string process, Actor actor, Action<Campaign> change, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.PlanCampaign);
        var campaign = await db.VisibleCampaigns(actor).AsSplitQuery().Include(c => c.Waves).Include(c => c.Targets)
            .Where(c => c.Id == id).OneAsync(cancellationToken);
        var waves = WavesOf(campaign);
        await using var all = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Begin(process, actor);
        change(campaign);
        await db.SaveChangesAsync(cancellationToken);
        if (!waves.SetEquals(WavesOf(campaign)))
        {
            await SpanStore.RecountAsync(db, campaign.OfficeId, campaign.Id, [.. WavesOf(campaign)], cancellationToken);
        }

        await all.CommitAsync(cancellationToken);
    }

    private static HashSet<WaveDays> WavesOf(Campaign campaign) => [.. campaign.Waves.Select(w => new WaveDays(w.Id, w.Period))];
}
