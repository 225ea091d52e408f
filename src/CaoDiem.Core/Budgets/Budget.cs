using CaoDiem.Campaigns;
using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Budgets;

/// <summary>
/// A version of a campaign's budget: estimate lines and where the money comes from. An approved version is never
/// changed; a revision is a new draft, and its approval replaces the one before.
/// </summary>
public sealed class Budget : OfficeOwned<Budget>
{
    private readonly List<BudgetLine> _lines = [];
    private readonly List<FundingSource> _sources = [];

    public required Id<Campaign> CampaignId { get; init; }

    /// <summary>1 for the first version.</summary>
    public required int Number { get; init; }

    public required EstimateBasis Basis { get; init; }

    /// <summary>The accepted run of the planner whose days the lines come from; null for an estimate from capacity.</summary>
    public Guid? ScheduleId { get; init; }

    public required DateOnly DraftedOn { get; init; }

    public BudgetState State { get; private set; }

    public DateOnly? ApprovedOn { get; private set; }

    public string? ApprovedBy { get; private set; }

    /// <summary>What the head said when approving, or why it was revised.</summary>
    public string? Note { get; private set; }

    public IReadOnlyList<BudgetLine> Lines => _lines;

    public IReadOnlyList<FundingSource> Sources => _sources;

    public Dong Total => Sum(_lines.Select(l => l.Amount));

    public Dong Allocated => Sum(_sources.Select(s => s.Amount));

    /// <summary>What no source covers yet; zero when all is covered.</summary>
    public Dong Missing => Total > Allocated ? Total - Allocated : Dong.Zero;

    /// <summary>What the planner may spend on going out: the money there is, never more than was estimated, without what the office typed (printing, hall …).</summary>
    public Dong Cap => (Allocated < Total ? Allocated : Total) - Sum(_lines.Where(l => l.Typed).Select(l => l.Amount)) is var left && left > Dong.Zero ? left : Dong.Zero;

    public Dong Of(Bearer bearer) => Sum(_lines.Where(l => l.Bearer == bearer).Select(l => l.Amount));

    /// <exception cref="RuleViolation">BUD-001: not a draft.</exception>
    public BudgetLine Add(EstimateLine line, bool typed)
    {
        RequireDraft();
        var added = BudgetLine.Of(this, line, typed);
        _lines.Add(added);
        return added;
    }

    /// <exception cref="RuleViolation">BUD-001: not a draft. BUD-003: no such line, or one that the estimate made.</exception>
    public void Remove(Id<BudgetLine> line)
    {
        RequireDraft();
        if (_lines.RemoveAll(l => l.Id == line && l.Typed) == 0)
        {
            throw new RuleViolation("BUD-003", "Chỉ bỏ được dòng do đơn vị tự thêm.");
        }
    }

    /// <summary>Sets how much a source gives; zero takes the source out.</summary>
    /// <exception cref="RuleViolation">BUD-001: not a draft. BUD-004: a negative amount.</exception>
    public FundingSource? Allocate(FundingKind kind, string? note, Dong amount)
    {
        RequireDraft();
        if (amount < Dong.Zero)
        {
            throw new RuleViolation("BUD-004", "Số tiền của nguồn không được âm.", "Amount");
        }

        _sources.RemoveAll(s => s.Kind == kind);
        if (amount == Dong.Zero)
        {
            return null;
        }

        var source = new FundingSource { OfficeId = OfficeId, BudgetId = Id, Kind = kind, Note = note, Amount = amount };
        _sources.Add(source);
        return source;
    }

    /// <exception cref="RuleViolation">BUD-001: not a draft. BUD-005: nothing estimated. BUD-006: sources give less than the total.</exception>
    public void Approve(string by, DateOnly on, string? note)
    {
        RequireDraft();
        if (_lines.Count == 0)
        {
            throw new RuleViolation("BUD-005", "Dự toán chưa có dòng nào.");
        }

        if (Missing > Dong.Zero)
        {
            throw new RuleViolation("BUD-006", $"Còn {Missing.InWords()} chưa có nguồn; phân bổ nguồn trước khi duyệt.");
        }

        (State, ApprovedBy, ApprovedOn, Note) = (BudgetState.Approved, by, on, note);
    }

