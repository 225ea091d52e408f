using CaoDiem.Demo;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaoDiem.Web.Pages;

/// <summary>How far the demonstration is; leads home once it is made.</summary>
[AllowAnonymous]
public sealed class PreparingModel(Preparation preparation) : PageModel
{
    public DemoProgress Progress => preparation.Latest;

    public IActionResult OnGet() => preparation.IsDone ? Redirect("/") : Page();
}
