using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Identity;

/// <summary>One account: its role and officer, the name of its person, and whether it is open.</summary>
[Authorize(nameof(Permission.ManageUsers))]
public sealed class AccountModel(AppDb db, GrantRoleHandler grant, RenameUserHandler rename, DisableUserHandler disable) : AppPage(db)
{
    [BindProperty(Name = nameof(Role))]
    public RoleForm Role { get; set; } = new();

    [BindProperty(Name = nameof(Person))]
    public PersonForm Person { get; set; } = new();

    [BindProperty(Name = nameof(Close))]
    public CloseForm Close { get; set; } = new();

    public User Account { get; private set; } = null!;

    public string? Officer { get; private set; }

    public IReadOnlyList<SelectListItem> Officers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> RoleItems { get; } = [.. Roles.All.Select(r => new SelectListItem(r.Label(), r.ToString()))];

    public bool IsOwn => Account.Id == Actor.UserId;

    public async Task OnGetAsync(Id<User> id)
    {
        await LoadAsync(id);
        (Role.Role, Role.OfficerId, Person.Name) = (Account.Role, Account.OfficerId, Account.Name);
    }

    public Task<IActionResult> OnPostRoleAsync(Id<User> id) => ChangeAsync(
        id, $"Đã đổi vai trò thành {Role.Role.Label()}.", () => grant.Handle(new(id, Role.Role, Role.OfficerId), Actor, Cancel),
            nameof(Role));

    public Task<IActionResult> OnPostNameAsync(Id<User> id) => ChangeAsync(
        id, "Đã sửa họ và tên.", () => rename.Handle(new(id, Person.Name), Actor, Cancel), nameof(Person));

    public Task<IActionResult> OnPostCloseAsync(Id<User> id) => ChangeAsync(
        id, "Đã khóa tài khoản.", () => disable.Handle(new(id, true, Close.Reason), Actor, Cancel), nameof(Close));

    public Task<IActionResult> OnPostOpenAsync(Id<User> id) => ChangeAsync(
        id, "Đã mở tài khoản.", () => disable.Handle(new(id, false), Actor, Cancel), nameof(Close));

    private Task<IActionResult> ChangeAsync(Id<User> id, string done, Func<Task> change, string form)
    {
        KeepOnly(form);
        return ChangeAsync(done, change, () => LoadAsync(id), prefix: form);
    }

    private async Task LoadAsync(Id<User> id)
    {
        Account = await Db.VisibleUsers(Actor).AsNoTracking().Where(u => u.Id == id).OneAsync(Cancel);
        var (office, bound) = (Account.OfficeId, Account.OfficerId);
        Officer = await Db.Officers.Where(o => o.OfficeId == office && o.Id == bound).Select(o => o.Name).SingleOrDefaultAsync(Cancel);
        Officers = await Db.Officers.Where(o => o.OfficeId == office).Serving(Db.Today).OrderBy(o => o.SortKey)
            .Select(o => new SelectListItem(o.Name, o.Id.ToString())).ToListAsync(Cancel);
    }

    public sealed class RoleForm
    {
        public Role Role { get; set; }

        public Id<Officer>? OfficerId { get; set; }
    }

    public sealed class PersonForm
    {
        public string? Name { get; set; }
    }

    public sealed class CloseForm
    {
        public string? Reason { get; set; }
    }
}
