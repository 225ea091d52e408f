using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Merging;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Merging;

/// <summary>What a merge moved, and the way back.</summary>
[Authorize(nameof(Permission.KeepDirectory))]
public sealed class MergedModel(AppDb db, UndoMergeHandler undo) : AppPage(db)
{
    public NameMerge Merge { get; private set; } = null!;

    public int Count { get; private set; }

    /// <summary>The files, for those who may see files.</summary>
    public IReadOnlyList<Row> Files { get; private set; } = [];

    public UndoMergeFigures WayBack { get; private set; } = null!;

    [BindProperty]
    public string? Reason { get; set; }

    public Task OnGetAsync(Id<NameMerge> id) => LoadAsync(id);

    public async Task<IActionResult> OnPostAsync(Id<NameMerge> id)
    {
        var kept = 0;
        if (await TryAsync(async () => kept = await undo.Handle(new(id, Reason), Actor, Cancel), ""))
        {
            Done = kept == 0
                ? "Đã tách lại: mọi dòng trở về như trước khi gộp."
                : $"Đã tách lại; {Format.Number(kept)} dòng có người sửa sau khi gộp nên giữ nguyên.";
            return Redirect($"/Merging/Merged/{id}");
        }

        Db.ChangeTracker.Clear();
        await LoadAsync(id);
        return Page();
    }

    private async Task LoadAsync(Id<NameMerge> id)
    {
        var office = Actor.RequireOffice();
        Merge = await Db.NameMerges.AsNoTracking().Where(m => m.OfficeId == office && m.Id == id).OneAsync(Cancel);
        WayBack = await undo.PreviewAsync(id, Actor, Cancel);
        var moved = Db.MergedFiles.Where(f => f.OfficeId == office && f.MergeId == id);
        Count = await moved.CountAsync(Cancel);
        Files = await Db.VisibleDossiers(Actor).AsNoTracking().Where(d => moved.Any(f => f.DossierId == d.Id))
            .OrderBy(d => d.DebtorSortKey).ThenBy(d => d.Id).Select(d => new Row(d.Id, d.DecisionNo, d.DecisionDate, d.DebtorName))
                .ToListAsync(Cancel);
    }

    public sealed record Row(Id<Dossier> Id, string DecisionNo, DateOnly DecisionDate, string Debtor);
}
