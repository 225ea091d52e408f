using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Web.Ui;

/// <summary>One act as a page tells it.</summary>
/// <param name="Line">What happened, in one line: sum, receipt, ground, with whom.</param>
/// <param name="Source">Who recorded it, when, from where, who approved it.</param>
/// <param name="Cancelled">Why it was cancelled and by whom; null while it stands.</param>
public sealed record ActLineView(Act Act, string Line, string Source, string? Cancelled, bool MayUndo, bool MayCancel);

/// <summary>The ledger of a file as a page shows it: what waits for a decision first, then everything, newest first.</summary>
public sealed class ActTimeline
{
    public ActTimeline(IReadOnlyCollection<Act> acts, IReadOnlyCollection<ActMark> marks, Actor reader, DateTime now)
    {
        var ends = marks.Where(m => m.Kind is ActMarkKind.Cancelled or ActMarkKind.Undone or ActMarkKind.Returned)
            .GroupBy(m => m.ActId).ToDictionary(g => g.Key, g => g.OrderBy(m => m.At).Last());
        var ordered = acts.ToList();
        ordered.Sort(LedgerOrder.Compare);
        ordered.Reverse();
        All = [.. ordered.Select(a => View(a, ends.GetValueOrDefault(a.Id), reader, now))];
    }

    public IReadOnlyList<ActLineView> All { get; }

    /// <summary>Proposals, agreed decisions without number, decisions to confirm, conflicts.</summary>
    public IReadOnlyList<ActLineView> Waiting => [.. All.Where(a => IsWaiting(a.Act))];

    public static bool IsWaiting(Act act) => !act.IsCancelled
        && (act.Stage is ActStage.Proposed or ActStage.Agreed or ActStage.Conflict || act.AwaitsConfirmation);

    private static ActLineView View(Act act, ActMark? end, Actor reader, DateTime now)
    {
        var own = act.RecordedById is { } recorder && recorder == reader.UserId;
        var fresh = now - act.RecordedAt <= TimeSpan.FromMinutes(FileLedger.UndoMinutes);
        var open = !act.IsCancelled && act.Kind != ActKind.Opened && act.Stage != ActStage.Returned;
        var mayCancel = open && reader.May(Permission.RecordResults)
            && (reader.May(Permission.ApproveActs) || (own && OfficeTime.DayOf(act.RecordedAt) == OfficeTime.DayOf(now)));
        var ended = end is { } mark && (act.IsCancelled || act.Stage == ActStage.Returned)
            ? $"{mark.Kind.Label()}: {mark.Reason} – {mark.By}, {Format.Moment(mark.At)}"
            : null;
        return new(act, LineOf(act), SourceOf(act), ended, open && own && fresh, mayCancel);
    }

    private static string SourceOf(Act act)
    {
        var by = $"{act.RecordedBy}, {Format.Moment(act.RecordedAt)} · {act.Source.Label()}";
        var late = act.Day < OfficeTime.DayOf(act.RecordedAt) ? " · ghi sau ngày xảy ra" : "";
        var approved = act.ApprovedBy is { } approver ? $" · {(approver == act.RecordedBy ? "tự duyệt" : $"duyệt: {approver}")}" : "";
        return by + approved + late;
    }

    private static string LineOf(Act act)
    {
        var parts = new List<string>();
        if (act.Amount > Dong.Zero)
        {
            parts.Add(act.Amount.InWords());
        }

        if (act.ReceiptNo is { } receipt)
        {
            parts.Add($"biên lai {receipt}");
        }

        if (act.DocumentNo is { } number)
        {
            parts.Add($"số {number}{(act.DocumentOn is { } day ? $" ngày {Format.Day(day)}" : "")}");
        }

        AddFacts(parts, act);
        return string.Join(" · ", parts);
    }

    private static void AddFacts(List<string> parts, Act act)
    {
        void Add(string words, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                parts.Add(words.Length > 0 ? $"{words} {value}" : value);
            }
        }

        Add("", act.Which is { } which ? which.Label() : null);
        Add("", act.Means?.Label());
        Add("căn cứ:", act.Ground);
        Add("đến ngày", act.Until is { } until ? Format.Day(until) : null);
        Add("ngày dự kiến", act.PlannedOn is { } planned ? Format.Day(planned) : null);
        Add("có hiệu lực từ", act.EffectiveOn is { } effective ? Format.Day(effective) : null);
        Add("biện pháp:", act.Measure);
        Add("hình thức:", act.Method);
        Add("", act.Body);
        Add("với", act.With);
        Add("", act.Force is { } force ? force ? "có huy động lực lượng" : "không huy động lực lượng" : null);
        Add("", act.Outcome);
        Add("", DetailOf(ActDetail.Read(act.Detail), act.Kind));
        Add("", act.Text);
        Add("lý do:", act.Reason);
    }

    private static string? DetailOf(ActDetail detail, ActKind kind)
    {
        var items = detail.Items is { Count: > 0 } owed ? string.Join("; ", owed.Select(i => $"{i.Description}: {new Dong(i.Due).InWords()}")) : null;
        var words = new[] { kind == ActKind.Renamed ? detail.Debtor : null, kind == ActKind.Moved ? detail.Hamlet : null, items };
        return string.Join(" · ", words.Where(w => !string.IsNullOrEmpty(w)));
    }
}
