using CaoDiem.OfficeFiles.Word;
using static CaoDiem.OfficeFiles.Templates.Frame;

namespace CaoDiem.OfficeFiles.Templates;

/// <summary>Records of meetings: the consultation on case plans with the locality, and a meeting with the partners.</summary>
internal static class RecordPapers
{
    /// <summary>To write on by hand.</summary>
    private const string Lines = "…………………………………………………………………………\n…………………………………………………………………………\n…………………………………………………………………………";

    public static readonly ShippedTemplate Consultation = new("bien-ban-hoi-y", "Biên bản hội ý phương án giải quyết việc", RecordSchema(
        "BB-CCTHADS",
        Text("xã", "Địa phương", "xã Phước Long"),
        Items("vai_trò", "Phân công phối hợp", "Xã cử cán bộ dẫn đường, xác nhận nơi cư trú"), Items("ý_kiến", "Ý kiến trao đổi", "Thống nhất thời gian làm việc vào buổi sáng"), Items("kết_luận", "Kết luận", "Thống nhất phương án và phân công như kế hoạch"),
        Number("số_việc", "Số việc đưa ra hội ý"),
        List("việc", "Các việc", Text("quyết_định", "Quyết định thi hành án", "62/QĐ-CCTHADS ngày 03/7/2023"), Text("người_phải_thi_hành", "Người phải thi hành án", "Phạm Văn Dũng"), Text("địa_chỉ", "Địa chỉ", "ấp Mỹ Phú Đông"), Text("phương_án", "Phương án", "Vận động tự nguyện thi hành, thỏa thuận trả dần"))),
        Frame.Record with
        {
            Subject = "Hội ý phương án giải quyết việc thi hành án trên địa bàn {{xã}}",
            Body =
            [
                .. Opening,
                Section("NỘI DUNG HỘI Ý"),
                T("Nội dung: trao đổi, thống nhất phương án giải quyết {{số_việc}} việc thi hành án trên địa bàn {{xã}}, gồm:"),
                new DecreeTable(["TT", "Quyết định", "Người phải thi hành án", "Địa chỉ", "Phương án"], [1, 4, 4, 4, 9], "cllll", ["{{lặp việc}}{{stt}}", "{{quyết_định}}", "{{người_phải_thi_hành}}", "{{địa_chỉ}}", "{{phương_án}}{{hết lặp}}"]),
                Clause("1. Ý kiến trao đổi"),
                .. Points("ý_kiến", "Các thành viên tham dự thống nhất với phương án, không có ý kiến khác."),
                Clause("2. Phân công, vai trò phối hợp"),
                .. Points("vai_trò", "Thực hiện theo phân công trong phương án."),
                Clause("3. Kết luận"),
                .. Points("kết_luận", "Thống nhất với phương án."),
                T("Cuộc hội ý kết thúc vào lúc {{giờ_kết_thúc | chấm}}, {{ngày_ký | dài}}. Biên bản đã được đọc lại cho mọi người cùng nghe, thống nhất và ký tên./."),
            ],
        });

    public static readonly ShippedTemplate Meeting = new("bien-ban-hop", "Biên bản họp", RecordSchema(
        "BB-CCTHADS",
        Text("việc_họp", "Việc họp", "Họp thống nhất phương án bảo vệ cưỡng chế thi hành án"), Text("nội_dung_họp", "Nội dung cuộc họp", "góp ý dự thảo kế hoạch cưỡng chế, phân công lực lượng"),
        Text("vắng", "Cơ quan được mời nhưng vắng", "Phòng Tài chính – Kế hoạch (có lý do)"),
        Items("ý_kiến", "Ý kiến phát biểu", "Đại diện Công an thống nhất thời gian, đề nghị bổ sung phương án phòng cháy"), Items("kết_luận", "Kết luận của chủ trì", "Giao chấp hành viên hoàn chỉnh kế hoạch trước khi trình duyệt")),
        Frame.Record with
        {
            Subject = "{{việc_họp}}",
            Body =
            [
                .. Opening,
                T("{{nếu vắng}}Vắng mặt: {{vắng}}."),
                T("{{hết nếu}}"),
                Section("NỘI DUNG CUỘC HỌP"),
                T("Nội dung: {{nội_dung_họp}}."),
                Clause("1. Ý kiến phát biểu"),
                .. Points("ý_kiến", Lines),
                Clause("2. Kết luận của chủ trì"),
                .. Points("kết_luận", Lines),
                T("Cuộc họp kết thúc vào lúc {{giờ_kết_thúc | chấm}}, {{ngày_ký | dài}}. Biên bản đã được đọc lại cho mọi người cùng nghe, thống nhất và ký tên./."),
            ],
        });
}
