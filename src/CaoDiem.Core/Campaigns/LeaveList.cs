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

/// <summary>Takes many files off it at once, for one reason; those that are not on it, or have left, are left out and named.</summary>
public sealed record LeaveManyFromList(Id<Campaign> CampaignId, IReadOnlyCollection<Id<Dossier>> Files, string? Reason);

/// <summary>It was taken off by mistake: on the list again, as if it had never left.</summary>
public sealed record ComeBackToList(Id<Campaign> CampaignId, Id<Dossier> DossierId, string Reason);

public sealed class LeaveListHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// CMP-030: no reason. CMP-033: the campaign has ended. CMP-034: it has left already. CMP-036: it is not on the list.
    /// </exception>
    public Task Handle(LeaveList command, Actor actor, CancellationToken cancellationToken = default) => OneAsync(
        nameof(LeaveList), command.CampaignId, command.DossierId, command.Reason, (b, why) => b.Leave(db.Today, why), actor, cancellationToken);

    /// <exception cref="RuleViolation">CMP-030: no reason. CMP-033: the campaign has ended. CMP-038: no file.</exception>
    /// <exception cref="NotInScope">One of the files is not the actor's to see.</exception>
    public Task<ListChanged> Handle(LeaveManyFromList command, Actor actor, CancellationToken cancellationToken = default) => ChangeAsync(
        nameof(LeaveList), command.CampaignId, command.Files, command.Reason, (b, why) => b.Leave(db.Today, why), actor, cancellationToken);

    /// <exception cref="RuleViolation">CMP-030: no reason. CMP-033: the campaign has ended. CMP-035: it has not left. CMP-036: it was never on the list.</exception>
    public Task Handle(ComeBackToList command, Actor actor, CancellationToken cancellationToken = default) => OneAsync(
        nameof(ComeBackToList), command.CampaignId, command.DossierId, command.Reason, (b, _) => b.ComeBack(), actor, cancellationToken);

    private async Task OneAsync(
        string process, Id<Campaign> id, Id<Dossier> file, string reason, Action<BaselineFile, string> change, Actor actor,
        CancellationToken cancellationToken)
    {
        if ((await ChangeAsync(process, id, [file], reason, change, actor, cancellationToken)).Skipped is [var only])
        {
            throw only.Why;
        }
    }

    private Task<ListChanged> ChangeAsync(
        string process, Id<Campaign> id, IReadOnlyCollection<Id<Dossier>> files, string? reason, Action<BaselineFile, string> change,
            Actor actor,
        CancellationToken cancellationToken)
    {
        actor.Demand(Permission.PlanCampaign);
        var why = VietText.Clean(reason);
        return why.Length == 0
            ? throw new RuleViolation("CMP-030", "Phải nêu lý do.", "Reason")
            : Turns.TakeAsync(db, () => ChangeAsync(process, id, files, b => change(b, why), why, actor, cancellationToken),
                cancellationToken);
    }

    private async Task<ListChanged> ChangeAsync(
        string process, Id<Campaign> id, IReadOnlyCollection<Id<Dossier>> ids, Action<BaselineFile> change, string why, Actor actor,
        CancellationToken cancellationToken)
    {
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Where(c => c.Id == id).OneAsync(cancellationToken);
        if (campaign.State == CampaignState.Closed)
        {
            throw new RuleViolation("CMP-033", "Chiến dịch đã kết thúc.");
        }

        var files = await MarkedFiles.LoadAsync(db, ids, actor, cancellationToken);
        var listed = await db.BaselineFiles.Where(b => b.OfficeId == campaign.OfficeId && b.CampaignId == id && ids.Contains(b.DossierId))
            .ToDictionaryAsync(b => b.DossierId, cancellationToken);
        var (changed, skipped) = (new List<BaselineFile>(), new List<SkippedFile>());
        foreach (var file in files)
        {
            if (Refusal(listed.GetValueOrDefault(file.Id), change) is { } refused)
            {
                skipped.Add(new(file.Id, MarkedFiles.NameOf(file), refused));
            }
            else
            {
                changed.Add(listed[file.Id]);
            }
        }

        db.Begin(process, actor, why);
        await db.SaveChangesAsync(cancellationToken);
        var law = await OfficeLaw.LoadAsync(db, campaign.OfficeId, cancellationToken);
        var rules = await CampaignRules.LoadAsync(db, campaign.OfficeId, id, law, cancellationToken);
        await CampaignRules.WriteSpansAsync(db, campaign.OfficeId, rules, changed, cancellationToken);
        return new(changed.Count, skipped);
    }

    private static RuleViolation? Refusal(BaselineFile? listed, Action<BaselineFile> change)
    {
        try
        {
            change(listed ?? throw new RuleViolation("CMP-036", "Hồ sơ không có trong danh sách của chiến dịch."));
            return null;
        }
        catch (RuleViolation refused)
        {
            return refused;
        }
    }
}
