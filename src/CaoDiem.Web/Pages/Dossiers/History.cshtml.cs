using CaoDiem.Audit;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Dossiers;

/// <summary>The audit of one file: every change of its data, newest first.</summary>
[Authorize(nameof(Permission.SeeDossiers))]
public sealed class HistoryModel(AppDb db) : AppPage(db)
{
    private const int Shown = 200;

    public Dossier Dossier { get; private set; } = null!;

    public IReadOnlyList<AuditEvent> History { get; private set; } = [];

    public async Task OnGetAsync(Id<Dossier> id)
    {
        Dossier = await Db.VisibleDossiers(Actor).AsNoTracking().Where(d => d.Id == id).OneAsync(Cancel);
        var (office, key) = (Dossier.OfficeId, id.Value);
        History = await Db.AuditEvents.AsNoTracking().Where(e => e.OfficeId == office && e.SubjectId == key)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(Shown).ToListAsync(Cancel);
    }
}
