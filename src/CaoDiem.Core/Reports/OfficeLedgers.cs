using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>All files of an office folded at the end of one day: what a report reads instead of columns.</summary>
internal sealed class OfficeLedgers
{
    private readonly AppDb _db;
    private readonly Id<Office> _office;
    private readonly Campaign? _campaign;
    private readonly LawBook _law;
    private readonly DateOnly _day;
    private readonly DateOnly? _knownOn;

    public OfficeLedgers(AppDb db, Campaign campaign, LawBook law, DateOnly day, DateOnly? knownOn)
        : this(db, campaign.OfficeId, law, day, knownOn) => _campaign = campaign;

    /// <summary>Without a campaign: nothing is said of a list.</summary>
    public OfficeLedgers(AppDb db, Id<Office> office, LawBook law, DateOnly day, DateOnly? knownOn) =>
        (_db, _office, _law, _day, _knownOn) = (db, office, law, day, knownOn);

    private static ILookup<Id<Dossier>, StandingSpan> Nowhere => Array.Empty<StandingSpan>().ToLookup(s => s.DossierId);

    private DateOnly YearStart => ProfessionalYear.Start(_day);

    /// <summary>The files that were there on the day, in the order of their debtors' names.</summary>
    public async Task<List<ReportFile>> FilesAsync(CancellationToken cancellationToken)
    {
        var office = _office;
        var rows = await _db.Dossiers.AsNoTracking().Where(d => d.OfficeId == office && d.DecisionDate <= _day)
            .OrderBy(d => d.DebtorSortKey).ThenBy(d => d.Id)
            .Select(d => new Row(
                d.Id, d.DecisionNo, d.DecisionDate, d.FirstDecisionDate, d.DebtorName, d.DebtorSortKey, d.ObligationKind, d.Matter,
                    d.CreditorName, d.Special))
            .ToListAsync(cancellationToken);
        var acts = (await ActsAsync(cancellationToken)).ToLookup(a => a.DossierId);
        var (listed, spans) = _campaign is { } campaign ? await ListAsync(campaign, cancellationToken) : ([], Nowhere);
        var files = rows.ConvertAll(r => FileOf(r, [.. acts[r.Id]], listed.GetValueOrDefault(r.Id), [.. spans[r.Id].OrderBy(s => s.From)]));
        return files.FindAll(f => f.Now.Acts.Any(a => a.Kind == ActKind.Opened)); // a file whose import was undone was never there
    }

    private async Task<(Dictionary<Id<Dossier>, BaselineFile> Listed, ILookup<Id<Dossier>, StandingSpan> Spans)> ListAsync(
        Campaign campaign, CancellationToken cancellationToken)
    {
        var (office, id) = (campaign.OfficeId, campaign.Id);
        var listed = await _db.BaselineFiles.AsNoTracking()
            .Where(b => b.OfficeId == office && b.CampaignId == id && b.JoinedOn <= _day)
            .ToDictionaryAsync(b => b.DossierId, cancellationToken);
        var spans = (await (await ScoreSpans.OfAsync(_db, campaign, _knownOn, cancellationToken))
            .Where(s => s.From <= _day).RowsAsync(cancellationToken))
            .ToLookup(s => s.DossierId);
        return (listed, spans);
    }

    private async Task<List<Act>> ActsAsync(CancellationToken cancellationToken)
    {
        var office = _office;
        var acts = _db.Acts.AsNoTracking().Where(a => a.OfficeId == office && a.CountsFrom != null && a.Day <= _day);
        return _knownOn is { } known
            ? (await acts.ToListAsync(cancellationToken)).FindAll(a => a.KnownOn(known))
            : await acts.Where(a => a.CancelledAt == null).ToListAsync(cancellationToken);
    }

    private ReportFile FileOf(Row row, List<Act> acts, BaselineFile? listed, List<StandingSpan> spans)
    {
        var now = FileState.Of(acts, _day);
        var start = YearStart;
        var file = new ReportFile
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
            Place = Statistics.Place(now.State, now.Ground, _day, _law),
            PlaceBefore = row.DecisionDate < start ? PlaceOn(acts, start.AddDays(-1), start) : null,
            YearCollected = now.Acts.Where(a => a.Day >= start && Standing.CollectsMoney(a, now)).Sum(a => a.Amount.Amount),
        };
        if (listed is null || spans.Count == 0 || _campaign is null)
        {
            return file;
        }

        var from = listed.JoinedOn > _campaign.From ? listed.JoinedOn : _campaign.From;
        return file with
        {
            Listed = new(listed.JoinedOn, from, listed.RemainingAtJoin, listed.Groups, spans),
            Standing = spans[^1],
            Results = [.. now.Acts.Where(a => a.Day >= from && a.Day <= _campaign.To)],
        };
    }

    private StatisticPlace PlaceOn(List<Act> acts, DateOnly eve, DateOnly start)
    {
        var then = FileState.Of(acts, eve);
        return Statistics.Place(then.State, then.Ground, start, _law);
    }

    private sealed record Row(
        Id<Dossier> Id, string DecisionNo, DateOnly DecisionDate, DateOnly? FirstDecisionDate, string Debtor, string SortKey,
        ObligationKind Kind,
        MatterKind Matter, string? Creditor, SpecialClass? Special);
}
