using CaoDiem.Audit;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Identity;

/// <summary>The office: what it is called from which day on, its nightly work, its communes and officers.</summary>
[Authorize(nameof(Permission.KeepDirectory))]
public sealed class OfficePageModel(AppDb db, MarkHardAreasHandler mark) : AppPage(db)
{
    private const int Shown = 20;

    public Office Office { get; private set; } = null!;

    /// <summary>What the office is today.</summary>
    public OfficeProfile Now { get; private set; } = null!;

    /// <summary>All that was ever said of it, latest first, withdrawn rows as well.</summary>
    public IReadOnlyList<OfficeProfile> Profiles { get; private set; } = [];

    /// <summary>Who changed, corrected, withdrew what and why, latest first.</summary>
    public IReadOnlyList<AuditEvent> History { get; private set; } = [];

    /// <summary>May say which communes lie in hard areas.</summary>
    public bool MayMark => Actor.May(Permission.ManageOffice);

    public bool IsAhead(OfficeProfile profile) => profile.From > Db.Today;

    public IReadOnlyList<Commune> Communes { get; private set; } = [];

    public IReadOnlyList<string> Officers { get; private set; } = [];

    /// <summary>Whether the nightly work of the office ran.</summary>
    public RenewalView Renewal { get; private set; } = null!;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync(List<Id<Commune>> hard)
    {
        if (!MayMark)
        {
            return Forbid();
        }

        if (await TryAsync(() => mark.Handle(new(hard), Actor, Cancel), ""))
        {
            Done = hard.Count > 0 ? $"Đã đánh dấu {hard.Count} xã, thị trấn thuộc địa bàn khó khăn." : "Không còn xã, thị trấn nào được đánh dấu.";
            return RedirectToPage();
        }

        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        var office = Actor.OfficeId;
        Office = await Db.Offices.AsNoTracking().Where(o => o.Id == office).OneAsync(Cancel);
        (Now, Profiles) = (Office.On(Db.Today), [.. Office.Profiles.OrderByDescending(p => p.From).ThenByDescending(p => p.RecordedAt)]);
        var subject = Office.Id.Value;
        History = await Db.AuditEvents.AsNoTracking()
            .Where(e => e.OfficeId == office && e.SubjectId == subject && e.Subject == nameof(OfficeProfile)
                && e.Process != nameof(AddOffice))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(Shown).ToListAsync(Cancel);
        Communes = await Db.Communes.AsNoTracking().Where(c => c.OfficeId == office).OrderBy(c => c.SortKey).ToListAsync(Cancel);
        Renewal = await RenewalView.LoadAsync(Db, office, Cancel);
        Officers = await Db.Officers.Where(o => o.OfficeId == office).OrderBy(o => o.SortKey).Select(o => o.Name).ToListAsync(Cancel);
    }
}
