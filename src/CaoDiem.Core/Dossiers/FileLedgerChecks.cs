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

        var later = after.FirstOrDefault(c => !before.Contains(c.Act.Id) && !(act.Kind == ActKind.Paid && c.Refusal.OfMoney));
        return later.Act is null ? null : new("ACT-011", $"Không thể ghi: đã có {Name(later.Act)}. {later.Refusal.Message}", "on");
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

    // What is to last or to happen until a day cannot have ended before it began; the day of a finding that is set aside may have passed.
    private static void NotBackwards(Act act)
    {
        if (act.Kind != ActKind.FindingSetAside && act.Until < act.On)
        {
            throw new RuleViolation("ACT-062", $"Đến ngày {act.Until:dd/MM/yyyy} đứng trước ngày {act.On:dd/MM/yyyy}.", "until");
        }

        if (act.Kind == ActKind.Promised && act.PlannedOn < act.On)
        {
            throw new RuleViolation("ACT-062", $"Ngày hẹn {act.PlannedOn:dd/MM/yyyy} đứng trước ngày {act.On:dd/MM/yyyy}.", "plannedOn");
        }
    }

    private void Struck(Act act)
    {
        if (act.StrikesId is not { } struck)
        {
            return;
        }

        var target = _acts.Find(a => a.Id == struck && a.Counts && a.Day <= act.Day)
            ?? throw new RuleViolation("ACT-005", "Không có quyết định này trong hồ sơ, hoặc quyết định không còn hiệu lực.", "strikes");
        if (act.Kind is ActKind.Revoked or ActKind.Amended or ActKind.Annulled && target.Stage != ActStage.Issued)
        {
            throw new RuleViolation("ACT-005", $"«{target.Kind.Label()}» không phải quyết định; nếu ghi sai thì hủy việc ghi.", "strikes");
        }

        if (_acts.Exists(a => a.Counts && a.StrikesId == struck && a.Kind is ActKind.Revoked or ActKind.Annulled))
        {
            throw new RuleViolation("ACT-005", "Quyết định này đã bị thu hồi hoặc hủy.", "strikes");
        }
    }

    private void NotAskedTwice(Act act)
    {
        if (act.Stage == ActStage.Proposed
            && _acts.Find(a => !a.IsCancelled && a.Stage is ActStage.Proposed or ActStage.Agreed && IsAlike(a, act)) is { } waits)
        {
            throw new RuleViolation("ACT-099", $"{Name(waits)} giống như vậy đang chờ duyệt.", "kind");
        }
    }

    private static bool IsAlike(Act one, Act other) =>
        (one.Kind, one.Ground, one.Measure, one.Which, one.StrikesId, one.Amount, one.Until, one.PlannedOn, one.Text)
        == (other.Kind, other.Ground, other.Measure, other.Which, other.StrikesId, other.Amount, other.Until, other.PlannedOn, other.Text);

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
