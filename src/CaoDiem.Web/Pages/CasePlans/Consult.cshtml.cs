using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaoDiem.Web.Pages.CasePlans;

[Authorize(nameof(Permission.SeeDossiers))]
public sealed class ConsultModel(AppDb db, RecordConsultationHandler handler) : PlanPage(db)
{
    private List<Id<CasePlan>>? _chosen;

    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public IReadOnlyList<PlanRow> Rows { get; private set; } = [];

    /// <summary>Communes with the number of plans that wait there.</summary>
    public IReadOnlyList<SelectListItem> CommuneChoices { get; private set; } = [];

    /// <summary>Plans of other communes that wait, each commune for a consultation of its own.</summary>
    public int Elsewhere { get; private set; }

    public async Task OnGetAsync(Id<Campaign> id)
    {
        await LoadAsync(id);
        Input.Day = Today;
        Input.Place = Commune is null ? null : $"Trụ sở Ủy ban nhân dân {CommuneName(Commune).ToLowerInvariant()}";
    }

    public Task<IActionResult> OnPostAsync(Id<Campaign> id, List<Id<CasePlan>> chosen)
    {
        _chosen = chosen;
        var held = new RecordConsultation(
            id, chosen, Input.Day ?? Today, Input.Place ?? "", Commune, Input.Attendees ?? "", Input.AgreedRoles ?? "", Input.Remarks,
            Input.Conclusion ?? "");
        return ChangeAsync(
            $"Đã ghi hội ý cho {Format.Number(chosen.Count)} kế hoạch; chờ thủ trưởng duyệt.", () => handler.Handle(held, Actor, Cancel),
            () => LoadAsync(id), Permission.DraftPlans, next: Redirect($"/CasePlans/Consult/{id}"));
    }

    public bool IsChosen(Id<CasePlan> plan) => _chosen?.Contains(plan) ?? true;

    private async Task LoadAsync(Id<Campaign> id)
    {
        await LoadCampaignAsync(id);
        var all = await CasePlanList.RowsAsync(Db, Campaign, Filter("checked") with { Commune = null }, Actor, Cancel);
        Commune ??= Communes.Keys.Select(c => (Id<Commune>?)c).FirstOrDefault(c => all.Exists(r => r.CommuneId == c));
        CommuneChoices = [.. Communes.Select(c => (c.Key, c.Value, Count: all.Count(r => r.CommuneId == c.Key))).Where(c => c.Count > 0 || c.Key == Commune)
            .Select(c => new SelectListItem($"{c.Value} ({c.Count})", c.Key.ToString(), c.Key == Commune))];
        Elsewhere = all.Count(r => r.CommuneId != Commune);
        Rows = [.. all.Where(r => r.CommuneId == Commune)];
    }

    public sealed class Form
    {
        public DateOnly? Day { get; set; }

        public string? Place { get; set; }

        public string? Attendees { get; set; }

        public string? AgreedRoles { get; set; }

        public string? Remarks { get; set; }

        public string? Conclusion { get; set; } = "Thống nhất phương án giải quyết và phân công như kế hoạch.";
    }
}
