using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents;

/// <summary>A document's whole data: the shared head and what the kind's own source says, as of a day.</summary>
public static class PaperData
{
    /// <exception cref="NotInScope">The campaign or the subject is out of the actor's sight.</exception>
    public static async Task<PaperRequest> RequestAsync(AppDb db, Id<Campaign> campaign, Actor actor, DateOnly? asOf = null, string subject = "", CancellationToken cancellationToken = default)
    {
        var found = await db.VisibleCampaigns(actor).AsNoTracking().AsSplitQuery().Include(c => c.Waves).Include(c => c.Targets).Where(c => c.Id == campaign).OneAsync(cancellationToken);
        var office = await db.Offices.AsNoTracking().SingleAsync(o => o.Id == found.OfficeId, cancellationToken);
        return new(found, office, actor, asOf ?? db.Today, subject);
    }

    /// <exception cref="NotInScope">The subject is out of the actor's sight.</exception>
    public static async Task<GroupValue> LoadAsync(AppDb db, PaperKind kind, PaperRequest request, CancellationToken cancellationToken = default)
    {
        var head = await PaperHead.LoadAsync(db, request, cancellationToken);
        return Complete(kind, head, await kind.Source(db, request, head, cancellationToken));
    }

    /// <summary>The papers of all subjects at once, for kinds that are printed in bulk.</summary>
    public static async Task<IReadOnlyList<(string Subject, GroupValue Data)>> BatchAsync(AppDb db, PaperKind kind, PaperRequest request, CancellationToken cancellationToken = default)
    {
        var source = kind.Batch ?? throw new ArgumentException($"{kind.Code} is not printed in bulk.", nameof(kind));
        var head = await PaperHead.LoadAsync(db, request, cancellationToken);
        return [.. (await source(db, request, head, cancellationToken)).Select(p => (p.Subject, Complete(kind, head, p.Data)))];
    }

    // A source that leaves a field of its schema out is a mistake of the program, not of the office.
    private static GroupValue Complete(PaperKind kind, PaperHead head, GroupValue own)
    {
        var data = GroupValue.Of([.. head.Values(kind).Values, .. own.Values]);
        var gaps = kind.Schema.Gaps(data);
        return gaps.Count == 0 ? data : throw new InvalidOperationException($"{kind.Code} leaves out: {string.Join(", ", gaps)}.");
    }
}
