using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Identity;

/// <summary>The communes of the office: what else registers call them, which are no more and what became of them.</summary>
[Authorize(nameof(Permission.KeepDirectory))]
public sealed class CommunesModel(AppDb db) : AppPage(db)
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public bool MayReform => Actor.May(Permission.ApproveActs);

    public async Task OnGetAsync()
    {
        var office = Actor.RequireOffice();
        var communes = await Db.Communes.AsNoTracking().Where(c => c.OfficeId == office).OrderBy(c => c.SortKey).ToListAsync(Cancel);
        var names = communes.ToDictionary(c => c.Id, c => c.Name);
        var aliases = (await Db.Aliases.AsNoTracking().Where(a => a.OfficeId == office && a.Kind == AliasKind.Commune)
            .OrderBy(a => a.Name).ToListAsync(Cancel)).ToLookup(a => a.NamedId, a => a.Name);
        var open = await HandOverFilesHandler.OpenFiles(Db, office).Where(d => d.CommuneId != null)
            .GroupBy(d => d.CommuneId!.Value).Select(g => new { g.Key, Files = g.Count() })
                .ToDictionaryAsync(g => g.Key, g => g.Files, Cancel);
        Rows =
        [
            .. communes.Select(c => new Row(
                c, [.. aliases[c.Id.Value]], c.SuccessorId is { } next ? names[next] : null, open.GetValueOrDefault(c.Id))),
        ];
    }

    /// <param name="Successor">What it became a part of; null while it is there.</param>
    /// <param name="Open">Open files there.</param>
    public sealed record Row(Commune Commune, IReadOnlyList<string> Aliases, string? Successor, int Open);
}
