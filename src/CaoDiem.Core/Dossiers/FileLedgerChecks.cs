using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>What a change of the ledger is tried by: whether later acts still stand, and whether its day can be.</summary>
public sealed partial class FileLedger
{
    private IEnumerable<string> VoidReceipts() => _acts.Where(a => a.ReceiptVoid && a.ReceiptNo is not null).Select(a => a.ReceiptNo!);

    // Evidence that does not fit is kept without effect; money that was received counts, unless the same receipt is there already.
    private Act AsConflict(ActEntry entry, Act act, ActOrigin origin, Refusal refusal)
    {
        var kept = (entry with { Reason = entry.Reason ?? $"{refusal.Code}: {refusal.Message}" }).ToAct(file, act.Turn, origin);
        kept.Start(ActStage.Conflict, entry.DocumentNo, entry.DocumentOn, null, false);
        return kept;
    }

    /// <summary>Why the act, not yet part of the ledger or not yet counting, could not count; null when it fits.</summary>
    private Refusal? Collision(Act act)
    {
        var others = _acts.Where(a => a.Counts && a.Id != act.Id).ToList();
        var before = FileState.Of(others, DateOnly.MaxValue).Collisions.Select(c => c.Act.Id).ToHashSet();
        var after = FileState.Of([.. others, act], DateOnly.MaxValue).Collisions;
        var own = after.FirstOrDefault(c => c.Act.Id == act.Id);
        if (own.Refusal is { } refusal)
        {
            return refusal;
        }

        var later = after.FirstOrDefault(c => !before.Contains(c.Act.Id));
        return later.Act is null ? null : new("ACT-011", $"Không thể ghi: sau đó đã có {Name(later.Act)}. {later.Refusal.Message}", "on");
    }

    private HashSet<Id<Act>> Colliding() => FileState.Of(_acts.Where(a => a.Counts), DateOnly.MaxValue).Collisions.Select(c => c.Act.Id).ToHashSet();

    private RuleViolation? StandsOn(List<Act> gone, HashSet<Id<Act>> before)
    {
        var ids = gone.Select(a => a.Id).ToHashSet();
        var bound = _acts.Find(a => a.Counts && ((a.StrikesId is { } s && ids.Contains(s)) || (a.AnswersId is { } n && ids.Contains(n))));
        return bound is not null ? new("ACT-093", $"Chưa hủy được: {Name(bound)} dựa trên việc này. Hãy xử lý việc đó trước.") : Broken(before);
    }

    // What the rest of the ledger says now: a later act that has become impossible stood on what is gone.
    private RuleViolation? Broken(HashSet<Id<Act>> before)
    {
        var later = FileState.Of(_acts.Where(a => a.Counts), DateOnly.MaxValue).Collisions.FirstOrDefault(c => !before.Contains(c.Act.Id));
        return later.Act is null ? null : new("ACT-093", $"Chưa hủy được: {Name(later.Act)} dựa trên việc này. {later.Refusal.Message}");
    }

    private void NotBefore(Act act, DateOnly day, string field)
    {
        if (act.Kind != ActKind.Opened && day < file.DecisionDate && !act.Unguarded)
        {
            throw new RuleViolation("ACT-004", $"Ngày {day:dd/MM/yyyy} đứng trước ngày ra quyết định thi hành án ({file.DecisionDate:dd/MM/yyyy}).", field);
        }
    }

    private static void NotAfter(DateOnly day, DateOnly today, string field)
    {
        if (day > today)
        {
            throw new RuleViolation("ACT-003", $"Ngày {day:dd/MM/yyyy} ở tương lai.", field);
        }
    }

    private Act Find(Id<Act> id) => _acts.Find(a => a.Id == id) ?? throw new RuleViolation("ACT-005", "Hồ sơ không có việc này.");

    private static void Demand(bool holds, Act act, string why)
    {
        if (!holds)
        {
            throw new RuleViolation("ACT-090", $"{Name(act)}: {why}.");
        }
    }

    private static string Name(Act act) => $"«{act.Kind.Label()}» ngày {act.Day:dd/MM/yyyy}";

    private static string ReasonOf(string? reason) => VietText.Clean(reason) is { Length: > 0 } why
        ? why
        : throw new RuleViolation("ACT-091", "Phải nêu lý do.", "reason");

    private void Mark(Act act, ActMarkKind kind, Actor by, DateTime at, string? reason, string? documentNo = null, DateOnly? on = null) =>
        _marks.Add(NewMark(act, kind, by, at, reason, null, documentNo, on));

    private ActMark NewMark(
        Act act, ActMarkKind kind, Actor by, DateTime at, string? reason, ReceiptFate? receipt, string? documentNo = null, DateOnly? on = null) => new()
        {
            OfficeId = file.OfficeId,
            ActId = act.Id,
            DossierId = file.Id,
            Kind = kind,
            DocumentNo = documentNo,
            DocumentOn = on,
            Reason = reason,
            Receipt = receipt,
            ById = by.UserId,
            By = by.Name,
            At = at,
        };
}
