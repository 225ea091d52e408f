using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Campaigns;

/// <summary>Adds a wave with its own dates and focus; after the draft for a reason.</summary>
public sealed record AddWave(
    Id<Campaign> CampaignId, string Name, DateOnly From, DateOnly To, IReadOnlyList<WorkGroup> Focus, SelectionRule? Rule = null,
    string? Reason = null);

/// <summary>Gives a wave other dates, for a reason that stays on record.</summary>
public sealed record MoveWave(Id<Campaign> CampaignId, Id<Wave> WaveId, DateOnly From, DateOnly To, MoveReason Reason, string? Note);

/// <summary>Puts a wave right: name, dates, focus; after the draft for a reason.</summary>
public sealed record EditWave(
    Id<Campaign> CampaignId, Id<Wave> WaveId, string? Name, DateOnly From, DateOnly To, IReadOnlyList<WorkGroup> Focus,
        string? Reason = null);

/// <summary>Takes a wave out of the plan; after the draft for a reason.</summary>
public sealed record RemoveWave(Id<Campaign> CampaignId, Id<Wave> WaveId, string? Reason = null);

/// <summary>Puts a target right that was typed wrongly; what it said before stands in the audit. What is null stays as it is.</summary>
public sealed record CorrectTarget(
    Id<Campaign> CampaignId, Id<Target> TargetId, int? Cases, Dong? Money, DateOnly? EffectiveFrom, string? Reason);

/// <summary>Sets a target for the office, an officer, a task force or a wave; after the draft for a reason.</summary>
public sealed record SetTarget(
    Id<Campaign> CampaignId, TargetScope Scope, Guid? ScopeId, int Cases, Dong Money, DateOnly EffectiveFrom, string? Reason = null);

public sealed class PlanWavesHandler(AppDb db)
{
    /// <exception cref="RuleViolation">CMP-001, CMP-002 as <see cref="Campaign.AddWave"/>; CMP-020: no name; CMP-021: no focus; CMP-047: no
    /// reason.</exception>
    public Task Handle(AddWave command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.CampaignId, nameof(AddWave), actor, campaign =>
        {
            var (name, focus) = Campaign.RequireWave(command.Name, command.Focus);
            var why = campaign.RequireReason(command.Reason);
            db.Waves.Add(campaign.AddWave(name, new(command.From, command.To), focus, command.Rule));
            return Named(name, why);
        }, cancellationToken);

    /// <exception cref="RuleViolation">As <see cref="Campaign.EditWave"/>; CMP-047: no reason. CMP-048: nothing differs.</exception>
    public Task Handle(EditWave command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.CampaignId, nameof(EditWave), actor, campaign =>
        {
            var why = campaign.RequireReason(command.Reason);
            var (old, now) = (campaign.Waves.FirstOrDefault(w => w.Id == command.WaveId)?.Period, new DateRange(command.From, command.To));
            var wave = campaign.EditWave(command.WaveId, command.Name, now, command.Focus);
            if (!db.ChangeTracker.HasChanges())
            {
                throw Campaign.NothingDiffers();
            }

            if (old != now && why is not null)
            {
                db.DateMoves.Add(Moved(campaign, wave, old!.Value, MoveReason.Other, why, actor));
            }

            return Named(wave.Name, why);
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
            var move = Moved(campaign, wave, old!.Value, command.Reason, command.Note, actor);
            db.DateMoves.Add(move);
            return Named(wave.Name, move.Note is { } note ? $"{move.Reason.Label()}, {note}" : move.Reason.Label());
        }, cancellationToken);

    /// <exception cref="RuleViolation">CMP-003: not a wave of the campaign. CMP-047: no reason.</exception>
    public Task Handle(RemoveWave command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.CampaignId, nameof(RemoveWave), actor, campaign =>
        {
            var why = campaign.RequireReason(command.Reason);
            var name = campaign.Waves.FirstOrDefault(w => w.Id == command.WaveId)?.Name;
            campaign.RemoveWave(command.WaveId);
            return Named(name!, why);
        }, cancellationToken);

