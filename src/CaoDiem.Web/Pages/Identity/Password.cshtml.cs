using System.ComponentModel.DataAnnotations;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace CaoDiem.Web.Pages.Identity;

public sealed class PasswordModel(AppDb db, ChangePasswordHandler handler) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        User? user = null;
        if (!await TryAsync(async () => user = await handler.Handle(new(Input.Current, Input.New), Actor, Cancel)))
        {
            return Page();
        }

        await SignedIn.EnterAsync(HttpContext, user!);
        Done = "Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc.";
        return Redirect("/");
    }

    public sealed class Form
    {
        [Required]
        public string Current { get; set; } = "";

        [Required]
        public string New { get; set; } = "";
    }
}
