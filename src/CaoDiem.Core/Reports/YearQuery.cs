using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Scenarios;
using CaoDiem.Shared;
using CaoDiem.Years;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>
/// The year of an office over all its files: targets, what was reached before the campaign and since, and the forecast of its close. A day
/// on which a closed period ends is read as known on its closing. The files are read once and folded for each day that is compared.
/// </summary>
public sealed class YearQuery(AppDb db)
{
    private const int Months = 12;

    /// <param name="asOf">Null: today.</param>
    public async Task<YearBoard> RunAsync(Actor actor, DateOnly? asOf, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.SeeDossiers);
        var (office, day) = (actor.RequireOffice(), asOf ?? db.Today);
        var start = ProfessionalYear.Start(day);
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking()
            .Where(c => c.From <= day && c.To >= start && db.BaselineFiles.Any(b => b.OfficeId == c.OfficeId && b.CampaignId == c.Id))
            .OrderByDescending(c => c.From).ThenByDescending(c => c.Id).FirstOrDefaultAsync(cancellationToken);
        return await OfAsync(office, actor, new(day, null), campaign, cancellationToken);
    }

    /// <summary>The year as the board of a campaign tells it: numbers only, for whoever sees the board.</summary>
    /// <param name="id">Not found when out of the actor's scope.</param>
    /// <param name="asOf">Null: as the score board takes it.</param>
    /// <param name="knownOn">Null: as known now; the last day of a closed period as known on its closing.</param>
    public async Task<YearBoard> OfCampaignAsync(
        Id<Campaign> id, Actor actor, DateOnly? asOf, DateOnly? knownOn, CancellationToken cancellationToken = default)
    {
        var (campaign, usual) = await ScoreboardQuery.CampaignAsync(db, id, actor, cancellationToken);
        return await OfAsync(campaign.OfficeId, actor, new(asOf ?? usual, knownOn), campaign, cancellationToken);
    }

    private async Task<YearBoard> OfAsync(
        Id<Office> office, Actor actor, Days days, Campaign? campaign, CancellationToken cancellationToken)
    {
        var law = await OfficeLaw.LoadAsync(db, office, cancellationToken);
        var (day, year, start) = (days.AsOf, ProfessionalYear.Of(days.AsOf), ProfessionalYear.Start(days.AsOf));
        var periods = await db.ClosedPeriods.AsNoTracking().Where(p => p.OfficeId == office && p.Year == year)
            .OrderBy(p => p.ClosedAt).ToListAsync(cancellationToken);
        var held = days.KnownOn is { } asked ? periods.FindAll(p => p.HeldOn(asked)) : periods.FindAll(p => p.IsClosed);
        var closing = days.KnownOn is null ? held.Find(p => p.UpTo == day) : null;
        var known = days.KnownOn ?? closing?.KnownOn;
        var last = held.Where(p => p.UpTo < day).MaxBy(p => p.UpTo);
        var acts = await OfficeActs.LoadAsync(db, office, day, known is not null || last is not null, cancellationToken);
        List<ReportFile> Files(DateOnly on, DateOnly? seen) => new OfficeLedgers(law, on, seen).Files(acts);
        OfficeYear Year(DateOnly on, DateOnly? seen) => OfficeYear.Of(Files(on, seen), on, campaign?.From);
        var eve = campaign is { } one && one.From > start && one.From <= day ? one.From.AddDays(-1) : (DateOnly?)null;
        var chance = SuccessRates.Of(new Dictionary<WorkGroup, (int, int)>(), law, start)[WorkGroup.Review].Chance;
        var view = new YearSlices(Files(day, known), eve is { } e ? Files(e, known) : null, day, campaign?.From, chance);
        var (lines, others) = await TargetsAsync(office, actor, year, day, view, cancellationToken);
        var now = view.Now(null, null);
        return new(
            now, view.Before(null, null), closing is null ? null : Year(day, null), view.End(null, null), closing,
            last is null ? null : new(last, Year(last.UpTo, last.KnownOn), Year(last.UpTo, known), now),
            campaign, lines, others, MonthsOf(year, periods));
    }

    private async Task<(IReadOnlyList<YearLine> Lines, IReadOnlyList<OtherTarget> Others)> TargetsAsync(
        Id<Office> office, Actor actor, int year, DateOnly day, YearSlices view, CancellationToken cancellationToken)
    {
        var targets = await db.YearTargets.AsNoTracking().Where(t => t.OfficeId == office && t.Year == year).ToListAsync(cancellationToken);
        if (targets.Count == 0)
        {
            return ([], []);
        }

        var names = await ReportGround.NamesAsync(db, office, actor, null, cancellationToken);
        (string Name, string SortKey) Who(YearTarget target) => target.OfficerId is { } id ? names[id.Value] : ("Toàn đơn vị", "");
        var inForce = YearTarget.InForce(targets, day).ToList();
        var sorted = targets.OrderBy(t => Who(t).SortKey, StringComparer.Ordinal)
            .ThenBy(t => t.Ledger is { } ledger ? (int)ledger : -1).ThenBy(t => t.Measure).ThenBy(t => t.From).ThenBy(t => t.Id).ToList();
        return (
            sorted.FindAll(inForce.Contains).ConvertAll(t => new YearLine(t, Who(t).Name,
                view.Before(t.OfficerId, t.Ledger), view.Now(t.OfficerId, t.Ledger), view.End(t.OfficerId, t.Ledger))),
            sorted.FindAll(t => !inForce.Contains(t)).ConvertAll(t => new OtherTarget(t, Who(t).Name)));
    }

    private static List<YearMonth> MonthsOf(int year, List<ClosedPeriod> periods) =>
    [
        .. Enumerable.Range(1, Months).Select(m => new YearMonth(m, ClosedPeriod.LastDay(year, m),
            periods.Find(p => p.Month == m && p.IsClosed), periods.FindAll(p => p.Month == m && !p.IsClosed))),
    ];

    private readonly record struct Days(DateOnly AsOf, DateOnly? KnownOn);
}
