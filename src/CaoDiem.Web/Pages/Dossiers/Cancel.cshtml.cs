using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Dossiers;

/// <summary>Asks before a record is cancelled: why, and what becomes of a receipt. What stands on it is named and nothing happens.</summary>
[Authorize(nameof(Permission.RecordResults))]
public sealed class CancelModel(AppDb db, CancelActHandler handler) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))]
    public Form Input { get; set; } = new();

    public Act Act { get; private set; } = null!;

    public Dossier Dossier { get; private set; } = null!;

    /// <summary>Acts of the same event, cancelled with it.</summary>
    public IReadOnlyList<Act> Together { get; private set; } = [];

    public FileState Now { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Receipts { get; } =
        [new("Biên lai hủy, không dùng lại số", nameof(ReceiptFate.Void)), new("Chỉ ghi nhầm, số biên lai vẫn dùng", nameof(ReceiptFate.Mistyped))];

    public Task OnGetAsync(Id<Act> id) => LoadAsync(id);

    public async Task<IActionResult> OnPostAsync(Id<Act> id)
    {
        await LoadAsync(id);
        var file = Dossier.Id;
        return await ChangeAsync(
            "Đã hủy việc ghi.", () => handler.Handle(new CancelAct(id, Input.Reason, Input.Receipt), Actor, Cancel), () => LoadAsync(id),
            Permission.RecordResults, next: Redirect($"/Dossiers/Details/{file}#ledger"));
    }

    private async Task LoadAsync(Id<Act> id)
    {
        Act = await Db.Acts.AsNoTracking().Where(a => a.OfficeId == Actor.OfficeId && a.Id == id).OneAsync(Cancel);
        var (office, file) = (Act.OfficeId, Act.DossierId);
        Dossier = await Db.VisibleDossiers(Actor).AsNoTracking().Where(d => d.Id == file).OneAsync(Cancel);
        var acts = await Db.Acts.AsNoTracking().Where(a => a.OfficeId == office && a.DossierId == file).ToListAsync(Cancel);
        Together = Act.EventId is { } happening ? acts.FindAll(a => a.EventId == happening && !a.IsCancelled && a.Id != id) : [];
        Now = FileState.Fold(acts, Db.Today);
    }

    public sealed class Form
    {
        public string? Reason { get; set; }

        public ReceiptFate? Receipt { get; set; }
    }
}
