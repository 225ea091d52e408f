using System.ComponentModel.DataAnnotations;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Identity;

[Authorize(nameof(Permission.ManageUsers))]
public sealed class UsersModel(AppDb db, InviteUserHandler invite, ResetPasswordHandler reset) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public IReadOnlyList<User> All { get; private set; } = [];

    public IReadOnlyList<SelectListItem> OfficerItems { get; private set; } = [];

    public IReadOnlyList<SelectListItem> ProvinceItems { get; private set; } = [];

    public IReadOnlyList<SelectListItem> RoleItems { get; } = [.. Roles.All.Select(r => new SelectListItem(r.Label(), r.ToString()))];

    public (string Login, string Password)? NewPassword { get; private set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAddAsync()
    {
        await TryAsync(async () =>
        {
            var invited = await invite.Handle(new(Input.Login, Input.Name, Input.Role, Actor.OfficeId, Input.OfficerId, Province: Input.Province), Actor, Cancel);
            NewPassword = (invited.Login, invited.Password);
            ModelState.Clear();
            Input = new();
        });
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostResetAsync(Id<User> id)
    {
        ModelState.Clear();
        await TryAsync(async () =>
        {
            var password = await reset.Handle(new(id), Actor, Cancel);
            NewPassword = (await Db.Users.Where(u => u.Id == id).Select(u => u.Login).SingleAsync(Cancel), password);
        });
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        All = await Db.VisibleUsers(Actor).AsNoTracking().OrderBy(u => u.Login).ToListAsync(Cancel);
        OfficerItems = await Db.Officers.Where(o => o.OfficeId == Actor.OfficeId).Serving(Db.Today).OrderBy(o => o.SortKey)
            .Select(o => new SelectListItem(o.Name, o.Id.ToString())).ToListAsync(Cancel);
        ProvinceItems = await Db.Offices.Where(o => (Actor.OfficeId == null || o.Id == Actor.OfficeId) && o.Province != null && o.Province != "")
            .Select(o => o.Province).Distinct().OrderBy(p => p).Select(p => new SelectListItem(p, p)).ToListAsync(Cancel);
    }

    public sealed class Form
    {
        [Required]
        public string Login { get; set; } = "";

        [Required]
        public string Name { get; set; } = "";

        public Role Role { get; set; } = Role.Clerk;

        public Id<Officer>? OfficerId { get; set; }

        public string? Province { get; set; }
    }
}
