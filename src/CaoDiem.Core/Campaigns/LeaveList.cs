using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Campaigns;

/// <summary>
/// Takes a file off a campaign's list: what was done on it stays in what was collected and reviewed, from the next day on it is out of
/// rate and denominator and shown apart.
/// </summary>
public sealed record LeaveList(Id<Campaign> CampaignId, Id<Dossier> DossierId, string Reason);

/// <summary>It was taken off by mistake: on the list again, as if it had never left.</summary>
public sealed record ComeBackToList(Id<Campaign> CampaignId, Id<Dossier> DossierId, string Reason);

public sealed class LeaveListHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// CMP-030: no reason. CMP-033: the campaign has ended. CMP-034: it has left already. CMP-036: it is not on the list.
    /// </exception>
    public Task Handle(LeaveList command, Actor actor, CancellationToken cancellationToken = default) => ChangeAsync(
        nameof(LeaveList), command.CampaignId, command.DossierId, command.Reason, (b, why) => b.Leave(db.Today, why), actor, cancellationToken);

    /// <exception cref="RuleViolation">CMP-030: no reason. CMP-033: the campaign has ended. CMP-035: it has not left. CMP-036: it was never on the list.</exception>
    public Task Handle(ComeBackToList command, Actor actor, CancellationToken cancellationToken = default) => ChangeAsync(
        nameof(ComeBackToList), command.CampaignId, command.DossierId, command.Reason, (b, _) => b.ComeBack(), actor, cancellationToken);

    private async Task ChangeAsync(
        string process, Id<Campaign> id, Id<Dossier> file, string reason, Action<BaselineFile, string> change, Actor actor,
        CancellationToken cancellationToken)
    {
        actor.Demand(Permission.PlanCampaign);
        var why = VietText.Clean(reason);
        if (why.Length == 0)
        {
            throw new RuleViolation("CMP-030", "Phải nêu lý do.", "Reason");
        }

        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Where(c => c.Id == id).OneAsync(cancellationToken);
        if (campaign.State == CampaignState.Closed)
        {
            throw new RuleViolation("CMP-033", "Chiến dịch đã kết thúc.");
        }

        var listed = await db.BaselineFiles.SingleOrDefaultAsync(
            b => b.OfficeId == campaign.OfficeId && b.CampaignId == id && b.DossierId == file, cancellationToken)
            ?? throw new RuleViolation("CMP-036", "Hồ sơ không có trong danh sách của chiến dịch.");
        change(listed, why);
        await using var all = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Begin(process, actor, why);
        await db.SaveChangesAsync(cancellationToken);
        var law = await OfficeLaw.LoadAsync(db, campaign.OfficeId, cancellationToken);
        var rules = await CampaignRules.LoadAsync(db, campaign.OfficeId, id, law, cancellationToken);
        await CampaignRules.WriteSpansAsync(db, campaign.OfficeId, rules, [listed], cancellationToken);
        await all.CommitAsync(cancellationToken);
    }
}
