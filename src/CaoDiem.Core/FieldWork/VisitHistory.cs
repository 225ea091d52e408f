using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.FieldWork;

/// <summary>What was heard of a file before: records of the field, and results that came another way.</summary>
public sealed class VisitHistory(IReadOnlyList<Visit> visits, IReadOnlyList<(DateOnly On, VisitOutcome Outcome)> others)
{
    public static VisitHistory None { get; } = new([], []);

    /// <summary>Accepted records, oldest first.</summary>
    public IReadOnlyList<Visit> Visits { get; } = visits;

    /// <summary>All visits as the ladder counts them, oldest first.</summary>
    public IReadOnlyList<VisitOutcome> Outcomes => [.. Visits.Select(v => (v.On, Outcome: v.Kind.Outcome())).Concat(others).OrderBy(v => v.On).Select(v => v.Outcome)];

    /// <summary>The promise that still runs or was broken: the last one, unless money came after it.</summary>
    public Visit? Promise => Visits.LastOrDefault(v => v.Kind == VisitKind.Promised) is { } promise
        && !Visits.Any(v => v.Kind.CollectsMoney() && v.On >= promise.On) && !others.Any(o => o.Outcome == VisitOutcome.Paid && o.On >= promise.On) ? promise : null;

    public static async Task<IReadOnlyDictionary<Id<Dossier>, VisitHistory>> LoadAsync(
        AppDb db, Id<Office> office, IReadOnlyCollection<Id<Dossier>> files, CancellationToken cancellationToken = default)
    {
        var visits = await db.Visits.AsNoTracking().Where(v => v.OfficeId == office && files.Contains(v.DossierId) && v.State == VisitState.Accepted).ToListAsync(cancellationToken);
        var results = await db.CaseResults.AsNoTracking().Where(r => r.OfficeId == office && files.Contains(r.DossierId)).ToListAsync(cancellationToken);
        var mine = visits.Select(v => v.ResultId).OfType<Id<Campaigns.CaseResult>>().ToHashSet();
        return files.Distinct().ToDictionary(f => f, f => new VisitHistory(
            [.. visits.Where(v => v.DossierId == f).OrderBy(v => v.On).ThenBy(v => v.RecordedAt).ThenBy(v => v.Sequence)],
            [.. results.Where(r => r.DossierId == f && !mine.Contains(r.Id)).SelectMany(r => VisitLadder.Of([r]).Select(o => (r.On, o)))]));
    }
}
