using CaoDiem.OfficeFiles.Word;
using static CaoDiem.OfficeFiles.Templates.Frame;

namespace CaoDiem.OfficeFiles.Templates;

/// <summary>What a team takes along in the morning.</summary>
internal static class DayPapers
{
    public static readonly ShippedTemplate Sheet = new("danh-sach-ngay", "Danh sách làm việc trong ngày của tổ công tác", SheetSchema(
        "DS-CCTHADS",
        Text("tổ", "Tổ công tác", "Tổ công tác số 1"), Text("tổ_trưởng", "Tổ trưởng", "Lê Văn Cường"), Text("thành_viên", "Thành viên", "Trần Thị Bình (Chi cục Thi hành án dân sự)"),
        Date("ngày", "Ngày làm việc"), Number("lần", "Lần in"), Number("số_lượt", "Số lượt làm việc"), Text("thời_gian", "Tổng thời gian", "06 giờ 30 phút"), Text("quãng_đường", "Quãng đường", "24,5 km"), Money("còn_lại", "Tổng còn phải thi hành"),
        List("lượt", "Các lượt làm việc", Text("giờ", "Giờ", "07:45"), Text("việc", "Công việc", "Xác minh điều kiện thi hành án"), Text("người_phải_thi_hành", "Người phải thi hành án", "Phạm Văn Dũng"), Text("quyết_định", "Quyết định", "62/QĐ-CCTHADS ngày 03/7/2023"),
            Text("địa_chỉ", "Địa chỉ", "ấp Mỹ Phú Đông, xã Phước Long"), Text("phương_án", "Phương án", "Vận động tự nguyện thi hành"), Text("nghĩa_vụ", "Nghĩa vụ", "Án phí"), Money("còn_phải_thi_hành", "Còn phải thi hành"), Text("lần_trước", "Lần trước", "đã hẹn nộp tiền"), Text("phối_hợp", "Cơ quan phối hợp", "Ủy ban nhân dân xã Phước Long"),
            Text("giấy_tờ", "Giấy tờ mang theo", "Biên bản xác minh"), Text("lưu_ý", "Lưu ý an toàn", ""))),
        Blank with
        {
            Type = "DANH SÁCH",
            Subject = "Làm việc trong ngày {{ngày}} của {{tổ}}",
            Urgency = "",
            Drafter = "",
            Landscape = true,
            Authority = ["TỔ TRƯỞNG"],
            Signer = "{{tổ_trưởng}}",
            Body =
            [
                T("Tổ trưởng: {{tổ_trưởng}}. Thành viên: {{thành_viên | chấm}}."),
                T("{{số_lượt}} lượt làm việc, thời gian {{thời_gian}}, quãng đường {{quãng_đường}}; tổng số còn phải thi hành {{còn_lại}}. Danh sách lần {{lần}}."),
                new DecreeTable(["TT", "Giờ", "Người phải thi hành án", "Địa chỉ", "Công việc, phương án", "Nghĩa vụ, còn phải thi hành (đồng)", "Phối hợp, giấy tờ", "Kết quả (ghi tại chỗ)"], [2, 3, 6, 6, 10, 6, 11, 7], "ccllllll",
                    ["{{lặp lượt}}{{stt}}", "{{giờ}}", "{{người_phải_thi_hành}}\n{{quyết_định}}", "{{địa_chỉ | chấm}}", "{{việc}}{{nếu phương_án}}\n{{phương_án}}{{hết nếu}}{{nếu lần_trước}}\nLần trước: {{lần_trước}}{{hết nếu}}", "{{nghĩa_vụ}}\n{{còn_phải_thi_hành | số}}", "{{nếu phối_hợp}}{{phối_hợp}}\n{{hết nếu}}{{giấy_tờ}}{{nếu lưu_ý}}\nLưu ý: {{lưu_ý}}{{hết nếu}}", "{{hết lặp}}"]) { Tall = true },
                T("Kết quả từng lượt được ghi vào hệ thống trong ngày; biên bản, biên lai nộp kèm danh sách này./."),
            ],
        });
}
