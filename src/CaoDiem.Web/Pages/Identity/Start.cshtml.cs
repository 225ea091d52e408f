using System.ComponentModel.DataAnnotations;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaoDiem.Web.Pages.Identity;

[AllowAnonymous]
public sealed class StartModel(AppDb db, FirstStart start, StartInstallationHandler handler, MarkOfficeDayHandler calendar) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Kinds { get; } =
    [
        new("Phòng thi hành án dân sự khu vực", nameof(OfficeKind.Regional)),
        new("Chi cục cấp huyện (trước 01/07/2025)", nameof(OfficeKind.District)),
    ];

    public async Task<IActionResult> OnGetAsync() => await start.IsNeededAsync(Db, Cancel) ? Page() : Redirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        User? user = null;
        var done = await TryAsync(async () =>
        {
            user = await handler.Handle(
                new(Input.Code, Input.OfficeName, Input.Province, Input.Kind, Input.Login, Input.Name, Input.Password), Cancel);
            if (Input.ClosedDay is { } day)
            {
                await calendar.Handle(new(day, false, Input.ClosedReason ?? "Nghỉ của đơn vị", "Khai báo khi thiết lập"), user.ToActor(), Cancel);
            }
        });
        if (!done)
        {
            return Page();
        }

        await SignedIn.EnterAsync(HttpContext, user!);
        Done = "Đã thiết lập. Hãy tạo tài khoản cho thủ trưởng đơn vị.";
        return Redirect("/Identity/Users");
    }

    public sealed class Form
    {
        [Required]
        public string OfficeName { get; set; } = "";

        [Required]
        public string Code { get; set; } = "";

        public string? Province { get; set; }

        public OfficeKind Kind { get; set; }

        public DateOnly? ClosedDay { get; set; }

        public string? ClosedReason { get; set; }

        [Required]
        public string Name { get; set; } = "";

        [Required]
        public string Login { get; set; } = "";

        [Required]
        public string Password { get; set; } = "";
    }
}
