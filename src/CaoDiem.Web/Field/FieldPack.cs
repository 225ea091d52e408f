using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Field;

/// <summary>A file that a phone carries along, for visits that were not planned.</summary>
public sealed record BriefFile(Guid Id, Guid CampaignId, string Debtor, string Decision, string Place, long Remaining);

/// <summary>A choice with its code, as the phone shows it.</summary>
public sealed record FieldChoice(string Code, string Label, bool Money, bool Text);

/// <summary>What a phone takes along: the sheets of the next days, all files of its person in running campaigns, the words.</summary>
public sealed record FieldPack(
    Guid User, string Name, string Office, DateOnly Today, IReadOnlyList<DaySheet> Sheets, IReadOnlyList<BriefFile> Files, IReadOnlyList<FieldChoice> Kinds, IReadOnlyList<FieldChoice> Reasons,
    IReadOnlyList<FieldChoice> Means)
{
    private const int DaysAhead = 5;

    /// <summary>Issues the sheets of those days that the schedule has and nobody issued yet: what a phone carries is issued.</summary>
    /// <param name="issue">Null for who only looks: then sheets that nobody issued yet are not in it.</param>
    public static async Task<FieldPack> TakeAsync(AppDb db, IssueDaySheetHandler? issue, Actor actor, CancellationToken cancellationToken)
    {
        var (office, from, to) = (actor.RequireOffice(), db.Today, db.Today.AddDays(DaysAhead));
        var campaigns = await db.VisibleCampaigns(actor).AsNoTracking().Where(c => c.State == CampaignState.Running && c.From <= to && c.To >= from).ToListAsync(cancellationToken);
        var (sheets, files) = (new List<DaySheet>(), new List<BriefFile>());
        var open = DossierStates.All.Where(s => s.IsOpen()).ToList();
        foreach (var campaign in campaigns)
        {
            if (issue is not null)
            {
                await IssueAsync(db, issue, campaign, from, to, actor, cancellationToken);
            }

            sheets.AddRange(await DaySheet.ListAsync(db, campaign, from, to, actor, null, cancellationToken));
            var communes = await db.Communes.AsNoTracking().Where(c => c.OfficeId == office).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
            var listed = db.BaselineFiles.Where(b => b.OfficeId == office && b.CampaignId == campaign.Id && (b.LeftOn == null || b.LeftOn >= from));
            var known = await db.VisibleDossiers(actor).Where(d => open.Contains(d.State) && listed.Any(b => b.DossierId == d.Id))
                .OrderBy(d => d.DebtorSortKey).Select(d => new { d.Id, d.DebtorName, d.DecisionNo, d.DecisionDate, d.Hamlet, d.CommuneId, d.Remaining }).ToListAsync(cancellationToken);
            files.AddRange(known.Select(d => new BriefFile(d.Id.Value, campaign.Id.Value, d.DebtorName, $"{d.DecisionNo} ngày {d.DecisionDate:dd/MM/yyyy}",
                string.Join(", ", new[] { d.Hamlet, d.CommuneId is { } c ? communes.GetValueOrDefault(c) : null }.Where(p => !string.IsNullOrEmpty(p))), d.Remaining.Amount)));
        }

        return new(
            actor.UserId!.Value.Value, actor.Name, await db.Offices.Where(o => o.Id == office).Select(o => o.Name).SingleAsync(cancellationToken), db.Today, sheets, files,
            [.. VisitKinds.All.Select(k => new FieldChoice(k.ToString(), k.Label(), k.CollectsMoney(), k.NeedsText()))],
            [.. SkipReasons.All.Select(r => new FieldChoice(r.ToString(), r.Label(), false, r == SkipReason.Other))],
            [.. Enum.GetValues<Means>().Select(m => new FieldChoice(m.ToString(), m.Label(), false, true))]);
    }

    private static async Task IssueAsync(
        AppDb db, IssueDaySheetHandler issue, Campaign campaign, DateOnly from, DateOnly to, Actor actor,
            CancellationToken cancellationToken)
    {
        var days = await db.TeamRoutes.Where(r => r.OfficeId == campaign.OfficeId && r.CampaignId == campaign.Id && r.Day >= from
            && r.Day <= to)
            .Select(r => r.Day).Distinct().ToListAsync(cancellationToken);
        foreach (var day in days)
        {
            await issue.Handle(new IssueDaySheet(campaign.Id, day), actor, cancellationToken);
        }
    }
}
