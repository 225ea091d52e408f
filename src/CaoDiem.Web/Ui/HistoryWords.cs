using System.Text.Json;
using CaoDiem.Audit;

namespace CaoDiem.Web.Ui;

/// <summary>An audit event as a sentence of the file's history.</summary>
public static class HistoryWords
{
    private static readonly Dictionary<string, string> Verbs = new()
    {
        ["ImportRegister"] = "Nhập sổ",
        ["ImportResults"] = "Nhập tệp kết quả",
        ["RecordActs"] = "Ghi việc",
        ["CancelAct"] = "Hủy việc ghi",
        ["UndoAct"] = "Hoàn tác",
        ["ReformCommunes"] = "Sáp nhập, tách xã, phường",
        ["MergeNames"] = "Gộp tên trùng",
        ["HandOverFiles"] = "Bàn giao hồ sơ",
        ["AttachFiles"] = "Đính kèm tệp",
        ["TakeOffAttachment"] = "Gỡ tệp đính kèm",
        ["ApproveAct"] = "Xử lý việc chờ duyệt",
        ["AskCancel"] = "Đề nghị hủy việc ghi",
        ["RefuseCancelRequest"] = "Không đồng ý hủy việc ghi",
        ["WithdrawCancelRequest"] = "Rút đề nghị hủy",
        ["RecordReturn"] = "Ghi kết quả từ tỉnh về",
        ["CorrectReturn"] = "Sửa kết quả từ tỉnh về",
        ["OpenDossier"] = "Mở hồ sơ",
        ["UndoImport"] = "Hủy lần nhập",
        ["CorrectJudgment"] = "Sửa bản án, loại việc",
        ["MarkSpecialClass"] = "Ghi loại việc đặc thù",
        ["CommitBatch"] = "Nhập từ tệp",
        ["ReceiveVisit"] = "Ghi tại cơ sở",
        ["DecideVisit"] = "Quyết định về bản ghi tại cơ sở",
        ["DraftCasePlans"] = "Lập kế hoạch",
        ["EditCasePlan"] = "Sửa kế hoạch",
        ["CheckCasePlans"] = "Đưa ra hội ý",
        ["RecordConsultation"] = "Ghi hội ý",
        ["ApproveCasePlans"] = "Duyệt kế hoạch",
        ["ReturnCasePlans"] = "Trả lại kế hoạch",
        ["ReopenCasePlan"] = "Mở bản mới",
        ["CarryOutCasePlan"] = "Ghi đã thực hiện",
        ["AbandonCasePlan"] = "Ghi không thực hiện",
        ["ReadFile"] = "Cấp tỉnh xem hồ sơ theo quyền được cấp",
        ["ChangeOffice"] = "Ghi thay đổi của đơn vị",
        ["CorrectOffice"] = "Sửa dòng ghi sai",
        ["WithdrawOfficeChange"] = "Rút lại thay đổi",
        ["JoinLate"] = "Bổ sung vào danh sách chiến dịch",
    };

    private static readonly Dictionary<string, string> Subjects = new()
    {
        ["Dossier"] = "hồ sơ",
        ["Act"] = "việc đã làm",
        ["ActMark"] = "quyết định về việc",
        ["ActAttachment"] = "tệp đính kèm",
        ["CancelRequest"] = "đề nghị hủy",
        ["Obligation"] = "nghĩa vụ",
        ["Party"] = "đương sự",
        ["CasePlan"] = "kế hoạch",
        ["Visit"] = "bản ghi tại cơ sở",
        ["PlanStep"] = "bước của kế hoạch",
        ["PlanVersion"] = "bản đã duyệt",
        ["FileRead"] = "lần xem",
        ["OfficeProfile"] = "dòng tên, loại, con dấu của đơn vị",
    };

    private static readonly Dictionary<string, string> Fields = new()
    {
        ["State"] = "tình trạng",
        ["StateOn"] = "ngày",
        ["StateGround"] = "căn cứ",
        ["Paid"] = "đã thi hành",
        ["Due"] = "phải thi hành",
        ["Remaining"] = "còn lại",
        ["ReviewedOn"] = "ngày rà soát",
        ["LastVerifiedOn"] = "ngày xác minh",
        ["MeansText"] = "điều kiện",
        ["Hamlet"] = "ấp",
        ["Note"] = "ghi chú",
        ["DebtorName"] = "người phải thi hành án",
        ["CreditorName"] = "người được thi hành án",
        ["CoercionDecisionNo"] = "quyết định cưỡng chế",
        ["NotEnforceableOn"] = "ngày QĐ chưa có điều kiện",
        ["Court"] = "tòa án",
        ["JudgmentNo"] = "số bản án",
        ["JudgmentDate"] = "ngày bản án",
        ["OfficerId"] = "chấp hành viên",
        ["Approach"] = "phương án",
        ["Situation"] = "tình tiết",
        ["Risks"] = "rủi ro",
        ["Minutes"] = "số phút",
        ["Earliest"] = "ngày sớm nhất",
        ["Latest"] = "ngày muộn nhất",
        ["CommuneId"] = "xã, thị trấn",
        ["TakenOffBy"] = "người gỡ",
        ["Name"] = "tên",
        ["Province"] = "tỉnh",
        ["SealHolder"] = "cơ quan có con dấu",
        ["OpensAt"] = "giờ bắt đầu",
        ["LunchFrom"] = "giờ nghỉ trưa",
        ["LunchTo"] = "giờ hết nghỉ trưa",
        ["ClosesAt"] = "giờ kết thúc",
        ["From"] = "từ ngày",
        ["DocumentNo"] = "số văn bản",
    };

    public static string Of(AuditEvent change)
    {
        var verb = Verbs.GetValueOrDefault(change.Process, "Cập nhật");
        var reason = change.Reason is { } text ? $" ({text})" : "";
        var subject = Subjects.GetValueOrDefault(change.Subject, "dữ liệu");
        return change.Change switch
        {
            AuditChange.Added => $"{verb}{reason}: thêm {subject}",
            AuditChange.Removed => $"{verb}{reason}: bỏ {subject}",
            AuditChange.Changed => $"{verb}{reason}: {Differences(change.Data, subject)}",
            _ => verb,
        };
    }

    private static string Differences(string? data, string subject)
    {
        if (data is null || JsonSerializer.Deserialize<Dictionary<string, string?[]>>(data) is not { Count: > 0 } fields)
        {
            return $"sửa {subject}";
        }

        var known = fields.Where(f => Fields.ContainsKey(f.Key) && !f.Key.EndsWith("Id", StringComparison.Ordinal))
            .Select(f => $"{Fields[f.Key]} {Show(f.Key, f.Value[0])} → {Show(f.Key, f.Value[1])}").ToList();
        return known.Count > 0 ? string.Join("; ", known) : $"sửa {subject}";
    }

    private static string Show(string field, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return "(trống)";
        }

        if (field == "State" && Enum.TryParse<CasePlans.PlanState>(value, out var plan))
        {
            return CasePlans.PlanStates.Label(plan).ToLowerInvariant();
        }

        return field == "State" && Enum.TryParse<Law.DossierState>(value, out var state) ? Law.DossierStates.Label(state).ToLowerInvariant()
            : field is "Paid" or "Due" or "Remaining" && long.TryParse(value, out var amount) ? Format.Money(amount)
            : DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) ? Format.Day(day) : value;
    }
}
