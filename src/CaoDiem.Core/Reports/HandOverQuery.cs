using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using CaoDiem.Workload;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Reports;

/// <summary>What an officer has to work on: open files, and the money that is left in them, in đồng.</summary>
public sealed record OfficerLoad(int Files, long Remaining)
{
    public OfficerLoad Plus(OfficerLoad more) => new(Files + more.Files, Remaining + more.Remaining);

    public OfficerLoad Minus(OfficerLoad less) => new(Files - less.Files, Remaining - less.Remaining);
}

/// <summary>What handing files over moves, and what each side has before and after.</summary>
/// <param name="Campaigns">Of the files, those on the lists of running campaigns.</param>
/// <param name="Waiting">Proposals and agreed decisions in the files that still wait.</param>
/// <param name="Visits">Steps of the accepted schedule from today on.</param>
/// <param name="Shift">The same weighed: load of both in percent of capacity, before and after.</param>
public sealed record HandOverFigures(
    OfficerLoad Moves, OfficerLoad Giver, OfficerLoad Receiver, IReadOnlyList<(string Campaign, int Files)> Campaigns, int Waiting,
    int Visits, LoadShift Shift);

public sealed class HandOverQuery(AppDb db, OfficerWeightsQuery weights)
{
    public async Task<HandOverFigures> LoadAsync(
        Id<Office> office, Id<Officer> from, Id<Officer> to, IReadOnlyList<Id<Dossier>> files,
        CancellationToken cancellationToken = default)
    {
        var moves = await LoadOfAsync(db.Dossiers.Where(d => d.OfficeId == office && EF.Parameter(files).Contains(d.Id)),
            cancellationToken);
        var giver = await LoadOfAsync(HandOverFilesHandler.OpenWith(db, office, from), cancellationToken);
        var receiver = await LoadOfAsync(HandOverFilesHandler.OpenWith(db, office, to), cancellationToken);
        var campaigns = await db.Campaigns.AsNoTracking()
            .Where(c => c.OfficeId == office && c.State == CampaignState.Running).OrderBy(c => c.Name)
            .Select(c => new
            {
                c.Name,
                Files = db.BaselineFiles.Count(b => b.OfficeId == office && b.CampaignId == c.Id
                    && EF.Parameter(files).Contains(b.DossierId)),
            }).ToListAsync(cancellationToken);
        var waiting = await db.Acts.CountAsync(
            a => a.OfficeId == office && EF.Parameter(files).Contains(a.DossierId) && a.CancelledAt == null
                && (a.Stage == ActStage.Proposed || a.Stage == ActStage.Agreed), cancellationToken);
        var today = db.Today;
        var visits = await db.TeamRoutes.Where(r => r.OfficeId == office && r.Day >= today).SelectMany(r => r.Assignments)
            .CountAsync(a => EF.Parameter(files).Contains(a.DossierId), cancellationToken);
        var loads = await weights.LoadAsync(office, today, cancellationToken);
        var moved = await OfficerWeightsQuery.WeighAsync(
            loads.Table, today, db.Dossiers.Where(d => d.OfficeId == office && EF.Parameter(files).Contains(d.Id)), cancellationToken);
        return new(moves, giver, receiver, [.. campaigns.Where(c => c.Files > 0).Select(c => (c.Name, c.Files))], waiting, visits,
            loads.Shift(from, to, moved));
    }

    private static async Task<OfficerLoad> LoadOfAsync(IQueryable<Dossier> files, CancellationToken cancellationToken) =>
        new(await files.CountAsync(cancellationToken), await files.SumAsync(d => d.Remaining.Amount, cancellationToken));
}
