using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Scenarios;

/// <summary>How likely a file of a group is done when it is worked on.</summary>
/// <param name="Observed">From the office's own past results; else an assumption of the office.</param>
public sealed record SuccessRate(double Chance, bool Observed, int Files);

/// <summary>Chances of success by work group: what the office's past campaigns brought, else its own assumption.</summary>
public static class SuccessRates
{
    /// <summary>With fewer files behind it a past rate says too little.</summary>
    public const int LeastFiles = 20;

    private static readonly Dictionary<WorkGroup, string> Assumed = new()
    {
        [WorkGroup.Review] = "norm.success.review",
        [WorkGroup.Exemption] = "norm.success.relief",
        [WorkGroup.Reduction] = "norm.success.relief",
        [WorkGroup.Refund] = "norm.success.assets",
        [WorkGroup.Destruction] = "norm.success.assets",
        [WorkGroup.Confiscation] = "norm.success.assets",
        [WorkGroup.Coercion] = "norm.success.coercion",
    };

    /// <summary>The norm that holds a group's assumed chance.</summary>
    public static string NormOf(WorkGroup group) => Assumed[group];

    /// <param name="past">Files of past campaigns by group: how many, and how many done.</param>
    public static IReadOnlyDictionary<WorkGroup, SuccessRate> Of(IReadOnlyDictionary<WorkGroup, (int Files, int Done)> past, LawBook book, DateOnly day) =>
        WorkGroups.All.ToDictionary(g => g, g => past.TryGetValue(g, out var seen) && seen.Files >= LeastFiles
            ? new SuccessRate((double)seen.Done / seen.Files, true, seen.Files)
            : new SuccessRate(book.Number(Assumed[g], day) / 100.0, false, 0));

    /// <summary>The files of campaigns other than this one that are over, by each group they were in.</summary>
    public static async Task<IReadOnlyDictionary<WorkGroup, (int Files, int Done)>> PastAsync(
        AppDb db, Campaign campaign, CancellationToken cancellationToken = default)
    {
        var (office, id, start) = (campaign.OfficeId, campaign.Id, campaign.From);
        var rows = await db.StandingSpans.On(db.Today)
            .Where(s => s.OfficeId == office && s.CampaignId != id && db.Campaigns.Any(c => c.OfficeId == office && c.Id == s.CampaignId && c.To < start))
            .GroupBy(s => s.Groups)
            .Select(g => new { g.Key, Files = g.Count(), Done = g.Sum(s => (s.Flags & StandingFlags.Done) != 0 ? 1 : 0) }).ToListAsync(cancellationToken);
        return rows.SelectMany(r => WorkGroupSet.Read(r.Key).Select(g => (Group: g, r.Files, r.Done)))
            .GroupBy(x => x.Group).ToDictionary(g => g.Key, g => (g.Sum(x => x.Files), g.Sum(x => x.Done)));
    }
}
