using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Web.Field;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;

namespace CaoDiem.Web.Pages.FieldWork;

/// <summary>What the phone of who is signed in carries along; looked at, nothing is issued.</summary>
[Authorize(nameof(Permission.RecordResults))]
public sealed class PackModel(AppDb db) : AppPage(db)
{
    public const int Shown = 100;

    public FieldPack Pack { get; private set; } = null!;

    public async Task OnGetAsync() => Pack = await FieldPack.TakeAsync(Db, null, Actor, Cancel);
}
