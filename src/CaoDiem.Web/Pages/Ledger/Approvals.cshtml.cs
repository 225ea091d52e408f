using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Ledger;

/// <summary>What waits for the head on files: proposals, decisions without number, decisions to confirm, conflicts.</summary>
[Authorize(nameof(Permission.ApproveActs))]
public sealed class ApprovalsModel(AppDb db) : AppPage(db)
{
    private const int Shown = 50;

    public int Count { get; private set; }

    public IReadOnlyList<Waiting> Rows { get; private set; } = [];

    public DateOnly Today => Db.Today;

    public async Task OnGetAsync()
    {
        var office = Actor.RequireOffice();
        var waiting = Db.Acts.AsNoTracking().Where(a => a.OfficeId == office && a.CancelledAt == null
            && (a.Stage == ActStage.Proposed || a.Stage == ActStage.Agreed || a.Stage == ActStage.Conflict || a.AwaitsConfirmation));
        Count = await waiting.CountAsync(Cancel);
        var acts = await waiting.OrderBy(a => a.RecordedAt).ThenBy(a => a.Id).Take(Shown).ToListAsync(Cancel);
        var ids = acts.Select(a => a.DossierId).Distinct().ToList();
        var files = await Db.VisibleDossiers(Actor).AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, Cancel);
        var now = Db.Time.GetUtcNow().UtcDateTime;
        Rows = [.. acts.Where(a => files.ContainsKey(a.DossierId)).Select(a => new Waiting(files[a.DossierId], new ActTimeline([a], [], Actor, now).All[0]))];
    }

    /// <summary>An act that waits, with the file that it is about.</summary>
    public sealed record Waiting(Dossier File, ActLineView View);
}
