using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Scenarios;
using CaoDiem.Shared;
using CaoDiem.Years;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>
/// The year of an office over all its files: targets, what was reached before the campaign and since, and the forecast of its close. A
/// day on
/// which a closed period ends is read as known on its closing.
/// </summary>
public sealed class YearQuery(AppDb db)
{
    private const int Months = 12;
    private static readonly ActKind[] Ends = [ActKind.Completed, ActKind.Terminated, ActKind.Concluded];

    /// <param name="asOf">Null: today.</param>
    public async Task<YearBoard> RunAsync(Actor actor, DateOnly? asOf, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.SeeDossiers);
        var (office, day) = (actor.RequireOffice(), asOf ?? db.Today);
        var law = await OfficeLaw.LoadAsync(db, office, cancellationToken);
        var (year, start) = (ProfessionalYear.Of(day), ProfessionalYear.Start(day));
        var periods = await db.ClosedPeriods.AsNoTracking().Where(p => p.OfficeId == office && p.Year == year)
            .OrderBy(p => p.ClosedAt).ToListAsync(cancellationToken);
        var closing = periods.Find(p => p.IsClosed && p.UpTo == day);
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking()
            .Where(c => c.From <= day && c.To >= start && db.BaselineFiles.Any(b => b.OfficeId == c.OfficeId && b.CampaignId == c.Id))
            .OrderByDescending(c => c.From).ThenByDescending(c => c.Id).FirstOrDefaultAsync(cancellationToken);
        Task<List<ReportFile>> Files(DateOnly on, DateOnly? known) =>
            new OfficeLedgers(db, office, law, on, known).FilesAsync(cancellationToken);
        var now = await Files(day, closing?.KnownOn);
        var before = campaign is { } running && running.From > start ? await Files(running.From.AddDays(-1), closing?.KnownOn) : null;
        var later = closing is null ? null : OfficeYear.Of(await Files(day, null), day, campaign?.From);
        var chance = SuccessRates.Of(new Dictionary<WorkGroup, (int, int)>(), law, start)[WorkGroup.Review].Chance;
        var view = new Slices(now, before, day, campaign?.From, chance);
        var lines = await LinesAsync(office, year, day, view, cancellationToken);
        var (whole, eve, end) = (view.Now(null, null), view.Before(null, null), view.End(null, null));
        return new(whole, eve, later, end, closing, campaign, lines, MonthsOf(year, periods));
    }

    private async Task<IReadOnlyList<YearLine>> LinesAsync(
        Id<Office> office, int year, DateOnly day, Slices view, CancellationToken cancellationToken)
    {
        var targets = await db.YearTargets.AsNoTracking().Where(t => t.OfficeId == office && t.Year == year).ToListAsync(cancellationToken);
        var names = await db.Officers.AsNoTracking().Where(o => o.OfficeId == office)
            .ToDictionaryAsync(o => o.Id, o => (o.Name, o.SortKey), cancellationToken);
        return [.. YearTarget.InForce(targets, day)
            .OrderBy(t => t.OfficerId is { } id ? names[id].SortKey : "", StringComparer.Ordinal)
            .ThenBy(t => t.Ledger is { } ledger ? (int)ledger : -1).ThenBy(t => t.Measure)
            .Select(t => new YearLine(t, t.OfficerId is { } id ? names[id].Name : "Toàn đơn vị",
                view.Before(t.OfficerId, t.Ledger), view.Now(t.OfficerId, t.Ledger), view.End(t.OfficerId, t.Ledger)))];
    }

    private static List<YearMonth> MonthsOf(int year, List<ClosedPeriod> periods) =>
    [
        .. Enumerable.Range(1, Months).Select(m => new YearMonth(m, ClosedPeriod.LastDay(year, m),
            periods.Find(p => p.Month == m && p.IsClosed), periods.FindAll(p => p.Month == m && !p.IsClosed))),
    ];

    /// <summary>The year of the whole office, an officer or a ledger: by the files that are his on the day.</summary>
    private sealed class Slices(List<ReportFile> now, List<ReportFile>? before, DateOnly day, DateOnly? campaignFrom, double chance)
    {
        private readonly Dictionary<(Id<Officer>?, MatterKind?), Forecast?> _ends = [];

        public OfficeYear Now(Id<Officer>? officer, MatterKind? ledger) => OfficeYear.Of(Of(now, officer, ledger), day, campaignFrom);

        public OfficeYear? Before(Id<Officer>? officer, MatterKind? ledger) =>
            before is null ? null : OfficeYear.Of(Of(before, officer, ledger), campaignFrom!.Value.AddDays(-1), campaignFrom);

        public Forecast? End(Id<Officer>? officer, MatterKind? ledger)
        {
            if (!_ends.TryGetValue((officer, ledger), out var end))
            {
                end = _ends[(officer, ledger)] = EndOf(Of(now, officer, ledger));
            }

            return end;
        }

        // The year is one long campaign whose list is every file that can still count or has counted.
        private Forecast? EndOf(List<ReportFile> files)
        {
            var (start, end) = (ProfessionalYear.Start(day), ProfessionalYear.End(day));
            if (day >= end)
            {
                return null;
            }

            var course = files.Where(f => Waterfalls.IsHandled(f, start) && Waterfalls.IsToEnforce(f, start) && CountsOrMay(f, start))
                .Select(f => new CourseFile(f.YearMoney, Steps(f, start))).ToList();
            return Reports.Forecast.Of(ForecastCourse.Of(course, start, end, day, end, chance, OrdinaryCourse.Unknown));
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
}
