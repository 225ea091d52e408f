using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaoDiem.Merging;

/// <summary>The officer or commune that a merge is about, as a tracked row, and what hangs on it.</summary>
internal static class DirectoryRow
{
    public static async Task<EntityEntry> OfAsync(
        AppDb db, Id<Office> office, AliasKind kind, Guid key, CancellationToken cancellationToken) => kind switch
        {
            AliasKind.Officer => db.Entry(await db.Officers
                .SingleAsync(o => o.OfficeId == office && o.Id == new Id<Officer>(key), cancellationToken)),
            _ => db.Entry(await db.Communes
                .SingleAsync(c => c.OfficeId == office && c.Id == new Id<Commune>(key), cancellationToken)),
        };

    /// <summary>When an officer left is what his leaves say.</summary>
    public static async Task ProjectLeavesAsync(AppDb db, Id<Office> office, Guid officer, CancellationToken cancellationToken)
    {
        var key = new Id<Officer>(officer);
        var row = await db.Officers.SingleAsync(o => o.OfficeId == office && o.Id == key, cancellationToken);
        row.Project(await db.OfficerLeaves.Where(l => l.OfficeId == office && l.OfficerId == key).ToListAsync(cancellationToken));
    }

    /// <summary>What an account may see hangs on its officer.</summary>
    public static void EndSessions(IEnumerable<EntityEntry> rows)
    {
        foreach (var account in rows.Where(r => r.Entity is User))
        {
            account.Property(nameof(User.SecurityStamp)).CurrentValue = Guid.CreateVersion7();
        }
    }
}
