using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.FieldWork;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.FieldWork;

/// <summary>One record of the field with its pictures, as it was sent.</summary>
[Authorize(nameof(Permission.SeeDossiers))]
public sealed class VisitModel(AppDb db) : AppPage(db)
{
    public Visit Visit { get; private set; } = null!;

    public Dossier Dossier { get; private set; } = null!;

    public IReadOnlyList<Visit> Others { get; private set; } = [];

    public IReadOnlyList<Attachment> Attachments { get; private set; } = [];

    public async Task OnGetAsync(Id<Visit> id)
    {
        await LoadAsync(id);
        Others = await Db.Visits.AsNoTracking().Where(v => v.OfficeId == Visit.OfficeId && v.DossierId == Visit.DossierId && v.On == Visit.On && v.Id != id).OrderBy(v => v.RecordedAt).ToListAsync(Cancel);
    }

    public async Task<IActionResult> OnGetPictureAsync(Id<Visit> id, Id<Attachment> attachment)
    {
        await LoadAsync(id);
        return Attachments.FirstOrDefault(a => a.Id == attachment) is { IsWhole: true } picture
            ? File(await ReceiveAttachmentHandler.ReadAsync(Db, picture, Cancel), picture.ContentType)
            : NotFound();
    }

    private async Task LoadAsync(Id<Visit> id)
    {
        var files = Db.VisibleDossiers(Actor).AsNoTracking();
        Visit = await Db.Visits.AsNoTracking().Where(v => v.OfficeId == Actor.OfficeId && v.Id == id && files.Any(d => d.Id == v.DossierId)).OneAsync(Cancel);
        Dossier = await files.SingleAsync(d => d.Id == Visit.DossierId, Cancel);
        Attachments = await Db.Attachments.AsNoTracking().Where(a => a.OfficeId == Visit.OfficeId && a.VisitId == id).OrderBy(a => a.Kind).ThenBy(a => a.Id).ToListAsync(Cancel);
    }
}
