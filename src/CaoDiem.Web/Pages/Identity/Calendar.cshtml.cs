using System.ComponentModel.DataAnnotations;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.Triage;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Identity;

[Authorize(nameof(Permission.ManageOffice))]
public sealed class CalendarModel(AppDb db, MarkOfficeDayHandler handler) : AppPage(db)
{
    [BindProperty(SupportsGet = true, Name = "year")]
    public int? Wanted { get; set; }

    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public int Year { get; private set; }

    public DateOnly Tet { get; private set; }

    public IReadOnlyList<NonWorkingDay> Holidays { get; private set; } = [];

    public IReadOnlyList<OfficeDay> Own { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds { get; } = [new("Nghỉ", "False"), new("Làm việc", "True")];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAddAsync()
    {
        if (await TryAsync(() => handler.Handle(new(Input.Day!.Value, Input.Working, Input.Reason, Input.Source), Actor, Cancel)))
        {
            await RenewFindings.AskAsync(Db, Actor.RequireOffice(), Cancel); // working days move due days
            Done = $"Đã khai báo ngày {Format.Day(Input.Day)}.";
            return RedirectToPage(new { year = Input.Day!.Value.Year });
        }

        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Id<OfficeDay> id)
    {
        await handler.Remove(id, Actor, Cancel);
        await RenewFindings.AskAsync(Db, Actor.RequireOffice(), Cancel);
        Done = "Đã bỏ ngày khai báo.";
        return RedirectToPage();
    }

    private async Task LoadAsync()
    {
        Year = Math.Clamp(Wanted ?? Db.Today.Year, LunarCalendar.FirstYear, LunarCalendar.LastYear);
        Tet = LunarCalendar.NewYear(Year);
        var calendar = (await OfficeLaw.LoadAsync(Db, Actor.RequireOffice(), Cancel)).Calendar;
        Holidays = [.. calendar.NonWorkingDays(Year).Where(d => d.Name is not ("Thứ Bảy" or "Chủ nhật"))];
        Own = await Db.OfficeDays.AsNoTracking().Where(d => d.OfficeId == Actor.OfficeId).OrderBy(d => d.Day).ToListAsync(Cancel);
    }

    public sealed class Form
    {
        [Required]
        public DateOnly? Day { get; set; }

        public bool Working { get; set; }

        [Required]
        public string Reason { get; set; } = "";

        [Required]
        public string Source { get; set; } = "";
    }
}
