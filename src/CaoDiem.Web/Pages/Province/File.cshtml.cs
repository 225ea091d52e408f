using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Province;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Province;

/// <summary>One file, read under a grant; every opening is recorded.</summary>
[Authorize(nameof(Permission.OverseeProvince))]
public sealed class FileModel(AppDb db, GrantFilesHandler grants) : AppPage(db)
{
    public FileOpened Opened { get; private set; } = null!;

    public string Office { get; private set; } = "";

    public string? Commune { get; private set; }

    public IReadOnlyList<Act> Acts { get; private set; } = [];

    public FileState State { get; private set; } = null!;

    public async Task OnGetAsync(Id<Dossier> id)
    {
        Opened = await grants.Handle(new ReadFile(id), Actor, Cancel);
        var office = Opened.Dossier.OfficeId;
        Office = await Db.Offices.Where(o => o.Id == office).Select(o => o.Name).SingleAsync(Cancel);
        Commune = await Db.Communes.Where(c => c.OfficeId == office && c.Id == Opened.Dossier.CommuneId).Select(c => c.Name).SingleOrDefaultAsync(Cancel);
        var acts = await Db.Acts.AsNoTracking().Where(a => a.OfficeId == office && a.DossierId == id).ToListAsync(Cancel);
        State = FileState.Fold(acts, Db.Today);
        Acts = State.Acts;
    }
}
