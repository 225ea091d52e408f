using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>
/// The ledger of one file in memory: all its acts, and the rules by which another is added, decided about or cancelled. Every change is
/// tried by folding the whole ledger with it in place, whatever the order of arrival. Pure; <c>LedgerWork</c> stores what it did.
/// </summary>
public sealed partial class FileLedger(Dossier file, IEnumerable<Act> acts)
{
    /// <summary>Minutes in which what was just recorded or approved can be undone.</summary>
    public const int UndoMinutes = 10;

    private readonly List<Act> _acts = [.. acts];
    private readonly List<Act> _added = [];
    private readonly List<ActMark> _marks = [];

    public Dossier File => file;

    public IReadOnlyList<Act> Acts => _acts;

    public IReadOnlyList<Act> Added => _added;

    public IReadOnlyList<ActMark> Marks => _marks;

    /// <summary>Days on which something changed: what is projected from there must be written anew.</summary>
    public bool Changed => _added.Count > 0 || _marks.Count > 0;

    public FileState StateOn(DateOnly day) => FileState.Fold(_acts, day);

    /// <summary>Records what happened: at once, or as a proposal where the law wants a decision.</summary>
    /// <exception cref="RuleViolation">
    /// ACT-002: a field is missing. ACT-003: in the future. ACT-004: before the decision that opened the file. ACT-005: it names an act that is
    /// not there. ACT-006: the receipt is void. ACT-016: the opening was taken back. ACT-01x … ACT-08x: it cannot have happened there, or what follows could not have.
    /// </exception>
    public Act Record(ActEntry entry, ActOrigin origin, string? approvedBy = null)
    {
        var act = entry.ToAct(file, 1 + (_acts.Count == 0 ? 0 : _acts.Max(a => a.Turn)), origin);
        act.Start(StageOf(entry, approvedBy), entry.PaperNo, entry.PaperOn, approvedBy, AwaitsWord(entry));
        if (!entry.Unguarded)
        {
            Require(act, origin);
            if (Collision(act) is { } refusal)
            {
                if (!origin.IsEvidence)
                {
                    throw new RuleViolation(refusal.Code, refusal.Message, refusal.Field);
                }

                act = AsConflict(entry, act, origin, refusal);
            }
        }

        _acts.Add(act);
        _added.Add(act);
        return act;
    }

    /// <summary>Whether what is said here would be a decision, which somebody has to approve.</summary>
    public bool NeedsDecision(ActEntry entry) => entry.Kind.IsDecision()
        || (entry.Kind == ActKind.Enforceable && StateOn(entry.On).State is Law.DossierState.NotEnforceable or Law.DossierState.SeparateLedger);

    /// <summary>
    /// The head agrees to a proposal; issued at once when number and day are given, or when the kind has none. What a register states keeps
    /// the register's day, whatever day is given: with another one it is returned and recorded by hand.
    /// </summary>
    /// <exception cref="RuleViolation">ACT-090: not a proposal. As <see cref="Record"/> for what collides.</exception>
    public void Agree(Id<Act> id, Actor by, DateTime at, string? documentNo, DateOnly? documentOn)
    {
        var act = Find(id);
        Demand(act.Stage == ActStage.Proposed && !act.IsCancelled, act, "chỉ đề xuất đang chờ mới duyệt được");
        Mark(act, ActMarkKind.Agreed, by, at, null);
        act.Agree(by.Name);
        if (act.Kind.Facts().Paperless)
        {
            Issue(id, by, at, null, OfficeTime.DayOf(at));
        }
        else if (!act.AwaitsPaper)
        {
            Issue(id, by, at, act.Kind.IsDecision() ? documentNo : null, act.On);
        }
        else if (documentNo is not null && documentOn is not null)
        {
            Issue(id, by, at, documentNo, documentOn.Value);
        }
    }

