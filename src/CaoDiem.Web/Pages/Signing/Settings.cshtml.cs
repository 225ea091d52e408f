using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Signing;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaoDiem.Web.Pages.Signing;

/// <summary>Which decisions the office signs itself by delegation of the province, and how long the province usually takes.</summary>
[Authorize(nameof(Permission.Delegate))]
public sealed class SettingsModel(AppDb db, SetSigningRulesHandler handler) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))]
    public Form Input { get; set; } = new();

    public OfficeSigning Signing { get; private set; } = null!;

    public IReadOnlyList<ActKindFacts> Kinds { get; } = [.. ActKinds.All.Where(k => k is { Decision: true, Paperless: false })];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input = new()
        {
            Here = [.. Kinds.Where(k => Signing.Rules.IsSignedHere(k.Kind)).Select(k => k.Kind)],
            BasisNo = Signing.Rules.BasisNo,
            UsualDays = Signing.Rules.UsualDays,
        };
    }

    public Task<IActionResult> OnPostAsync() => ChangeAsync(
        "Đã lưu.", () => handler.Handle(new(Input.Here, Input.BasisNo, Input.UsualDays
            ?? 0), Actor, Cancel), LoadAsync, next: Redirect("/Signing"));

    private async Task LoadAsync() => Signing = await OfficeSigning.LoadAsync(Db, Actor.RequireOffice(), Cancel);

    public sealed class Form
    {
        public List<ActKind> Here { get; set; } = [];

        public string? BasisNo { get; set; }

        public int? UsualDays { get; set; }
    }
}
