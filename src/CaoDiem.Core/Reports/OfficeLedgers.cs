using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>All files of an office folded at the end of one day: what a report reads instead of columns.</summary>
internal sealed class OfficeLedgers(LawBook law, DateOnly day, DateOnly? knownOn)
{
    private static readonly ILookup<Id<Dossier>, StandingSpan> Nowhere = Array.Empty<StandingSpan>().ToLookup(s => s.DossierId);

    private DateOnly YearStart => ProfessionalYear.Start(day);

    /// <summary>The files that were there on the day, in the order of their debtors' names; without a campaign nothing is said of a
    /// list.</summary>
    public List<ReportFile> Files(OfficeActs office) => Folded(office, null, [], Nowhere);

    /// <summary>The same with how they stand on the list of a campaign.</summary>
    public async Task<List<ReportFile>> FilesAsync(AppDb db, Campaign campaign, CancellationToken cancellationToken)
    {
        var (office, id) = (campaign.OfficeId, campaign.Id);
        var acts = await OfficeActs.LoadAsync(db, office, day, knownOn is not null, cancellationToken);
        var listed = await db.BaselineFiles.AsNoTracking()
            .Where(b => b.OfficeId == office && b.CampaignId == id && b.JoinedOn <= day)
            .ToDictionaryAsync(b => b.DossierId, cancellationToken);
        var spans = (await (await ScoreSpans.OfAsync(db, campaign, knownOn, cancellationToken))
            .Where(s => s.From <= day).RowsAsync(cancellationToken))
            .ToLookup(s => s.DossierId);
        return Folded(acts, campaign, listed, spans);
    }

    private List<ReportFile> Folded(
        OfficeActs office, Campaign? campaign, Dictionary<Id<Dossier>, BaselineFile> listed, ILookup<Id<Dossier>, StandingSpan> spans)
    {
        var files = new List<ReportFile>();
        foreach (var row in office.RowsOn(day))
        {
            var acts = office.Of(row.Id, day, knownOn);
            var file = FileOf(row, acts);
            if (file.Now.Acts.Any(a => a.Kind == ActKind.Opened)) // a file whose import was undone was never there
            {
                files.Add(campaign is not null && listed.TryGetValue(row.Id, out var joined)
                    ? OnList(file, campaign, joined, [.. spans[row.Id].OrderBy(s => s.From)])
                    : file);
            }
        }

        return files;
    }

    private ReportFile FileOf(FileRow row, List<Act> acts)
    {
        var now = FileState.Of(acts, day);
        var start = YearStart;
        return new()
        {
            Id = row.Id,
            DecisionNo = row.DecisionNo,
            DecisionDate = row.DecisionDate,
            Since = row.FirstDecisionDate ?? row.DecisionDate,
            Debtor = now.Debtor ?? row.Debtor,
            SortKey = row.SortKey,
            Kind = now.Items.Count > 0 ? now.Items[0].Kind : row.Kind,
            Matter = row.Matter,
            Bank = FileClasses.IsBank(now.Creditor ?? row.Creditor),
            Special = row.Special,
            Now = now,
            Place = Statistics.Place(now.State, now.Ground, day, law),
            PlaceBefore = row.DecisionDate < start ? PlaceOn(acts, start.AddDays(-1), start) : null,
            YearCollected = now.Acts.Where(a => a.Day >= start && Standing.CollectsMoney(a, now)).Sum(a => a.Amount.Amount),
        };
    }

    private static ReportFile OnList(ReportFile file, Campaign campaign, BaselineFile listed, List<StandingSpan> spans)
    {
        if (spans.Count == 0)
        {
            return file;
        }

        var from = listed.JoinedOn > campaign.From ? listed.JoinedOn : campaign.From;
        return file with
        {
            Listed = new(listed.JoinedOn, from, listed.RemainingAtJoin, listed.Groups, spans),
            Standing = spans[^1],
            Results = [.. file.Now.Acts.Where(a => a.Day >= from && a.Day <= campaign.To)],
        };
    }

    private StatisticPlace PlaceOn(List<Act> acts, DateOnly eve, DateOnly start)
    {
        var then = FileState.Of(acts, eve);
        return Statistics.Place(then.State, then.Ground, start, law);
    }
}
