using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>When an item can be proposed for exemption or reduction.</summary>
public enum ReliefStage
{
    Ready,
    ReadyAfter,
    FromDate,
}

/// <summary>A line of the working list.</summary>
/// <param name="From">First day of eligibility when it lies ahead.</param>
public sealed record ReliefLine(
    Id<Dossier> Id, string DecisionNo, DateOnly DecisionDate, string Debtor, string SortKey, Id<Officer>? OfficerId,
    ReliefStage Stage, WorkGroup Group, ReliefQuestion Question, ReliefAnswer Answer, IReadOnlyList<string> Missing, DateOnly? From);

/// <summary>A dossier that was made and goes to the procuracy in the first week of the next month.</summary>
public sealed record BatchLine(
    Id<Dossier> Id, string DecisionNo, DateOnly DecisionDate, string Debtor, ReliefKind Kind, DateOnly MadeOn, Dong Due, Dong Paid,
        Dong Remaining, Dong Proposed);

/// <summary>
/// Exemption and reduction over all visible files: what can be proposed now, after something, or from a day in the next
/// twelve months; and the monthly batch to the procuracy (law.md M-46).
/// </summary>
public sealed class ReliefList(AppDb db)
{
    private const int MonthsAhead = 12;

    public async Task<IReadOnlyList<ReliefLine>> AsOfAsync(DateOnly asOf, Actor actor, CancellationToken cancellationToken = default)
    {
        var law = await OfficeLaw.LoadAsync(db, actor.RequireOffice(), cancellationToken);
        var open = DossierStates.All.Where(s => s.IsOpen()).ToList();
        var files = await db.VisibleDossiers(actor).AsNoTracking()
            .Where(d => !d.IsVoid && open.Contains(d.State) && d.CoercionDecisionOn == null && d.Remaining.Amount > 0)
            .Include(d => d.Obligations).ToListAsync(cancellationToken);
        var lines = new List<ReliefLine>();
        foreach (var file in files)
        {
            var facts = file.ToFacts();
            foreach (var item in facts.Obligations.Where(o => o.Kind.IsBudgetMoney()))
            {
                if (Line(file, facts, ReliefQuestion.Of(facts, item, asOf), law) is { } line)
                {
                    lines.Add(line);
                }
            }
        }

        return [.. lines.OrderBy(l => l.Stage).ThenBy(l => l.From).ThenBy(l => l.SortKey, StringComparer.Ordinal).ThenBy(l => l.DecisionDate)];
    }

    /// <summary>Dossiers made in a month: the batch of the first week of the month after it.</summary>
    public async Task<IReadOnlyList<BatchLine>> BatchAsync(DateOnly month, Actor actor, CancellationToken cancellationToken = default)
    {
        var from = new DateOnly(month.Year, month.Month, 1);
        var to = from.AddMonths(1);
        var rows = await db.Acts.AsNoTracking().Where(a => a.Kind == ActKind.ReliefDossier && a.Which != null && a.Day >= from
            && a.Day < to)
            .Where(a => a.CountsFrom != null && a.CancelledAt == null)
            .Join(db.VisibleDossiers(actor), a => new { a.OfficeId, Id = a.DossierId }, d => new { d.OfficeId, d.Id }, (a, d) =>
            new { a, d })
            .Select(x => new
            {
                Line = new BatchLine(
                    x.d.Id, x.d.DecisionNo, x.d.DecisionDate, x.d.DebtorName, x.a.Which!.Value, x.a.Day, x.d.Due, x.d.Paid, x.d.Remaining,
                    x.a.Amount),
                x.d.DebtorSortKey,
            })
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.Line.Kind).ThenBy(r => r.DebtorSortKey, StringComparer.Ordinal).Select(r => r.Line)];
    }

    private static ReliefLine? Line(Dossier file, DossierFacts facts, ReliefQuestion question, LawBook law)
    {
        var answer = ReliefRules.Decide(question, law);
        if (answer.Outcome == ReliefOutcome.None)
        {
            // Only time may stand in the way; whoever has means or was never verified is not waiting for a date.
            return answer.Rule is "M-03" or "M-04" or "M-05"
                && ReliefRules.FirstEligibleDay(question, law) is { } day && day <= question.AsOf.AddMonths(MonthsAhead)
                && ReliefRules.Decide(question with { AsOf = day }, law) is var later
                ? Make(ReliefStage.FromDate, later, ReliefDossier.Missing(facts, later), day)
                : null;
        }

        var missing = ReliefDossier.Missing(facts, answer);
        return Make(missing.Count == 0 ? ReliefStage.Ready : ReliefStage.ReadyAfter, answer, missing, null);

        ReliefLine Make(ReliefStage stage, ReliefAnswer given, IReadOnlyList<string> lacks, DateOnly? from) => new(
            file.Id, file.DecisionNo, file.DecisionDate, file.DebtorName, file.DebtorSortKey, file.OfficerId, stage,
            given.Outcome == ReliefOutcome.Exempt ? WorkGroup.Exemption : WorkGroup.Reduction, question, given, lacks, from);
    }
}
