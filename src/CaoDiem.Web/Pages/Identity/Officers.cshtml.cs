using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Identity;

/// <summary>The officers of the office: who serves, what else registers call him, and whose files have to go to somebody else.</summary>
[Authorize(nameof(Permission.KeepDirectory))]
public sealed class OfficersModel(AppDb db) : AppPage(db)
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Those who have left and still have open files.</summary>
    public IEnumerable<Row> Behind => Rows.Where(r => r.Officer.HasLeft(Db.Today) && r.Open > 0);

    public DateOnly Today => Db.Today;

    public bool MayHandOver => Actor.May(Permission.ApproveActs);

    public async Task OnGetAsync()
    {
        var office = Actor.RequireOffice();
        var officers = await Db.Officers.AsNoTracking().Where(o => o.OfficeId == office).OrderBy(o => o.SortKey).ToListAsync(Cancel);
        var aliases = (await Db.Aliases.AsNoTracking().Where(a => a.OfficeId == office && a.Kind == AliasKind.Officer)
            .OrderBy(a => a.Name).ToListAsync(Cancel)).ToLookup(a => a.NamedId, a => a.Name);
        var away = (await Db.OfficerLeaves.AsNoTracking().Where(l => l.OfficeId == office && l.WithdrawnAt == null).ToListAsync(Cancel))
            .Where(l => l.Covers(Today)).OrderBy(l => l.Kind).ToLookup(l => l.OfficerId);
        var open = await HandOverFilesHandler.OpenFiles(Db, office).Where(d => d.OfficerId != null)
            .GroupBy(d => d.OfficerId!.Value).Select(g => new { g.Key, Files = g.Count() })
                .ToDictionaryAsync(g => g.Key, g => g.Files, Cancel);
        Rows = [.. officers.Select(o => new Row(o, [.. aliases[o.Id.Value]], away[o.Id].FirstOrDefault(), open.GetValueOrDefault(o.Id)))];
    }

    /// <param name="Now">Why he is not there today; null when he is.</param>
    /// <param name="Open">Open files that are his.</param>
    public sealed record Row(Officer Officer, IReadOnlyList<string> Aliases, OfficerLeave? Now, int Open);
}
