using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>One change of class that moved a file into or out of the denominator.</summary>
/// <param name="Act">What moved it; the last act of the day when several could have.</param>
/// <param name="Verification">The valid verification behind it on that day; null: «không có».</param>
/// <param name="SelfApproved">Who recorded it approved it himself.</param>
/// <param name="KnownLater">Dated before the file joined and known only later: it stands in no figure, and moved the denominator from the
/// joining day.</param>
public sealed record Reclassification(
    Id<Dossier> DossierId, string DecisionNo, DateOnly DecisionDate, string Debtor, Id<Officer>? OfficerId, DateOnly Day,
    StatisticBucket From, StatisticBucket To,
    Act? Act, VerificationFact? Verification, string? RecordedBy, string? ApprovedBy, bool SelfApproved, bool KnownLater)
{
    public bool IsOut => From == StatisticBucket.Enforceable;

    /// <summary>As the log prints it.</summary>
    public string OnWhat => (Verification is { } seen ? $"xác minh ngày {seen.On:dd/MM/yyyy}: {seen.Means.Label().ToLowerInvariant()}"
        : "không có") + (Act is { Kind: ActKind.NotEnforceable, Reason: { } exception } ? $"; ngoại lệ: {exception}" : "");

    /// <summary>What an examiner looks for first.</summary>
    public string Marks => string.Join(", ", new[] { SelfApproved ? "tự duyệt" : "", KnownLater ? "biết sau" : "" }
        .Where(m => m.Length > 0));
}

/// <summary>
/// The log behind «phân loại lại»: who moved which file into or out of enforceable, when, on what verification, approved by whom. Its
/// files are those of the figures <see cref="Figures.ReclassifiedIn"/> and <see cref="Figures.ReclassifiedOut"/>, and beside them those
/// «biết sau».
/// </summary>
public sealed class ReclassificationLog(AppDb db)
{
    /// <param name="asOf">Changes up to the end of that day; null: the usual day of the board.</param>
    public async Task<IReadOnlyList<Reclassification>> RunAsync(
        Id<Campaign> id, Actor actor, DateOnly? asOf = null, CancellationToken cancellationToken = default)
    {
        var (campaign, usual) = await ScoreboardQuery.CampaignAsync(db, id, actor, cancellationToken);
        var (office, day) = (campaign.OfficeId, asOf ?? usual);
        var law = await OfficeLaw.LoadAsync(db, office, cancellationToken);
        var moved = Candidates(ScoreSpans.Stored(db, campaign).On(day));
        var listed = await db.BaselineFiles.AsNoTracking()
            .Where(b => b.OfficeId == office && b.CampaignId == id && moved.Any(s => s.DossierId == b.DossierId))
            .ToListAsync(cancellationToken);
        var ids = listed.ConvertAll(b => b.DossierId);
        var files = await db.VisibleDossiers(actor).AsNoTracking().Where(d => d.OfficeId == office && ids.Contains(d.Id))
            .ToDictionaryAsync(d => d.Id, cancellationToken);
        var acts = (await db.Acts.AsNoTracking().Where(a => a.OfficeId == office && ids.Contains(a.DossierId) && a.CountsFrom != null
            && a.CancelledAt == null)
            .ToListAsync(cancellationToken)).ToLookup(a => a.DossierId);
        var last = day < campaign.To ? day : campaign.To;
        return
        [
            .. listed.Where(b => files.ContainsKey(b.DossierId))
            .SelectMany(b => Of(b, files[b.DossierId], [.. acts[b.DossierId]], campaign.From, last, law))
                .OrderBy(r => r.Day).ThenBy(r => r.DecisionDate).ThenBy(r => r.DecisionNo, StringComparer.Ordinal),
        ];
    }

    // Moved by an act of the campaign, or counted otherwise than it was when it joined.
    private static IQueryable<StandingSpan> Candidates(IQueryable<StandingSpan> spans)
    {
        const StandingFlags Moved = StandingFlags.ReclassifiedIn | StandingFlags.ReclassifiedOut;
        return spans.Where(s => (s.Flags & Moved) != 0
            || ((s.Flags & StandingFlags.EnforceableAtJoin) != 0) != (s.Bucket == StatisticBucket.Enforceable));
    }

    /// <summary>The changes of one file, from its joining to a day. Pure.</summary>
    public static IEnumerable<Reclassification> Of(BaselineFile listed, Dossier file, IReadOnlyCollection<Act> acts, DateOnly from,
        DateOnly last, LawBook law)
    {
        var first = listed.JoinedOn > from ? listed.JoinedOn : from;
        var before = Standing.BucketOf(FileState.Of(acts, first.AddDays(-1)), first.AddDays(-1), law);
        if ((before == StatisticBucket.Enforceable) != listed.EnforceableAtJoin)
        {
            var joined = listed.EnforceableAtJoin ? StatisticBucket.Enforceable : Statistics.Bucket(listed.StateAtJoin, null, first, law);
            yield return Entry(listed, file, FileState.Of(acts, first.AddDays(-1)), first, joined, before, true);
        }

        foreach (var day in LedgerOrder.Days(acts).Where(d => d >= first && d <= last))
        {
            var (eve, state) = (FileState.Of(acts, day.AddDays(-1)), FileState.Of(acts, day));
            before = Standing.BucketOf(eve, day.AddDays(-1), law); // the statistics may have changed since the last act
            var now = Standing.BucketOf(state, day, law);
            if (Standing.Reclassified(before, now) != StandingFlags.None && state.Acts.Any(a => LedgerOrder.Effective(a) == day))
            {
                yield return Entry(listed, file, state, day, before, now, false);
            }
        }
    }

    private static Reclassification Entry(
        BaselineFile listed, Dossier file, FileState state, DateOnly day, StatisticBucket before, StatisticBucket now, bool known)
    {
        var act = state.StateAct ?? state.Acts.LastOrDefault(a => LedgerOrder.Effective(a) == day);
        var self = act?.SelfApproved == true;
        return new(
            file.Id, file.DecisionNo, file.DecisionDate, state.Debtor ?? file.DebtorName, state.Officer is { } officer ? new(officer)
            : listed.OfficerId, day,
            before, now, act, ActGuards.ValidVerification(state, day), act?.RecordedBy, act?.ApprovedBy, self, known);
    }
}
