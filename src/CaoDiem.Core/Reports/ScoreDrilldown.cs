using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>What stands behind a number of a board: figure, slices, day, and what was known when.</summary>
/// <param name="Figure">A code of <see cref="Figures"/>.</param>
/// <param name="Slices">All of them hold; none for the whole campaign.</param>
/// <param name="Day">Null: the usual day of the board.</param>
/// <param name="KnownOn">Null: as known now.</param>
public sealed record ScoreQuestion(Id<Campaign> Campaign, string Figure, IReadOnlyList<ScoreSlice> Slices, DateOnly? Day = null,
    DateOnly? KnownOn = null);

/// <summary>A file behind a figure; <paramref name="Value"/> is its share of a sum, else 1.</summary>
public sealed record ScoreFile(Id<Dossier> Id, string DecisionNo, DateOnly DecisionDate, long Value);

/// <summary>The files behind one figure of one slice on one day: counted by the very expression that made the number.</summary>
public sealed class ScoreDrilldown(AppDb db)
{
    /// <summary>The files, in the order of their decisions.</summary>
    /// <exception cref="RuleViolation">RPT-002: no such figure. RPT-003: the wave is not one of the campaign.</exception>
    public async Task<IReadOnlyList<ScoreFile>> RunAsync(ScoreQuestion question, Actor actor, CancellationToken cancellationToken = default)
    {
        var shares = await (await SharesAsync(question, actor, cancellationToken))
            .Select(s => new { s.Span.OfficeId, s.Span.DossierId, s.Amount }).RowsAsync(cancellationToken);
        var values = shares.ToDictionary(s => s.DossierId, s => s.Amount);
        var office = shares.Count > 0 ? shares[0].OfficeId : default;
        var ids = values.Keys.ToList();
        var files = await db.VisibleDossiers(actor).AsNoTracking().Where(d => d.OfficeId == office && ids.Contains(d.Id))
            .OrderBy(d => d.DecisionDate).ThenBy(d => d.DecisionNo).Select(d => new { d.Id, d.DecisionNo, d.DecisionDate })
            .ToListAsync(cancellationToken);
        return [.. files.Select(f => new ScoreFile(f.Id, f.DecisionNo, f.DecisionDate, values[f.Id]))];
    }

    /// <summary>The spans behind the number with their parts of it, stored or folded.</summary>
    internal async Task<IQueryable<SpanShare>> SharesAsync(ScoreQuestion question, Actor actor, CancellationToken cancellationToken)
    {
        var figure = FigureOf(question.Figure);
        var (campaign, usual) = await ScoreboardQuery.CampaignAsync(db, question.Campaign, actor, cancellationToken);
        var spans = await ScoreSpans.OfAsync(db, campaign, question.KnownOn, cancellationToken);
        return ScoreSpans.Behind(spans, figure, question.Slices, question.Day ?? usual, WaveOf(campaign, question.Slices));
    }

    private static Figure FigureOf(string code) => Figures.Find(code)
        ?? throw new RuleViolation("RPT-002",
            $"Không có chỉ tiêu «{code}»; các chỉ tiêu: {string.Join(", ", Figures.All.Select(f => f.Code))}.", "figure");

    private static DateRange? WaveOf(Campaign campaign, IReadOnlyList<ScoreSlice> slices)
    {
        if (slices.FirstOrDefault(s => s.By == SliceBy.Wave) is not { } slice)
        {
            return null;
        }

        var wave = campaign.Waves.FirstOrDefault(w => w.Id.ToString() == slice.Key)
            ?? throw new RuleViolation("RPT-003", "Không có đợt này trong chiến dịch.", "slice");
        return wave.Period;
    }
}
