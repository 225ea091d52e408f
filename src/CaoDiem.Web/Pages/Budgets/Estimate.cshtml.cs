using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.OfficeFiles;
using CaoDiem.Scheduling;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Budgets;

/// <summary>The budget of a campaign: lines with their arithmetic, sources, approval, what was spent.</summary>
[Authorize(nameof(Permission.SeeBudgets))]
public sealed class EstimateModel(AppDb db, EstimateBudgetHandler budgets, DrawBudgetHandler draw) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    /// <summary>Version to look at; the latest when none is asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "version")]
    public int? Number { get; set; }

    public Campaign Campaign { get; private set; } = null!;

    public Budget? Budget { get; private set; }

    public IReadOnlyList<(int Number, BudgetState State)> Versions { get; private set; } = [];

    public BudgetOutcome? Outcome { get; private set; }

    /// <summary>The accepted schedule, when there is one.</summary>
    public PlanRun? Schedule { get; private set; }

    /// <summary>The latest version does not rest on the schedule that is in force.</summary>
    public bool IsOutOfDate => Schedule is { } run && Budget is { } budget && budget.ScheduleId != run.Id.Value && budget.Number == Versions[0].Number;

    public bool CanKeep => Actor.May(Permission.KeepBudgets) && Campaign.State != CampaignState.Closed;

    public bool CanApprove => Actor.May(Permission.ApproveBudgets) && Budget?.State == BudgetState.Draft;

    public bool IsDraft => Budget?.State == BudgetState.Draft;

    public IEnumerable<SelectListItem> Kinds => BudgetWords.AllSources.Select(k => new SelectListItem(k.Label(), k.ToString()));

    public IEnumerable<SelectListItem> Bearers => BudgetWords.AllBearers.Select(b => new SelectListItem(b.Label(), b.ToString()));

    public IEnumerable<BudgetLine> Of(Bearer bearer) => Budget!.Lines.Where(l => l.Bearer == bearer).OrderBy(l => l.Order);

    public Task OnGetAsync(Id<Campaign> id) => LoadAsync(id);

    public async Task<IActionResult> OnGetXlsxAsync(Id<Campaign> id)
    {
        await LoadAsync(id);
        if (Budget is null)
        {
            return NotFound();
        }

        var titles = new[] { $"Dự toán kinh phí: {Campaign.Name} ({Campaign.PlanLabel})", $"Bản {Budget.Number}, {Budget.State.Label().ToLowerInvariant()}, lập ngày {Format.Day(Budget.DraftedOn)}; căn cứ {Budget.Basis.Label()}" };
        SheetSpec Lines(string name, Bearer bearer) => new(name, titles,
            [new("Nội dung", ColumnKind.Text, 44), new("Loại chi", ColumnKind.Text, 24), new("Cách tính", ColumnKind.Text, 52), new("Thành tiền (đồng)", ColumnKind.Money, 20, true), new("Căn cứ", ColumnKind.Text, 44), new("Ghi chú", ColumnKind.Text, 18)],
            Of(bearer).Select(l => new object?[] { l.Label, l.Kind.Label(), l.Arithmetic, l.Amount.Amount, l.Source, l.Unverified ? Parameters.Mark : null }));
        var file = WorkbookWriter.Write(
            Lines("Ngân sách chịu", Bearer.State),
            Lines("Người phải THA chịu", Bearer.Debtor),
            new("Nguồn", titles, [new("Nguồn", ColumnKind.Text, 52), new("Căn cứ", ColumnKind.Text, 40), new("Số tiền (đồng)", ColumnKind.Money, 20, true)],
                Budget.Sources.OrderBy(s => s.Kind).Select(s => new object?[] { s.Kind.Label(), s.Note, s.Amount.Amount })),
            new("Thực hiện", titles, [new("Nội dung", ColumnKind.Text, 52), new("Dự toán (đồng)", ColumnKind.Money, 20, true), new("Đã chi (đồng)", ColumnKind.Money, 20, true), new("Còn lại (đồng)", ColumnKind.Money, 20, true)],
                Outcome!.Lines.Select(l => new object?[] { l.Label, l.Planned.Amount, l.Spent.Amount, l.Left.Amount })));
        return File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "du-toan.xlsx");
    }

    public Task<IActionResult> OnPostEstimateAsync(Id<Campaign> id) =>
        ChangeAsync(id, "Đã lập dự toán.", Permission.KeepBudgets, () => draw.Handle(new(id), Actor, Cancel));

    public Task<IActionResult> OnPostLineAsync(Id<Campaign> id, Id<Budget> budget) => ChangeAsync(id, "Đã thêm khoản chi.", Permission.KeepBudgets,
        () => budgets.Handle(new AddBudgetLine(budget, Input.Label ?? "", Input.Bearer, Input.Quantity ?? 0, new(Input.UnitPrice ?? 0)), Actor, Cancel));

    public Task<IActionResult> OnPostDropLineAsync(Id<Campaign> id, Id<Budget> budget, Id<BudgetLine> line) =>
        ChangeAsync(id, "Đã bỏ khoản chi.", Permission.KeepBudgets, () => budgets.Handle(new RemoveBudgetLine(budget, line), Actor, Cancel));

    public Task<IActionResult> OnPostFundsAsync(Id<Campaign> id, Id<Budget> budget) => ChangeAsync(id, "Đã phân bổ nguồn.", Permission.KeepBudgets,
        () => budgets.Handle(new AllocateFunds(budget, Input.Kind, Input.Note, new(Input.Amount ?? throw new RuleViolation("BUD-004", "Chưa nhập số tiền.", "Amount"))), Actor, Cancel));

    public Task<IActionResult> OnPostApproveAsync(Id<Campaign> id, Id<Budget> budget) =>
        ChangeAsync(id, "Đã duyệt dự toán.", Permission.ApproveBudgets, () => budgets.Handle(new ApproveBudget(budget, Input.Remark), Actor, Cancel));

    private Task<IActionResult> ChangeAsync(Id<Campaign> id, string done, Permission needs, Func<Task> change) =>
        ChangeAsync(done, change, () => LoadAsync(id), needs);

    private async Task LoadAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Where(c => c.Id == id).OneAsync(Cancel);
        var all = await Db.Budgets.AsNoTracking().AsSplitQuery().Include(b => b.Lines).Include(b => b.Sources)
            .Where(b => b.OfficeId == Campaign.OfficeId && b.CampaignId == id).OrderByDescending(b => b.Number).ToListAsync(Cancel);
        Versions = [.. all.Select(b => (b.Number, b.State))];
        Budget = Number is { } number ? all.Find(b => b.Number == number) ?? throw new NotInScope() : all.FirstOrDefault();
        Schedule = await AcceptedRun.OfAsync(Db, Campaign.OfficeId, id, Cancel);
        Outcome = Budget is null ? null : await BudgetOutcome.LoadAsync(Db, Campaign, Budget.Lines, Cancel);
    }

    public sealed class Form
    {
        public string? Label { get; set; }

        public Bearer Bearer { get; set; }

        public int? Quantity { get; set; }

        public long? UnitPrice { get; set; }

        public FundingKind Kind { get; set; }

        public string? Note { get; set; }

        public long? Amount { get; set; }

        public string? Remark { get; set; }
    }
}
