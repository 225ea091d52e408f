using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Documents;

/// <summary>The documents of a campaign: make one, print many, open what is there.</summary>
[Authorize(nameof(Permission.SeeDocuments))]
public sealed class ListModel(AppDb db, DraftDocumentHandler drafts, StartPrintJobHandler prints) : DocumentPage(db)
{
    private const int JobsShown = 3;

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public DocumentState? State { get; set; }

    public Campaign Campaign { get; private set; } = null!;

    public IReadOnlyList<PaperKind> Readable { get; private set; } = [];

    public IReadOnlyList<(PaperKind Kind, IReadOnlyList<PaperChoice> Choices)> Draftable { get; private set; } = [];

    public IReadOnlyList<IssuedDocument> Documents { get; private set; } = [];

    /// <summary>The actor's own, newest first.</summary>
    public IReadOnlyList<PrintJob> Jobs { get; private set; } = [];

    public PrintJob? Working => Jobs.FirstOrDefault(j => j.State.IsWorking());

    public async Task<IActionResult> OnGetAsync(Id<Campaign> id)
    {
        if (IsPartial("progress"))
        {
            await LoadJobsAsync(id);
            return Partial("_Progress", this);
        }

        await LoadAsync(id);
        return Page();
    }

    public async Task<IActionResult> OnGetPrintAsync(Id<Campaign> id, Id<PrintJob> job)
    {
        await LoadAsync(id);
        var user = Actor.UserId?.Value;
        var done = await Db.PrintJobs.AsNoTracking().Where(j => j.OfficeId == Campaign.OfficeId && j.Id == job && j.RequestedById == user && j.State == PrintJobState.Done).OneAsync(Cancel);
        return await SendAsync(() => StoredFile.LoadAsync(Db, done.OfficeId, done.Id.Value, done.Hash, Cancel), $"{PaperKinds.Of(done.Kind).Shipped.Code}-{done.Done}-ban", false);
    }

    public async Task<IActionResult> OnPostDraftAsync(Id<Campaign> id, string kind, string? subject)
    {
        if (!Actor.May(PaperKinds.Of(kind).Draft))
        {
            return Forbid();
        }

        ModelState.Clear();
        Id<IssuedDocument>? made = null;
        if (await TryAsync(async () => made = await drafts.Handle(new DraftDocument(id, kind, subject ?? ""), Actor, Cancel), "") && made is { } document)
        {
            return Redirect($"/Documents/Details/{document}");
        }

        await LoadAsync(id);
        return Page();
    }

    public Task<IActionResult> OnPostPrintAsync(Id<Campaign> id, string kind)
    {
        ModelState.Clear();
        return ChangeAsync("Đang lập tệp in; có thể rời trang.", () => prints.Handle(new(id, kind), Actor, Cancel), () => LoadAsync(id), PaperKinds.Of(kind).Draft, "", Redirect($"/Documents/List/{id}"));
    }

    private async Task LoadAsync(Id<Campaign> id)
    {
        await LoadJobsAsync(id);
        Readable = PaperKinds.ReadableBy(Actor);
        var request = await PaperData.RequestAsync(Db, id, Actor, null, "", Cancel);
        var choices = new List<(PaperKind, IReadOnlyList<PaperChoice>)>();
        foreach (var kind in Readable.Where(k => Actor.May(k.Draft)))
        {
            choices.Add((kind, await kind.Subject.ListAsync(Db, request, Cancel)));
        }

        Draftable = choices;
        Documents = await Db.VisibleDocuments(Actor).AsNoTracking().Where(d => d.CampaignId == id && (Kind == null || d.Kind == Kind) && (State == null || d.State == State)).OrderByDescending(d => d.DraftedAt).ThenByDescending(d => d.Id).ToListAsync(Cancel);
    }

    private async Task LoadJobsAsync(Id<Campaign> id)
    {
        var user = Actor.UserId?.Value;
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Where(c => c.Id == id).OneAsync(Cancel);
        Jobs = await Db.PrintJobs.AsNoTracking().Where(j => j.OfficeId == Campaign.OfficeId && j.CampaignId == id && j.RequestedById == user).OrderByDescending(j => j.RequestedAt).ThenByDescending(j => j.Id).Take(JobsShown).ToListAsync(Cancel);
    }
}
