using System.Linq.Expressions;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>
/// The spans that the figures of a campaign are counted from: the stored ones, or those folded from the acts as they were known at the end
/// of an earlier day. Everything else is the same query over either.
/// </summary>
internal static class ScoreSpans
{
    /// <param name="knownOn">Null: as known now.</param>
    public static async Task<IQueryable<StandingSpan>> OfAsync(AppDb db, Campaign campaign, DateOnly? knownOn,
        CancellationToken cancellationToken) =>
        knownOn is { } day ? (await KnownAsync(db, campaign, day, cancellationToken)).AsQueryable() : Stored(db, campaign);

    public static IQueryable<StandingSpan> Stored(AppDb db, Campaign campaign)
    {
        var (office, id) = (campaign.OfficeId, campaign.Id);
        return db.StandingSpans.AsNoTracking().Where(s => s.OfficeId == office && s.CampaignId == id);
    }

    /// <summary>
    /// What the boards of a campaign are summed from: the stored cells, or those counted from spans as known on an earlier day.
    /// </summary>
    /// <param name="campaign">With its waves.</param>
    /// <param name="knownOn">Null: as known now.</param>
    public static async Task<IQueryable<StandingCell>> CellsAsync(AppDb db, Campaign campaign, DateOnly? knownOn,
        CancellationToken cancellationToken)
    {
        var (office, id) = (campaign.OfficeId, campaign.Id);
        if (knownOn is not { } day)
        {
            return db.StandingCells.AsNoTracking().Where(c => c.OfficeId == office && c.CampaignId == id);
        }

        var count = new CellCount(office, id, [.. campaign.Waves.Select(w => new WaveDays(w.Id, w.Period))]);
        foreach (var file in (await KnownAsync(db, campaign, day, cancellationToken)).GroupBy(s => s.DossierId))
        {
            count.Add([.. file]);
        }

        return count.Cells().AsQueryable();
    }

    /// <summary>The rows of a query over either kind of spans.</summary>
    public static async Task<List<T>> RowsAsync<T>(this IQueryable<T> rows, CancellationToken cancellationToken) =>
        rows is IAsyncEnumerable<T> ? await rows.ToListAsync(cancellationToken) : [.. rows];

    /// <summary>
    /// What stands behind one figure of one slice on a day, and how much of it: of a sum its part, else one file. In a wave: files that came
    /// to count inside its days, or by how much their part of the sum changed.
    /// </summary>
    /// <param name="spans">Of one campaign.</param>
    /// <param name="wave">The days of the wave; null outside of waves.</param>
    public static IQueryable<SpanShare> Behind(
        IQueryable<StandingSpan> spans, Figure figure, IEnumerable<ScoreSlice> slices, DateOnly day, DateRange? wave)
    {
        var last = wave is { } within && within.To < day ? within.To : day;
        var found = slices.Aggregate(spans.On(last), (cut, slice) => slice.Cut(cut));
        var share = Share(figure.Amount ?? (s => 1L));
        if (wave is not { } days)
        {
            return found.Where(figure.Behind).Select(share);
        }

        var (from, eve) = (days.From, days.From.AddDays(-1));
        found = found.Where(s => s.From >= from && s.From <= day);
        return figure.Amount is not null
            ? Changed(found.Select(share), spans.On(eve).Select(share))
            : NotIn(found.Where(figure.Holds!), spans.On(eve).Where(figure.Holds!)).Select(share);
    }

    private static IQueryable<StandingSpan> NotIn(IQueryable<StandingSpan> found, IQueryable<StandingSpan> before) =>
        found.Where(s => !before.Any(b => b.DossierId == s.DossierId));

    private static IQueryable<SpanShare> Changed(IQueryable<SpanShare> found, IQueryable<SpanShare> before) => found
        .Select(s => new SpanShare
        {
            Span = s.Span,
            Amount = s.Amount - (before.Where(b => b.Span.DossierId == s.Span.DossierId).Select(b => (long?)b.Amount).FirstOrDefault() ?? 0L),
        })
        .Where(s => s.Amount != 0);

    private static Expression<Func<StandingSpan, SpanShare>> Share(Expression<Func<StandingSpan, long>> amount)
    {
        var span = amount.Parameters[0];
        var made = Expression.MemberInit(
            Expression.New(typeof(SpanShare)),
            Expression.Bind(typeof(SpanShare).GetProperty(nameof(SpanShare.Span))!, span),
            Expression.Bind(typeof(SpanShare).GetProperty(nameof(SpanShare.Amount))!, amount.Body));
        return Expression.Lambda<Func<StandingSpan, SpanShare>>(made, span);
    }

    private static async Task<List<StandingSpan>> KnownAsync(AppDb db, Campaign campaign, DateOnly knownOn,
        CancellationToken cancellationToken)
    {
        var (office, id) = (campaign.OfficeId, campaign.Id);
        var law = await OfficeLaw.LoadAsync(db, office, cancellationToken);
        var rules = await CampaignRules.LoadAsync(db, office, id, law, cancellationToken);
        var listed = await db.BaselineFiles.AsNoTracking()
            .Where(b => b.OfficeId == office && b.CampaignId == id && b.JoinedOn <= knownOn).ToListAsync(cancellationToken);
        var onList = db.BaselineFiles.Where(b => b.OfficeId == office && b.CampaignId == id).Select(b => b.DossierId);
        var files = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == office && onList.Contains(d.Id))
            .ToDictionaryAsync(d => d.Id, cancellationToken);
        var acts = await db.Acts.AsNoTracking()
            .Where(a => a.OfficeId == office && a.CountsFrom != null && onList.Contains(a.DossierId)).ToListAsync(cancellationToken);
        var known = acts.Where(a => a.KnownOn(knownOn)).ToLookup(a => a.DossierId);
        return [.. listed.SelectMany(b => Standing.Spans(b, files[b.DossierId], [.. known[b.DossierId]], rules))];
    }
}

/// <summary>A span with its part of a figure.</summary>
internal sealed class SpanShare
{
    public required StandingSpan Span { get; init; }

    public required long Amount { get; init; }
}
