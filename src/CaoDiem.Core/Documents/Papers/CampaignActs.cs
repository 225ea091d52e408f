using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents.Papers;

/// <summary>What was done on the files of a campaign's list inside its days, as papers tell it.</summary>
internal static class CampaignActs
{
    /// <summary>Acts that moved a file or reviewed it, each file's in order; what a register states is not told.</summary>
    public static async Task<ILookup<Id<Dossier>, Act>> OfAsync(AppDb db, PaperRequest request, CancellationToken cancellationToken)
    {
        var acts = await Counting(db, request).ToListAsync(cancellationToken);
        return acts.Where(a => !a.IsStatement && (a.Kind == ActKind.Reviewed || a.Kind.Facts().Moves)).Order(Comparer<Act>.Create(LedgerOrder.Compare))
            .ToLookup(a => a.DossierId);
    }

    /// <summary>Dossiers for exemption or reduction that were drawn up inside the campaign's days.</summary>
    public static IQueryable<Act> Relief(AppDb db, PaperRequest request) =>
        Counting(db, request).Where(a => a.Kind == ActKind.ReliefDossier && a.Which != null);

    private static IQueryable<Act> Counting(AppDb db, PaperRequest request)
    {
        var (office, id, from, to) = (request.OfficeId, request.CampaignId, request.Campaign.From, request.Campaign.To);
        return db.Acts.AsNoTracking()
            .Where(a => a.OfficeId == office && a.Day >= from && a.Day <= to && a.CountsFrom != null && a.CancelledAt == null)
            .Where(a => db.BaselineFiles.Any(b => b.OfficeId == office && b.CampaignId == id && b.DossierId == a.DossierId && b.JoinedOn <= a.Day));
    }
}
