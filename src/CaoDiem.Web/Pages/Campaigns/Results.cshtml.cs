using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Ledger;
using CaoDiem.Reports;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Campaigns;

[Authorize(nameof(Permission.RecordResults))]
public sealed class ResultsModel(AppDb db, DossierList list, RecordActsHandler handler) : AppPage(db)
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

            await RecordAsync(id, chosen);
        }, () => LoadAsync(id), next: Redirect($"/Campaigns/Results/{id}"));
    }

    // Money and the ending that it brings are one event; whoever may approve decides at once what is a decision.
    private async Task RecordAsync(Id<Campaign> id, List<Line> chosen)
    {
        var ids = chosen.ConvertAll(l => l.Id);
        var refunds = (await Db.VisibleDossiers(Actor).AsNoTracking().Where(d => ids.Contains(d.Id) && d.ObligationKind == ObligationKind.Refund)
            .Select(d => d.Id).ToListAsync(Cancel)).ToHashSet();
        var entries = chosen.SelectMany(l => Entries(l, refunds.Contains(l.Id)).Select(e => new FileEntry(l.Id, e))).ToList();
        await handler.Handle(new RecordActs(entries, Campaign: id), Actor, Cancel);
    }

    private IEnumerable<ActEntry> Entries(Line line, bool refund)
    {
        var on = Input.On ?? Db.Today;
        var amount = new Dong(line.Amount ?? 0);
        if (Input.Kind.CollectsMoney() && amount > Dong.Zero)
        {
            yield return refund
                ? new(ActKind.Refunded, on) { Amount = amount, DocumentNo = line.ReceiptNo, Text = Input.Note }
                : new(ActKind.Paid, on) { Amount = amount, ReceiptNo = line.ReceiptNo, Text = Input.Note };
        }

        switch (Input.Kind)
        {
            case ResultKind.PartialPayment when amount == Dong.Zero:
                throw new RuleViolation("RES-005", "Nộp một phần phải có số tiền và số biên lai.", "Lines");
            case ResultKind.PartialPayment:
                break;
            case ResultKind.Reviewed:
                yield return new(ActKind.Reviewed, on) { Outcome = Input.Note ?? ResultKind.Reviewed.Label() };
                break;
            case ResultKind.Completed:
                yield return new(ActKind.Completed, on) { Text = Input.Note };
                break;
            case ResultKind.Terminated:
                yield return new(ActKind.Terminated, on) { Ground = Input.Note };
                break;
            case ResultKind.NotEnforceable:
                yield return new(ActKind.NotEnforceable, on) { Ground = Input.Note };
                break;
            case ResultKind.Enforceable:
                yield return new(ActKind.Enforceable, on) { Text = Input.Note };
                break;
            default:
                var which = Input.Kind == ResultKind.ExemptionDossier ? ReliefKind.Exemption : ReliefKind.Reduction;
                yield return new(ActKind.ReliefDossier, on) { Which = which, Amount = amount, Text = Input.Note };
                break;
        }
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
