using CaoDiem.Identity;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaoDiem.Web.Pages.Identity;

/// <summary>The one way out of looking at what another account sees.</summary>
public sealed class StopSeeingModel(SeeAsHandler handler) : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        if (User.Seeing() is not { } look)
        {
            return Redirect("/");
        }

        await SignedIn.EnterAsync(HttpContext, await handler.Handle(new StopSeeing(look.Id), look.By, HttpContext.RequestAborted));
        return Redirect("/Identity/SeeAs");
    }
}
