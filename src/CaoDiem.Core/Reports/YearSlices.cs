using CaoDiem.Campaigns;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Reports;

/// <summary>The year of the whole office, an officer or a ledger: by the files that are his on the day.</summary>
/// <param name="now">Every file of the office on the day.</param>
/// <param name="before">The same on the eve of the campaign; null when there was none.</param>
/// <param name="chance">How likely a file is completed or terminated, before anything is seen; 0 to 1.</param>
internal sealed class YearSlices(
    List<ReportFile> now, List<ReportFile>? before, DateOnly day, DateOnly? campaignFrom, double chance)
{
    private static readonly ActKind[] Ends = [ActKind.Completed, ActKind.Terminated, ActKind.Concluded];

    private readonly Dictionary<(Id<Officer>?, MatterKind?), Forecast?> _ends = [];

    public OfficeYear Now(Id<Officer>? officer, MatterKind? ledger) => OfficeYear.Of(Of(now, officer, ledger), day, campaignFrom);

    public OfficeYear? Before(Id<Officer>? officer, MatterKind? ledger) =>
        before is null ? null : OfficeYear.Of(Of(before, officer, ledger), campaignFrom!.Value.AddDays(-1), campaignFrom);

    /// <summary>The close of the year; null when it is over.</summary>
    public Forecast? End(Id<Officer>? officer, MatterKind? ledger)
    {
        if (!_ends.TryGetValue((officer, ledger), out var end))
        {
            end = _ends[(officer, ledger)] = EndOf(Of(now, officer, ledger), Now(officer, ledger));
        }

        return end;
    }

    // The year is one long campaign whose list is every file that can still count or has counted; what a register alone tells as done or
    // collected has no step in that course, so that the range is moved to start from what the year counts.
    private Forecast? EndOf(List<ReportFile> files, OfficeYear year)
    {
        var (start, end) = (ProfessionalYear.Start(day), ProfessionalYear.End(day));
        if (day >= end)
        {
            return null;
        }

        var list = files.Where(f => Waterfalls.IsHandled(f, start) && Waterfalls.IsToEnforce(f, start) && CountsOrMay(f, start))
            .Select(f => new CourseFile(f.YearMoney, Steps(f, start))).ToList();
        var course = ForecastCourse.Of(list, start, end, day, end, chance, OrdinaryCourse.Unknown);
        var (cases, money) = (year.Done - course.Done, year.Collected - course.Collected);
        var forecast = Forecast.Of(course);
        return new(
            forecast.Cases.Plus(cases), forecast.Money.Plus(money), forecast.CasesWithout.Plus(cases), forecast.MoneyWithout.Plus(money));
    }

    private static bool CountsOrMay(ReportFile file, DateOnly start) => file.Now.IsOpen || file.StateOn >= start;

    private static List<CourseStep> Steps(ReportFile file, DateOnly start) =>
    [
        .. file.Now.Acts.Where(a => a.Day >= start && !a.IsStatement && (a.Kind.Facts().Moves || a.Kind == ActKind.Reviewed))
            .Select(a => new CourseStep(a.Day, Ends.Contains(a.Kind) && file.Place.Bucket == StatisticBucket.Done,
                Standing.CollectsMoney(a, file.Now) ? a.Amount.Amount : 0)),
    ];

    private static List<ReportFile> Of(List<ReportFile> files, Id<Officer>? officer, MatterKind? ledger)
    {
        var one = officer?.Value;
        return officer is null && ledger is null
            ? files
            : files.FindAll(f => (one is null || f.Now.Officer == one) && (ledger is null || f.Matter == ledger));
    }
}
