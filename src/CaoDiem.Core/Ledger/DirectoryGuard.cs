using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Ledger;

/// <summary>
/// No file is given by hand to an officer who no longer serves, or moved to a commune that is no more; evidence is kept as it is.
/// </summary>
internal static class DirectoryGuard
{
    /// <exception cref="RuleViolation">
    /// ACT-015: the officer has left by the day from which the file would be his. ACT-017: the commune is closed by the day of the act.
    /// </exception>
    public static async Task RequireAsync(AppDb db, Id<Office> office, IEnumerable<Act> added, CancellationToken cancellationToken)
    {
        var typed = added.Where(a => !a.Unguarded && a.Source is ActSource.Office or ActSource.Api).ToList();
        var given = typed.Where(a => a.Content.Officer is not null).ToLookup(a => new Id<Officer>(a.Content.Officer!.Value), a => a.Day);
        if (given.Count > 0)
        {
            var ids = given.Select(g => g.Key).ToList();
            var gone = await db.Officers.AsNoTracking()
                .Where(o => o.OfficeId == office && ids.Contains(o.Id) && o.LeftOn != null).ToListAsync(cancellationToken);
            if (gone.Find(o => given[o.Id].Any(o.HasLeft)) is { } left)
            {
                throw Left(left, "officer");
            }
        }

        var moved = typed.Where(a => a.Content.Commune is not null).ToLookup(a => new Id<Commune>(a.Content.Commune!.Value), a => a.Day);
        if (moved.Count > 0)
        {
            var ids = moved.Select(g => g.Key).ToList();
            var gone = await db.Communes.AsNoTracking()
                .Where(c => c.OfficeId == office && ids.Contains(c.Id) && c.ClosedOn != null).ToListAsync(cancellationToken);
            if (gone.Find(c => moved[c.Id].Any(c.IsClosed)) is { } closed)
            {
                throw new RuleViolation(
                    "ACT-017", $"{closed.Name} không còn từ ngày {closed.ClosedOn:dd/MM/yyyy}; hãy chọn xã, phường mới.", "address");
            }
        }
    }

    public static RuleViolation Left(Officer officer, string field) => new(
        "ACT-015", $"{officer.Name} đã thôi làm việc tại đơn vị từ ngày {officer.LeftOn:dd/MM/yyyy}, không nhận hồ sơ mới.", field);
}
