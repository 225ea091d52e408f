using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.FieldWork;

/// <summary>A promise to pay, wherever it was recorded.</summary>
public sealed record PromiseMade(DateOnly On, Dong Amount, DateOnly? PromisedOn);

/// <summary>What was heard of a file before: records of the field, and acts that came another way.</summary>
/// <param name="visits">Accepted records; one whose acts were all cancelled is none.</param>
/// <param name="acts">The acts of the file of the kinds in <see cref="VisitLadder"/>, also cancelled ones.</param>
public sealed class VisitHistory(IEnumerable<Visit> visits, IReadOnlyList<Act> acts)
{
    private readonly ILookup<Guid, Act> _bySource = acts.Where(a => a.SourceId is not null).ToLookup(a => a.SourceId!.Value);

    public static VisitHistory None { get; } = new([], []);

    /// <summary>Accepted records that stand, oldest first.</summary>
    public IReadOnlyList<Visit> Visits =>
        field ??= [.. visits.Where(Stands).OrderBy(v => v.On).ThenBy(v => v.RecordedAt).ThenBy(v => v.Sequence)];

    /// <summary>All visits as the ladder counts them, oldest first: a record once, and not again by the acts it became.</summary>
    public IReadOnlyList<VisitOutcome> Outcomes => [.. Visits.Select(v => (v.On, Outcome: v.Kind.Outcome()))
        .Concat(Others.SelectMany(a => VisitLadder.Of([a]).Select(o => (On: a.Day, Outcome: o)))).OrderBy(v => v.On)
        .Select(v => v.Outcome)];

    /// <summary>The record of the promise that still runs or was broken: the last one, unless money came after it.</summary>
    public Visit? Promise => Visits.LastOrDefault(v => v.Kind == VisitKind.Promised) is { } promise
        && !PaidSince(promise.On) ? promise : null;

    /// <summary>The same, also when it was recorded in the office.</summary>
    public PromiseMade? LastPromise
    {
        get
        {
            var inField = Visits.LastOrDefault(v => v.Kind == VisitKind.Promised);
            var elsewhere = Others.LastOrDefault(a => a.Kind == ActKind.Promised);
            var last = elsewhere is not null && !(inField?.On > elsewhere.Day)
                ? new PromiseMade(elsewhere.Day, elsewhere.Amount, elsewhere.PlannedOn)
                : inField is not null ? new(inField.On, inField.Amount, inField.PromisedOn)
                : null;
            return last is not null && !PaidSince(last.On) ? last : null;
        }
    }

    /// <summary>Money of the record that still counts.</summary>
    public Dong Collected(Visit visit) => !visit.Kind.CollectsMoney() || !Stands(visit) ? Dong.Zero
        : !_bySource[visit.Id.Value].Any() ? visit.Amount
        : _bySource[visit.Id.Value].Where(a => a.Kind == ActKind.Paid && a.Counts).Aggregate(Dong.Zero, (sum, act) => sum + act.Amount);

    /// <summary>The reclassification that the record proposed was decided in the ledger of the file.</summary>
    public bool IsSettled(Visit visit) =>
        _bySource[visit.Id.Value].LastOrDefault(a => a.Kind is ActKind.NotEnforceable or ActKind.Enforceable) is { } proposal
        && (proposal.IsCancelled || proposal.Stage is not (ActStage.Proposed or ActStage.Conflict));

    // Acts that count and are not those of a record, nor what version 0.3 kept of one.
    private IReadOnlyList<Act> Others =>
        field ??= [.. acts.Where(a => a.Counts && !visits.Any(v => IsOf(a, v))).OrderBy(a => a.Day).ThenBy(a => a.Turn)];

    private static bool IsOf(Act act, Visit visit) => act.SourceId is { } source && (source == visit.Id.Value || source == visit.ResultId)
        || (act.Kind == ActKind.Paid && act.On == visit.On && ActGuards.SameReceipt(act.ReceiptNo, visit.ReceiptNo));

    private bool Stands(Visit visit) => !_bySource[visit.Id.Value].Any() || _bySource[visit.Id.Value].Any(a => !a.IsCancelled);

    private bool PaidSince(DateOnly day) =>
        Visits.Any(v => v.Kind.CollectsMoney() && v.On >= day)
        || Others.Any(a => a is { Kind: ActKind.Paid, IsStatement: false } && a.Day >= day);

    public static async Task<IReadOnlyDictionary<Id<Dossier>, VisitHistory>> LoadAsync(
        AppDb db, Id<Office> office, IReadOnlyCollection<Id<Dossier>> files, CancellationToken cancellationToken = default)
    {
        var visits = (await db.Visits.AsNoTracking()
            .Where(v => v.OfficeId == office && files.Contains(v.DossierId) && v.State == VisitState.Accepted)
            .ToListAsync(cancellationToken)).ToLookup(v => v.DossierId);
        List<ActKind> kinds = [.. VisitLadder.Kinds, ActKind.NotEnforceable, ActKind.Enforceable];
        var acts = (await db.Acts.AsNoTracking()
            .Where(a => a.OfficeId == office && files.Contains(a.DossierId) && kinds.Contains(a.Kind)).OrderBy(a => a.Turn)
            .ToListAsync(cancellationToken)).ToLookup(a => a.DossierId);
        return files.Distinct().ToDictionary(f => f, f => new VisitHistory([.. visits[f]], [.. acts[f]]));
    }
}
