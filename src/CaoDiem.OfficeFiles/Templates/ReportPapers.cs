using CaoDiem.OfficeFiles.Word;
using static CaoDiem.OfficeFiles.Templates.Frame;

namespace CaoDiem.OfficeFiles.Templates;

/// <summary>What a campaign tells its superiors: week by week, and at the end.</summary>
internal static class ReportPapers
{
    private static readonly TemplateField[] Numbers =
    [
        Text("tên_đợt", "Tên đợt cao điểm", "đợt cao điểm thi hành án dân sự"), Date("từ_ngày", "Từ ngày"), Date("đến_ngày", "Đến ngày"),
        Number("tổng_việc", "Số việc trong danh sách"), Money("tổng_tiền", "Số tiền phải thi hành của danh sách"), Number("có_điều_kiện", "Số việc có điều kiện thi hành"), Money("tiền_có_điều_kiện", "Số tiền có điều kiện thi hành"),
        Number("đã_rà_soát", "Số việc đã rà soát, phân loại"), Number("việc_xong", "Số việc thi hành xong"), Number("đình_chỉ", "Số việc đình chỉ"), Number("nộp_một_phần", "Số việc nộp được một phần"),
        Number("hồ_sơ_miễn_giảm", "Số hồ sơ đề nghị xét miễn, giảm"), Number("hồ_sơ_miễn", "Trong đó xét miễn"), Number("hồ_sơ_giảm", "Trong đó xét giảm"),
        Number("xong_và_đình_chỉ", "Số việc xong và đình chỉ"), Money("tiền_thu", "Số tiền đã thi hành"), Number("tỷ_lệ_việc", "Tỷ lệ về việc (%)"), Number("tỷ_lệ_tiền", "Tỷ lệ về tiền (%)"),
        Number("chỉ_tiêu_việc", "Chỉ tiêu về việc"), Money("chỉ_tiêu_tiền", "Chỉ tiêu về tiền"), Number("việc_chuyển", "Số việc chuyển phân loại trong đợt"),
        Text("đánh_giá", "Đánh giá, mỗi ý một đoạn", "Các tổ công tác bám sát địa bàn, thực hiện đúng lịch."),
        List("khó_khăn", "Khó khăn, vướng mắc", Text("nội_dung", "Nội dung", "một số đương sự vắng mặt tại nơi cư trú")),
        List("đề_xuất", "Kiến nghị, đề xuất", Text("nội_dung", "Nội dung", "đề nghị cơ quan phối hợp cử cán bộ tham gia đầy đủ")),
        List("chấp_hành_viên", "Kết quả từng chấp hành viên", Text("tên", "Chấp hành viên", "Trần Thị Bình"), Number("số_việc", "Số việc giao"), Number("có_điều_kiện", "Số việc có điều kiện"), Number("xong", "Số việc xong và đình chỉ"), Money("tiền", "Số tiền thu"), Number("tỷ_lệ", "Tỷ lệ (%)")),
    ];

    private static readonly DecreeBlock[] ByOfficer =
    [
        new DecreeTable(["TT", "Chấp hành viên", "Số việc giao", "Có điều kiện", "Xong, đình chỉ", "Tỷ lệ", "Số tiền thu (đồng)"], [2, 6, 3, 3, 3, 3, 5], "clrrrrr",
            ["{{lặp chấp_hành_viên}}{{stt}}", "{{tên}}", "{{số_việc}}", "{{chấp_hành_viên.có_điều_kiện}}", "{{xong}}", "{{tỷ_lệ | phần_trăm}}", "{{tiền | số}}{{hết lặp}}"],
            ["", "Tổng cộng", "{{tổng_việc}}", "{{có_điều_kiện}}", "{{xong_và_đình_chỉ}}", "{{tỷ_lệ_việc | phần_trăm}}", "{{tiền_thu | số}}"]),
    ];

