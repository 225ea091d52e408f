using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Scheduling;

/// <summary>Minutes and kilometres between the office, communes and hamlets: what is known, and what is filled in.</summary>
[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class TravelModel(AppDb db, EditTravelHandler edit) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))]
    public Form Input { get; set; } = new();

    public IReadOnlyList<OfficePlace> Places { get; private set; } = [];

    public IReadOnlyList<TravelTime> Known { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    public TravelMatrix Matrix { get; private set; } = null!;

    public string Name(string key) => Places.FirstOrDefault(p => p.Key == key)?.Name ?? key;

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var km = decimal.TryParse((Input.Km ?? "").Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) ? read : -1;
        if (await TryAsync(() => edit.Handle(new EditTravel([new(Input.From, Input.To, Input.Minutes ?? -1, (int)(km * 1000), Input.OneWay)]), Actor, Cancel)))
        {
            Done = "Đã lưu đường đi; các lần tính lịch sau dùng số này.";
            return RedirectToPage();
        }

        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Id<TravelTime> id)
    {
        await edit.Handle(new ForgetTravel(id), Actor, Cancel);
        return RedirectToPage();
    }

    private async Task LoadAsync()
    {
        var office = Actor.RequireOffice();
        Places = await OfficePlaces.ListAsync(Db, office, Cancel);
        Known = await Db.TravelTimes.AsNoTracking().Where(t => t.OfficeId == office).ToListAsync(Cancel);
        Choices = [.. Places.Select(p => new SelectListItem(p.Name, p.Key))];
        Matrix = TravelMatrix.Of(Places.Select(p => p.Key), Known.Select(t => new TravelEdge(t.From, t.To, t.Minutes, t.Metres, t.OneWay)), new());
    }

    public sealed class Form
    {
        [Required]
        public string From { get; set; } = "";

        [Required]
        public string To { get; set; } = "";

        [Required]
        public int? Minutes { get; set; }

        [Required]
        public string? Km { get; set; }

        public bool OneWay { get; set; }
    }
}
