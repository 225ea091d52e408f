using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Campaigns;

/// <summary>
/// Counts what spans of one campaign change in its board, day by day. Pure: a span adds itself on its first day and takes itself off on
/// the day after its last one, once for each breakdown.
/// </summary>
/// <param name="waves">All waves of the campaign.</param>
public sealed class CellCount(Id<Office> office, Id<Campaign> campaign, IReadOnlyList<WaveDays> waves)
{
    private readonly Dictionary<CellKey, CellSums> _cells = [];

    public Id<Campaign> Campaign => campaign;

    /// <summary>Adds the spans of one file, in the order of their days.</summary>
    public void Add(IReadOnlyList<StandingSpan> file) => Count(file, 1);

    /// <summary>Takes off the spans that one file had.</summary>
    public void Remove(IReadOnlyList<StandingSpan> file) => Count(file, -1);

    /// <summary>What changed, in the order of the table's key; days on which nothing changes are left out.</summary>
    public IReadOnlyList<StandingCell> Cells() => [.. _cells.Where(c => c.Value != default).Select(c => CellOf(c.Key, c.Value))
        .OrderBy(c => c.By).ThenBy(c => c.Key, StringComparer.Ordinal).ThenBy(c => c.Flags).ThenBy(c => c.Paying).ThenBy(c => c.Before)
        .ThenBy(c => c.PayingBefore).ThenBy(c => c.Day)];

    private void Count(IReadOnlyList<StandingSpan> file, int sign)
    {
        foreach (var span in file)
        {
            var sums = CellSums.Of(span, null);
            foreach (var (by, id, groups) in Breakdowns(span))
            {
                var key = new CellKey(by, id, groups, span.Flags, span.Collected > 0, StandingCell.NotListed, false, span.From);
                Change(key, sums, sign);
                if (span.To < DateOnly.MaxValue)
                {
                    Change(key with { Day = span.To.AddDays(1) }, sums, -sign);
                }
            }
        }

        CountWaves(file, sign);
    }

    private static IEnumerable<(CellBy By, Guid? Id, string Groups)> Breakdowns(StandingSpan span)
    {
        yield return (CellBy.Campaign, null, "");
        yield return (CellBy.Officer, span.OfficerId?.Value, "");
        yield return (CellBy.Commune, span.CommuneId?.Value, "");
        yield return (CellBy.TaskForce, span.TaskForceId?.Value, "");
        yield return (CellBy.Groups, null, span.Groups);
    }

    // Only files on which something changed inside the days can have come to count; after its last day a wave stays as it was.
    private void CountWaves(IReadOnlyList<StandingSpan> file, int sign)
    {
        foreach (var wave in waves)
        {
            var eve = wave.Days.From.AddDays(-1);
            var before = file.FirstOrDefault(s => s.From <= eve && s.To >= eve);
            foreach (var span in file.Where(s => wave.Days.Contains(s.From)))
            {
                var flags = before is null ? StandingCell.NotListed : (int)before.Flags;
                var key = new CellKey(
                    CellBy.Wave, wave.Id.Value, "", span.Flags, span.Collected > 0, flags, before?.Collected > 0, span.From);
                var sums = CellSums.Of(span, before);
                Change(key, sums, sign);
                if (span.To < wave.Days.To)
                {
                    Change(key with { Day = span.To.AddDays(1) }, sums, -sign);
                }
            }
        }
    }

    private void Change(CellKey key, CellSums sums, int sign) => _cells[key] = _cells.GetValueOrDefault(key).With(sums, sign);

    private StandingCell CellOf(CellKey key, CellSums sums) => new()
    {
        OfficeId = office,
        CampaignId = campaign,
        By = key.By,
        Key = key.Id is { } id ? id.ToString() : key.Groups,
        Flags = key.Flags,
        Paying = key.Paying,
        Before = key.Before,
        PayingBefore = key.PayingBefore,
        Day = key.Day,
        Files = sums.Files,
        DueAtJoin = sums.DueAtJoin,
        RemainingAtJoin = sums.RemainingAtJoin,
        Due = sums.Due,
        Paid = sums.Paid,
        Remaining = sums.Remaining,
        Collected = sums.Collected,
        PaidBeforeCoercion = sums.PaidBeforeCoercion,
    };

    private readonly record struct CellKey(
        CellBy By, Guid? Id, string Groups, StandingFlags Flags, bool Paying, int Before, bool PayingBefore, DateOnly Day);

    private readonly record struct CellSums(
        int Files, long DueAtJoin, long RemainingAtJoin, long Due, long Paid, long Remaining, long Collected, long PaidBeforeCoercion)
    {
        public static CellSums Of(StandingSpan span, StandingSpan? before) => new(
            1, span.DueAtJoin, span.RemainingAtJoin, span.Due, span.Paid, span.Remaining,
            span.Collected - (before?.Collected ?? 0), span.PaidBeforeCoercion - (before?.PaidBeforeCoercion ?? 0));

        public CellSums With(CellSums more, int sign) => new(
            Files + (sign * more.Files), DueAtJoin + (sign * more.DueAtJoin), RemainingAtJoin + (sign * more.RemainingAtJoin),
            Due + (sign * more.Due), Paid + (sign * more.Paid), Remaining + (sign * more.Remaining),
            Collected + (sign * more.Collected), PaidBeforeCoercion + (sign * more.PaidBeforeCoercion));
    }
}
