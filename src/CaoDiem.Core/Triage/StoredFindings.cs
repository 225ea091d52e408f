using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Triage;

/// <summary>How findings are written: all of a file at once, what is asked and what was set aside.</summary>
internal static class StoredFindings
{
    /// <summary>Puts the findings of some files in the place of those that are stored. Must run inside an explicit transaction.</summary>
    public static async Task ReplaceFindingsAsync(
        this AppDb db, Id<Office> office, IReadOnlyCollection<Id<Dossier>> files, IReadOnlyCollection<TriageFinding> asked,
        IReadOnlyCollection<FindingAside> aside, CancellationToken cancellationToken)
    {
        await db.TriageFindings.Where(f => f.OfficeId == office && EF.Parameter(files).Contains(f.DossierId)).ExecuteDeleteAsync(cancellationToken);
        await db.FindingsAside.Where(f => f.OfficeId == office && EF.Parameter(files).Contains(f.DossierId)).ExecuteDeleteAsync(cancellationToken);
        await db.InsertManyAsync(asked, cancellationToken);
        await db.InsertManyAsync(aside, cancellationToken);
    }
}
