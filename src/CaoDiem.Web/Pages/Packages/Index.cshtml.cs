using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Packages;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Packages;

/// <summary>Template packages: take one's own campaign out, take another office's in.</summary>
[Authorize(nameof(Permission.SharePackages))]
public sealed class IndexModel(AppDb db, ImportPackageHandler import) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public IReadOnlyList<Campaign> Campaigns { get; private set; } = [];

    public IReadOnlyList<(PackageImport Import, string Campaign)> Imports { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        PackageImported? imported = null;
        await TryAsync(async () =>
        {
            if (file is null)
            {
                throw new RuleViolation("PKG-014", "Chưa chọn tệp gói mẫu.");
            }

            if (file.Length > PackageFile.LargestFile)
            {
                throw new RuleViolation("PKG-002", $"Tệp lớn hơn {PackageFile.LargestFile >> 20} MB nên không phải gói mẫu.");
            }

            using var content = new MemoryStream();
            await file.CopyToAsync(content, Cancel);
            imported = await import.Handle(new(content.ToArray(), Path.GetFileName(file.FileName), Input.Start, Input.Name, Input.PlanNo, Input.Signer, Input.Norms), Actor, Cancel);
        });
        if (imported is not null)
        {
            Done = "Đã lập dự thảo chiến dịch từ gói mẫu.";
            return Redirect($"/Packages/Imported/{imported.Id}");
        }

        Db.ChangeTracker.Clear();
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        Campaigns = await Db.VisibleCampaigns(Actor).AsNoTracking().OrderByDescending(c => c.From).ToListAsync(Cancel);
        var office = Actor.OfficeId;
        var imports = await Db.PackageImports.AsNoTracking().Where(p => p.OfficeId == office).OrderByDescending(p => p.Id).ToListAsync(Cancel);
        Imports = [.. imports.Select(i => (i, Campaigns.FirstOrDefault(c => c.Id == i.CampaignId)?.Name ?? ""))];
    }

    public sealed class Form
    {
        public DateOnly? Start { get; set; }

        public string? Name { get; set; }

        public string? PlanNo { get; set; }

        public string? Signer { get; set; }

        public bool Norms { get; set; } = true;
    }
}
