using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Merging;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Merging;

/// <summary>What a merge moved: kept so that a wrong one can be put right file by file.</summary>
[Authorize(nameof(Permission.KeepDirectory))]
public sealed class MergedModel(AppDb db) : AppPage(db)
{
    public NameMerge Merge { get; private set; } = null!;

    public int Count { get; private set; }

    /// <summary>The files, for those who may see files.</summary>
    public IReadOnlyList<Row> Files { get; private set; } = [];

    public async Task OnGetAsync(Id<NameMerge> id)
    {
        var office = Actor.RequireOffice();
        Merge = await Db.NameMerges.AsNoTracking().Where(m => m.OfficeId == office && m.Id == id).OneAsync(Cancel);
        var moved = Db.MergedFiles.Where(f => f.OfficeId == office && f.MergeId == id);
        Count = await moved.CountAsync(Cancel);
        Files = await Db.VisibleDossiers(Actor).AsNoTracking().Where(d => moved.Any(f => f.DossierId == d.Id))
            .OrderBy(d => d.DebtorSortKey).ThenBy(d => d.Id).Select(d => new Row(d.Id, d.DecisionNo, d.DecisionDate, d.DebtorName))
                .ToListAsync(Cancel);
    }

    public sealed record Row(Id<Dossier> Id, string DecisionNo, DateOnly DecisionDate, string Debtor);
}
