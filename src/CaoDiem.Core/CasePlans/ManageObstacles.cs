using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.CasePlans;

/// <summary>Puts a difficulty on the campaign's list.</summary>
public sealed record RaiseObstacle(Id<Campaign> CampaignId, Id<Dossier>? DossierId, string Text, Id<Officer>? OwnerId, DateOnly? EscalateOn);

/// <summary>Takes it to the next level.</summary>
public sealed record EscalateObstacle(Id<Obstacle> ObstacleId, string? To);

/// <summary>It is removed.</summary>
public sealed record ResolveObstacle(Id<Obstacle> ObstacleId, string? How);

public sealed class ObstaclesHandler(AppDb db)
{
    /// <exception cref="RuleViolation">OBS-003: text, person in charge or day missing. OBS-004: the file is not on the campaign's list.</exception>
    public async Task<Id<Obstacle>> Handle(RaiseObstacle command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.DraftPlans);
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        var text = VietText.Clean(command.Text);
        if (text.Length == 0 || command.EscalateOn is not { } on)
        {
            throw new RuleViolation("OBS-003", text.Length == 0 ? "Chưa nhập nội dung vướng mắc." : "Chưa nhập ngày phải báo cáo cấp trên nếu chưa xong.", text.Length == 0 ? "Text" : "EscalateOn");
        }

        if (command.OwnerId is not { } owner || !await db.Officers.AnyAsync(o => o.OfficeId == campaign.OfficeId && o.Id == owner, cancellationToken))
        {
            throw new RuleViolation("OBS-003", "Chưa chọn người phụ trách.", "OwnerId");
        }

        if (command.DossierId is { } file && !await db.BaselineFiles.AnyAsync(b => b.OfficeId == campaign.OfficeId && b.CampaignId == campaign.Id && b.DossierId == file, cancellationToken))
        {
            throw new RuleViolation("OBS-004", "Hồ sơ không có trong danh sách của chiến dịch.", "DossierId");
        }

        db.Begin(nameof(RaiseObstacle), actor);
        var obstacle = new Obstacle { OfficeId = campaign.OfficeId, CampaignId = campaign.Id, DossierId = command.DossierId, Text = text, OwnerId = owner, RaisedOn = db.Today, EscalateOn = on };
        db.Obstacles.Add(obstacle);
        await db.SaveChangesAsync(cancellationToken);
        return obstacle.Id;
    }

    /// <exception cref="RuleViolation">OBS-001: not open. OBS-002: not said to whom.</exception>
    public Task Handle(EscalateObstacle command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.ObstacleId, nameof(EscalateObstacle), actor, o => o.Escalate(command.To), cancellationToken);

    /// <exception cref="RuleViolation">OBS-001: already removed. OBS-002: not said how.</exception>
    public Task Handle(ResolveObstacle command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.ObstacleId, nameof(ResolveObstacle), actor, o => o.Resolve(command.How, db.Today), cancellationToken);

    private async Task ChangeAsync(Id<Obstacle> id, string process, Actor actor, Action<Obstacle> change, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.DraftPlans);
        var office = actor.RequireOffice();
        var obstacle = await db.Obstacles.Where(o => o.OfficeId == office && o.Id == id).OneAsync(cancellationToken);
        db.Begin(process, actor);
        change(obstacle);
        await db.SaveChangesAsync(cancellationToken);
    }
}
