using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.Workload;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Budgets;

/// <summary>
/// Estimates a campaign's budget: a new version when there is none or the last one is approved, else the lines of the
/// draft anew. Lines the office typed and the sources stay.
/// </summary>
/// <param name="WorkDays">Days of a schedule; null while there is none, then the capacity model's expected days.</param>
/// <param name="ScheduleId">The accepted run that the days come from.</param>
public sealed record EstimateBudget(Id<Campaign> CampaignId, IReadOnlyList<WorkDay>? WorkDays = null, Guid? ScheduleId = null);

/// <summary>Adds a cost the estimate does not know: printing, hall, hired vehicles …</summary>
public sealed record AddBudgetLine(Id<Budget> BudgetId, string Label, Bearer Bearer, int Quantity, Dong UnitPrice);

/// <summary>Takes a typed line out.</summary>
public sealed record RemoveBudgetLine(Id<Budget> BudgetId, Id<BudgetLine> LineId);

/// <summary>Says how much a source gives; zero takes it out.</summary>
public sealed record AllocateFunds(Id<Budget> BudgetId, FundingKind Kind, string? Note, Dong Amount);

/// <summary>Approves a draft; the approved version before it is replaced.</summary>
public sealed record ApproveBudget(Id<Budget> BudgetId, string? Note);

public sealed class EstimateBudgetHandler(AppDb db)
{
    /// <exception cref="RuleViolation">BUD-008: there is no work to pay.</exception>
    public async Task<Id<Budget>> Handle(EstimateBudget command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.KeepBudgets);
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Include(c => c.Waves).Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        var work = await CampaignWorkload.LoadAsync(db, campaign, cancellationToken);
        var prices = await BudgetRecords.PricesAsync(db, campaign.OfficeId, work.Book, campaign.From, cancellationToken);
        var lines = BudgetEstimate.Of(command.WorkDays ?? ExpectedDays.Of(work.Needs, work.Book), prices);
        if (lines.Count == 0)
        {
            throw new RuleViolation("BUD-008", "Chưa có việc nào để dự toán: hãy chốt danh sách và chia đợt trước.");
        }

        var last = await BudgetRecords.LastAsync(db, campaign.OfficeId, campaign.Id, cancellationToken);
        db.Begin(nameof(EstimateBudget), actor);
        var basis = command.WorkDays is null ? EstimateBasis.Capacity : EstimateBasis.Schedule;
        var again = last?.State == BudgetState.Draft;
        var draft = new Budget
        {
            OfficeId = campaign.OfficeId,
            CampaignId = campaign.Id,
            Number = (last?.Number ?? 0) + (again ? 0 : 1),
            Basis = basis,
            ScheduleId = command.ScheduleId,
            DraftedOn = db.Today,
        };
        if (again)
        {
            db.Budgets.Remove(last!);
        }

        foreach (var line in lines)
        {
            draft.Add(line, false);
        }

