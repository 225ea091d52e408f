using CaoDiem.Budgets;
using CaoDiem.Campaigns;
using CaoDiem.Identity;
using CaoDiem.Shared;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Budgets;

public sealed class BudgetTests
{
    private static readonly EstimateLine Line = new("x", CostKind.Other, Bearer.State, "Chi", "1", new(100), null, null, false);

    [Theory] // state × verb
    [InlineData(BudgetState.Draft, null, null, "BUD-007")]
    [InlineData(BudgetState.Approved, "BUD-001", "BUD-001", null)]
    [InlineData(BudgetState.Revised, "BUD-001", "BUD-001", "BUD-007")]
    public void AnApprovedVersion_IsNeverChanged(BudgetState state, string? add, string? approve, string? replace)
    {
        Budget In()
        {
            var budget = New();
            budget.Add(Line, false);
            budget.Allocate(FundingKind.Regular, null, new(100));
            if (state != BudgetState.Draft)
            {
                budget.Approve("x", new(2023, 7, 1), null);
            }

            if (state == BudgetState.Revised)
            {
                budget.Replace();
            }

            return budget;
        }

        Assert.Equal(add, Code(() => In().Add(Line, true)));
        Assert.Equal(add, Code(() => In().Allocate(FundingKind.Other, null, new(1))));
        Assert.Equal(approve, Code(() => In().Approve("x", new(2023, 7, 1), null)));
        Assert.Equal(replace, Code(() => In().Replace()));
    }

    [Theory] // total 100: what is given, what is missing, what the planner may spend
    [InlineData(0, 100, 0, "BUD-006")]
    [InlineData(99, 1, 99, "BUD-006")]
    [InlineData(100, 0, 100, null)]
    [InlineData(150, 0, 100, null)]
    public void Sources_MustCoverTheTotal(long given, long missing, long cap, string? code)
    {
        var budget = New();
        budget.Add(Line, false);
        budget.Allocate(FundingKind.Locality, null, new(given));
        Assert.Equal((missing, cap), (budget.Missing.Amount, budget.Cap.Amount));
        Assert.Equal(code, Code(() => budget.Approve("x", new(2023, 7, 1), null)));
        Assert.Equal("BUD-004", Code(() => New().Allocate(FundingKind.Other, null, new(-1))));
        Assert.Equal("BUD-005", Code(() => New().Approve("x", new(2023, 7, 1), null)));
    }

    [Theory] // K-44: same person, day and kind
    [InlineData("Nguyễn Văn A", "2023-07-04", CostKind.DailyPay, true)]
    [InlineData("NGUYEN VAN A", "2023-07-04", CostKind.DailyPay, true)]
    [InlineData("Nguyễn Văn B", "2023-07-04", CostKind.DailyPay, false)]
    [InlineData("Nguyễn Văn A", "2023-07-05", CostKind.DailyPay, false)]
    [InlineData("Nguyễn Văn A", "2023-07-04", CostKind.Stay, false)]
    [InlineData("Nguyễn Văn A", null, CostKind.DailyPay, false)]
    public void TwoPays_ForOneDay(string payee, string? day, CostKind kind, bool doubled)
    {
        var first = Paid("Nguyễn Văn A", new(2023, 7, 4), CostKind.DailyPay);
        Assert.Equal(doubled, Paid(payee, day is null ? null : DateOnly.Parse(day), kind).Doubles(first));
        first.Cancel("Ghi nhầm");
        Assert.False(Paid(payee, day is null ? null : DateOnly.Parse(day), kind).Doubles(first));
    }

    [Fact]
    public void Outcome_ByLine_AndPerFileAndResult()
    {
        var budget = New();
        budget.Add(Line with { Code = "a", Amount = new(1000) }, false);
        budget.Add(Line with { Code = "b", Amount = new(500) }, false);
        var cancelled = Paid("Y", null, CostKind.Other, "a", 77);
        cancelled.Cancel("Sai");
        var outcome = BudgetOutcome.Of(budget.Lines, [Paid("X", null, CostKind.Other, "a", 1200), cancelled], 100, 7);
        Assert.Equal((-200, 500), (outcome.Lines[0].Left.Amount, outcome.Lines[1].Left.Amount));
        Assert.Equal((1200, 12, 171), (outcome.Spent.Amount, outcome.PerFile!.Value.Amount, outcome.PerResult!.Value.Amount));
        Assert.Equal(15, BudgetOutcome.Of(budget.Lines, [], 100, 0).PerFile!.Value.Amount);
        Assert.Null(BudgetOutcome.Of(budget.Lines, [], 0, 0).PerResult);
    }

