using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.FieldWork;

/// <summary>
/// The office's answer to what the field brought: a proposed reclassification is agreed or not, found property becomes a
/// verification or not; of the rest it is noted what is done.
/// </summary>
public sealed record DecideVisit(Id<Visit> VisitId, bool Agreed, string? Decision);

public sealed class DecideVisitHandler(AppDb db)
{
    /// <exception cref="RuleViolation">FLD-030 … FLD-032 as <see cref="Visit.Decide"/>; those of <see cref="ResultRules.Apply"/>. IDN-001: only who approves plans decides a reclassification.</exception>
    public async Task Handle(DecideVisit command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        var office = actor.RequireOffice();
        var files = db.VisibleDossiers(actor);
        var visit = await db.Visits.Where(v => v.OfficeId == office && v.Id == command.VisitId && files.Any(d => d.OfficeId == v.OfficeId && d.Id == v.DossierId)).OneAsync(cancellationToken);
        if (visit.Kind == VisitKind.Reclassify)
        {
            actor.Demand(Permission.ApprovePlans);
        }

        db.Begin(nameof(DecideVisit), actor);
        CaseResult? result = null;
        if (command.Agreed && visit is { State: VisitState.Accepted, DecidedOn: null })
        {
            result = await CarryOutAsync(visit, files, cancellationToken);
        }

        visit.Decide(Words(visit, command), db.Today, actor.Name, result?.Id);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<CaseResult?> CarryOutAsync(Visit visit, IQueryable<Dossiers.Dossier> files, CancellationToken cancellationToken)
    {
        var file = await files.AsSplitQuery().Include(d => d.Obligations).Include(d => d.Verifications).SingleAsync(d => d.Id == visit.DossierId, cancellationToken);
        if (visit.Kind == VisitKind.AssetFound)
        {
            file.RecordVerification(visit.On, Means.Has, visit.Minutes);
        }

        if (visit.Kind != VisitKind.Reclassify)
        {
            return null;
        }

        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.OfficeId == visit.OfficeId && c.Id == visit.CampaignId, cancellationToken);
        var standing = await db.BaselineFiles.SingleAsync(b => b.OfficeId == visit.OfficeId && b.CampaignId == visit.CampaignId && b.DossierId == visit.DossierId, cancellationToken);
        var kind = visit.Enforceable == true ? ResultKind.Enforceable : ResultKind.NotEnforceable;
        var result = ResultRules.Apply(campaign, file, standing, new(visit.CampaignId, visit.DossierId, kind, visit.On, Dong.Zero, null, visit.Minutes), db.Today, null);
        db.CaseResults.Add(result);
        return result;
    }

    private static string? Words(Visit visit, DecideVisit command)
    {
        var answer = visit.Kind switch
        {
            VisitKind.Reclassify => command.Agreed ? "Đồng ý phân loại lại" : "Không đồng ý phân loại lại",
            VisitKind.AssetFound => command.Agreed ? "Ghi nhận là xác minh có điều kiện" : "Chưa ghi nhận là xác minh",
            _ => null,
        };
        return string.Join(". ", new[] { answer, VietText.Clean(command.Decision) }.Where(t => !string.IsNullOrEmpty(t)));
    }
}
