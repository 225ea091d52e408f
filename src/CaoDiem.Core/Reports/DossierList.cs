using System.Runtime.CompilerServices;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.Triage;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>What a list of files is narrowed by. Everything is optional; a campaign narrows to its list and its frozen values.</summary>
public sealed record DossierFilter
{
    public string? Search { get; init; }

    public Id<Officer>? Officer { get; init; }

    public Id<Commune>? Commune { get; init; }

    public string? Group { get; init; }

    public DossierState? State { get; init; }

    public ObligationKind? Kind { get; init; }

    public Id<Campaign>? Campaign { get; init; }

    /// <summary>With a campaign: the code of a figure of its board (<see cref="Figures"/>); null for every file of the list.</summary>
    public string? Standing { get; init; }

    /// <summary>With a campaign: the day of the board, its usual day when null.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>With a campaign: as known at the end of that day; null for now.</summary>
    public DateOnly? KnownOn { get; init; }

    public Id<TaskForces.TaskForce>? TaskForce { get; init; }

    public Id<Wave>? Wave { get; init; }

    /// <summary>With a campaign: files without officer, commune or team.</summary>
    public bool Unassigned { get; init; }

    /// <summary>With a campaign: files that have none of this, as the last line of a breakdown counts them.</summary>
    public SliceBy? Without { get; init; }

    /// <summary>Only files whose next step is overdue on this day.</summary>
    public DateOnly? OverdueOn { get; init; }

    public string Sort { get; init; } = "debtor";

    public bool Descending { get; init; }
}

/// <summary>A line of the file list.</summary>
public sealed record DossierRow(
    Id<Dossier> Id, string DecisionNo, DateOnly DecisionDate, string DebtorName, string? Hamlet, Id<Commune>? CommuneId,
    Id<Officer>? OfficerId, ObligationKind Kind, Dong Due, Dong Paid, Dong Remaining, DossierState State);

/// <summary>A finding as the list shows it.</summary>
public sealed record RowFinding(WorkGroup Group, bool Ready, bool Late);

/// <summary>One page of the list; <paramref name="Remaining"/> sums every file found, not only this page.</summary>
/// <param name="Aside">Files of the page of which the office set a finding aside.</param>
public sealed record DossierPage(
    int Count, long Remaining, IReadOnlyList<DossierRow> Rows, ILookup<Id<Dossier>, RowFinding> Findings, IReadOnlySet<Id<Dossier>> Aside)
{
    /// <summary>The parts of the sum that led here; null when no sum did.</summary>
    public ListedSum? Sum { get; init; }
}

/// <summary>A sum of the board over the files found.</summary>
/// <param name="Total">Of every file found, đồng: what the board says, as far as the reader sees its files.</param>
/// <param name="Parts">Of the files of the page.</param>
public sealed record ListedSum(Figure Of, long Total, IReadOnlyDictionary<Id<Dossier>, long> Parts);

/// <summary>
/// Lists files in at most four queries, whatever their number: the campaign's day, count and sums, one page, what is asked of its files.
/// Who has a campaign's figure, and how much of a sum, is asked of its spans with the very expression that made the number.
/// </summary>
public sealed class DossierList(AppDb db)
{
    public const int PageSize = 50;

    /// <summary>In place of a figure, with a wave: the files that the wave takes, whatever became of them.</summary>
    public const string OfWave = "wave";

    /// <summary>In place of a group: files of which the office set a finding aside.</summary>
    public const string Aside = "aside";

