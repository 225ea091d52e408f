using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Ledger;

/// <summary>No file is given by hand to an officer who no longer serves; evidence is kept as it is.</summary>
internal static class ServingGuard
{
    /// <exception cref="RuleViolation">ACT-015: the officer has left by the day from which the file would be his.</exception>
    public static async Task RequireAsync(AppDb db, Id<Office> office, IEnumerable<Act> added, CancellationToken cancellationToken)
    {
        var given = added.Where(a => !a.Unguarded && a.Source is ActSource.Office or ActSource.Api && a.Content.Officer is not null)
            .Select(a => (Officer: new Id<Officer>(a.Content.Officer!.Value), a.Day)).ToList();
        if (given.Count == 0)
        {
            return;
        }

        var ids = given.ConvertAll(g => g.Officer);
        var gone = await db.Officers.AsNoTracking()
            .Where(o => o.OfficeId == office && ids.Contains(o.Id) && o.LeftOn != null).ToListAsync(cancellationToken);
        foreach (var officer in gone.Where(o => given.Exists(g => g.Officer == o.Id && o.HasLeft(g.Day))))
        {
            throw Left(officer, "officer");
        }
    }

    public static RuleViolation Left(Officer officer, string field) => new(
        "ACT-015", $"{officer.Name} đã thôi làm việc tại đơn vị từ ngày {officer.LeftOn:dd/MM/yyyy}, không nhận hồ sơ mới.", field);
}
