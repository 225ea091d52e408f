using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace CaoDiem.Web.Pages.CasePlans;

[Authorize(nameof(Permission.ApprovePlans))]
public sealed class ApproveModel(AppDb db, ApproveCasePlansHandler handler) : PlanPage(db)
{
    private List<Id<CasePlan>>? _chosen;

    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public IReadOnlyList<PlanRow> Rows { get; private set; } = [];

    /// <summary>The page that shows what differs and who was consulted before anything is approved.</summary>
    public string ConfirmAt => QueryHelpers.AddQueryString(
        "/CasePlans/Confirm", new Dictionary<string, string?> { ["handler"] = "Show", ["ve"] = $"/CasePlans/Approve/{Campaign.Id}" });

    public string ReturnTo => Url.Page("/CasePlans/Approve", "Return", new { id = Campaign.Id, Officer, Commune, Group }) ?? "";

    public Task OnGetAsync(Id<Campaign> id) => LoadAsync(id);

    public Task<IActionResult> OnPostApproveAsync(Id<Campaign> id, List<Id<CasePlan>> chosen) =>
        ChangeAsync(id, chosen, $"Đã duyệt {Format.Number(chosen.Count)} kế hoạch.", () => handler.Handle(new ApproveCasePlans(chosen), Actor, Cancel));

    public Task<IActionResult> OnPostReturnAsync(Id<Campaign> id, List<Id<CasePlan>> chosen) =>
        ChangeAsync(id, chosen, $"Đã trả lại {Format.Number(chosen.Count)} kế hoạch.", () => handler.Handle(new ReturnCasePlans(chosen, Input.Reason), Actor, Cancel));

    public bool IsChosen(Id<CasePlan> plan) => _chosen?.Contains(plan) ?? true;

    private Task<IActionResult> ChangeAsync(Id<Campaign> id, List<Id<CasePlan>> chosen, string done, Func<Task> change)
    {
        _chosen = chosen;
        return ChangeAsync(done, change, () => LoadAsync(id));
    }

    private async Task LoadAsync(Id<Campaign> id)
    {
        await LoadCampaignAsync(id);
        Rows = await CasePlanList.RowsAsync(Db, Campaign, Filter(nameof(PlanState.Consulted)), Actor, Cancel);
    }

    public sealed class Form
    {
        public string? Reason { get; set; }
    }
}
