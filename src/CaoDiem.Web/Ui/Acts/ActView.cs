using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>An act of a file with what its reader may do about it.</summary>
public sealed record ActView(TimelineItem Item, Actor Actor, DateTime Now, DateOnly Today, FileState State)
{
    public Act Act => Item.Act;

    /// <summary>What was attached to it, also what was taken off.</summary>
    public IReadOnlyList<ActAttachment> Files { get; init; } = [];

    /// <summary>Pictures and signatures of the field record it came from.</summary>
    public IReadOnlyList<VisitPicture> Pictures { get; init; } = [];

    /// <summary>What was recorded in its place when it was cancelled.</summary>
    public Act? ReplacedBy { get; init; }

    public bool MayAttach => Actor.May(Permission.RecordResults) && !Act.IsCancelled && Act.Stage != ActStage.Returned;

    /// <summary>Names of communes and officers that acts of the file speak of, by their ids.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>What was said of it beside its title, in short pieces.</summary>
    public IEnumerable<string> Facts => ActWords.Facts(Act, id => Names.GetValueOrDefault(id));

    public bool MayDecide => Actor.May(Permission.ApproveActs);

    public bool MayUndo => Item.MayUndo(Actor, Now);

    public bool MayUndoApproval => Item.MayUndoApproval(Actor, Now);

    /// <summary>Whoever recorded it on the same day, or the head.</summary>
    public bool MayCancel => !Act.IsCancelled && Act.Stage != ActStage.Returned && Actor.May(Permission.RecordResults)
        && Act.MayBeCancelledBy(Actor, Today);

    /// <summary>He records, but may not cancel this himself: the head may be asked to.</summary>
    public bool MayAskCancel => !MayCancel && !Act.IsCancelled && Act.Stage != ActStage.Returned && Actor.May(Permission.RecordResults);

    public bool MayTakeOff(ActAttachment file) => file.MayBeTakenOffBy(Actor, Act, Today);

    /// <summary>What the approver needs to know: what speaks for it, and what does not.</summary>
    public IEnumerable<(bool Good, string Text)> Checks()
    {
        if (Act.Stage is not (ActStage.Proposed or ActStage.Agreed) || !FileOffers.IsAboutMeans(Act.Kind))
        {
            yield break;
        }

        if (State.Verifications.LastOrDefault(v => v.On <= Today) is { } last)
        {
            var holds = LegalClock.Reverification(last.On, State.Detained is not null, LawBook.Common).Due >= Today;
            yield return (holds, $"Xác minh {Format.Day(last.On)} {(holds ? "còn hiệu lực" : "đã quá thời hạn")}: {last.Means.Label().ToLowerInvariant()}");
        }
        else
        {
            yield return (false, "Chưa có biên bản xác minh");
        }

        if (Act.Reason is { } reason)
        {
            yield return (false, $"Nêu lý do ngoại lệ: {reason}");
        }
    }

    // A deputy who approves his own proposal does so in the head's place: both are said.
    private string SelfApproved(string approver) => approver == Act.RecordedBy ? " · tự duyệt" : $" · tự duyệt, {approver}";

    /// <summary>Who recorded it, when, from where, who approved it.</summary>
    public string Source()
    {
        var late = Act.Day < OfficeTime.DayOf(Act.RecordedAt) && Act.Source is ActSource.Office or ActSource.Api ? " · ghi sau ngày xảy ra" : "";
        var from = Act.Source == ActSource.Office ? "" : $" · {Act.Source.Label().ToLowerInvariant()}";
        var approved = Act.ApprovedBy is { } approver ? Item.SelfApproved ? SelfApproved(approver) : $" · {approver} duyệt" : "";
        return $"{Act.RecordedBy} ghi {Format.Moment(Act.RecordedAt)}{from}{approved}{late}";
    }
}