    /// <summary>Number and day make an agreed decision count from that day.</summary>
    /// <exception cref="RuleViolation">ACT-090: not agreed. ACT-003: in the future. As <see cref="Record"/> for what collides.</exception>
    /// <param name="documentNo">Null for a kind that has no paper of its own.</param>
    public void Issue(Id<Act> id, Actor by, DateTime at, string? documentNo, DateOnly on)
    {
        var act = Find(id);
        Demand(act.Stage == ActStage.Agreed && !act.IsCancelled, act, "quyết định phải được duyệt trước khi ghi số, ngày ban hành");
        NotAfter(on, OfficeTime.DayOf(at), "documentOn");
        NotBefore(act, on, "documentOn");
        var (stage, approved) = (act.Stage, act.ApprovedBy);
        act.Issue(documentNo, on, by.Name, at);
        if (Collision(act) is { } refusal)
        {
            act.BackToProposal();
            act.Agree(approved ?? by.Name);
            throw new RuleViolation(refusal.Code, refusal.Message, refusal.Field);
        }

        Mark(act, ActMarkKind.Issued, by, at, null, documentNo, documentNo is null ? null : on);
    }

    /// <exception cref="RuleViolation">ACT-090: nothing to return. ACT-091: no reason.</exception>
    public void Return(Id<Act> id, Actor by, DateTime at, string? reason)
    {
        var act = Find(id);
        Demand(act.Stage is ActStage.Proposed or ActStage.Agreed or ActStage.Conflict && !act.IsCancelled, act, "không còn chờ duyệt");
        Mark(act, ActMarkKind.Returned, by, at, ReasonOf(reason));
        act.Return();
    }

    /// <summary>The head confirms a decision that was recorded as issued elsewhere.</summary>
    public void Confirm(Id<Act> id, Actor by, DateTime at)
    {
        var act = Find(id);
        Demand(act.AwaitsConfirmation && !act.IsCancelled, act, "không chờ xác nhận");
        Mark(act, ActMarkKind.Confirmed, by, at, null);
        act.Confirm(by.Name);
    }

    /// <summary>The head lets evidence that did not fit count all the same, once it fits.</summary>
    /// <exception cref="RuleViolation">ACT-090: not a conflict. ACT-091: no reason. The collision that still stands.</exception>
    public void Settle(Id<Act> id, Actor by, DateTime at, string? reason)
    {
        var act = Find(id);
        Demand(act.Stage == ActStage.Conflict && !act.IsCancelled && act.Kind != ActKind.Stated, act, "không phải mâu thuẫn cho hiệu lực được");
        var why = ReasonOf(reason);
        act.Settle(by.Name, at);
        if (Collision(act) is { } refusal)
        {
            act.Start(ActStage.Conflict, act.DocumentNo, act.DocumentOn, null, false);
            throw new RuleViolation(refusal.Code, refusal.Message, refusal.Field);
        }

        Mark(act, ActMarkKind.Settled, by, at, why);
    }

    /// <summary>Takes an approval back: a proposal again.</summary>
    public void UndoApproval(Id<Act> id, Actor by, DateTime at, string reason = "Hoàn tác")
    {
        var act = Find(id);
        var approved = act.Stage is ActStage.Agreed or ActStage.Issued && !act.AwaitsConfirmation && act.Kind != ActKind.Opened;
        Demand(approved && !act.IsCancelled, act, "chưa được duyệt");
        var stage = act.Stage;
        var (no, on, counts) = (act.DocumentNo, act.Day, act.CountsFrom);
        var before = Colliding();
        act.BackToProposal();
        if (stage == ActStage.Issued && Broken(before) is { } broken)
        {
            act.Agree(act.ApprovedBy ?? by.Name);
            act.Issue(no, on, by.Name, counts ?? at);
            throw broken;
        }

        Mark(act, ActMarkKind.Undone, by, at, reason);
    }

    /// <summary>
    /// The record was wrong: the act no longer counts, and stays visible. All acts of its event go with it. Nothing is cancelled while
    /// later acts stand on it.
    /// </summary>
    /// <exception cref="RuleViolation">
    /// ACT-092: cancelled already. ACT-093: other acts stand on it, named; on the opening stands every other act. ACT-091: no reason.
    /// </exception>
    /// <param name="receipt">Of a payment; when nobody says, only the record was wrong and the number may come again.</param>
    public IReadOnlyList<Act> Cancel(Id<Act> id, Actor by, DateTime at, string? reason, ReceiptFate? receipt = null)
    {
        var act = Find(id);
        if (act.IsCancelled)
        {
            throw new RuleViolation("ACT-092", "Việc này đã được hủy trước đó.");
        }

        if (act.Kind == ActKind.Opened && _acts.Find(a => a.Id != id && !a.IsCancelled && a.Stage != ActStage.Returned) is { } stands)
        {
            throw new RuleViolation("ACT-093", $"Chưa hủy được: {Name(stands)} dựa trên việc mở hồ sơ. Hãy xử lý việc đó trước.");
        }

        var why = ReasonOf(reason);
        var together = act.EventId is { } happening ? _acts.FindAll(a => a.EventId == happening && !a.IsCancelled) : [act];
        var before = Colliding();
        foreach (var one in together)
        {
            one.Cancel(at, receipt == ReceiptFate.Void && one.Kind == ActKind.Paid);
        }

        if (StandsOn(together, before) is { } broken)
        {
            together.ForEach(a => a.Uncancel());
            throw broken;
        }

        foreach (var one in together)
        {
            _marks.Add(NewMark(one, ActMarkKind.Cancelled, by, at, why, one.Kind == ActKind.Paid ? receipt ?? ReceiptFate.Mistyped : null));
        }

        return together;
    }

