using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Identity;

/// <summary>The head looks at what another account of the office sees.</summary>
[Authorize(nameof(Permission.SeeAs))]
public sealed class SeeAsModel(AppDb db, SeeAsHandler handler) : AppPage(db)
{
    private const int Shown = 50;

    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Accounts { get; private set; } = [];

    public IReadOnlyList<SeenAs> Looks { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        Seeing? seeing = null;
        if (!await TryAsync(async () => seeing = await handler.Handle(new SeeAs(Chosen(), Input.Reason), Actor, Cancel)))
        {
            Db.ChangeTracker.Clear();
            await LoadAsync();
            return Page();
        }

        await SignedIn.EnterAsync(HttpContext, seeing!);
        return Redirect("/");
    }

    private Id<User> Chosen() => Input.UserId ?? throw new RuleViolation("IDN-094", "Chưa chọn tài khoản.", "UserId");

    private async Task LoadAsync()
    {
        var (office, own) = (Actor.RequireOffice(), Actor.UserId);
        var users = await Db.Users.AsNoTracking().Where(u => u.OfficeId == office && !u.Disabled && u.Id != own).OrderBy(u => u.Login)
            .ToListAsync(Cancel);
        Accounts = [.. users.Where(SeeAsHandler.CanBeSeen).Select(u =>
            new SelectListItem($"{u.Name}, {u.Role.Label().ToLowerInvariant()}", u.Id.ToString()))];
        Looks = await Db.SeenAs.AsNoTracking().Where(s => s.OfficeId == office).OrderByDescending(s => s.StartedAt).Take(Shown)
            .ToListAsync(Cancel);
    }

    public sealed class Form
    {
        public Id<User>? UserId { get; set; }

        public string? Reason { get; set; }
    }
}
