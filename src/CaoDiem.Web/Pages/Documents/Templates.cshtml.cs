using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Identity;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Documents;

/// <summary>Every kind of document and the template it is made with.</summary>
[Authorize(nameof(Permission.SeeDocuments))]
public sealed class TemplatesModel(AppDb db) : AppPage(db)
{
    public IReadOnlyList<(PaperKind Kind, DocumentTemplate? Active, int Versions)> Rows { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var office = Actor.RequireOffice();
        var own = await Db.DocumentTemplates.AsNoTracking().Where(t => t.OfficeId == office).ToListAsync(Cancel);
        Rows = [.. PaperKinds.All.Select(k => (k, own.Find(t => t.Kind == k.Code && t.Active), own.Count(t => t.Kind == k.Code)))];
    }
}
