using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.FieldWork;

/// <summary>
/// The office's answer to what the field brought: a proposed reclassification is agreed or not, found property becomes a
/// verification or not; of the rest it is noted what is done.
/// </summary>
/// <param name="Decision">What is decided, in words; the reason of an exception where no valid verification stands behind a proposal.</param>
/// <param name="DocumentNo">Number of the decision: with its day the reclassification is issued at once, else it waits for both.</param>
/// <param name="Ground">Point of the law on which a file is not enforceable; what the record says when not given.</param>
public sealed record DecideVisit(
    Id<Visit> VisitId, bool Agreed, string? Decision, string? DocumentNo = null, DateOnly? DocumentOn = null, string? Ground = null);

public sealed class DecideVisitHandler(AppDb db)
{
    /// <exception cref="RuleViolation">
    /// FLD-030 … FLD-032 as <see cref="Visit.Decide"/>; those of <see cref="FileLedger"/>. IDN-001: only who approves acts decides a
    /// reclassification.
    /// </exception>
    public Task Handle(DecideVisit command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordResults);
        return Turns.TakeAsync(db, () => InTurnAsync(command, actor, cancellationToken), cancellationToken);
    }

    private async Task<Id<Visit>> InTurnAsync(DecideVisit command, Actor actor, CancellationToken cancellationToken)
    {
        var office = actor.RequireOffice();
        var files = db.VisibleDossiers(actor);
        var file = await db.Visits
            .Where(v => v.OfficeId == office && v.Id == command.VisitId && files.Any(d => d.OfficeId == v.OfficeId && d.Id == v.DossierId))
            .Select(v => v.DossierId).OneAsync(cancellationToken);
        var work = await LedgerWork.OpenAsync(db, office, cancellationToken);
        var ledger = (await work.LoadAsync([file], cancellationToken))[file];
        var visit = await db.Visits.Where(v => v.OfficeId == office && v.Id == command.VisitId).OneAsync(cancellationToken);
        if (visit.Kind == VisitKind.Reclassify)
        {
            actor.Demand(Permission.ApproveActs);
        }

        db.Begin(nameof(DecideVisit), actor);
        visit.Decide(Words(visit, command), db.Today, actor.Name);
        CarryOut(visit, ledger, command, work.Origin(actor, ActSource.Field, visit.Id.Value, visit.CampaignId));
        await work.SaveAsync([ledger], cancellationToken);
        return visit.Id;
    }

    private static void CarryOut(Visit visit, FileLedger ledger, DecideVisit command, ActOrigin origin)
    {
        if (visit.Kind == VisitKind.AssetFound && command.Agreed)
        {
            ledger.Record(VisitActs.Verification(visit, Means.Has), origin);
        }
        else if (visit.Kind == VisitKind.Reclassify)
        {
            Reclassify(visit, ledger, command, origin);
        }
    }

    private static void Reclassify(Visit visit, FileLedger ledger, DecideVisit command, ActOrigin origin)
    {
        var proposal = VisitActs.Proposal(visit);
        var act = ledger.Acts.LastOrDefault(a => a.SourceId == visit.Id.Value && a.Kind == proposal.Kind && !a.IsCancelled);
        var waits = act?.Stage is ActStage.Proposed or ActStage.Conflict;
        if (!command.Agreed)
        {
            if (waits)
            {
                ledger.Return(act!.Id, origin.Actor, origin.At, visit.Decision);
            }

            return;
        }

        // What did not fit when it came, or had another ground, is proposed anew by the head, for the reason that he gives: evidence alone
        // never passes a guard.
        var ground = VietText.Clean(command.Ground) is { Length: > 0 } point ? point : proposal.Ground;
        if (act?.Stage is null or ActStage.Conflict || (act.Stage == ActStage.Proposed && act.Ground != ground))
        {
            var reason = VietText.Clean(command.Decision) is { Length: > 0 } why ? why : null;
            var anew = ledger.Record(proposal with { Ground = ground, Reason = reason }, origin with { Source = ActSource.Office });
            if (act is not null)
            {
                ledger.Return(act.Id, origin.Actor, origin.At, visit.Decision);
            }

            act = anew;
        }

        if (act.Stage == ActStage.Proposed)
        {
            ledger.Agree(act.Id, origin.Actor, origin.At, command.DocumentNo, command.DocumentOn);
        }
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
