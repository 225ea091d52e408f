using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles;
using CaoDiem.OfficeFiles.Word;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Documents;

/// <summary>The template of one kind of document: its versions, a new one, and what it may hold.</summary>
[Authorize(nameof(Permission.SeeDocuments))]
public sealed class TemplateModel(AppDb db, TemplateHandler handler) : DocumentPage(db)
{
    public PaperKind Kind { get; private set; } = null!;

    public IReadOnlyList<TemplateVersion> Versions { get; private set; } = [];

    public int ActiveNumber { get; private set; }

    public IReadOnlyList<TemplateIssue> Issues { get; private set; } = [];

    public string FileName { get; private set; } = "";

    public bool CanKeep => Actor.May(Permission.KeepTemplates);

    public IReadOnlyList<(string Path, TemplateField Field)> Fields => [.. Kind.Schema.Paths()];

    public static string KindWords(TemplateKind kind) => kind switch
    {
        TemplateKind.Text => "chữ",
        TemplateKind.Number => "số",
        TemplateKind.Money => "số tiền",
        TemplateKind.Date => "ngày",
        TemplateKind.Flag => "có hoặc không",
        TemplateKind.List => "danh sách",
        TemplateKind.Group => "nhóm",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public Task OnGetAsync(string kind) => LoadAsync(kind);

    public async Task<IActionResult> OnGetFileAsync(string kind, int number)
    {
        await LoadAsync(kind);
        return await SendAsync(() => ContentAsync(number), $"{Kind.Shipped.Code}-{number}", false);
    }

    public Task<IActionResult> OnGetPreviewAsync(string kind, int number) => PreviewAsync(kind, number, false);

    public Task<IActionResult> OnGetPreviewPdfAsync(string kind, int number) => PreviewAsync(kind, number, true);

    public async Task<IActionResult> OnPostUploadAsync(string kind, IFormFile? file)
    {
        if (!CanKeep)
        {
            return Forbid();
        }

        TemplateUploaded? uploaded = null;
        try
        {
            await TryAsync(async () => uploaded = await handler.Handle(new UploadTemplate(kind, FileName = Path.GetFileName(file?.FileName ?? ""), await ReadAsync(file)), Actor, Cancel), "");
        }
        catch (OfficeFileException unreadable)
        {
            ModelState.AddModelError("", $"{unreadable.Message} ({unreadable.Code})");
        }

        if (uploaded is { Number: { } number })
        {
            Done = $"Mẫu không có lỗi, đã lưu thành phiên bản {number}. Xem thử rồi bấm «Dùng mẫu này».";
            return Redirect($"/Documents/Template/{kind}");
        }

        Issues = uploaded?.Issues ?? [];
        Db.ChangeTracker.Clear();
        await LoadAsync(kind);
        return Page();
    }

    public Task<IActionResult> OnPostActivateAsync(string kind, int number) => ChangeAsync(
        number == 0 ? "Đã quay lại mẫu đi kèm." : $"Từ nay dùng phiên bản {number}.", () => handler.Handle(new ActivateTemplate(kind, number), Actor, Cancel),
        () => LoadAsync(kind), Permission.KeepTemplates, "", Redirect($"/Documents/Template/{kind}"));

    private async Task<IActionResult> PreviewAsync(string kind, int number, bool pdf)
    {
        await LoadAsync(kind);
        return await SendAsync(async () => WordTemplate.Fill(new MemoryStream(await ContentAsync(number)), Kind.Schema.Sample()), $"xem-thu-{Kind.Shipped.Code}-{number}", pdf);
    }

    private async Task<byte[]> ContentAsync(int number)
    {
        if (number == 0)
        {
            return CurrentTemplate.Shipped(Kind).Content;
        }

        var office = Actor.RequireOffice();
        var version = await Db.DocumentTemplates.AsNoTracking().Where(t => t.OfficeId == office && t.Kind == Kind.Code && t.Number == number).OneAsync(Cancel);
        return await StoredFile.LoadAsync(Db, office, version.Id.Value, version.Hash, Cancel);
    }

    private async Task<byte[]> ReadAsync(IFormFile? file)
    {
        if (file is null)
        {
            throw new RuleViolation("DOC-031", "Chưa chọn tệp.");
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, Cancel);
        return content.ToArray();
    }

    private async Task LoadAsync(string kind)
    {
        Kind = PaperKinds.Of(kind);
        var office = Actor.RequireOffice();
        var own = await Db.DocumentTemplates.AsNoTracking().Where(t => t.OfficeId == office && t.Kind == kind).OrderByDescending(t => t.Number).ToListAsync(Cancel);
        ActiveNumber = own.Find(t => t.Active)?.Number ?? 0;
        Versions = [.. own.Select(t => new TemplateVersion(t.Number, t.FileName, $"{t.UploadedBy}, {Format.Moment(t.UploadedAt)}")), new(0, Kind.Shipped.Code + ".docx", "đi kèm phần mềm")];
    }

    /// <summary>A line of the table of versions.</summary>
    public sealed record TemplateVersion(int Number, string FileName, string By);
}
