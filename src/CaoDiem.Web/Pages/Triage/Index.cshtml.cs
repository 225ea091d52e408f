using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.Triage;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Triage;

[Authorize(nameof(Permission.SeeDossiers))]
public sealed class IndexModel(AppDb db, TriageDossiersHandler handler) : AppPage(db)
{
    [BindProperty]
    public DateOnly? AsOf { get; set; }

    public TriageRun? Last { get; private set; }

    public IReadOnlyList<(WorkGroup Group, int Files, int Missing)> Groups { get; private set; } = [];

    public int Overdue { get; private set; }

    /// <summary>Findings that do not apply by decision of the head: not among those counted.</summary>
    public int Aside { get; private set; }

    public RenewalView Renewal { get; private set; } = null!;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var done = await TryAsync(async () =>
        {
            var day = AsOf ?? throw new RuleViolation("TRI-001", "Chưa nhập ngày tính đến.");
            var triaged = await handler.Handle(new(day), Actor, Cancel);
            Done = $"Đã phân loại {Format.Number(triaged.Run.Files)} hồ sơ tính đến {Format.Day(day)}; {triaged.Run.Changed} hồ sơ thay đổi.";
        });
        if (done)
        {
            return RedirectToPage();
        }

        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        Last = await Db.TriageRuns.AsNoTracking().Where(r => r.OfficeId == Actor.OfficeId).OrderByDescending(r => r.RanAt).FirstOrDefaultAsync(Cancel);
        AsOf ??= Db.Today;
        var findings = Db.TriageFindings.Where(f => f.OfficeId == Actor.OfficeId && Db.VisibleDossiers(Actor).Any(d => d.Id == f.DossierId));
        var rows = await findings.GroupBy(f => new { f.Group, f.Ready }).Select(g => new { g.Key, Files = g.Count() }).ToListAsync(Cancel);
        Groups = [.. WorkGroups.All.Select(g => (g, rows.Where(r => r.Key.Group == g).Sum(r => r.Files), rows.Where(r => r.Key.Group == g && !r.Key.Ready).Sum(r => r.Files)))];
        Renewal = await RenewalView.LoadAsync(Db, Actor.OfficeId, Cancel);
        Aside = await Db.FindingsAside.CountAsync(
            f => f.OfficeId == Actor.OfficeId && Db.VisibleDossiers(Actor).Any(d => d.Id == f.DossierId), Cancel);
        Overdue = await findings.Where(TriageFinding.OverdueOn(Db.Today)).Select(f => f.DossierId).Distinct().CountAsync(Cancel);
    }
}