    public async Task<DossierPage> PageAsync(DossierFilter filter, Actor actor, int page, CancellationToken cancellationToken = default)
    {
        var chosen = await SelectAsync(filter, actor, cancellationToken);
        var (found, shares) = (chosen.Files, chosen.Shares);
        var sum = await SumAsync(chosen, cancellationToken);
        var rows = await Rows(Sorted(found, filter).Skip((Math.Max(1, page) - 1) * PageSize).Take(PageSize)).ToListAsync(cancellationToken);
        var ids = rows.Select(r => r.Id).ToList();
        var office = actor.OfficeId;
        var asked = await db.Dossiers.AsNoTracking().Where(d => d.OfficeId == office && ids.Contains(d.Id))
            .Select(d => new
            {
                d.Id,
                Findings = db.TriageFindings.Where(f => f.OfficeId == d.OfficeId && f.DossierId == d.Id).ToList(),
                Aside = db.FindingsAside.Any(f => f.OfficeId == d.OfficeId && f.DossierId == d.Id),
                Part = shares.Where(s => s.Span.OfficeId == d.OfficeId && s.Span.DossierId == d.Id).Select(s => (long?)s.Amount).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var today = db.Today;
        var findings = asked.SelectMany(a => a.Findings)
            .ToLookup(f => f.DossierId, f => new RowFinding(f.Group, f.Ready, f.IsOverdue(today)));
        return new(sum.Count, sum.Remaining, rows, findings, asked.Where(a => a.Aside).Select(a => a.Id).ToHashSet())
        {
            Sum = chosen.Figure is { } figure
                ? new(figure, sum.Part, asked.ToDictionary(a => a.Id, a => a.Part ?? chosen.Known?.GetValueOrDefault(a.Id) ?? 0)) : null,
        };
    }

    /// <summary>Every file found, for an export.</summary>
    public async IAsyncEnumerable<DossierRow> AllAsync(
        DossierFilter filter, Actor actor, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var found = Sorted((await SelectAsync(filter, actor, cancellationToken)).Files, filter);
        await foreach (var row in Rows(found).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return row;
        }
    }

    private static async Task<FoundSum> SumAsync(Chosen chosen, CancellationToken cancellationToken)
    {
        var found = chosen.Files;
        if (chosen is { Figure: not null, Known: null })
        {
            return await SumAsync(found, chosen.Shares, cancellationToken);
        }

        var sum = await found.GroupBy(d => 1).Select(g => new FoundSum(g.Count(), g.Sum(d => d.Remaining.Amount), 0))
            .SingleOrDefaultAsync(cancellationToken) ?? FoundSum.Nothing;
        return chosen.Known is { } parts
            ? sum with { Part = (await found.Select(d => d.Id).ToListAsync(cancellationToken)).Sum(id => parts.GetValueOrDefault(id)) }
            : sum;
    }

    private static async Task<FoundSum> SumAsync(IQueryable<Dossier> found, IQueryable<SpanShare> shares, CancellationToken cancellationToken) =>
        await found.Join(shares, d => new { d.OfficeId, d.Id }, s => new { s.Span.OfficeId, Id = s.Span.DossierId }, (d, s) => new { d, s.Amount })
            .GroupBy(x => 1).Select(g => new FoundSum(g.Count(), g.Sum(x => x.d.Remaining.Amount), g.Sum(x => x.Amount)))
            .SingleOrDefaultAsync(cancellationToken) ?? FoundSum.Nothing;

    // The files an actor may see that fit.
    private async Task<Chosen> SelectAsync(DossierFilter filter, Actor actor, CancellationToken cancellationToken)
    {
        var files = db.VisibleDossiers(actor).AsNoTracking().Where(d => !d.IsVoid);
        foreach (var word in VietText.Fold(filter.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
        {
            files = files.Where(d => d.SearchKey.Contains(word));
        }

        if (filter.State is { } state)
        {
            files = files.Where(d => d.State == state);
        }

        if (filter.Kind is { } kind)
        {
            files = files.Where(d => d.ObligationKind == kind);
        }

        if (filter.OverdueOn is { } day)
        {
            var late = db.TriageFindings.Where(TriageFinding.OverdueOn(day));
            files = files.Where(d => late.Any(f => f.OfficeId == d.OfficeId && f.DossierId == d.Id));
        }

        return filter.Campaign is { } campaign ? await InCampaignAsync(files, campaign, filter, actor, cancellationToken)
            : new(Now(files, filter), Nobody);
    }

    private IQueryable<Dossier> Now(IQueryable<Dossier> files, DossierFilter filter)
    {
        if (filter.Officer is { } officer)
        {
            files = files.Where(d => d.OfficerId == officer);
        }

        if (filter.Commune is { } commune)
        {
            files = files.Where(d => d.CommuneId == commune);
        }

        if (filter.Group == "none")
        {
            files = files.Where(d => !db.TriageFindings.Any(f => f.OfficeId == d.OfficeId && f.DossierId == d.Id)
                && !db.FindingsAside.Any(f => f.OfficeId == d.OfficeId && f.DossierId == d.Id));
        }
        else if (filter.Group == Aside)
        {
            files = files.Where(d => db.FindingsAside.Any(f => f.OfficeId == d.OfficeId && f.DossierId == d.Id));
        }
        else if (WorkGroups.TryParse(filter.Group, out var group))
        {
            files = files.Where(d => db.TriageFindings.Any(f => f.OfficeId == d.OfficeId && f.DossierId == d.Id && f.Group == group));
        }

        return files;
    }

    private IQueryable<SpanShare> Nobody => db.StandingSpans.Where(s => false).Select(s => new SpanShare { Span = s, Amount = 0 });

    private async Task<Chosen> InCampaignAsync(
        IQueryable<Dossier> files, Id<Campaign> campaign, DossierFilter filter, Actor actor, CancellationToken cancellationToken)
    {
        if (filter is { Standing: OfWave, Wave: { } wave })
        {
            var ids = await OfWaveAsync(campaign, wave, actor, cancellationToken);
            return new(Now(files.Where(d => ids.Contains(d.Id)), filter), Nobody);
        }

        var figure = Figures.Find(filter.Standing) ?? (filter.Wave is null ? Figures.Files : Figures.Moved);
        var question = new ScoreQuestion(campaign, figure.Code, [.. Slices(filter)], filter.Day, filter.KnownOn);
        var shares = await new ScoreDrilldown(db).SharesAsync(question, actor, cancellationToken);
        if (filter.Unassigned)
        {
            shares = shares.Where(s => s.Span.OfficerId == null || s.Span.CommuneId == null || s.Span.TaskForceId == null);
        }

        if (filter.KnownOn is null)
        {
            return new(files.Where(d => shares.Any(s => s.Span.OfficeId == d.OfficeId && s.Span.DossierId == d.Id)), shares)
            {
                Figure = figure.IsMoney ? figure : null,
            };
        }

        // Folded anew as known on an earlier day, the parts are in memory.
        var known = shares.ToDictionary(s => s.Span.DossierId, s => s.Amount);
        var behind = known.Keys.ToList();
        return new(files.Where(d => behind.Contains(d.Id)), Nobody)
        {
            Figure = figure.IsMoney ? figure : null,
            Known = figure.IsMoney ? known : null,
        };
    }

    private async Task<List<Id<Dossier>>> OfWaveAsync(Id<Campaign> id, Id<Wave> wave, Actor actor, CancellationToken cancellationToken)
    {
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Include(c => c.Waves).Where(c => c.Id == id)
            .OneAsync(cancellationToken);
        var shares = WaveCoverage.Of(campaign.Waves, await FileOutlines.OfAsync(db, campaign, cancellationToken), campaign.From);
        return [.. shares.Where(s => s.Wave?.Id == wave).SelectMany(s => s.Files).Select(f => f.Id)];
    }

    private static IEnumerable<ScoreSlice> Slices(DossierFilter filter)
    {
        (SliceBy By, string? Key)[] keys =
        [
            (SliceBy.Officer, filter.Officer?.ToString()), (SliceBy.Commune, filter.Commune?.ToString()),
            (SliceBy.Team, filter.TaskForce?.ToString()),
            (SliceBy.Group, WorkGroups.TryParse(filter.Group, out var group) ? group.Code() : null),
            (SliceBy.Wave, filter.Wave?.ToString()),
        ];
        var slices = keys.Where(k => k.Key is not null).Select(k => new ScoreSlice(k.By, k.Key));
        return filter.Without is { } without ? slices.Append(new(without, null)) : slices;
    }

    private static IOrderedQueryable<Dossier> Sorted(IQueryable<Dossier> files, DossierFilter filter) => (filter.Sort, filter.Descending) switch
    {
        ("decision", false) => files.OrderBy(d => d.DecisionDate).ThenBy(d => d.Id),
        ("decision", true) => files.OrderByDescending(d => d.DecisionDate).ThenBy(d => d.Id),
        ("remaining", false) => files.OrderBy(d => d.Remaining.Amount).ThenBy(d => d.Id),
        ("remaining", true) => files.OrderByDescending(d => d.Remaining.Amount).ThenBy(d => d.Id),
        (_, true) => files.OrderByDescending(d => d.DebtorSortKey).ThenBy(d => d.Id),
        _ => files.OrderBy(d => d.DebtorSortKey).ThenBy(d => d.Id),
    };

    private static IQueryable<DossierRow> Rows(IQueryable<Dossier> files) => files.Select(d => new DossierRow(
        d.Id, d.DecisionNo, d.DecisionDate, d.DebtorName, d.Hamlet, d.CommuneId, d.OfficerId, d.ObligationKind, d.Due, d.Paid, d.Remaining, d.State));

    /// <summary>The files that fit, and with a sum of a board their parts of it.</summary>
    private sealed record Chosen(IQueryable<Dossier> Files, IQueryable<SpanShare> Shares)
    {
        /// <summary>The sum that led here.</summary>
        public Figure? Figure { get; init; }

        /// <summary>Its parts, when they are in memory.</summary>
        public IReadOnlyDictionary<Id<Dossier>, long>? Known { get; init; }
    }

    private sealed record FoundSum(int Count, long Remaining, long Part)
    {
        public static readonly FoundSum Nothing = new(0, 0, 0);
    }
}
