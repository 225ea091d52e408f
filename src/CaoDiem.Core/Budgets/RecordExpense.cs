using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Budgets;

/// <summary>Records money paid out against a line of the approved budget.</summary>
public sealed record RecordExpense(
    Id<Campaign> CampaignId, string LineCode, FundingKind Funding, string VoucherNo, DateOnly PaidOn, DateOnly? WorkDay, string Payee, Dong Amount, string? Note);

/// <summary>Cancels a payment that was entered by mistake or paid back.</summary>
public sealed record CancelExpense(Id<Expense> ExpenseId, string Reason);

/// <summary>Enters what petrol costs in a region from a day on.</summary>
public sealed record SetFuelPrice(int Region, DateOnly From, Dong PerLitre, string Source);

/// <summary>A price was written down wrongly; estimates made before keep the price they were made with.</summary>
public sealed record CorrectFuelPrice(Id<FuelPrice> PriceId, DateOnly From, Dong PerLitre, string Source, string? Reason);

public sealed class RecordExpenseHandler(AppDb db)
{
    private const int Regions = 2;

    /// <exception cref="RuleViolation">
    /// BUD-010: voucher, payee or amount missing. BUD-011: no approved budget. BUD-012: no such line. BUD-013: paid or
    /// worked in the future. BUD-014: pay of a day needs its day. BUD-015: the same person is paid for the same day and
    /// kind already (K-44). BUD-018: the voucher is already entered.
    /// </exception>
    public async Task Handle(RecordExpense command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.KeepBudgets);
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        var budget = await db.Budgets.AsNoTracking().Include(b => b.Lines)
            .SingleOrDefaultAsync(b => b.OfficeId == campaign.OfficeId && b.CampaignId == campaign.Id && b.State == BudgetState.Approved, cancellationToken)
            ?? throw new RuleViolation("BUD-011", "Chưa có dự toán được duyệt nên chưa ghi chi được.");
        var line = budget.Lines.FirstOrDefault(l => l.Code == command.LineCode) ?? throw new RuleViolation("BUD-012", "Hãy chọn một dòng của dự toán đã duyệt.", "LineCode");
        var expense = Checked(command, campaign, line);
        var same = await db.Expenses.AsNoTracking().Where(e => e.OfficeId == campaign.OfficeId && e.CancelReason == null
            && (e.VoucherNo == expense.VoucherNo || (e.PayeeKey == expense.PayeeKey && e.WorkDay == expense.WorkDay))).ToListAsync(cancellationToken);
        if (same.Find(expense.Doubles) is { } twice)
        {
            throw new RuleViolation("BUD-015",
                $"{expense.Payee} đã được chi {line.Kind.Label().ToLowerInvariant()} ngày {expense.WorkDay:dd/MM/yyyy} theo chứng từ {twice.VoucherNo} ({twice.Amount.InWords()}); chứng từ {expense.VoucherNo} chi lần hai.", "Payee");
        }

        if (same.Exists(e => e.CampaignId == campaign.Id && e.VoucherNo == expense.VoucherNo && e.PayeeKey == expense.PayeeKey && e.LineCode == expense.LineCode && e.WorkDay == expense.WorkDay))
        {
            throw new RuleViolation("BUD-018", $"Chứng từ {expense.VoucherNo} đã được ghi.", "VoucherNo");
        }