    // The score of the list so far, in the order in which superiors ask for it.
    private static readonly DecreeBlock[] Standing =
    [
        T("- Rà soát, phân loại {{đã_rà_soát}}/{{tổng_việc}} việc, tổng số tiền phải thi hành {{tổng_tiền}}; trong đó có điều kiện thi hành {{có_điều_kiện}} việc, {{tiền_có_điều_kiện}}."),
        T("- Thi hành xong {{việc_xong}} việc; đình chỉ {{đình_chỉ}} việc; tỷ lệ xong trên số có điều kiện đạt {{tỷ_lệ_việc | phần_trăm}} về việc."),
        T("- Thu, chi trả được {{tiền_thu}}, đạt {{tỷ_lệ_tiền | phần_trăm}} về tiền{{nếu nộp_một_phần}}; {{nộp_một_phần}} việc nộp được một phần, đang tiếp tục thi hành{{hết nếu}}."),
        T("- Lập {{hồ_sơ_miễn_giảm}} hồ sơ đề nghị xét miễn, giảm nghĩa vụ thi hành án, gồm {{hồ_sơ_miễn}} hồ sơ xét miễn và {{hồ_sơ_giảm}} hồ sơ xét giảm."),
        T("- Số việc chuyển phân loại trong đợt: {{việc_chuyển}} việc.{{nếu chỉ_tiêu_việc}} Chỉ tiêu của đợt: xong {{chỉ_tiêu_việc}} việc, thu {{chỉ_tiêu_tiền}}.{{hết nếu}}"),
    ];

    public static readonly ShippedTemplate Weekly = new("bao-cao-tuan", "Báo cáo tuần", Schema(
        "BC-CCTHADS",
        [.. Numbers, Number("tuần", "Tuần thứ"), Number("việc_xong_tuần", "Số việc xong trong tuần"), Money("tiền_thu_tuần", "Số tiền thu trong tuần"), Number("lượt_đi", "Số lượt làm việc tại địa bàn đã ghi nhận"), Number("lượt_theo_lịch", "Số lượt làm việc theo lịch"), Number("rà_soát_tuần", "Số việc rà soát trong tuần"), Number("miễn_giảm_tuần", "Số hồ sơ miễn, giảm lập trong tuần"),
            List("tuần_tới", "Việc tuần tới", Date("ngày", "Ngày"), Text("việc", "Công việc", "Vận động thi hành án tại xã"), Text("tổ", "Tổ thực hiện", "Tổ công tác số 1"))]),
        Blank with
        {
            Type = "BÁO CÁO",
            Subject = "Kết quả tuần {{tuần}} thực hiện {{tên_đợt}}\n(từ ngày {{từ_ngày}} đến ngày {{đến_ngày}})",
            Body =
            [
                Section("I. KẾT QUẢ THỰC HIỆN"),
                T("1. Trong tuần: {{nếu lượt_theo_lịch}}các tổ công tác có {{lượt_theo_lịch}} lượt làm việc tại địa bàn theo lịch{{nếu lượt_đi}}, đã ghi nhận {{lượt_đi}} lượt{{hết nếu}}; {{hết nếu}}rà soát, phân loại {{rà_soát_tuần}} việc; thi hành xong {{việc_xong_tuần}} việc; thu, chi trả {{tiền_thu_tuần}}; lập {{miễn_giảm_tuần}} hồ sơ đề nghị xét miễn, giảm."),
                T("2. Lũy kế từ đầu đợt:"),
                .. Standing,
                T("3. Kết quả của từng chấp hành viên:"),
                .. ByOfficer,
                Section("II. ĐÁNH GIÁ"),
                T("{{đánh_giá}}"),
                .. Points("khó_khăn", "Khó khăn, vướng mắc:", "Trong tuần không phát sinh khó khăn, vướng mắc."),
                Section("III. NHIỆM VỤ TUẦN TỚI"),
                T("{{nếu tuần_tới}}Các tổ công tác làm việc tại địa bàn theo lịch:"),
                new DecreeTable(["TT", "Ngày", "Công việc", "Tổ thực hiện"], [1, 2, 6, 3], "ccll", ["{{lặp tuần_tới}}{{stt}}", "{{ngày}}", "{{việc}}", "{{tổ}}{{hết lặp}}"]),
                T("{{ngược lại}}"),
                T("Tuần tới chưa có lịch làm việc tại địa bàn; các tổ công tác tiếp tục hoàn thiện hồ sơ, giải quyết việc còn lại tại đơn vị."),
                T("{{hết nếu}}"),
                .. Points("đề_xuất", "Kiến nghị, đề xuất:", "Không có kiến nghị, đề xuất."),
                T("Trên đây là báo cáo kết quả tuần {{tuần}}, {{cơ_quan}} kính báo cáo./."),
            ],
        });

