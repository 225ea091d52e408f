using CaoDiem.Dossiers;
using CaoDiem.Identity;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>One act of the timeline with what was decided about it.</summary>
public sealed record TimelineItem(Act Act, IReadOnlyList<ActMark> Marks)
{
    private ActMark? Mark(params ActMarkKind[] kinds) => Marks.LastOrDefault(m => kinds.Contains(m.Kind));

    /// <summary>Who cancelled it, when and why.</summary>
    public ActMark? Cancelled => Act.IsCancelled ? Mark(ActMarkKind.Cancelled, ActMarkKind.Undone) : null;

    public ActMark? Returned => Act.Stage == ActStage.Returned ? Mark(ActMarkKind.Returned) : null;

    /// <summary>The last approval, while it can be undone.</summary>
    public ActMark? Approval => Mark(ActMarkKind.Agreed, ActMarkKind.Issued, ActMarkKind.Settled, ActMarkKind.Confirmed);

    /// <summary>Waits for the head: on top of the file, without effect or without confirmation.</summary>
    public bool Waits => !Act.IsCancelled && (Act.Stage is ActStage.Proposed or ActStage.Agreed or ActStage.Conflict || Act.AwaitsConfirmation);

    /// <summary>Proposer and approver are one person.</summary>
    public bool SelfApproved => Act.SelfApproved;

    public bool MayUndo(Actor actor, DateTime now) => !Act.IsCancelled && Act.RecordedById is { } by && by == actor.UserId
        && Fresh(Act.RecordedAt, now);

    public bool MayUndoApproval(Actor actor, DateTime now) => !Act.IsCancelled && actor.May(Permission.ApproveActs)
        && Act.Stage is ActStage.Agreed or ActStage.Issued && Mark(ActMarkKind.Agreed, ActMarkKind.Issued) is { } last && Fresh(last.At, now);

    private static bool Fresh(DateTime at, DateTime now) => now - at <= TimeSpan.FromMinutes(FileLedger.UndoMinutes);
}

/// <summary>The ledger as it is read: what waits on top, then day by day, newest first.</summary>
public sealed record FileTimeline(IReadOnlyList<TimelineItem> Waiting, IReadOnlyList<TimelineItem> Items)
{
    /// <summary>What the strip above the timeline narrows it to: code, label, which acts.</summary>
    public static readonly (string Code, string Label, Func<Act, bool> Shows)[] Filters =
    [
        ("", "Tất cả", _ => true),
        ("tien", "Tiền", a => a.Kind.Facts().Group == ActGroup.Money || a.Kind is ActKind.Refunded or ActKind.Deposited or ActKind.Remitted),
        ("xac-minh", "Xác minh", a => a.Kind == ActKind.Verified),
        ("co-so", "Đi cơ sở", a => a.Source == ActSource.Field || a.Kind == ActKind.Visited),
        ("quyet-dinh", "Quyết định", a => a.Kind.IsDecision()),
    ];

    public static FileTimeline Of(IEnumerable<Act> acts, IEnumerable<ActMark> marks)
    {
        var ofAct = marks.OrderBy(m => m.At).ToLookup(m => m.ActId);
        var items = acts.Select(a => new TimelineItem(a, [.. ofAct[a.Id]])).ToList();
        items.Sort((a, b) => Compare(b.Act, a.Act));
        return new([.. items.Where(i => i.Waits)], [.. items.Where(i => !i.Waits)]);
    }

    public IEnumerable<IGrouping<DateOnly, TimelineItem>> Days(string? filter)
    {
        var shows = Array.Find(Filters, f => f.Code == filter).Shows ?? Filters[0].Shows;
        return Items.Where(i => shows(i.Act)).GroupBy(i => i.Act.Day);
    }

    public int Count(Func<Act, bool> shows) => Items.Count(i => shows(i.Act));

    private static int Compare(Act a, Act b)
    {
        var byDay = a.Day.CompareTo(b.Day);
        var byRank = byDay != 0 ? byDay : a.Kind.Rank().CompareTo(b.Kind.Rank());
        return byRank != 0 ? byRank : a.Turn.CompareTo(b.Turn);
    }
}
