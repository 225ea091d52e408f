using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Launch;
using CaoDiem.Law;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using CaoDiem.Workload;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Province;

/// <summary>A campaign among those of the other offices. Numbers only: nothing here names a person.</summary>
/// <param name="RankCases">Place by the rate of cases; null without enforceable files.</param>
/// <param name="OverWeeks">Weeks in which some team has more work than time; null while no list is frozen.</param>
public sealed record ProvinceRow(
    Office Office, Campaign Campaign, ScoreFigures Figures, ScoreTarget? Target, int? RankCases, int? RankMoney, ReadinessReport Readiness, int? OverWeeks, int Silent, int Teams, int Lent, int Borrowed)
{
    /// <summary>What is missing to the target as a share of it, 0 to 1.</summary>
    public double? MissingCases => Target is { Cases: > 0 } target ? (double)target.MissingCases / target.Cases : null;

    public double? MissingMoney => Target is { Money: > 0 } target ? (double)target.MissingMoney / target.Money : null;
}

/// <summary>The campaigns of a province's offices side by side, in a few queries whatever the number of offices.</summary>
/// <param name="Year">Professional year, by the calendar year in which it ends.</param>
/// <param name="Without">Offices that have no campaign in the year.</param>
public sealed record ProvinceOverview(int Year, IReadOnlyList<ProvinceRow> Rows, IReadOnlyList<Office> Without)
{
    public ScoreFigures Total => ScoreFigures.Sum(Rows.Select(r => r.Figures));

    public static async Task<ProvinceOverview> LoadAsync(AppDb db, Actor actor, int year, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.OverseeProvince);
        var (first, last) = (ProfessionalYear.Start(new(year, 1, 1)), ProfessionalYear.End(new(year, 1, 1)));
        var offices = await db.VisibleOffices(actor).AsNoTracking().OrderBy(o => o.Code).ToListAsync(cancellationToken);
        var campaigns = await db.VisibleCampaigns(actor).AsNoTracking().AsSingleQuery().Include(c => c.Waves).Include(c => c.Targets).Where(c => c.From <= last && c.To >= first).ToListAsync(cancellationToken);
        var figures = await FiguresAsync(db, campaigns, cancellationToken);
        var readiness = await ReadinessRecords.LoadAsync(db, campaigns, cancellationToken);
        var loads = (await CampaignWorkload.LoadAsync(db, [.. campaigns.Where(c => c.State != CampaignState.Closed)], cancellationToken)).ToDictionary(w => w.Campaign.Id, w => w.Plan().Units.Sum(u => u.OverWeeks));
        var limits = await db.PlanRules.AsNoTracking().ToDictionaryAsync(r => r.OfficeId, r => r.SilentDays, cancellationToken);
        var silent = await SilentTeams.ListAsync(db, campaigns, o => limits.TryGetValue(o, out var days) ? days : new PlanRules { OfficeId = o }.SilentDays, cancellationToken);
        var teams = await db.CampaignTaskForces.GroupBy(l => l.CampaignId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var moves = (await db.VisibleReinforcements(actor).AsNoTracking().ToListAsync(cancellationToken)).Where(r => r.Holds).ToList();
        ProvinceRow Row(Campaign campaign) => figures.GetValueOrDefault(campaign.Id, new()) is var f ? new(
            offices.First(o => o.Id == campaign.OfficeId), campaign, f, ScoreTarget.Of(campaign.TargetOn(TargetScope.Office, null, Min(db.Today, campaign.To)), f), null, null,
            Launch.Readiness.Of(readiness[campaign.Id], campaign.From.DayNumber - db.Today.DayNumber), loads.TryGetValue(campaign.Id, out var over) ? over : null,
            silent[campaign.Id].Count(), teams.GetValueOrDefault(campaign.Id), moves.Count(m => m.OfficeId == campaign.OfficeId && m.Period.Overlaps(campaign.Period)),
            moves.Count(m => m.ToOfficeId == campaign.OfficeId && m.Period.Overlaps(campaign.Period))) : throw new InvalidOperationException();
        var rows = Ranked([.. campaigns.Select(Row)]);
        return new(year, rows, [.. offices.Where(o => rows.All(r => r.Office.Id != o.Id))]);
    }

    // Equal rates share a place, as in a competition.
    private static List<ProvinceRow> Ranked(List<ProvinceRow> rows)
    {
        static int? Place(ProvinceRow row, List<ProvinceRow> all, Func<ProvinceRow, double> rate) => row.Figures.Enforceable == 0 ? null : 1 + all.Count(o => o.Figures.Enforceable > 0 && rate(o) > rate(row));
        return [.. rows.Select(r => r with { RankCases = Place(r, rows, x => x.Figures.RateCases), RankMoney = Place(r, rows, x => x.Figures.RateMoney) })
            .OrderBy(r => r.RankCases ?? int.MaxValue).ThenBy(r => r.Office.Code, StringComparer.Ordinal).ThenBy(r => r.Campaign.From)];
    }

    private static async Task<Dictionary<Id<Campaign>, ScoreFigures>> FiguresAsync(AppDb db, List<Campaign> campaigns, CancellationToken cancellationToken)
    {
        var (offices, ids) = (campaigns.Select(c => c.OfficeId).Distinct().ToList(), campaigns.Select(c => c.Id).ToList());
        var today = db.Today;
        var cells = await db.StandingCells.AsNoTracking()
            .Where(c => offices.Contains(c.OfficeId) && ids.Contains(c.CampaignId) && c.By == CellBy.Campaign && c.Day <= today)
            .ToListAsync(cancellationToken);
        return cells.GroupBy(c => c.CampaignId).ToDictionary(
            g => g.Key, g => ScoreFigures.Sum(BoardRow.On(g.AsQueryable(), today).AsEnumerable().Select(r => r.Figures())));
    }

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}
