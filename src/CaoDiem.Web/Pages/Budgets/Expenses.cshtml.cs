using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Web.Pages.Budgets;

/// <summary>What was paid out in a campaign, voucher by voucher.</summary>
[Authorize(nameof(Permission.SeeBudgets))]
public sealed class ExpensesModel(AppDb db, RecordExpenseHandler expenses) : AppPage(db)
{
    [BindProperty(Name = nameof(Input))] // a name of its own, so that other fields of the page never bind into it
    public Form Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    public IReadOnlyList<Expense> All { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Lines { get; private set; } = [];

    public bool CanKeep => Actor.May(Permission.KeepBudgets);

    public IEnumerable<SelectListItem> Fundings => BudgetWords.AllSources.Select(k => new SelectListItem(k.Label(), k.ToString()));

    public string LineName(string code) => Lines.FirstOrDefault(l => l.Value == code)?.Text ?? code;

    public Task OnGetAsync(Id<Campaign> id) => LoadAsync(id);

    public Task<IActionResult> OnPostRecordAsync(Id<Campaign> id) => ChangeAsync(id, "Đã ghi khoản chi.", () => expenses.Handle(
        new RecordExpense(id, Input.LineCode ?? "", Input.Funding, Input.VoucherNo ?? "", Input.PaidOn ?? throw new RuleViolation("BUD-010", "Chưa nhập ngày chi.", "PaidOn"), Input.WorkDay,
            Input.Payee ?? "", new(Input.Amount ?? 0), Input.Note), Actor, Cancel));

    public Task<IActionResult> OnPostCancelAsync(Id<Campaign> id, Id<Expense> expense, string? reason) =>
        ChangeAsync(id, "Đã hủy chứng từ.", () => expenses.Handle(new CancelExpense(expense, reason ?? ""), Actor, Cancel));

    private Task<IActionResult> ChangeAsync(Id<Campaign> id, string done, Func<Task> change) =>
        ChangeAsync(done, change, () => LoadAsync(id), Permission.KeepBudgets);

    private async Task LoadAsync(Id<Campaign> id)
    {
        Campaign = await Db.VisibleCampaigns(Actor).AsNoTracking().Where(c => c.Id == id).OneAsync(Cancel);
        All = await Db.Expenses.AsNoTracking().Where(e => e.OfficeId == Campaign.OfficeId && e.CampaignId == id).OrderByDescending(e => e.PaidOn).ThenBy(e => e.VoucherNo).ToListAsync(Cancel);
        var budget = await Db.Budgets.AsNoTracking().Include(b => b.Lines)
            .SingleOrDefaultAsync(b => b.OfficeId == Campaign.OfficeId && b.CampaignId == id && b.State == BudgetState.Approved, Cancel);
        Lines = [.. (budget?.Lines ?? []).OrderBy(l => l.Order).DistinctBy(l => l.Code).Select(l => new SelectListItem(l.Bearer == Bearer.Debtor ? $"{l.Label} (người phải thi hành án chịu)" : l.Label, l.Code))];
    }

    public sealed class Form
    {
        public string? LineCode { get; set; }

        public FundingKind Funding { get; set; }

        public string? VoucherNo { get; set; }

        public DateOnly? PaidOn { get; set; }

        public DateOnly? WorkDay { get; set; }

        public string? Payee { get; set; }

        public long? Amount { get; set; }

        public string? Note { get; set; }
    }
}
