using CaoDiem.Budgets;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Budgets;

/// <summary>What estimates are priced with: pay and allowances of the law by date, petrol as quoted.</summary>
[Authorize(nameof(Permission.SeeBudgets))]
public sealed class PricesModel(AppDb db, RecordExpenseHandler expenses) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    [BindProperty(Name = nameof(Right))]
    public Form Right { get; set; } = new();

    private Id<FuelPrice>? _refused;

    public IReadOnlyList<FuelPrice> Fuel { get; private set; } = [];

    public LawBook Book { get; private set; } = LawBook.Common;

    public DateOnly Today => Db.Today;

    public bool CanKeep => Actor.May(Permission.KeepBudgets);

    public static IEnumerable<Parameter> Rates => Parameters.All.Where(p => p.Code.StartsWith("pay.", StringComparison.Ordinal) || p.Code.StartsWith("travel.", StringComparison.Ordinal) || p.Code.StartsWith("norm.fuel", StringComparison.Ordinal));

    /// <summary>A value, since when it holds, and its text.</summary>
    public static string InWords(Parameter rate, ParameterValue value) =>
        $"{rate.Words(value.Value)}{(value.From is { } from ? $" từ {Format.Day(from)}" : rate.Values.Count > 1 ? " trước đó" : "")}: {value.Source}";

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!CanKeep)
        {
            return Forbid();
        }

        if (await TryAsync(() => expenses.Handle(
            new SetFuelPrice(Input.Region ?? 0, DayOf(Input), new(Input.PerLitre ?? 0), Input.Source ?? ""), Actor, Cancel)))
        {
            Done = "Đã ghi giá xăng.";
            return RedirectToPage();
        }

        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostCorrectAsync(Id<FuelPrice> price)
    {
        if (!CanKeep)
        {
            return Forbid();
        }

        _refused = price;
        if (await TryAsync(() => expenses.Handle(
            new CorrectFuelPrice(price, DayOf(Right), new(Right.PerLitre ?? 0), Right.Source ?? "", Right.Reason), Actor, Cancel), nameof(Right)))
        {
            Done = "Đã sửa giá xăng.";
            return RedirectToPage();
        }

        await LoadAsync();
        return Page();
    }

    /// <summary>What was typed for a price whose correction came back with an error; null for the others.</summary>
    public Form? RightOf(FuelPrice price) => _refused == price.Id ? Right : null;

    private static DateOnly DayOf(Form form) => form.From ?? throw new RuleViolation("BUD-024", "Chưa nhập ngày.", "From");

    private async Task LoadAsync()
    {
        var office = Actor.RequireOffice();
        Book = await OfficeLaw.LoadAsync(Db, office, Cancel);
        Fuel = await Db.FuelPrices.AsNoTracking().Where(f => f.OfficeId == office).OrderByDescending(f => f.From).ThenBy(f => f.Region).ToListAsync(Cancel);
    }

    public sealed class Form
    {
        public int? Region { get; set; }

        public DateOnly? From { get; set; }

        public long? PerLitre { get; set; }

        public string? Source { get; set; }

        /// <summary>Of a correction.</summary>
        public string? Reason { get; set; }
    }
}
