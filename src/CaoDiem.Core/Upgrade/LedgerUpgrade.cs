using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Upgrade;

/// <summary>What an upgrade took over.</summary>
/// <param name="Unmatched">Records of version 0.3 that fit nothing: kept as conflicts of their files.</param>
public sealed record LedgerUpgraded(int Files, int Acts, int Unmatched)
{
    public string Message => $"Đã chuyển {Files} hồ sơ sang sổ diễn biến: {Acts} việc; {Unmatched} bản ghi cũ không khớp được giữ ở mục chờ xử lý.";
}

/// <summary>
/// Takes the five tables of version 0.3 over into ledgers: one act for what several tables say of one thing (file, day, amount,
/// receipt). A few hundred files are one transaction; after a kill the next start goes on with the files that have no ledger yet,
/// and an office's spans, written last, tell that it is done.
/// </summary>
public sealed class LedgerUpgrade(AppDb db)
{
    private const int FilesAtATime = 300;

    /// <summary>Takes over whatever has no ledger; nothing when there is none.</summary>
    public async Task<LedgerUpgraded> RunAsync(CancellationToken cancellationToken = default)
    {
        var (files, acts, unmatched) = (0, 0, 0);
        foreach (var office in await Unfinished().ToListAsync(cancellationToken))
        {
            while (await NextAsync(office, cancellationToken) is { Count: > 0 } ids)
            {
                var done = await TakeOverAsync(office, ids, cancellationToken);
                (files, acts, unmatched) = (files + ids.Count, acts + done.Acts, unmatched + done.Unmatched);
            }

            await WriteSpansAsync(office, cancellationToken);
        }

        return new(files, acts, unmatched);
    }

    /// <summary>Whether an office has files, or files on a campaign's list, that no ledger speaks for yet.</summary>
    public Task<bool> IsNeededAsync(CancellationToken cancellationToken) => Unfinished().AnyAsync(cancellationToken);

    // A file on a list has at least one span, a list at least one cell; a kill between the last ledger and the spans is seen by that.
    private IQueryable<Id<Office>> Unfinished() => db.Dossiers
        .Where(d => !db.Acts.Any(a => a.OfficeId == d.OfficeId && a.DossierId == d.Id)).Select(d => d.OfficeId)
        .Union(db.BaselineFiles
            .Where(b => !db.StandingSpans.Any(s => s.OfficeId == b.OfficeId && s.CampaignId == b.CampaignId && s.DossierId == b.DossierId)
                || !db.StandingCells.Any(c => c.OfficeId == b.OfficeId && c.CampaignId == b.CampaignId))
            .Select(b => b.OfficeId));

    private Task<List<Id<Dossier>>> NextAsync(Id<Office> office, CancellationToken cancellationToken) => db.Dossiers
        .Where(d => d.OfficeId == office && !db.Acts.Any(a => a.OfficeId == office && a.DossierId == d.Id))
        .OrderBy(d => d.Id).Select(d => d.Id).Take(FilesAtATime).ToListAsync(cancellationToken);

    private async Task<(int Acts, int Unmatched)> TakeOverAsync(Id<Office> office, List<Id<Dossier>> ids, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var all = await db.Database.BeginTransactionAsync(cancellationToken);
        var actor = Actor.ForOffice(office, "Nâng cấp từ bản 0.3");
        db.Begin(nameof(LedgerUpgrade), actor);
        var origin = new ActOrigin(actor, db.Time.GetUtcNow().UtcDateTime, db.Today, ActSource.Migrated);
        var files = await db.Dossiers.Include(d => d.Obligations).Include(d => d.Parties).AsSplitQuery()
            .Where(d => d.OfficeId == office && ids.Contains(d.Id)).ToListAsync(cancellationToken);
        var old = await OldRecords.LoadAsync(db, office, ids, cancellationToken);
        var added = new List<Act>();
        foreach (var file in files)
        {
            var ledger = new OldFile(file, old, origin).TakeOver();
            file.Project(ledger.StateOn(db.Today));
            added.AddRange(ledger.Added);
        }

        await db.SaveChangesAsync(cancellationToken);
        await db.InsertManyAsync(added, cancellationToken);
        var ended = files.Where(f => !f.State.IsOpen()).Select(f => f.Id).ToList();
        await db.TriageFindings.Where(f => f.OfficeId == office && ended.Contains(f.DossierId)).ExecuteDeleteAsync(cancellationToken);
        await all.CommitAsync(cancellationToken);
        return (added.Count, added.Count(a => a.Stage == ActStage.Conflict));
    }

    private async Task WriteSpansAsync(Id<Office> office, CancellationToken cancellationToken)
    {
        var law = await OfficeLaw.LoadAsync(db, office, cancellationToken);
        foreach (var campaign in await db.Campaigns.AsNoTracking().Where(c => c.OfficeId == office).Select(c => c.Id).ToListAsync(cancellationToken))
        {
            await using var all = await db.Database.BeginTransactionAsync(cancellationToken);
            var listed = await db.BaselineFiles.AsNoTracking().Where(b => b.OfficeId == office && b.CampaignId == campaign).ToListAsync(cancellationToken);
            var rules = await CampaignRules.LoadAsync(db, office, campaign, law, cancellationToken);
            await CampaignRules.WriteSpansAsync(db, office, rules, listed, cancellationToken);
            await SpanStore.RecountAsync(db, office, campaign, rules.Waves, cancellationToken);
            await all.CommitAsync(cancellationToken);
        }
    }
}

/// <summary>The records of version 0.3 about some files.</summary>
internal sealed record OldRecords(
    ILookup<Id<Dossier>, OldVerification> Verifications, ILookup<Id<Dossier>, OldPayment> Payments, ILookup<Id<Dossier>, OldEvent> Events,
    ILookup<Id<Dossier>, OldResult> Results, ILookup<Id<Dossier>, Visit> Visits)
{
    public static async Task<OldRecords> LoadAsync(AppDb db, Id<Office> office, List<Id<Dossier>> ids, CancellationToken cancellationToken) => new(
        (await db.OldVerifications.AsNoTracking().Where(v => v.OfficeId == office && ids.Contains(v.DossierId)).ToListAsync(cancellationToken)).ToLookup(v => v.DossierId),
        (await db.OldPayments.AsNoTracking().Where(p => p.OfficeId == office && ids.Contains(p.DossierId)).ToListAsync(cancellationToken)).ToLookup(p => p.DossierId),
        (await db.OldEvents.AsNoTracking().Where(e => e.OfficeId == office && ids.Contains(e.DossierId)).ToListAsync(cancellationToken)).ToLookup(e => e.DossierId),
        (await db.OldResults.AsNoTracking().Where(r => r.OfficeId == office && ids.Contains(r.DossierId)).ToListAsync(cancellationToken)).ToLookup(r => r.DossierId),
        (await db.Visits.AsNoTracking().Where(v => v.OfficeId == office && ids.Contains(v.DossierId) && v.State == VisitState.Accepted).ToListAsync(cancellationToken))
            .ToLookup(v => v.DossierId));
}