    /// <exception cref="RuleViolation">As <see cref="Campaign.CorrectTarget"/>; CMP-049: no reason.</exception>
    public Task Handle(CorrectTarget command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.CampaignId, nameof(CorrectTarget), actor, campaign =>
        {
            var old = campaign.Targets.FirstOrDefault(t => t.Id == command.TargetId);
            campaign.CorrectTarget(
                command.TargetId, command.Cases ?? old?.Cases ?? 0, command.Money ?? old?.Money ?? Dong.Zero, command.EffectiveFrom ?? old?.EffectiveFrom ?? default);
            return VietText.Clean(command.Reason) is { Length: > 0 } why ? why
                : throw new RuleViolation("CMP-049", "Phải nêu lý do sửa chỉ tiêu.", "Reason");
        }, cancellationToken);

    /// <exception cref="RuleViolation">CMP-003: not a wave of the campaign. CMP-004: negative figures. CMP-047: no reason.</exception>
    /// <exception cref="NotInScope">The office has no such officer or task force.</exception>
    public async Task Handle(SetTarget command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var person = await NameAsync(command, actor.RequireOffice(), cancellationToken);
        await ChangeAsync(command.CampaignId, nameof(SetTarget), actor, campaign =>
        {
            var name = person ?? campaign.Waves.FirstOrDefault(w => w.Id.Value == command.ScopeId)?.Name
                ?? throw new RuleViolation("CMP-003", "Không có đợt này trong chiến dịch.", "Scope");
            var why = campaign.RequireReason(command.Reason);
            db.Targets.Add(campaign.SetTarget(command.Scope, command.ScopeId, command.Cases, command.Money, command.EffectiveFrom));
            return Named(name, why);
        }, cancellationToken);
    }

    // Whose target it is; null for a wave, which the campaign knows.
    private async Task<string?> NameAsync(SetTarget command, Id<Office> office, CancellationToken cancellationToken)
    {
        var key = command.ScopeId ?? Guid.Empty;
        return command.Scope switch
        {
            TargetScope.Office => "Toàn đơn vị",
            TargetScope.Officer => (await db.Officers.AsNoTracking().Where(o => o.OfficeId == office && o.Id == new Id<Officer>(key))
                .OneAsync(cancellationToken)).Name,
            TargetScope.TaskForce => (await db.TaskForces.AsNoTracking().Where(t => t.OfficeId == office && t.Id == new Id<TaskForce>(key))
                .OneAsync(cancellationToken)).Name,
            _ => null,
        };
    }

    /// <param name="change">Gives what the audit says of it: which wave or whose target, and why.</param>
    private async Task ChangeAsync(
        Id<Campaign> id, string process, Actor actor, Func<Campaign, string?> change, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.PlanCampaign);
        var campaign = await db.VisibleCampaigns(actor).AsSplitQuery().Include(c => c.Waves).Include(c => c.Targets)
            .Where(c => c.Id == id).OneAsync(cancellationToken);
        var waves = WavesOf(campaign);
        await using var all = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Begin(process, actor, change(campaign));
        await db.SaveChangesAsync(cancellationToken);
        if (!waves.SetEquals(WavesOf(campaign)))
        {
            await SpanStore.RecountAsync(db, campaign.OfficeId, campaign.Id, [.. WavesOf(campaign)], cancellationToken);
        }

        await all.CommitAsync(cancellationToken);
    }

    private DateMove Moved(Campaign campaign, Wave wave, DateRange old, MoveReason reason, string? note, Actor actor) => DateMove.Of(
        campaign.OfficeId, campaign.Id, wave.Id.Value, wave.Name, old, wave.Period, reason, note, actor.Name,
            db.Time.GetUtcNow().UtcDateTime);

    private static string Named(string what, string? why) => why is null ? $"«{what}»" : $"«{what}» – {why}";

    private static HashSet<WaveDays> WavesOf(Campaign campaign) => [.. campaign.Waves.Select(w => new WaveDays(w.Id, w.Period))];
}
