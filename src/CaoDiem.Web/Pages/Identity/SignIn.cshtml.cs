using System.ComponentModel.DataAnnotations;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaoDiem.Web.Pages.Identity;

[AllowAnonymous]
public sealed class SignInModel(AppDb db, SignInHandler handler) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => User.Actor() is null ? Page() : LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");

    public async Task<IActionResult> OnPostAsync()
    {
        User? user = null;
        if (!await TryAsync(async () => user = await handler.Handle(new(Input.Login, Input.Password), Cancel)))
        {
            return Page();
        }

        await SignedIn.EnterAsync(HttpContext, user!);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
    }

    public sealed class Form
    {
        [Required]
        public string Login { get; set; } = "";

        [Required]
        public string Password { get; set; } = "";
    }
}
