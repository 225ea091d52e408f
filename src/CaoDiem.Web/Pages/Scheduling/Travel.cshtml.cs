using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CaoDiem.Database;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.OfficeFiles;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaoDiem.Web.Pages.Scheduling;

/// <summary>Minutes and kilometres between the office, communes and hamlets: entered, from a sheet, or estimated from where they lie.</summary>
[Authorize(nameof(Permission.SeeTaskForces))]
public sealed class TravelModel(AppDb db, EditTravelHandler edit, LocatePlacesHandler locate, ImportTravelHandler import) : AppPage(db)
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty(Name = nameof(Input))]
    public Form Input { get; set; } = new();

    public OfficeTravel Travel { get; private set; } = null!;

    public IReadOnlyList<ImportIssue> Issues { get; private set; } = [];

    /// <summary>What the user typed where it was refused, by place.</summary>
    public IReadOnlyDictionary<string, (string Latitude, string Longitude)> Typed { get; private set; } = new Dictionary<string, (string, string)>();

    public IReadOnlyList<SelectListItem> Choices => [.. Travel.Places.Select(p => new SelectListItem(p.Name, p.Key))];

    public bool MayChange => Actor.May(Permission.PlanCampaign);

    public static string Degrees(double degrees) => degrees.ToString("0.#####", CultureInfo.GetCultureInfo("vi-VN"));

    public async Task OnGetAsync(string? from, string? to)
    {
        await LoadAsync();
        if (Travel.Lines.FirstOrDefault(l => l.From == from && l.To == to) is { } line)
        {
            Input = new() { From = line.From, To = line.To, Minutes = line.Minutes, Km = (line.Metres / 1000.0).ToString("0.###", CultureInfo.GetCultureInfo("vi-VN")), OneWay = line.OneWay };
        }
    }

    public async Task<IActionResult> OnGetXlsxAsync()
    {
        await LoadAsync();
        return File(ExportTravel.Sheet(Travel, Db.Today), Xlsx, "duong-di.xlsx");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var km = Number(Input.Km) ?? -1;
        if (await TryAsync(() => edit.Handle(new EditTravel([new(Input.From, Input.To, Input.Minutes ?? -1, (int)Math.Round(km * 1000), Input.OneWay)]), Actor, Cancel)))
        {
            Done = "Đã lưu đường đi; các lần tính lịch sau dùng số này.";
            return RedirectToPage();
        }

        return await AgainAsync();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Id<TravelTime> id)
    {
        await edit.Handle(new ForgetTravel(id), Actor, Cancel);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostPointsAsync(List<string> keys, List<string?> latitudes, List<string?> longitudes)
    {
        ModelState.Clear();
        if (keys.Count != latitudes.Count || keys.Count != longitudes.Count)
        {
            return BadRequest();
        }

        Typed = keys.Select((k, i) => (k, latitudes[i] ?? "", longitudes[i] ?? "")).DistinctBy(t => t.k).ToDictionary(t => t.k, t => (t.Item2, t.Item3));
        // What cannot be read lies nowhere, and is refused with the place's name.
        GeoPoint? Point((string Latitude, string Longitude) typed) => typed.Latitude.Trim().Length == 0 && typed.Longitude.Trim().Length == 0 ? null : new(Number(typed.Latitude) ?? double.NaN, Number(typed.Longitude) ?? double.NaN);
        if (await TryAsync(() => locate.Handle(new(Typed.ToDictionary(t => t.Key, t => Point(t.Value))), Actor, Cancel), ""))
        {
            Done = "Đã lưu tọa độ; đường chưa nhập được ước tính lại.";
            return RedirectToPage();
        }

        return await AgainAsync();
    }

    public async Task<IActionResult> OnPostImportAsync(IFormFile? file)
    {
        ModelState.Clear();
        TravelImported? imported = null;
        var read = await TryAsync(async () =>
        {
            if (file is null)
            {
                throw new RuleViolation("TRV-000", "Chưa chọn tệp.");
            }

            using var content = new MemoryStream();
            await file.CopyToAsync(content, Cancel);
            try
            {
                imported = await import.Handle(new(content.ToArray(), Path.GetFileName(file.FileName)), Actor, Cancel);
            }
            catch (OfficeFileException unreadable)
            {
                throw new RuleViolation(unreadable.Code, unreadable.Message);
            }
        }, "");
        if (read && imported!.Issues.Count == 0)
        {
            Done = imported.Changed > 0 ? $"Đã nhập {imported.Changed} đường đi; {imported.Unchanged} dòng không thay đổi." : $"Không có gì thay đổi ({imported.Unchanged} dòng).";
            return RedirectToPage();
        }

        Issues = imported?.Issues ?? [];
        return await AgainAsync();
    }

    private async Task<IActionResult> AgainAsync()
    {
        Db.ChangeTracker.Clear();
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync() => Travel = await OfficeTravel.LoadAsync(Db, Actor.RequireOffice(), Cancel);

    private static double? Number(string? text) => double.TryParse((text ?? "").Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) ? read : null;

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
