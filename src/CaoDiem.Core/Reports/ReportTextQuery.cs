using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>Gathers the facts of a report as known on its day; the words are <see cref="ReportText"/>'s.</summary>
public sealed class ReportTextQuery(AppDb db)
{
    /// <param name="from">First day of the period: null for a final report, which covers the campaign.</param>
    /// <param name="asOf">Null: as the score board takes it.</param>
    public async Task<ReportFacts> FactsAsync(Id<Campaign> id, Actor actor, DateOnly? from, DateOnly? asOf, CancellationToken cancellationToken = default)
    {
        var ground = await ReportGround.LoadAsync(db, id, actor, asOf, cancellationToken);
        var (campaign, day) = (ground.Campaign, ground.AsOf);
        var start = from is { } first && first > campaign.From ? first : campaign.From;
        var board = new ScoreboardQuery(db);
        var now = await board.RunAsync(id, actor, day, cancellationToken);
        var before = await board.RunAsync(id, actor, start.AddDays(-1), cancellationToken);
        var more = new OfficeTables(db, actor, ground, cancellationToken);
        var acts = new ActItems(ground);
        var partners = (await more.PartnersAsync()).Total!.Cells;
        var open = ground.List.Where(f => f.OnList && f.State.IsOpen()).ToLookup(FileTables.CauseOf);
        return new()
        {
            Office = ground.OfficeName,
            Campaign = campaign.Name,
            Plan = campaign.PlanLabel + (campaign.PlanDate is { } planned ? $" ngày {ReportWords.Day(planned)}" : ""),
            CampaignFrom = campaign.From,
            CampaignTo = campaign.To,
            From = start,
            AsOf = day,
            Total = now.Total,
            Before = before.Total,
            YearBefore = (await more.YearBeforeAsync(campaign, day))?.Total,
            Target = now.Target,
            Teams = Parts(now.ByTaskForce, before.ByTaskForce),
            Officers = Parts(now.ByOfficer, before.ByOfficer),
            Waves = now.ByWave,
            ExemptionMoney = ground.List.Sum(f => FileTables.ReliefProposed(f, a => a.Which == ReliefKind.Exemption)),
            ReductionMoney = ground.List.Sum(f => FileTables.ReliefProposed(f, a => a.Which == ReliefKind.Reduction)),
            ToNotEnforceable = now.Total.ReclassifiedOut,
            ToEnforceable = now.Total.ReclassifiedIn,
            Causes = [.. FileTables.Causes.Where(c => open[c.Code].Any()).Select(c => new ReportShare(c.Label, open[c.Code].Count(), open[c.Code].Sum(f => f.Left))).OrderByDescending(c => c.Files)],
            Obstacles = await ObstaclesAsync(ground, cancellationToken),
            Next = await NextAsync(ground, cancellationToken),
            Steps = StepsOf(ground, acts),
            Partners = new((int)partners[0].Value!, (int)partners[3].Value!, (int)partners[4].Value!),
            Spent = await SpentAsync(ground, cancellationToken),
        };
    }

    private static IReadOnlyList<ReportPart> Parts(IReadOnlyList<ScoreLine> now, IReadOnlyList<ScoreLine> before)
    {
        var old = before.ToDictionary(l => l.Key ?? "", l => l.Figures);
        return [.. now.Select(l => new ReportPart(l.Name, l.Figures, old.GetValueOrDefault(l.Key ?? "") ?? new(), l.Target))];
    }

    private static ReportSteps StepsOf(ReportGround ground, ActItems acts)
    {
        int Count(params ActKind[] kinds) => acts.Count(a => kinds.Contains(a.Kind));
        int Ended(CoercionEnd end) => acts.Count(a => end.Holds(a, null));
        return new(
            Count(ActKind.ReliefSent), Count(ActKind.ReliefGranted), ground.List.Count(f => f.CoercionOn is not null),
            Ended(CoercionEnd.WithForce),
            Ended(CoercionEnd.WithoutForce), acts.OfFiles(CoercionEnd.PaidBefore.Holds).Count, Ended(CoercionEnd.Stopped),
            Count(ActKind.Complaint, ActKind.Denunciation), Count(ActKind.ProcuracyRequest, ActKind.ProcuracyProtest),
            acts.Count(a => ActItems.Oversight.Contains(a.Kind) && acts.IsOpen(a)));
    }

    private async Task<IReadOnlyList<ReportObstacle>> ObstaclesAsync(ReportGround ground, CancellationToken cancellationToken)
    {
        var (office, id, day) = (ground.Office.Id, ground.Campaign.Id, ground.AsOf);
        var rows = await db.Obstacles.AsNoTracking().Where(o => o.OfficeId == office && o.CampaignId == id && o.RaisedOn <= day).OrderBy(o => o.RaisedOn).ThenBy(o => o.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(o => new ReportObstacle(o.Text, ground.NameOf(o.OwnerId.Value), o.RaisedOn, o.State == ObstacleState.Escalated, o.Outcome, o.State == ObstacleState.Resolved && o.ResolvedOn <= day))];
    }

    // The seven days after the report, from the accepted schedule.
    private async Task<IReadOnlyList<ReportWork>> NextAsync(ReportGround ground, CancellationToken cancellationToken)
    {
        var (office, id, from, to) = (ground.Office.Id, ground.Campaign.Id, ground.AsOf, ground.AsOf.AddDays(Weeks.Days));
        var routes = await db.TeamRoutes.AsNoTracking().Include(r => r.Assignments).Where(r => r.OfficeId == office && r.CampaignId == id && r.Day > from && r.Day <= to).ToListAsync(cancellationToken);
        var files = routes.SelectMany(r => r.Assignments).Select(a => a.DossierId).Distinct().ToList();
        var places = await db.Dossiers.Where(d => d.OfficeId == office && files.Contains(d.Id) && d.CommuneId != null).Select(d => new { d.Id, d.CommuneId }).ToDictionaryAsync(d => d.Id, d => d.CommuneId!.Value.Value, cancellationToken);
        return [.. routes.GroupBy(r => r.TaskForceId.Value).OrderBy(g => ground.OrderOf(g.Key), StringComparer.Ordinal).Select(g => new ReportWork(
            ground.NameOf(g.Key), g.Select(r => r.Day).Distinct().Count(), g.Sum(r => r.Assignments.Count),
            [.. g.SelectMany(r => r.Assignments).Where(a => places.ContainsKey(a.DossierId)).GroupBy(a => places[a.DossierId]).OrderByDescending(p => p.Count()).Select(p => ground.NameOf(p.Key))]))];
    }

    private async Task<long?> SpentAsync(ReportGround ground, CancellationToken cancellationToken)
    {
        var (office, id) = (ground.Office.Id, ground.Campaign.Id);
        var spent = (await db.Expenses.AsNoTracking().Where(e => e.OfficeId == office && e.CampaignId == id).ToListAsync(cancellationToken)).Where(e => !e.IsCancelled).Sum(e => e.Amount.Amount);
        return spent > 0 ? spent : null;
    }
}
