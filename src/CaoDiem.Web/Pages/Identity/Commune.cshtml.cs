using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Identity;

/// <summary>One commune: its name, what else registers call it, and what became of it.</summary>
[Authorize(nameof(Permission.KeepDirectory))]
public sealed class CommuneModel(AppDb db, KeepCommunesHandler communes, KeepAliasesHandler names) : AppPage(db)
{
    [BindProperty(Name = nameof(Rename))]
    public TextForm Rename { get; set; } = new();

    [BindProperty(Name = nameof(Other))]
    public TextForm Other { get; set; } = new();

    [BindProperty(Name = nameof(Again))]
    public TextForm Again { get; set; } = new();

    public Commune Commune { get; private set; } = null!;

    public string? Successor { get; private set; }

    public IReadOnlyList<Alias> Aliases { get; private set; } = [];

    public async Task OnGetAsync(Id<Commune> id)
    {
        await LoadAsync(id);
        Rename.Name = Commune.Name;
    }

    public Task<IActionResult> OnPostRenameAsync(Id<Commune> id) => ChangeAsync(
        id, "Đã sửa tên ở mọi nơi.", () => communes.Handle(new RenameCommune(id, Rename.Name), Actor, Cancel), nameof(Rename));

    public Task<IActionResult> OnPostAliasAsync(Id<Commune> id) => ChangeAsync(
        id, "Đã ghi tên gọi khác.", () => names.Handle(new AddAlias(AliasKind.Commune, id.Value, Other.Name), Actor, Cancel),
            nameof(Other));

    public Task<IActionResult> OnPostForgetAsync(Id<Commune> id, Id<Alias> alias) => ChangeAsync(
        id, "Đã bỏ tên gọi khác.", () => names.Handle(new RemoveAlias(alias), Actor, Cancel), nameof(Other));

    public Task<IActionResult> OnPostReopenAsync(Id<Commune> id) => ChangeAsync(
        id, "Xã, phường được dùng lại.", () => communes.Handle(new ReopenCommune(id, Again.Reason), Actor, Cancel), nameof(Again));

    private Task<IActionResult> ChangeAsync(Id<Commune> id, string done, Func<Task> change, string form)
    {
        KeepOnly(form);
        return ChangeAsync(done, change, () => LoadAsync(id), prefix: form);
    }

    private async Task LoadAsync(Id<Commune> id)
    {
        var office = Actor.RequireOffice();
        Commune = await Db.Communes.AsNoTracking().Where(c => c.OfficeId == office && c.Id == id).OneAsync(Cancel);
        var next = Commune.SuccessorId;
        Successor = await Db.Communes.Where(c => c.OfficeId == office && c.Id == next).Select(c => c.Name).SingleOrDefaultAsync(Cancel);
        Aliases = await Db.Aliases.AsNoTracking().Where(a => a.OfficeId == office && a.NamedId == id.Value)
            .OrderBy(a => a.AddedAt).ToListAsync(Cancel);
    }

    public sealed class TextForm
    {
        public string? Name { get; set; }

        public string? Reason { get; set; }
    }
}