        Keep(last, draft);
        db.Budgets.Add(draft);
        await db.SaveChangesAsync(cancellationToken);
        return draft.Id;
    }

    /// <exception cref="RuleViolation">BUD-001: not a draft. BUD-002: no label, quantity or price.</exception>
    public Task Handle(AddBudgetLine command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.BudgetId, nameof(AddBudgetLine), Permission.KeepBudgets, actor, budget =>
        {
            var label = VietText.Clean(command.Label);
            if (label.Length == 0)
            {
                throw new RuleViolation("BUD-002", "Chưa nhập nội dung chi.", "Label");
            }

            if (command.Quantity <= 0 || command.UnitPrice <= Dong.Zero)
            {
                throw new RuleViolation("BUD-002", "Số lượng và đơn giá phải lớn hơn 0.", command.Quantity <= 0 ? "Quantity" : "UnitPrice");
            }

            var amount = new Dong(command.Quantity * command.UnitPrice.Amount);
            db.BudgetLines.Add(budget.Add(
                new($"other.{VietText.Fold(label).Replace(' ', '-')}", CostKind.Other, command.Bearer, label, $"{command.Quantity} × {command.UnitPrice} = {amount.InWords()}", amount, null, null, false), true));
        }, cancellationToken);

    /// <exception cref="RuleViolation">BUD-001: not a draft. BUD-003: no typed line.</exception>
    public Task Handle(RemoveBudgetLine command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.BudgetId, nameof(RemoveBudgetLine), Permission.KeepBudgets, actor, budget => budget.Remove(command.LineId), cancellationToken);

    /// <exception cref="RuleViolation">BUD-001: not a draft. BUD-004: negative.</exception>
    public Task Handle(AllocateFunds command, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeAsync(command.BudgetId, nameof(AllocateFunds), Permission.KeepBudgets, actor, budget =>
        {
            var note = VietText.Clean(command.Note);
            if (budget.Allocate(command.Kind, note.Length > 0 ? note : null, command.Amount) is { } source)
            {
                db.FundingSources.Add(source);
            }
        }, cancellationToken);

    /// <exception cref="RuleViolation">As <see cref="Budget.Approve"/>.</exception>
    public async Task Handle(ApproveBudget command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ApproveBudgets);
        var office = actor.RequireOffice();
        var budget = await db.Budgets.AsSplitQuery().Include(b => b.Lines).Include(b => b.Sources).Where(b => b.OfficeId == office && b.Id == command.BudgetId).OneAsync(cancellationToken);
        var before = await db.Budgets.Where(b => b.OfficeId == office && b.CampaignId == budget.CampaignId && b.State == BudgetState.Approved).ToListAsync(cancellationToken);
        var note = VietText.Clean(command.Note);
        var signer = actor.Signing(Permission.ApproveBudgets);
        db.Begin(nameof(ApproveBudget), signer);
        budget.Approve(signer.Name, db.Today, note.Length > 0 ? note : null);
        before.ForEach(b => b.Replace());
        await db.SaveChangesAsync(cancellationToken);
    }

    private static void Keep(Budget? last, Budget draft)
    {
        foreach (var line in last?.Lines.Where(l => l.Typed) ?? [])
        {
            draft.Add(new(line.Code, line.Kind, line.Bearer, line.Label, line.Arithmetic, line.Amount, line.Rule, line.Source, line.Unverified), true);
        }

        foreach (var source in last?.Sources ?? [])
        {
            draft.Allocate(source.Kind, source.Note, source.Amount);
        }
    }

    private async Task ChangeAsync(Id<Budget> id, string process, Permission permission, Actor actor, Action<Budget> change, CancellationToken cancellationToken)
    {
        actor.Demand(permission);
        var office = actor.RequireOffice();
        var budget = await db.Budgets.AsSplitQuery().Include(b => b.Lines).Include(b => b.Sources).Where(b => b.OfficeId == office && b.Id == id).OneAsync(cancellationToken);
        db.Begin(process, actor);
        change(budget);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>What the handlers and pages of the budget read.</summary>
public static class BudgetRecords
{
    /// <summary>The latest version, with lines and sources.</summary>
    public static Task<Budget?> LastAsync(AppDb db, Id<Office> office, Id<Campaign> campaign, CancellationToken cancellationToken = default) =>
        db.Budgets.AsSplitQuery().Include(b => b.Lines).Include(b => b.Sources).Where(b => b.OfficeId == office && b.CampaignId == campaign)
            .OrderByDescending(b => b.Number).FirstOrDefaultAsync(cancellationToken);

    /// <summary>What the planner may spend by the approved budget; null while none is approved.</summary>
    public static async Task<Dong?> CapAsync(AppDb db, Id<Office> office, Id<Campaign> campaign, CancellationToken cancellationToken = default) =>
        (await db.Budgets.AsNoTracking().AsSplitQuery().Include(b => b.Lines).Include(b => b.Sources)
            .SingleOrDefaultAsync(b => b.OfficeId == office && b.CampaignId == campaign && b.State == BudgetState.Approved, cancellationToken))?.Cap;

    public static async Task<PriceTable> PricesAsync(AppDb db, Id<Office> office, LawBook book, DateOnly day, CancellationToken cancellationToken = default)
    {
        var region = (int)book.Number("norm.fuel.region", day);
        var quotes = await db.FuelPrices.AsNoTracking().Where(f => f.OfficeId == office && f.Region == region).ToListAsync(cancellationToken);
        return new(book, [.. quotes.Select(f => new FuelQuote(f.From, f.PerLitre, f.Source))]);
    }
}
