using System.Globalization;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Documents;

/// <summary>One document: a draft is worded and issued here, an issued one is read and, with a reason, cancelled.</summary>
[Authorize(nameof(Permission.SeeDocuments))]
public sealed class DetailsModel(AppDb db, DraftDocumentHandler drafts, IssueDocumentHandler issues) : DocumentPage(db)
{
    public const int ChangesShown = 40;
    public const int LongText = 90;

    [BindProperty(Name = nameof(Input))]
    public IssueForm Input { get; set; } = new();

    [BindProperty(Name = nameof(Off))]
    public CancelForm Off { get; set; } = new();

    [BindProperty]
    public Dictionary<string, string?> Texts { get; set; } = [];

    public OpenedDocument Opened { get; private set; } = null!;

    public Campaign Campaign { get; private set; } = null!;

    public DateOnly Today => Db.Today;

    public int NextNumber { get; private set; }

    public bool CanDraft => Opened.Document.State == DocumentState.Draft && Actor.May(Opened.Kind.Draft);

    public bool CanIssue => Actor.May(Opened.Kind.Issue);

    /// <summary>The numbers, amounts and dates of the document, and how long its lists are.</summary>
    public IEnumerable<(string Label, string Value)> Figures => Opened.Kind.Schema.Fields
        .Where(f => f.Kind is TemplateKind.Number or TemplateKind.Money or TemplateKind.Date || (f.Kind == TemplateKind.List && f.Fields.Length > 1))
        .Select(f => (f.Label, Opened.Data[f.Name] switch
        {
            ListValue list => $"{list.Items.Count} dòng",
            NumberValue { Number: { } number } => number.ToString("#,0.##", CultureInfo.GetCultureInfo("vi-VN")),
            MoneyValue { Amount: { } amount } => Format.Money(amount) + " đồng",
            DateValue { Date: { } day } => Format.Day(day),
            _ => "",
        })).Where(f => f.Item2.Length > 0);

    public Task OnGetAsync(Id<IssuedDocument> id) => LoadAsync(id);

    public async Task<IActionResult> OnGetFileAsync(Id<IssuedDocument> id)
    {
        await LoadAsync(id);
        return await SendAsync(() => Opened.FileAsync(Db, Cancel), Opened.FileName, false);
    }

    public async Task<IActionResult> OnGetPdfAsync(Id<IssuedDocument> id)
    {
        await LoadAsync(id);
        return await SendAsync(() => Opened.FileAsync(Db, Cancel), Opened.FileName, true);
    }

    public Task<IActionResult> OnPostEditAsync(Id<IssuedDocument> id) => DoAsync(id, "Đã lưu lời văn.",
        () => drafts.Handle(new EditDraft(id, Texts.ToDictionary(t => t.Key, t => t.Value ?? "")), Actor, Cancel), k => k.Draft);

    public Task<IActionResult> OnPostRefreshAsync(Id<IssuedDocument> id) => DoAsync(id, "Đã lấy số liệu mới; lời văn đã sửa được giữ nguyên.",
        () => drafts.Handle(new RefreshDraft(id, Db.Today), Actor, Cancel), k => k.Draft);

    public async Task<IActionResult> OnPostDropAsync(Id<IssuedDocument> id)
    {
        await LoadAsync(id);
        return await DoAsync(id, "Đã bỏ dự thảo.", () => drafts.Handle(new DropDraft(id), Actor, Cancel), k => k.Draft, Redirect($"/Documents/List/{Campaign.Id}"));
    }

    public Task<IActionResult> OnPostIssueAsync(Id<IssuedDocument> id) => DoAsync(id, "Đã ban hành.",
        async () => await issues.Handle(new IssueDocument(id, Input.Number, Input.On), Actor, Cancel), k => k.Issue);

    public Task<IActionResult> OnPostCancelAsync(Id<IssuedDocument> id) => DoAsync(id, "Đã hủy văn bản.",
        () => issues.Handle(new CancelDocument(id, Off.Reason), Actor, Cancel), k => k.Issue, prefix: nameof(Off));

    private async Task<IActionResult> DoAsync(Id<IssuedDocument> id, string done, Func<Task> change, Func<PaperKind, Permission> needs, IActionResult? next = null, string prefix = nameof(Input))
    {
        var kind = await Db.VisibleDocuments(Actor).Where(d => d.Id == id).Select(d => d.Kind).OneAsync(Cancel);
        return await ChangeAsync(done, change, () => LoadAsync(id), needs(PaperKinds.Of(kind)), prefix, next);
    }

    private async Task LoadAsync(Id<IssuedDocument> id)
    {
        Opened = await OpenedDocument.LoadAsync(Db, id, Actor, null, Cancel);
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Where(c => c.Id == Opened.Document.CampaignId).OneAsync(Cancel);
        Input.On ??= Db.Today;
        NextNumber = await DocumentNumbers.NextAsync(Db, Opened.Document.OfficeId, Opened.Kind.Series, Db.Today, Cancel);
    }

    public sealed class IssueForm
    {
        public int? Number { get; set; }

        public DateOnly? On { get; set; }
    }

    public sealed class CancelForm
    {
        public string? Reason { get; set; }
    }
}
