using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Exchange;

/// <summary>Takes an import back as a whole, after saying what that takes away.</summary>
[Authorize(nameof(Permission.ApproveActs))]
public sealed class UndoModel(AppDb db, UndoImportHandler handler) : AppPage(db)
{
    [BindProperty]
    public string? Reason { get; set; }

    public ImportBatch Batch { get; private set; } = null!;

    /// <summary>Acts of the import that still count or wait.</summary>
    public int Acts { get; private set; }

    public int Files { get; private set; }

    /// <summary>Files that only this import opened.</summary>
    public int Opened { get; private set; }

    public Task OnGetAsync(Id<ImportBatch> id) => LoadAsync(id);

    public async Task<IActionResult> OnPostAsync(Id<ImportBatch> id)
    {
        await LoadAsync(id);
        ImportUndone? undone = null;
        if (await TryAsync(async () => undone = await handler.Handle(new UndoImport(id.Value, Reason), Actor, Cancel), ""))
        {
            Done = $"Đã hủy lần nhập «{Batch.FileName}»: {Format.Number(undone!.Acts)} việc của {Format.Number(undone.Files)} hồ sơ không còn tính"
                + (undone.Voided > 0 ? $", {Format.Number(undone.Voided)} hồ sơ do lần nhập này mở không còn." : ".");
            return Redirect($"/Exchange/Batch/{id}");
        }

        Db.ChangeTracker.Clear();
        return Page();
    }

    private async Task LoadAsync(Id<ImportBatch> id)
    {
        Batch = await Db.VisibleBatches(Actor).AsNoTracking().Where(b => b.Id == id).OneAsync(Cancel);
        var (office, key) = (Batch.OfficeId, id.Value);
        var counts = await Db.Acts.Where(a => a.OfficeId == office && a.SourceId == key && a.CancelledAt == null)
            .GroupBy(a => a.DossierId).Select(g => new { Acts = g.Count(), Opened = g.Count(a => a.Kind == ActKind.Opened) }).ToListAsync(Cancel);
        (Acts, Files, Opened) = (counts.Sum(c => c.Acts), counts.Count, counts.Sum(c => c.Opened));
    }
}