        db.Begin(nameof(RecordExpense), actor);
        db.Expenses.Add(expense);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">As <see cref="Expense.Cancel"/>.</exception>
    public async Task Handle(CancelExpense command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.KeepBudgets);
        var office = actor.RequireOffice();
        var expense = await db.Expenses.Where(e => e.OfficeId == office && e.Id == command.ExpenseId).OneAsync(cancellationToken);
        db.Begin(nameof(CancelExpense), actor);
        expense.Cancel(command.Reason);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">BUD-020: no such region. BUD-021: the price makes no sense. BUD-022: no source. BUD-023: a price of that day exists.</exception>
    public async Task Handle(SetFuelPrice command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.KeepBudgets);
        var office = actor.RequireOffice();
        var source = RequirePrice(command.Region, command.PerLitre, command.Source);
        await RequireFreeAsync(office, command.Region, command.From, null, cancellationToken);
        db.Begin(nameof(SetFuelPrice), actor);
        db.FuelPrices.Add(new() { OfficeId = office, Region = command.Region, From = command.From, PerLitre = command.PerLitre, Source = source });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">As for <see cref="SetFuelPrice"/>; BUD-025: no reason.</exception>
    public async Task Handle(CorrectFuelPrice command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.KeepBudgets);
        var office = actor.RequireOffice();
        var price = await db.FuelPrices.Where(f => f.OfficeId == office && f.Id == command.PriceId).OneAsync(cancellationToken);
        var source = RequirePrice(price.Region, command.PerLitre, command.Source);
        await RequireFreeAsync(office, price.Region, command.From, price.Id, cancellationToken);
        var reason = VietText.Clean(command.Reason);
        Require(reason.Length > 0, "BUD-025", "Phải nêu lý do sửa giá xăng.", "Reason");
        db.Begin(nameof(CorrectFuelPrice), actor, reason);
        (price.From, price.PerLitre, price.Source) = (command.From, command.PerLitre, source);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static string RequirePrice(int region, Dong perLitre, string given)
    {
        var source = VietText.Clean(given);
        Require(region is >= 1 and <= Regions, "BUD-020", "Vùng giá xăng là 1 hoặc 2.", "Region");
        Require(perLitre > Dong.Zero, "BUD-021", "Giá một lít xăng phải lớn hơn 0.", "PerLitre");
        Require(source.Length > 0, "BUD-022", "Chưa ghi nguồn của giá xăng.", "Source");
        return source;
    }

    private async Task RequireFreeAsync(
        Id<Office> office, int region, DateOnly from, Id<FuelPrice>? own, CancellationToken cancellationToken)
    {
        var others = db.FuelPrices.Where(f => f.OfficeId == office && f.Region == region && f.From == from && f.Id != own);
        Require(
            !await others.AnyAsync(cancellationToken),
            "BUD-023", $"Đã có giá xăng vùng {region} từ ngày {from:dd/MM/yyyy}; hãy sửa giá đó.", "From");
    }

    private Expense Checked(RecordExpense command, Campaign campaign, BudgetLine line)
    {
        var (voucher, payee, note) = (VietText.Clean(command.VoucherNo), VietText.Clean(command.Payee), VietText.Clean(command.Note));
        Require(voucher.Length > 0, "BUD-010", "Chưa nhập số chứng từ.", "VoucherNo");
        Require(payee.Length > 0, "BUD-010", "Chưa nhập người nhận tiền.", "Payee");
        Require(command.Amount > Dong.Zero, "BUD-010", "Số tiền phải lớn hơn 0.", "Amount");
        Require(command.PaidOn <= db.Today, "BUD-013", "Ngày chi không được ở tương lai.", "PaidOn");
        Require(command.WorkDay is not { } day || day <= command.PaidOn, "BUD-013", "Ngày làm việc không được sau ngày chi.", "WorkDay");
        Require(command.WorkDay is not null || line.Kind is CostKind.Other or CostKind.Mileage, "BUD-014", "Chi theo ngày công phải ghi ngày làm việc.", "WorkDay");
        return new()
        {
            OfficeId = campaign.OfficeId,
            CampaignId = campaign.Id,
            LineCode = line.Code,
            Kind = line.Kind,
            Bearer = line.Bearer,
            Funding = command.Funding,
            VoucherNo = voucher,
            PaidOn = command.PaidOn,
            WorkDay = command.WorkDay,
            Payee = payee,
            PayeeKey = VietText.Fold(payee),
            Amount = command.Amount,
            Note = note.Length > 0 ? note : null,
        };
    }

    private static void Require(bool holds, string code, string message, string field)
    {
        if (!holds)
        {
            throw new RuleViolation(code, message, field);
        }
    }
}
