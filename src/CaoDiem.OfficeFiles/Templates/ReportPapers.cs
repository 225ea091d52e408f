using CaoDiem.OfficeFiles.Word;
using static CaoDiem.OfficeFiles.Templates.Frame;

namespace CaoDiem.OfficeFiles.Templates;

/// <summary>What a campaign tells its superiors: week by week, and at the end.</summary>
internal static class ReportPapers
{
    private static readonly TemplateField[] Numbers =
    [
        Text("tên_đợt", "Tên đợt cao điểm", "đợt cao điểm thi hành án dân sự"), Date("từ_ngày", "Từ ngày"), Date("đến_ngày", "Đến ngày"),
        Number("tổng_việc", "Số việc trong danh sách"), Money("tổng_tiền", "Số tiền trong danh sách"),
        Number("việc_xong", "Số việc thi hành xong"), Money("tiền_thu", "Số tiền đã thi hành"), Number("tỷ_lệ_việc", "Tỷ lệ về việc (%)"), Number("tỷ_lệ_tiền", "Tỷ lệ về tiền (%)"),
        Text("đánh_giá", "Đánh giá, mỗi ý một đoạn", "Các tổ công tác bám sát địa bàn, thực hiện đúng lịch."),
        List("khó_khăn", "Khó khăn, vướng mắc", Text("nội_dung", "Nội dung", "một số đương sự vắng mặt tại nơi cư trú")),
        List("đề_xuất", "Kiến nghị, đề xuất", Text("nội_dung", "Nội dung", "đề nghị cơ quan phối hợp cử cán bộ tham gia đầy đủ")),
        List("chấp_hành_viên", "Kết quả từng chấp hành viên", Text("tên", "Chấp hành viên", "Trần Thị Bình"), Number("số_việc", "Số việc giao"), Number("xong", "Số việc xong"), Money("tiền", "Số tiền thu"), Number("tỷ_lệ", "Tỷ lệ (%)")),
    ];

    private static readonly DecreeBlock[] ByOfficer =
    [
        new DecreeTable(["TT", "Chấp hành viên", "Số việc giao", "Số việc xong", "Tỷ lệ", "Số tiền thu (đồng)"], [1, 4, 2, 2, 2, 3], "clrrrr",
            ["{{lặp chấp_hành_viên}}{{stt}}", "{{tên}}", "{{số_việc}}", "{{xong}}", "{{tỷ_lệ | phần_trăm}}", "{{tiền | số}}{{hết lặp}}"],
            ["", "Tổng cộng", "{{tổng_việc}}", "{{việc_xong}}", "{{tỷ_lệ_việc | phần_trăm}}", "{{tiền_thu | số}}"]),
    ];

    public static readonly ShippedTemplate Weekly = new("bao-cao-tuan", "Báo cáo tuần", Schema(
        "BC-CCTHADS",
        [.. Numbers, Number("tuần", "Tuần thứ"), Number("việc_xong_tuần", "Số việc xong trong tuần"), Money("tiền_thu_tuần", "Số tiền thu trong tuần"), Number("lượt_đi", "Số lượt làm việc tại địa bàn"),
            List("tuần_tới", "Việc tuần tới", Date("ngày", "Ngày"), Text("việc", "Công việc", "Vận động thi hành án tại xã"), Text("tổ", "Tổ thực hiện", "Tổ công tác số 1"))]),
        Blank with
        {
            Type = "BÁO CÁO",
            Subject = "Kết quả tuần {{tuần}} thực hiện {{tên_đợt}}\n(từ ngày {{từ_ngày}} đến ngày {{đến_ngày}})",
            Body =
            [
                Section("I. KẾT QUẢ THỰC HIỆN"),
                T("1. Trong tuần, các tổ công tác thực hiện {{lượt_đi}} lượt làm việc tại địa bàn; thi hành xong {{việc_xong_tuần}} việc, thu {{tiền_thu_tuần}}."),
                T("2. Lũy kế từ đầu đợt: thi hành xong {{việc_xong}}/{{tổng_việc}} việc, đạt {{tỷ_lệ_việc | phần_trăm}}; thu {{tiền_thu}}/{{tổng_tiền}}, đạt {{tỷ_lệ_tiền | phần_trăm}}."),
                .. ByOfficer,
                Section("II. ĐÁNH GIÁ"),
                T("{{đánh_giá}}"),
                .. Points("khó_khăn", "Khó khăn, vướng mắc:", "Trong tuần không phát sinh khó khăn, vướng mắc."),
                Section("III. NHIỆM VỤ TUẦN TỚI"),
                new DecreeTable(["TT", "Ngày", "Công việc", "Tổ thực hiện"], [1, 3, 6, 3], "ccll", ["{{lặp tuần_tới}}{{stt}}", "{{ngày}}", "{{việc}}", "{{tổ}}{{hết lặp}}"]),
                .. Points("đề_xuất", "Kiến nghị, đề xuất:", "Không có kiến nghị, đề xuất."),
                T("Trên đây là báo cáo kết quả tuần {{tuần}}, {{cơ_quan}} kính báo cáo./."),
            ],
        });