    [Fact]
    public async Task FromEstimate_ToApproval_ToPayment_ToRevision()
    {
        await using var database = await TestDatabase.CreateAsync(demo: true);
        await using var db = database.Open();
        var (id, head) = await Campaigns.CampaignTests.CampaignAsync(db);
        var accountant = head with { Role = Role.Accountant };
        var first = await db.Budgets.AsNoTracking().Include(b => b.Lines).Include(b => b.Sources).SingleAsync();
        Assert.Equal((BudgetState.Approved, 1, EstimateBasis.Schedule), (first.State, first.Number, first.Basis));
        Assert.True(first.Of(Bearer.State) > Dong.Zero && first.Of(Bearer.Debtor) > Dong.Zero);

        var expenses = new RecordExpenseHandler(db);
        var code = first.Lines.First(l => l.Kind == CostKind.DailyPay).Code;
        RecordExpense Pay(string voucher, string payee = "Trần Văn Tý") => new(id, code, FundingKind.Regular, voucher, new(2023, 7, 31), new(2023, 7, 4), payee, new(70_000), null);
        await expenses.Handle(Pay("PC01"), accountant);
        var twice = await Record.ExceptionAsync(() => expenses.Handle(Pay("PC02", "tran van ty"), accountant));
        Assert.Equal("BUD-015", Assert.IsType<RuleViolation>(twice).Code);
        Assert.Contains("PC01", twice.Message, StringComparison.Ordinal);
        Assert.Contains("PC02", twice.Message, StringComparison.Ordinal);
        Assert.Equal("BUD-012", await CodeAsync(() => expenses.Handle(Pay("PC03") with { LineCode = "không có" }, accountant)));
        Assert.Equal("BUD-010", await CodeAsync(() => expenses.Handle(Pay(" "), accountant)));
        Assert.Equal("BUD-013", await CodeAsync(() => expenses.Handle(Pay("PC03") with { PaidOn = new(2023, 10, 1) }, accountant)));
        Assert.Equal("BUD-014", await CodeAsync(() => expenses.Handle(Pay("PC03") with { WorkDay = null }, accountant)));
        Assert.Equal("IDN-001", await CodeAsync(() => expenses.Handle(Pay("PC03"), head)));

        var budgets = new EstimateBudgetHandler(db);
        Assert.Equal("BUD-001", await CodeAsync(() => budgets.Handle(new AllocateFunds(first.Id, FundingKind.Superior, null, new(1)), accountant)));
        db.ChangeTracker.Clear();
        var draw = new CaoDiem.Scheduling.DrawBudgetHandler(db);
        var second = await draw.Handle(new(id), accountant);
        Assert.Equal(second, await AgainAsync(draw, id, accountant, db));
        Assert.Equal("IDN-001", await CodeAsync(() => budgets.Handle(new ApproveBudget(second, null), accountant)));
        db.ChangeTracker.Clear();
        await budgets.Handle(new ApproveBudget((await db.Budgets.SingleAsync(b => b.Number == 2)).Id, "Điều chỉnh"), head);
        Assert.Equal([(1, BudgetState.Revised), (2, BudgetState.Approved)], (await db.Budgets.AsNoTracking().OrderBy(b => b.Number).ToListAsync()).Select(b => (b.Number, b.State)));
        Assert.True(await db.AuditEvents.AnyAsync(e => e.Process == nameof(ApproveBudget)));
    }

    // Estimating a draft again keeps its number and what was typed.
    private static async Task<Id<Budget>> AgainAsync(CaoDiem.Scheduling.DrawBudgetHandler draw, Id<Campaign> id, Actor accountant, CaoDiem.Database.AppDb db)
    {
        var before = await db.Budgets.AsNoTracking().Include(b => b.Lines).SingleAsync(b => b.Number == 2);
        db.ChangeTracker.Clear();
        var again = await draw.Handle(new(id), accountant);
        var after = await db.Budgets.AsNoTracking().Include(b => b.Lines).SingleAsync(b => b.Number == 2);
        Assert.Equal(again, after.Id);
        Assert.Equal(before.Total, after.Total);
        Assert.Equal(1, after.Lines.Count(l => l.Typed));
        return before.Id;
    }

    private static Budget New() => new() { OfficeId = Id<Office>.New(), CampaignId = Id<Campaign>.New(), Number = 1, Basis = EstimateBasis.Capacity, DraftedOn = new(2023, 6, 1) };

    private static Expense Paid(string payee, DateOnly? day, CostKind kind, string line = "x", long amount = 70) => new()
    {
        OfficeId = Id<Office>.New(),
        CampaignId = Id<Campaign>.New(),
        LineCode = line,
        Kind = kind,
        Bearer = Bearer.State,
        Funding = FundingKind.Regular,
        VoucherNo = "PC01",
        PaidOn = new(2023, 7, 10),
        WorkDay = day,
        Payee = payee,
        PayeeKey = VietText.Fold(payee),
        Amount = new(amount),
    };

    private static string? Code(Action action) => Record.Exception(action) is RuleViolation refused ? refused.Code : null;

    private static async Task<string?> CodeAsync(Func<Task> action) => await Record.ExceptionAsync(action) is RuleViolation refused ? refused.Code : null;
}
