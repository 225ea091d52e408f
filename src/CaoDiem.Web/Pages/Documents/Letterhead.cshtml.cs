using System.ComponentModel.DataAnnotations;
using CaoDiem.Database;
using CaoDiem.Documents;
using CaoDiem.Identity;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Documents;

/// <summary>How the papers of the office are headed and signed, by day.</summary>
[Authorize(nameof(Permission.KeepTemplates))]
public sealed class LetterheadModel(AppDb db, SetLetterheadHandler handler) : AppPage(db)
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? Day { get; set; }

    [BindProperty(Name = nameof(Input))]
    public Form Input { get; set; } = new();

    public PaperBodies Bodies { get; private set; } = null!;

    public IReadOnlyList<Letterhead> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Powers { get; } = [.. Enum.GetValues<SigningPower>().Select(p => new SelectListItem(p.Label(), p.ToString()))];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        var row = Rows.FirstOrDefault(r => r.From <= Day);
        Input = new()
        {
            From = row?.From ?? Day,
            Province = row?.Province,
            Parent = row?.Parent,
            Body = row?.Body,
            Symbol = row?.Symbol,
            UnitSymbol = row?.UnitSymbol,
            Place = row?.Place,
            Power = row?.Power ?? SigningPower.Head,
            Authority = row?.Authority,
            Signer = row?.Signer,
        };
    }

    public Task<IActionResult> OnPostAsync() => ChangeAsync("Đã lưu tiêu đề, chữ ký.", () => handler.Handle(
        new(Input.From!.Value, new(Input.Province, Input.Parent, Input.Body, Input.Symbol, Input.UnitSymbol, Input.Place, Input.Power, Input.Authority, Input.Signer)), Actor, Cancel),
        LoadAsync, Permission.KeepTemplates, next: Redirect("/Documents/Letterhead"));

    private async Task LoadAsync()
    {
        Day ??= Db.Today;
        var id = Actor.RequireOffice();
        var office = await Db.Offices.AsNoTracking().SingleAsync(o => o.Id == id, Cancel);
        Rows = await Db.Letterheads.AsNoTracking().Where(l => l.OfficeId == id).OrderByDescending(l => l.From).ToListAsync(Cancel);
        Bodies = PaperBodies.Of(office, Rows.FirstOrDefault(r => r.From <= Day), Day.Value, Actor.Role == Role.Head ? Actor.Name : "");
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "Hãy nhập ngày áp dụng.")]
        public DateOnly? From { get; set; }

        public string? Province { get; set; }

        public string? Parent { get; set; }

        public string? Body { get; set; }

        public string? Symbol { get; set; }

        public string? UnitSymbol { get; set; }

        public string? Place { get; set; }

        public SigningPower Power { get; set; }

        public string? Authority { get; set; }

        public string? Signer { get; set; }
    }
}
