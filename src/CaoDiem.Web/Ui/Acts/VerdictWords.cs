using CaoDiem.Dossiers;
using CaoDiem.Ledger;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>What the head can decide about an act that waits, in words.</summary>
public static class VerdictWords
{
    private static readonly Dictionary<ActVerdict, (string Verb, string Done)> Words = new()
    {
        [ActVerdict.Agree] = ("Duyệt", "Đã duyệt. Có số và ngày thì quyết định có hiệu lực."),
        [ActVerdict.Issue] = ("Ban hành", "Đã ban hành."),
        [ActVerdict.Return] = ("Không duyệt", "Đã trả lại, không duyệt."),
        [ActVerdict.Confirm] = ("Xác nhận đúng", "Đã xác nhận."),
        [ActVerdict.Settle] = ("Cho hiệu lực", "Đã cho hiệu lực."),
        [ActVerdict.Undo] = ("Hoàn tác duyệt", "Đã hoàn tác, lại là đề xuất chờ duyệt."),
    };

    public static string Verb(this ActVerdict verdict) => Words[verdict].Verb;

    public static string Done(this ActVerdict verdict) => Words[verdict].Done;

    /// <summary>What can be decided about an act as it stands.</summary>
    public static IReadOnlyList<ActVerdict> Of(Act act) => act switch
    {
        { AwaitsConfirmation: true } => [ActVerdict.Confirm],
        { Stage: ActStage.Proposed } => [ActVerdict.Agree, ActVerdict.Return],
        { Stage: ActStage.Agreed } => [ActVerdict.Issue, ActVerdict.Return],
        { Stage: ActStage.Conflict, Kind: ActKind.Stated } => [ActVerdict.Return],
        { Stage: ActStage.Conflict } => [ActVerdict.Settle, ActVerdict.Return],
        _ => [],
    };

    /// <summary>The stage as the page shows it.</summary>
    public static string StageOf(Act act) => act.AwaitsConfirmation ? "Đã ban hành, chờ xác nhận"
        : act.Stage == ActStage.Issued && act.Kind.Facts().Paperless ? "Đã duyệt" : act.Stage.Label();
}
