using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Ledger;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using CaoDiem.Web.Ui.Acts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Campaigns;

/// <summary>The same act for many files of a campaign's list.</summary>
[Authorize(nameof(Permission.RecordResults))]
public sealed class ResultsModel(AppDb db, DossierList list, RecordActsHandler handler) : AppPage(db)
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Standing { get; set; }

    /// <summary>Code of the kind.</summary>
    [BindProperty(SupportsGet = true, Name = "viec")]
    public string? Kind { get; set; }

    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public ActForm Input { get; set; } = new();

    [BindProperty(Name = nameof(Lines))]
    public List<BulkLine> Lines { get; set; } = [];

    public Campaign Campaign { get; private set; } = null!;

    public int Count { get; private set; }

    /// <summary>The answer to the question whether amounts larger than what remains are meant.</summary>
    [BindProperty(Name = "sure")]
    public string? Sure { get; set; }

    /// <summary>The payments that the question is about.</summary>
    public IReadOnlyList<Excess> Excess { get; private set; } = [];

    public IReadOnlyList<BulkFile> Files { get; private set; } = [];

    public BulkActs Bulk { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Standings =>
        [new("Chưa có kết quả", "notmoved", Standing is null or "notmoved"), new("Tất cả trong danh sách", "all", Standing == "all")];

    public Task OnGetAsync(Id<Campaign> id) => LoadAsync(id);

    public async Task<IActionResult> OnPostAsync(Id<Campaign> id)
    {
        await LoadAsync(id);
        if (!Bulk.Check(Input, Lines, Files, ModelState))
        {
            return Page();
        }

        Excess = Bulk.Over(Lines, Files);
        if (Excess.Count > 0 && Sure != Ui.Acts.Excess.Key(Excess))
        {
            return Page();
        }

        var (told, undo) = await Bulk.RecordAsync(handler, Input, Lines, Actor, id, Cancel);
        var refusals = told.Refusals(Files.ToDictionary(f => f.Id, f => f.Named));
        if (told.Recorded == 0)
        {
            ModelState.AddModelError("", refusals ?? "Chưa ghi được hồ sơ nào.");
            return Page();
        }

        var here = $"/Campaigns/Results/{id}?viec={Bulk.Facts.Code}&standing={Standing}&q={Uri.EscapeDataString(Q ?? "")}";
        Done = $"Đã ghi «{Bulk.Facts.Label}» cho {told.Recorded} hồ sơ{told.Rest}.";
        (Refused, Undo) = (refusals, new Undoing(undo, false, here).Line);
        return Redirect(here);
    }

    private async Task LoadAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Where(c => c.Id == id).OneAsync(Cancel);
        var page = await list.PageAsync(new() { Campaign = id, Search = Q, Standing = Standing == "all" ? null : "notmoved" }, Actor, 1, Cancel);
        Count = page.Count;
        Files = [.. page.Rows.Select(r => new BulkFile(r.Id, r.DecisionNo, r.DecisionDate, r.DebtorName, r.State, r.Remaining))];
        Input.On ??= Db.Today > Campaign.To ? Campaign.To : Db.Today;
        Bulk = await BulkActs.LoadAsync(Db, Actor, Kind ?? ActKind.Reviewed.Code(), Input, Cancel);
    }
}
