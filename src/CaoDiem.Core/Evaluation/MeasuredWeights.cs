using CaoDiem.Database;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Workload;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Evaluation;

/// <summary>What measured visits say of the points of a class and stage.</summary>
/// <param name="Visits">Visits that could be measured.</param>
/// <param name="Median">Median of their minutes on the spot.</param>
/// <param name="Points">Proposed points; null where too few were measured.</param>
public sealed record MeasuredWeight(WeightClass Class, WeightStage Stage, int Visits, int Median, int? Points)
{
    /// <summary>As it will be cited when it is taken.</summary>
    public string Basis => $"Trung vị {Median} phút của {Visits} lượt đo được";
}

/// <summary>
/// Points by measured minutes: a visit of the median length is ten points, another one as much more or less. Proposed, never taken by
/// itself.
/// </summary>
public sealed class MeasuredWeightsQuery(AppDb db)
{
    /// <summary>With fewer measured visits behind it a number says too little.</summary>
    public const int LeastMeasures = NormProposals.LeastMeasures;

    private const int PointsOfMedian = 10;
    private const int MonthsBack = 24;

    /// <summary>Each class and stage of which anything was measured in two years, and how many visits in all.</summary>
    public async Task<(int Visits, IReadOnlyList<MeasuredWeight> Cells)> LoadAsync(Id<Office> office,
        CancellationToken cancellationToken = default)
    {
        var from = db.Today.AddMonths(-MonthsBack);
        var sheets = await db.FieldDays.AsNoTracking().Include(d => d.Stops).Where(d => d.OfficeId == office && d.Day >= from)
            .ToListAsync(cancellationToken);
        var visits = await db.Visits.AsNoTracking()
            .Where(v => v.OfficeId == office && v.On >= from && v.State == VisitState.Accepted && v.Source == VisitSource.Phone
                && v.StopId != null)
            .ToListAsync(cancellationToken);
        var measured = StepTimes.Measured(sheets, visits).ToList();
        var files = measured.Select(m => m.Stop.DossierId).Distinct().ToList();
        var kinds = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == office && files.Contains(d.Id))
            .Select(d => new { d.Id, d.ObligationKind }).ToDictionaryAsync(d => d.Id, d => d.ObligationKind, cancellationToken);
        return (measured.Count, Of([.. measured.Select(m => (WeightClasses.Of(kinds[m.Stop.DossierId]), StageOf(m.Stop.Kind),
            m.Minutes))]));
    }

    /// <summary>The proposals that measured minutes make.</summary>
    public static IReadOnlyList<MeasuredWeight> Of(IReadOnlyList<(WeightClass Class, WeightStage Stage, int Minutes)> measured)
    {
        if (StepTimes.Median([.. measured.Select(m => m.Minutes)]) is not { } middle)
        {
            return [];
        }

        return
        [
            .. measured.GroupBy(m => (m.Class, m.Stage)).OrderBy(g => g.Key.Class).ThenBy(g => g.Key.Stage).Select(g =>
            {
                var (count, median) = (g.Count(), StepTimes.Median([.. g.Select(m => m.Minutes)])!.Value);
                int? points = count < LeastMeasures ? null : Math.Max(1, (int)Math.Round((double)PointsOfMedian * median / middle));
                return new MeasuredWeight(g.Key.Class, g.Key.Stage, count, median, points);
            }),
        ];
    }

    // What is done at a visit tells how far the file had come.
    private static WeightStage StageOf(StepKind kind) => kind switch
    {
        StepKind.Verify => WeightStage.Unverified,
        StepKind.Coerce or StepKind.PreMeeting or StepKind.OpinionMeeting => WeightStage.Coercion,
        _ => WeightStage.Working,
    };
}