    public static readonly ShippedTemplate Final = new("bao-cao-tong-ket", "Báo cáo tổng kết", Schema(
        "BC-CCTHADS",
        [.. Numbers, Text("kế_hoạch", "Kế hoạch được tổng kết", "Kế hoạch số 05/KH-CCTHADS"), Number("số_tổ", "Số tổ công tác"), Number("lượt_đi", "Số lượt làm việc tại địa bàn đã ghi nhận"), Number("lượt_theo_lịch", "Số lượt làm việc theo lịch"), Money("chi_phí", "Kinh phí đã sử dụng"), Money("dự_toán", "Kinh phí dự toán"),
            List("đợt", "Kết quả từng đợt", Text("tên", "Tên đợt", "Đợt 1: rà soát, xác minh"), Number("rà_soát", "Số việc rà soát"), Number("xong", "Số việc xong, đình chỉ"), Number("miễn_giảm", "Số hồ sơ miễn, giảm"), Money("tiền", "Số tiền thu")),
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
                T("Đơn vị thành lập {{số_tổ}} tổ công tác{{nếu lượt_theo_lịch}}, xếp lịch {{lượt_theo_lịch}} lượt làm việc tại địa bàn{{hết nếu}}{{nếu lượt_đi}}, đã ghi nhận {{lượt_đi}} lượt{{hết nếu}}{{nếu dự_toán}}; kinh phí dự toán {{dự_toán}}{{hết nếu}}{{nếu chi_phí}}, đã sử dụng {{chi_phí}}{{hết nếu}}."),
                Section("II. KẾT QUẢ"),
                T("1. Kết quả chung:"),
                .. Standing,
                T("2. Kết quả theo cách giải quyết:"),
                new DecreeTable(["TT", "Kết quả", "Số việc", "Số tiền (đồng)"], [1, 6, 2, 3], "clrr", ["{{lặp kết_quả}}{{stt}}", "{{tên}}", "{{số_việc}}", "{{số_tiền | số}}{{hết lặp}}"]),
                T("3. Kết quả của từng chấp hành viên:"),
                .. ByOfficer,
                T("{{nếu tồn}}4. Việc chưa thi hành xong:"),
                new DecreeTable(["TT", "Tình trạng", "Số việc", "Còn phải thi hành (đồng)"], [1, 6, 2, 3], "clrr", ["{{lặp tồn}}{{stt}}", "{{nguyên_nhân}}", "{{số_việc}}", "{{số_tiền | số}}{{hết lặp}}"]),
                T("{{hết nếu}}"),
                T("{{nếu đợt}}5. Kết quả từng đợt:"),
                new DecreeTable(["TT", "Đợt", "Rà soát", "Xong, đình chỉ", "Miễn, giảm", "Số tiền thu (đồng)"], [2, 8, 3, 3, 3, 5], "clrrrr", ["{{lặp đợt}}{{stt}}", "{{tên}}", "{{rà_soát}}", "{{xong}}", "{{miễn_giảm}}", "{{tiền | số}}{{hết lặp}}"]),
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
