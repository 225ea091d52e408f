using CaoDiem.Dossiers;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>The form of one kind of act, ready to be shown.</summary>
/// <param name="Decision">What is recorded is a decision: it goes to the head as a proposal.</param>
/// <param name="MayApprove">The reader may issue it at once.</param>
public sealed record ActFormView(ActKindFacts Facts, ActForm Form, ActChoices Choices, bool Decision, bool MayApprove)
{
    /// <summary>Fields that the form asks of each file by itself, where it is for many.</summary>
    public IReadOnlyCollection<string> Elsewhere { get; init; } = [];

    /// <summary>Where to go after recording; null for the file.</summary>
    public string? Back { get; init; }

    /// <summary>What to ask before it is recorded; mostly nothing.</summary>
    public IReadOnlyList<Excess> Excess { get; init; } = [];

    public string Verb => !Decision ? "Ghi" : !MayApprove ? "Gửi thủ trưởng duyệt" : Facts.Paperless ? "Duyệt" : "Ghi quyết định";

    public string? Notice => !Decision ? null : Facts.Paperless ? WithoutPaper : MayApprove
        ? "Đây là quyết định. Có số và ngày thì có hiệu lực từ ngày đó (tự duyệt); để trống thì là đề xuất, chưa có hiệu lực."
        : "Đây là quyết định: việc gửi thủ trưởng duyệt, chưa có hiệu lực khi chưa ban hành. "
            + "Quyết định đã ký từ trước thì ghi cả số và ngày; thủ trưởng xác nhận sau.";

    private string WithoutPaper => MayApprove
        ? "Có hiệu lực ngay khi ghi; nhật ký ghi là tự duyệt."
        : "Chỉ có hiệu lực khi thủ trưởng duyệt. Căn cứ của yêu cầu thay đổi (quy tắc, thời hạn) thì yêu cầu lại có hiệu lực.";
}
