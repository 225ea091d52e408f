using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Province;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Province;

/// <summary>Where the head lets a supervisor read a campaign's files for a time, and sees what was read.</summary>
[Authorize(nameof(Permission.GrantFiles))]
public sealed class GrantsModel(AppDb db, GrantFilesHandler grants) : AppPage(db)
{
    private const int ReadsShown = 50;

    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<(FileRead Read, string File, string By)> Reads { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Campaigns { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Supervisors { get; private set; } = [];

    public DateOnly Today => Db.Today;

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostAsync() => ChangeAsync("Đã cấp quyền xem hồ sơ.", () => grants.Handle(new GrantFiles(
        Input.CampaignId ?? throw new RuleViolation("PRV-005", "Hãy chọn chiến dịch.", "CampaignId"), Input.UserId ?? throw new RuleViolation("PRV-001", "Hãy chọn tài khoản giám sát.", "UserId"),
        Input.Purpose, Input.ExpiresOn ?? throw new RuleViolation("PRV-003", "Chưa nhập ngày hết hạn.", "ExpiresOn")), Actor, Cancel), LoadAsync, next: Redirect("/Province/Grants"));

    public Task<IActionResult> OnPostRevokeAsync(Id<FileGrant> grant) =>
        ChangeAsync("Đã thu hồi.", () => grants.Handle(new RevokeGrant(grant), Actor, Cancel), LoadAsync, next: Redirect("/Province/Grants"));

    private async Task LoadAsync()
    {
        var office = Actor.RequireOffice();
        var all = await Db.FileGrants.AsNoTracking().Where(g => g.OfficeId == office).OrderByDescending(g => g.Id).ToListAsync(Cancel);
        var campaigns = await Db.VisibleCampaigns(Actor).AsNoTracking().OrderByDescending(c => c.From).ToListAsync(Cancel);
        var supervisors = await GrantFilesHandler.Supervisors(Db, Actor).AsNoTracking().OrderBy(u => u.Login).ToListAsync(Cancel);
        var users = all.Select(g => g.UserId).Distinct().ToList();
        var names = await Db.Users.Where(u => users.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, Cancel);
        var reads = await Db.FileReads.AsNoTracking().Where(r => r.OfficeId == office).GroupBy(r => r.GrantId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, Cancel);
        Rows = [.. all.Select(g => new Row(g, names[g.UserId], campaigns.FirstOrDefault(c => c.Id == g.CampaignId)?.Name ?? "", reads.GetValueOrDefault(g.Id)))];
        Campaigns = [.. campaigns.Select(c => new SelectListItem(c.Name, c.Id.ToString()))];
        Supervisors = [.. supervisors.Select(u => new SelectListItem($"{u.Name}{(u.Province is { } p ? $", tỉnh {p}" : "")}", u.Id.ToString()))];
        var latest = await Db.FileReads.AsNoTracking().Where(r => r.OfficeId == office).OrderByDescending(r => r.At).Take(ReadsShown)
            .Join(Db.Dossiers.Where(d => d.OfficeId == office), r => r.DossierId, d => d.Id, (r, d) => new { Read = r, d.DecisionNo }).ToListAsync(Cancel);
        Reads = [.. latest.OrderByDescending(r => r.Read.At).Select(r => (r.Read, r.DecisionNo, names.GetValueOrDefault(r.Read.UserId, "")))];
    }

    public sealed record Row(FileGrant Grant, string Supervisor, string Campaign, int Reads);

    public sealed class Form
    {
        public Id<Campaign>? CampaignId { get; set; }

        public Id<User>? UserId { get; set; }

        public string? Purpose { get; set; }

        public DateOnly? ExpiresOn { get; set; }
    }
}
