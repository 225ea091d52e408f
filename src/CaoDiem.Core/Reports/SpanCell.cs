using CaoDiem.Campaigns;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;

namespace CaoDiem.Reports;

/// <summary>Files that stand alike, with the sums of their money: a row of the cube of a board.</summary>
internal sealed class SpanCell
{
    public required Id<Officer>? OfficerId { get; init; }

    public required Id<Commune>? CommuneId { get; init; }

    public required Id<TaskForce>? TaskForceId { get; init; }

    public required string Groups { get; init; }

    public required StandingFlags Flags { get; init; }

    public required int Files { get; init; }

    public required long DueAtJoin { get; init; }

    public required long RemainingAtJoin { get; init; }

    public required long Due { get; init; }

    public required long Paid { get; init; }

    public required long Remaining { get; init; }

    public required long Collected { get; init; }

    public required long PaidBeforeCoercion { get; init; }

    /// <summary>The cube of some spans, one a file: grouped by all that a figure may read.</summary>
    public static IQueryable<SpanCell> Of(IQueryable<StandingSpan> spans) => spans
        .GroupBy(s => new { s.OfficerId, s.CommuneId, s.TaskForceId, s.Groups, s.Flags, Paying = s.Collected > 0 })
        .Select(g => new SpanCell
        {
            OfficerId = g.Key.OfficerId,
            CommuneId = g.Key.CommuneId,
            TaskForceId = g.Key.TaskForceId,
            Groups = g.Key.Groups,
            Flags = g.Key.Flags,
            Files = g.Count(),
            DueAtJoin = g.Sum(s => s.DueAtJoin),
            RemainingAtJoin = g.Sum(s => s.RemainingAtJoin),
            Due = g.Sum(s => s.Due),
            Paid = g.Sum(s => s.Paid),
            Remaining = g.Sum(s => s.Remaining),
            Collected = g.Sum(s => s.Collected),
            PaidBeforeCoercion = g.Sum(s => s.PaidBeforeCoercion),
        });

    public ScoreCell ToCell() => new(OfficerId, CommuneId, TaskForceId, Groups, ScoreFigures.Of(ToSpan(), Files));

    /// <summary>A span with the sums.</summary>
    public StandingSpan ToSpan() => Alike(Flags, Collected, PaidBeforeCoercion, this);

    /// <summary>A span that stands for several alike.</summary>
    public static StandingSpan Alike(StandingFlags flags, long collected, long paidBeforeCoercion, SpanCell? cell = null) => new()
    {
        OfficeId = default,
        CampaignId = default,
        DossierId = default,
        From = default,
        State = default,
        Bucket = StatisticBucket.Enforceable,
        OfficerId = cell?.OfficerId,
        CommuneId = cell?.CommuneId,
        TaskForceId = cell?.TaskForceId,
        Groups = cell?.Groups ?? "",
        DueAtJoin = cell?.DueAtJoin ?? 0,
        RemainingAtJoin = cell?.RemainingAtJoin ?? 0,
        Due = cell?.Due ?? 0,
        Paid = cell?.Paid ?? 0,
        Remaining = cell?.Remaining ?? 0,
        Flags = flags,
        Collected = collected,
        PaidBeforeCoercion = paidBeforeCoercion,
    };
}
