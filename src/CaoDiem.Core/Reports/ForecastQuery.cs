using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Scenarios;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>A forecast as it would have been made at the end of a week, against what came.</summary>
public sealed record ForecastCut(DateOnly Day, int Done, long Collected, Forecast Forecast, int TrueCases, long TrueMoney)
{
    public bool HoldsCases => Forecast.Cases.Holds(TrueCases);

    public bool HoldsMoney => Forecast.Money.Holds(TrueMoney);
}

/// <summary>The forecast of a campaign with what it was made from, and its back-test.</summary>
/// <param name="Cuts">Empty while the end is not known.</param>
/// <param name="Rates">Chances of success it starts from.</param>
/// <param name="Visits">Visits left in the accepted schedule, to compare the pace with.</param>
public sealed record ForecastReport(
    Campaign Campaign, DateOnly AsOf, DateOnly End, ForecastCourse Course, Forecast Forecast, IReadOnlyList<ForecastCut> Cuts, IReadOnlyDictionary<WorkGroup, SuccessRate> Rates, int Visits)
{
    public ReportForecast? ToReport() => AsOf >= End ? null
        : new(End, (int)Forecast.Cases.Low, (int)Forecast.Cases.Middle, (int)Forecast.Cases.High, Forecast.Money.Low, Forecast.Money.Middle, Forecast.Money.High);
}

/// <summary>Forecasts the close of the professional year from a campaign's own course of results.</summary>
public sealed class ForecastQuery(AppDb db)
{
    private const double DaysOfWeek = Weeks.Days;
    private static readonly ActKind[] Ends = [ActKind.Completed, ActKind.Terminated];

    public async Task<ForecastReport> RunAsync(Id<Campaign> id, Actor actor, DateOnly? asOf, CancellationToken cancellationToken = default)
    {
        var ground = await ReportGround.LoadAsync(db, id, actor, asOf, cancellationToken);
        var campaign = ground.Campaign;
        var end = ProfessionalYear.End(campaign.To);
        var files = await FilesAsync(campaign, end, cancellationToken);
        var rates = SuccessRates.Of(await SuccessRates.PastAsync(db, campaign, cancellationToken), ground.Law, campaign.From);
        var chance = ground.List.Count == 0 ? 0 : ground.List.Average(f => rates[WorkGroupSet.Read(f.Listed!.Groups).DefaultIfEmpty(WorkGroup.Review).Max()].Chance);
        var ordinary = await OrdinaryAsync(campaign, cancellationToken);
        ForecastCourse On(DateOnly day) => ForecastCourse.Of(files, campaign.From, campaign.To, day, end, chance, ordinary);
        var course = On(ground.AsOf);
        return new(campaign, ground.AsOf, end, course, Forecast.Of(course), db.Today < end ? [] : [.. Cuts(campaign, end, On)], rates, await VisitsAsync(campaign, ground.AsOf, cancellationToken));
    }

    /// <summary>The forecast of every week's end before the close, with the course as known then.</summary>
    public static IEnumerable<ForecastCut> Cuts(Campaign campaign, DateOnly end, Func<DateOnly, ForecastCourse> on)
    {
        var truth = on(end);
        for (var day = campaign.From.AddDays(Weeks.Days - 1); day < end && day <= campaign.To; day = day.AddDays(Weeks.Days))
        {
            var course = on(day);
            yield return new(day, course.Done, course.Collected, Forecast.Of(course), truth.Done, truth.Collected);
        }
    }

    // The acts in force at the close: what was revoked since did not come.
    private async Task<List<CourseFile>> FilesAsync(Campaign campaign, DateOnly end, CancellationToken cancellationToken)
    {
        var (office, id) = (campaign.OfficeId, campaign.Id);
        var list = await db.BaselineFiles.AsNoTracking().Where(b => b.OfficeId == office && b.CampaignId == id).OrderBy(b => b.DossierId)
            .Select(b => new { b.DossierId, b.JoinedOn, Money = b.RemainingAtJoin.Amount }).ToListAsync(cancellationToken);
        var onList = db.BaselineFiles.Where(b => b.OfficeId == office && b.CampaignId == id).Select(b => b.DossierId);
        var acts = (await db.Acts.AsNoTracking().Where(a => a.OfficeId == office && a.CountsFrom != null && a.CancelledAt == null && onList.Contains(a.DossierId))
            .ToListAsync(cancellationToken)).ToLookup(a => a.DossierId);
        return list.ConvertAll(f => new CourseFile(f.Money, StepsOf(FileState.Of(acts[f.DossierId], end), f.JoinedOn > campaign.From ? f.JoinedOn : campaign.From)));
    }

    private static List<CourseStep> StepsOf(FileState file, DateOnly from) =>
    [
        .. file.Acts.Where(a => a.Day >= from && !a.IsStatement && (a.Kind.Facts().Moves || a.Kind == ActKind.Reviewed))
            .Select(a => new CourseStep(a.Day, Ends.Contains(a.Kind) && !file.IsOpen, Standing.CollectsMoney(a, file) ? a.Amount.Amount : 0)),
    ];

    // What the professional year brought before the campaign began, as far as it is dated.
    private async Task<OrdinaryCourse> OrdinaryAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var (office, from, to) = (campaign.OfficeId, ProfessionalYear.Start(campaign.From), campaign.From);
        var weeks = (to.DayNumber - from.DayNumber) / DaysOfWeek;
        var acts = db.Acts.Where(a => a.OfficeId == office && a.Day >= from && a.Day < to && a.CountsFrom != null && a.CancelledAt == null);
        var done = await acts.Where(a => Ends.Contains(a.Kind)).Select(a => a.DossierId).Distinct().CountAsync(cancellationToken);
        var amounts = await acts.Where(a => a.Kind == ActKind.Paid && a.Source != ActSource.Register).OrderBy(a => a.Day).ThenBy(a => a.Id)
            .Select(a => a.Amount.Amount).ToListAsync(cancellationToken);
        return done + amounts.Count == 0 || weeks <= 0 ? OrdinaryCourse.Unknown : new(weeks, done, amounts);
    }

    private async Task<int> VisitsAsync(Campaign campaign, DateOnly day, CancellationToken cancellationToken)
    {
        var (office, id) = (campaign.OfficeId, campaign.Id);
        return await db.Assignments.CountAsync(a => a.OfficeId == office && db.TeamRoutes.Any(r => r.OfficeId == office && r.CampaignId == id && r.Id == a.RouteId && r.Day > day), cancellationToken);
    }
}
