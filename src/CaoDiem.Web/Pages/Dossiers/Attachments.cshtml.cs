using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using CaoDiem.Web.Ui.Acts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Dossiers;

/// <summary>The attachments of one act: read, added to, taken off with a reason.</summary>
[Authorize(nameof(Permission.SeeDossiers))]
[RequestSizeLimit(Uploads.Largest)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.Largest)]
public sealed class AttachmentsModel(AppDb db, RecentAnswers recent, AttachFilesHandler attach, TakeOffAttachmentHandler takeOff)
    : LedgerPage(db, recent)
{
    [BindProperty(Name = nameof(Input))]
    public AttachForm Input { get; set; } = new();

    /// <summary>The attachment whose form of taking off is open.</summary>
    [BindProperty(SupportsGet = true, Name = "go")]
    public Id<ActAttachment>? Going { get; set; }

    /// <summary>The act with its attachments, and what the reader may do about them.</summary>
    public ActView View { get; private set; } = null!;

    public Act Act => View.Act;

    /// <summary>Where the act stands in the timeline of its file.</summary>
    public string Back => $"/Dossiers/Details/{Dossier.Id}#{(View.Item.Waits ? 'w' : 'a')}-{Act.Id}";

    public Task OnGetAsync(Id<Act> id) => LoadAsync(id);

    /// <summary>The content, always to be kept, never to be shown as a page of this site.</summary>
    public async Task<IActionResult> OnGetFileAsync(Id<Act> id, Id<ActAttachment> file)
    {
        var attachment = await Db.VisibleActAttachments(Actor).AsNoTracking().Where(a => a.ActId == id && a.Id == file).OneAsync(Cancel);
        if (!attachment.MayBeOpenedBy(Actor))
        {
            return NotFound();
        }

        byte[]? content = null;
        if (await TryAsync(async () => content = await AttachFilesHandler.ReadAsync(Db, attachment, Cancel)))
        {
            return File(content!, attachment.Kind.Facts().ContentType, attachment.FileName);
        }

        await LoadAsync(id);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Id<Act> id)
    {
        if (!MayRecord)
        {
            return Forbid();
        }

        await LoadAsync(id);
        var files = await Uploads.ReadAsync(Input.Files, ModelState, "Input.Files", Cancel);
        var done = FilesAttached.None;
        if (await TryAsync(async () => done = await attach.Handle(new AttachFiles(id, files), Actor, Cancel)))
        {
            if (done.Added.Count > 0)
            {
                Done = Uploads.Told(done);
                return Redirect(Back);
            }

            ModelState.AddModelError("Input.Files", Uploads.Told(done));
        }

        Db.ChangeTracker.Clear();
        return Page();
    }

    public Task<IActionResult> OnPostTakeOffAsync(Id<Act> id, Id<ActAttachment> file)
    {
        Going = file;
        return ChangeAsync(
            "Đã gỡ tệp đính kèm; tệp vẫn còn trong hồ sơ, gạch ngang kèm lý do.",
            () => takeOff.Handle(new TakeOffAttachment(file, Input.Reason), Actor, Cancel), () => LoadAsync(id), Permission.RecordResults);
    }

    private async Task LoadAsync(Id<Act> id)
    {
        var office = Actor.OfficeId;
        var file = await Db.Acts.AsNoTracking().Where(a => a.OfficeId == office && a.Id == id).OneAsync(Cancel);
        if (file.Kind == ActKind.SafetyNote && !MayRecord)
        {
            throw new NotInScope();
        }

        await LoadFileAsync(file.DossierId);
        var act = Acts.Single(a => a.Id == id);
        var papers = await ActPapers.LoadAsync(Db, Dossier, [act], Attached, Cancel);
        var item = new TimelineItem(act, [.. Marks.Where(m => m.ActId == id).OrderBy(m => m.At)]);
        View = new(item, Actor, Now, Today, State) { Files = papers.FilesOf(act) };
    }

    /// <summary>What is brought, or why one is taken off.</summary>
    public sealed class AttachForm
    {
        public IReadOnlyList<IFormFile> Files { get; set; } = [];

        public string? Reason { get; set; }
    }
}
