using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Campaigns;

[Authorize(nameof(Permission.RecordResults))]
public sealed class ResultsModel(AppDb db, DossierList list, RecordResultHandler handler) : AppPage(db)
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Standing { get; set; }

    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    public int Count { get; private set; }

    public IReadOnlyList<DossierRow> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds { get; } = [.. ResultKinds.All.Select(k => new SelectListItem(k.Label(), k.ToString()))];

    public IReadOnlyList<SelectListItem> Standings => [new("Chưa có kết quả", "notmoved", Standing is null or "notmoved"), new("Tất cả trong danh sách", "all", Standing == "all")];

    public Task OnGetAsync(Id<Campaign> id) => LoadAsync(id);

    public async Task<IActionResult> OnPostAsync(Id<Campaign> id)
    {
        var count = Input.Lines.Count(l => l.Chosen);
        return await ChangeAsync($"Đã ghi «{Input.Kind.Label()}» cho {count} hồ sơ.", async () =>
        {
            var chosen = Input.Lines.Where(l => l.Chosen).ToList();
            if (chosen.Count == 0)
            {
                throw new RuleViolation("RES-020", "Chưa đánh dấu hồ sơ nào.");
            }

            await handler.Handle(
                [.. chosen.Select(l => new RecordResult(id, l.Id, Input.Kind, Input.On ?? Db.Today, new(l.Amount ?? 0), l.ReceiptNo, Input.Note))], Actor, Cancel);
        }, () => LoadAsync(id), next: Redirect($"/Campaigns/Results/{id}"));
    }

    public Line? LineOf(Id<Dossier> id) => Input.Lines.Find(l => l.Id == id);

    public bool IsChosen(Id<Dossier> id) => LineOf(id)?.Chosen == true;

    private async Task LoadAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Where(c => c.Id == id).OneAsync(Cancel);
        var page = await list.PageAsync(new() { Campaign = id, Search = Q, Standing = Standing == "all" ? null : "notmoved" }, Actor, 1, Cancel);
        (Count, Rows) = (page.Count, page.Rows);
        Input.On ??= Db.Today > Campaign.To ? Campaign.To : Db.Today;
    }

    public sealed class Form
    {
        public ResultKind Kind { get; set; } = ResultKind.Reviewed;

        public DateOnly? On { get; set; }

        public string? Note { get; set; }

        public List<Line> Lines { get; set; } = [];
    }

    public sealed class Line
    {
        public Id<Dossier> Id { get; set; }

        public bool Chosen { get; set; }

        public long? Amount { get; set; }

        public string? ReceiptNo { get; set; }
    }
}