    /// <exception cref="RuleViolation">BUD-007: not approved.</exception>
    public void Replace()
    {
        if (State != BudgetState.Approved)
        {
            throw new RuleViolation("BUD-007", $"Bản dự toán đang ở trạng thái {State.Label().ToLowerInvariant()}.");
        }

        State = BudgetState.Revised;
    }

    private void RequireDraft()
    {
        if (State != BudgetState.Draft)
        {
            throw new RuleViolation("BUD-001", $"Bản dự toán {Number} {State.Label().ToLowerInvariant()}, không sửa được; hãy lập bản điều chỉnh.");
        }
    }

    private static Dong Sum(IEnumerable<Dong> amounts) => amounts.Aggregate(Dong.Zero, (sum, a) => sum + a);
}

/// <summary>One line of a budget, with the arithmetic that a reader can follow.</summary>
public sealed class BudgetLine : OfficeOwned<BudgetLine>
{
    private readonly List<BudgetDay> _days = [];

    public required Id<Budget> BudgetId { get; init; }

    protected override Guid? Whole => BudgetId.Value;

    /// <summary>What it is, stable from version to version: actual spending is held against it.</summary>
    public required string Code { get; init; }

    public required CostKind Kind { get; init; }

    public required Bearer Bearer { get; init; }

    public required string Label { get; init; }

    public required string Arithmetic { get; init; }

    /// <summary>Row of the law's table, and the text it rests on.</summary>
    public string? Rule { get; init; }

    public string? Source { get; init; }

    /// <summary>A number of it rests on no verified text.</summary>
    public required bool Unverified { get; init; }

    /// <summary>Entered by the office, not by the estimate.</summary>
    public required bool Typed { get; init; }

    public required int Order { get; init; }

    public required Dong Amount { get; init; }

    public IReadOnlyList<BudgetDay> Days => _days;

    public static BudgetLine Of(Budget budget, EstimateLine line, bool typed)
    {
        var made = Bare(budget, line, typed);
        made._days.AddRange(line.Days.Select((d, i) => new BudgetDay { OfficeId = made.OfficeId, LineId = made.Id, No = i + 1, Day = d.Day, Team = d.Team, Count = d.Count, Amount = d.Amount }));
        return made;
    }

    private static BudgetLine Bare(Budget budget, EstimateLine line, bool typed) => new()
    {
        OfficeId = budget.OfficeId,
        BudgetId = budget.Id,
        Code = line.Code,
        Kind = line.Kind,
        Bearer = line.Bearer,
        Label = line.Label,
        Arithmetic = line.Arithmetic,
        Rule = line.Rule,
        Source = line.Source,
        Unverified = line.Unverified,
        Typed = typed,
        Order = budget.Lines.Count,
        Amount = line.Amount,
    };
}

/// <summary>What a day of a team adds to a line; derived with the line and as frozen as it, hence without events of its own.</summary>
public sealed class BudgetDay
{
    public required Id<Office> OfficeId { get; init; }

    public required Id<BudgetLine> LineId { get; init; }

    public required int No { get; init; }

    public required DateOnly Day { get; init; }

    public required string Team { get; init; }

    /// <summary>People, nights or trips.</summary>
    public required int Count { get; init; }

    public required Dong Amount { get; init; }
}

/// <summary>Money that a source gives for a campaign.</summary>
public sealed class FundingSource : OfficeOwned<FundingSource>
{
    public required Id<Budget> BudgetId { get; init; }

    protected override Guid? Whole => BudgetId.Value;

    public required FundingKind Kind { get; init; }

    /// <summary>The decision or letter it rests on.</summary>
    public string? Note { get; init; }

    public required Dong Amount { get; init; }
}
