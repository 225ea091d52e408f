using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Exchange;

[Authorize(nameof(Permission.RecordResults))]
public sealed class IndexModel(AppDb db, ImportBatchHandler handler) : AppPage(db)
{
    private const int BatchesShown = 30;

    [BindProperty]
    public DateOnly? AsOf { get; set; }

    [BindProperty]
    public Id<Campaign>? CampaignId { get; set; }

    public IReadOnlyList<SelectListItem> Campaigns { get; private set; } = [];

    public IReadOnlyList<ImportBatch> Batches { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostRegisterAsync(IFormFile? file) => UploadAsync(ImportKind.Register, file);

    public Task<IActionResult> OnPostResultsAsync(IFormFile? file) => UploadAsync(ImportKind.Results, file);

    private async Task<IActionResult> UploadAsync(ImportKind kind, IFormFile? file)
    {
        Id<ImportBatch>? batch = null;
        await TryAsync(async () =>
        {
            if (file is null)
            {
                throw new RuleViolation("IMP-001", "Chưa chọn tệp.");
            }

            using var content = new MemoryStream();
            await file.CopyToAsync(content, Cancel);
            batch = await handler.Handle(new UploadSheet(kind, Path.GetFileName(file.FileName), content.ToArray(), AsOf ?? Db.Today, kind == ImportKind.Results ? CampaignId : null), Actor, Cancel);
        });
        if (batch is { } id)
        {
            return Redirect($"/Exchange/Batch/{id}");
        }

        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        AsOf ??= Db.Today;
        Campaigns = await Db.VisibleCampaigns(Actor).Where(c => c.State != CampaignState.Closed).OrderByDescending(c => c.From)
            .Select(c => new SelectListItem(c.Name, c.Id.ToString())).ToListAsync(Cancel);
        Batches = await Db.VisibleBatches(Actor).AsNoTracking().OrderByDescending(b => b.UploadedAt).Take(BatchesShown).ToListAsync(Cancel);
    }
}