    public static readonly ShippedTemplate Final = new("bao-cao-tong-ket", "Báo cáo tổng kết", Schema(
        "BC-CCTHADS",
        [.. Numbers, Text("kế_hoạch", "Kế hoạch được tổng kết", "Kế hoạch số 05/KH-CCTHADS"), Number("số_tổ", "Số tổ công tác"), Number("lượt_đi", "Số lượt làm việc tại địa bàn"), Money("chi_phí", "Kinh phí đã sử dụng"),
            Number("việc_chuyển", "Số việc chuyển phân loại trong đợt"),
            List("kết_quả", "Kết quả theo loại", Text("tên", "Loại kết quả", "Tự nguyện thi hành xong"), Number("số_việc", "Số việc"), Money("số_tiền", "Số tiền")),
            List("tồn", "Việc chưa xong theo nguyên nhân", Text("nguyên_nhân", "Nguyên nhân", "đương sự đi khỏi địa phương"), Number("số_việc", "Số việc"), Money("số_tiền", "Số tiền")),
            List("bài_học", "Bài học kinh nghiệm", Text("nội_dung", "Nội dung", "chuẩn bị hồ sơ, lấy ý kiến cấp xã sớm"))]),
        Blank with
        {
            Type = "BÁO CÁO",
            Subject = "Tổng kết {{tên_đợt}}\n(từ ngày {{từ_ngày}} đến ngày {{đến_ngày}})",
            Body =
            [
                T("Thực hiện {{kế_hoạch}}, {{cơ_quan}} báo cáo tổng kết {{tên_đợt}} như sau:"),
                Section("I. CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN"),
                T("Đơn vị thành lập {{số_tổ}} tổ công tác, thực hiện {{lượt_đi}} lượt làm việc tại địa bàn; kinh phí đã sử dụng {{chi_phí}}."),
                Section("II. KẾT QUẢ"),
                T("1. Kết quả chung: thi hành xong {{việc_xong}}/{{tổng_việc}} việc, đạt {{tỷ_lệ_việc | phần_trăm}}; thu {{tiền_thu}}/{{tổng_tiền}}, đạt {{tỷ_lệ_tiền | phần_trăm}}. Số việc chuyển phân loại trong đợt: {{việc_chuyển}} việc."),
                T("2. Kết quả theo cách giải quyết:"),
                new DecreeTable(["TT", "Kết quả", "Số việc", "Số tiền (đồng)"], [1, 6, 2, 3], "clrr", ["{{lặp kết_quả}}{{stt}}", "{{tên}}", "{{số_việc}}", "{{số_tiền | số}}{{hết lặp}}"]),
                T("3. Kết quả của từng chấp hành viên:"),
                .. ByOfficer,
                T("{{nếu tồn}}4. Việc chưa thi hành xong, theo nguyên nhân:"),
                new DecreeTable(["TT", "Nguyên nhân", "Số việc", "Số tiền (đồng)"], [1, 6, 2, 3], "clrr", ["{{lặp tồn}}{{stt}}", "{{nguyên_nhân}}", "{{số_việc}}", "{{số_tiền | số}}{{hết lặp}}"]),
                T("{{hết nếu}}"),
                Section("III. ĐÁNH GIÁ"),
                T("{{đánh_giá}}"),
                .. Points("khó_khăn", "Tồn tại, khó khăn:", "Trong đợt không có khó khăn, vướng mắc lớn."),
                .. Points("bài_học", "Bài học kinh nghiệm:", "Chưa rút ra bài học riêng của đợt."),
                Section("IV. KIẾN NGHỊ, ĐỀ XUẤT"),
                .. Points("đề_xuất", "{{cơ_quan}} kiến nghị:", "Không có kiến nghị, đề xuất."),
                T("Trên đây là báo cáo tổng kết {{tên_đợt}}, {{cơ_quan}} kính báo cáo./."),
            ],
        });

    // A list under its heading, or a sentence when there is nothing in it.
    private static DecreeBlock[] Points(string list, string heading, string none) =>
    [
        T($"{{{{nếu {list}}}}}{heading}"),
        T($"{{{{lặp {list}}}}}- {{{{nội_dung | hoa_đầu}}}}{{{{nếu cuối}}}}.{{{{ngược lại}}}};{{{{hết nếu}}}}"),
        T("{{hết lặp}}"),
        T("{{ngược lại}}"),
        T(none),
        T("{{hết nếu}}"),
    ];
}
