using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;

namespace CaoDiem.Web.Pages.CasePlans;

[Authorize(nameof(Permission.SeeDossiers))]
public sealed class ListModel(AppDb db, DraftCasePlansHandler draft, CheckCasePlansHandler check) : PlanPage(db)
{
    private const int MostRows = 300;

    public int Count { get; private set; }

    /// <summary>Files found that have no plan yet.</summary>
    public int Drafting { get; private set; }

    public IReadOnlyList<PlanRow> Rows { get; private set; } = [];

    /// <summary>By state, within the other choices of the filter.</summary>
    public PlanCounts Counts { get; private set; } = CasePlanList.Count([]);

    public IReadOnlyList<SelectListItem> ForceItems => [.. Forces.Select(f => new SelectListItem(f.Text, f.Value, f.Value == Force?.ToString()))];

    public Task OnGetAsync(Id<Campaign> id) => LoadAsync(id);

    public Task<IActionResult> OnPostDraftAsync(Id<Campaign> id, List<Id<Dossier>> chosen) => DraftAsync(id, chosen);

    public async Task<IActionResult> OnPostDraftAllAsync(Id<Campaign> id)
    {
        await LoadAsync(id);
        var rows = await CasePlanList.RowsAsync(Db, Campaign, Filter("none"), Actor, Cancel);
        return await DraftAsync(id, [.. rows.Select(r => r.DossierId)]);
    }

    public async Task<IActionResult> OnPostCheckAsync(Id<Campaign> id, List<Id<Dossier>> chosen)
    {
        await LoadAsync(id);
        if (!CanDraft)
        {
            return Forbid();
        }

        var rows = await CasePlanList.RowsAsync(Db, Campaign, Filter("draft"), Actor, Cancel);
        var plans = rows.Where(r => chosen.Contains(r.DossierId)).Select(r => r.PlanId).OfType<Id<CasePlan>>().ToList();
        if (await TryAsync(() => check.Handle(new(plans), Actor, Cancel)))
        {
            Done = $"Đã đưa {Format.Number(plans.Count)} kế hoạch ra hội ý.";
            return RedirectToPage(Here(id));
        }

        Db.ChangeTracker.Clear();
        return Page();
    }

    public string Tab(string state) => Address(state, null);

    public string Post(string handler) => Address(State ?? "", handler);

    private string Address(string state, string? handler)
    {
        var values = new Dictionary<string, string?>
        {
            ["handler"] = handler,
            ["force"] = Force?.ToString(),
            ["officer"] = Officer?.ToString(),
            ["commune"] = Commune?.ToString(),
            ["group"] = Group,
            ["state"] = state,
        };
        return QueryHelpers.AddQueryString($"/CasePlans/List/{Campaign.Id}", values.Where(v => !string.IsNullOrEmpty(v.Value)));
    }

    private async Task<IActionResult> DraftAsync(Id<Campaign> id, IReadOnlyCollection<Id<Dossier>> files)
    {
        if (!CanDraft)
        {
            return Forbid();
        }

        CasePlansDrafted? drafted = null;
        await TryAsync(async () => drafted = await draft.Handle(new(id, files), Actor, Cancel));
        if (drafted is null)
        {
            Db.ChangeTracker.Clear();
            await LoadAsync(id);
            return Page();
        }

        Done = $"Đã lập {Format.Number(drafted.Plans.Count)} kế hoạch{(drafted.Had > 0 ? $"; {Format.Number(drafted.Had)} hồ sơ đã có kế hoạch từ trước" : "")}. Hãy đọc và chỉnh từng kế hoạch.";
        return Redirect($"/CasePlans/Review/{id}");
    }

    private async Task LoadAsync(Id<Campaign> id)
    {
        await LoadCampaignAsync(id);
        var all = await CasePlanList.RowsAsync(Db, Campaign, Filter(null), Actor, Cancel);
        Counts = CasePlanList.Count(all);
        var rows = all.Where(Fits).ToList();
        (Count, Rows) = (rows.Count, [.. rows.Take(MostRows)]);
        Drafting = Campaign.State == CampaignState.Closed ? 0 : rows.Count(r => r.PlanId is null);
    }

    private bool Fits(PlanRow row) => State switch
    {
        "none" => row.State is null,
        "draft" => row is { State: PlanState.Draft, Checked: false },
        "checked" => row is { State: PlanState.Draft, Checked: true },
        _ when Enum.TryParse<PlanState>(State, out var state) => row.State == state,
        _ => true,
    };
}
