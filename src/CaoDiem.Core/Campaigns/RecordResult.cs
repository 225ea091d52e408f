using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Campaigns;

/// <summary>Records what the campaign achieved on a file: on the file page, in bulk, or from a results file.</summary>
public sealed record RecordResult(
    Id<Campaign> CampaignId, Id<Dossier> DossierId, ResultKind Kind, DateOnly On, Dong Amount, string? ReceiptNo, string? Note);

public sealed class RecordResultHandler(AppDb db)
{
    /// <exception cref="RuleViolation">As <see cref="ResultRules.Apply"/>; RES-002: the file is not on the campaign's list.</exception>
    public Task Handle(RecordResult command, Actor actor, CancellationToken cancellationToken = default) =>
        Handle([command], actor, cancellationToken);

    /// <summary>Many results in one save: all or none.</summary>
    public async Task Handle(IReadOnlyList<RecordResult> commands, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        db.Begin(nameof(RecordResult), actor);
        foreach (var group in commands.GroupBy(c => c.CampaignId))
        {
            var campaign = await db.VisibleCampaigns(actor).Where(c => c.Id == group.Key).OneAsync(cancellationToken);
            var ids = group.Select(c => c.DossierId).Distinct().ToList();
            var files = await db.VisibleDossiers(actor).Include(d => d.Obligations)
                .Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellationToken);
            var baseline = await db.BaselineFiles
                .Where(b => b.OfficeId == campaign.OfficeId && b.CampaignId == campaign.Id && ids.Contains(b.DossierId))
                .ToDictionaryAsync(b => b.DossierId, cancellationToken);
            foreach (var command in group.OrderBy(c => c.On))
            {
                var file = files.GetValueOrDefault(command.DossierId) ?? throw new NotInScope();
                var standing = baseline.GetValueOrDefault(command.DossierId)
                    ?? throw new RuleViolation("RES-002", $"Hồ sơ {file.DecisionNo} không có trong danh sách của chiến dịch.");
                db.CaseResults.Add(ResultRules.Apply(campaign, file, standing, command, db.Today, null));
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