    /// <summary>Takes back every act that an import brought, the opening too; nothing when anything else stands on one of them.</summary>
    /// <exception cref="RuleViolation">ACT-093: what stands on them, named.</exception>
    public int UndoBatch(Guid batch, Actor by, DateTime at, string reason)
    {
        var brought = _acts.FindAll(a => a.SourceId == batch && !a.IsCancelled);
        var rest = _acts.Find(a => a.Counts && a.SourceId != batch);
        if (rest is not null && brought.Exists(a => a.Kind == ActKind.Opened))
        {
            throw new RuleViolation("ACT-093", $"Chưa hủy được: {Name(rest)} dựa trên việc mở hồ sơ.");
        }

        var before = Colliding();
        brought.ForEach(a => a.Cancel(at));
        if (brought.Count > 0 && StandsOn(brought, before) is { } broken)
        {
            brought.ForEach(a => a.Uncancel());
            throw broken;
        }

        _marks.AddRange(brought.Select(a => NewMark(a, ActMarkKind.Undone, by, at, reason, null)));
        return brought.Count;
    }

    // Signed elsewhere before: it counts, and the head has yet to say that it is so.
    private bool AwaitsWord(ActEntry entry) =>
        entry.IssuedElsewhere && !entry.Unguarded && NeedsDecision(entry) && !entry.Kind.Facts().Paperless;

    private ActStage StageOf(ActEntry entry, string? approvedBy)
    {
        if (entry.Stage is { } given)
        {
            return given;
        }

        if (!NeedsDecision(entry))
        {
            return ActStage.Recorded;
        }

        var paperless = entry.Kind.Facts().Paperless;
        var whole = paperless || (entry.DocumentNo is not null && entry.DocumentOn is not null);
        return (whole && approvedBy is not null) || (entry.IssuedElsewhere && !paperless) || entry.Unguarded
            ? ActStage.Issued : ActStage.Proposed;
    }

    private void Require(Act act, ActOrigin origin)
    {
        var missing = act.Kind.Facts().Needs.Where(n => !n.IsFilled(act)).ToList();
        if (missing.Count > 0 && !origin.IsEvidence)
        {
            throw new RuleViolation("ACT-002", $"«{act.Kind.Label()}» phải ghi {string.Join(", ", missing.Select(m => m.Label().ToLowerInvariant()))}.", missing[0].Code());
        }

        if (act.Kind != ActKind.Opened && !origin.IsEvidence && !_acts.Exists(a => a.Kind == ActKind.Opened && a.Counts))
        {
            throw new RuleViolation("ACT-016", "Việc mở hồ sơ này đã được hủy; hãy mở lại hồ sơ trước.", "file");
        }

        NotAfter(act.On, origin.Today, "on");
        NotAfter(act.Day, origin.Today, "documentOn");
        NotBefore(act, act.Day, "on");
        if (act.Amount < Dong.Zero || act.Content.Items?.Any(i => i.Due < 0) == true)
        {
            throw new RuleViolation("ACT-007", "Số tiền không được âm.", "amount");
        }

        if (!origin.IsEvidence)
        {
            NotBackwards(act);
            NotAskedTwice(act);
        }

        Struck(act);
        if (act.ReceiptNo is { } receipt && VoidReceipts().Any(v => ActGuards.SameReceipt(v, receipt)))
        {
            throw new RuleViolation("ACT-006", $"Biên lai {receipt} đã hủy, không thể ghi lại.", "receiptNo");
        }
    }
}
