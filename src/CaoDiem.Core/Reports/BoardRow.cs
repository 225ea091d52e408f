using CaoDiem.Campaigns;
using CaoDiem.Law;

namespace CaoDiem.Reports;

/// <summary>Files that stand alike on a day in one breakdown of a board, with the sums of their money.</summary>
internal sealed class BoardRow
{
    public required CellBy By { get; init; }

    public required string Key { get; init; }

    public required StandingFlags Flags { get; init; }

    public required bool Paying { get; init; }

    public required int Before { get; init; }

    public required bool PayingBefore { get; init; }

    public required int Files { get; init; }

    public required long DueAtJoin { get; init; }

    public required long RemainingAtJoin { get; init; }

    public required long Due { get; init; }

    public required long Paid { get; init; }

    public required long Remaining { get; init; }

    public required long Collected { get; init; }

    public required long PaidBeforeCoercion { get; init; }

    /// <summary>The rows of a board of a day: its cells up to the day, summed.</summary>
    /// <param name="cells">Of one campaign.</param>
    public static IQueryable<BoardRow> On(IQueryable<StandingCell> cells, DateOnly day) => cells
        .Where(c => c.Day <= day)
        .GroupBy(c => new { c.By, c.Key, c.Flags, c.Paying, c.Before, c.PayingBefore })
        .Select(g => new BoardRow
        {
            By = g.Key.By,
            Key = g.Key.Key,
            Flags = g.Key.Flags,
            Paying = g.Key.Paying,
            Before = g.Key.Before,
            PayingBefore = g.Key.PayingBefore,
            Files = g.Sum(c => c.Files),
            DueAtJoin = g.Sum(c => c.DueAtJoin),
            RemainingAtJoin = g.Sum(c => c.RemainingAtJoin),
            Due = g.Sum(c => c.Due),
            Paid = g.Sum(c => c.Paid),
            Remaining = g.Sum(c => c.Remaining),
            Collected = g.Sum(c => c.Collected),
            PaidBeforeCoercion = g.Sum(c => c.PaidBeforeCoercion),
        })
        .Where(r => r.Files != 0);

    /// <summary>The figures of these files.</summary>
    public ScoreFigures Figures() => ScoreFigures.Of(Span(Collected), Files);

    /// <summary>What these files add to their wave: figures that hold now and did not on its eve, and the money since.</summary>
    public ScoreFigures Gained()
    {
        var before = Before == StandingCell.NotListed ? null : Alike((StandingFlags)Before, PayingBefore ? 1 : 0);
        return ScoreFigures.Gained(Span(Paying ? 1 : 0), before, Files) with
        {
            Collected = Collected,
            PaidBeforeCoercion = PaidBeforeCoercion,
        };
    }

    /// <summary>A span that stands for several alike.</summary>
    /// <param name="collected">Their sum, đồng.</param>
    public static StandingSpan Alike(StandingFlags flags, long collected) => new BoardRow
    {
        By = CellBy.Campaign,
        Key = "",
        Flags = flags,
        Paying = collected > 0,
        Before = StandingCell.NotListed,
        PayingBefore = false,
        Files = 1,
        DueAtJoin = 0,
        RemainingAtJoin = 0,
        Due = 0,
        Paid = 0,
        Remaining = 0,
        Collected = collected,
        PaidBeforeCoercion = 0,
    }.Span(collected);

    private StandingSpan Span(long collected) => new()
    {
        OfficeId = default,
        CampaignId = default,
        DossierId = default,
        From = default,
        State = default,
        Bucket = StatisticBucket.Enforceable,
        OfficerId = null,
        CommuneId = null,
        Groups = "",
        Flags = Flags,
        DueAtJoin = DueAtJoin,
        RemainingAtJoin = RemainingAtJoin,
        Due = Due,
        Paid = Paid,
        Remaining = Remaining,
        Collected = collected,
        PaidBeforeCoercion = PaidBeforeCoercion,
    };
}
