using CaoDiem.OfficeFiles.Word;
using static CaoDiem.OfficeFiles.Templates.Frame;

namespace CaoDiem.OfficeFiles.Templates;

/// <summary>What is asked of superiors: money for a campaign, and honours after it.</summary>
internal static class MoneyPapers
{
    private const string Reference = "(Kèm theo Tờ trình số {{số | hai_số | chấm}}/{{ký_hiệu}} {{ngày_ký | dài}} của {{cơ_quan}})";

    public static readonly ShippedTemplate Funding = new("to-trinh-kinh-phi", "Tờ trình đề nghị cấp kinh phí", Schema(
        "TTr-CCTHADS",
        Text("kính_gửi", "Cơ quan có thẩm quyền", "Cục Thi hành án dân sự tỉnh Bạc Liêu"),
        Text("tên_đợt", "Tên đợt cao điểm", "đợt cao điểm thi hành án dân sự"), Text("kế_hoạch", "Kế hoạch của đợt", "Kế hoạch số 05/KH-CCTHADS"), Date("từ_ngày", "Từ ngày"), Date("đến_ngày", "Đến ngày"),
        Number("số_việc", "Số việc"), Number("số_tổ", "Số tổ công tác"), Text("sự_cần_thiết", "Sự cần thiết", "kinh phí thường xuyên không có mục riêng cho đợt cao điểm, phải sử dụng công tác phí của người tham gia"),
        Text("cơ_sở", "Cơ sở tính", "lịch đi địa bàn đã chốt"), Money("tổng_dự_toán", "Tổng dự toán"), Money("ngân_sách", "Phần ngân sách nhà nước chịu"), Money("tạm_ứng", "Phần người phải thi hành án chịu, ngân sách tạm ứng"), Money("đã_có", "Đã bố trí"), Money("đề_nghị", "Số đề nghị cấp"),
        List("nguồn", "Nguồn đã bố trí", Text("tên", "Nguồn", "Kinh phí thường xuyên của đơn vị"), Text("ghi_chú", "Căn cứ", ""), Money("số_tiền", "Số tiền")),
        List("khoản", "Các khoản dự toán", Text("tên", "Nội dung chi", "Bồi dưỡng người tham gia xác minh"), Text("cách_tính", "Cách tính", "120 ngày công × 70.000 = 8.400.000 đồng"), Text("người_chịu", "Bên chịu", "Ngân sách nhà nước"), Text("căn_cứ", "Căn cứ", "Thông tư của Bộ Tài chính"), Money("thành_tiền", "Thành tiền"))),
        Blank with
        {
            Type = "TỜ TRÌNH",
            Subject = "Về việc đề nghị cấp kinh phí thực hiện {{tên_đợt}}",
            Body =
            [
                new DecreeParagraph("addressee", "Kính gửi: {{kính_gửi}}"),
                .. Grounds,
                T("{{cơ_quan}} đề nghị cấp kinh phí thực hiện {{tên_đợt}} như sau:"),
                Clause("1. Sự cần thiết"),
                T("Thực hiện {{kế_hoạch}}, từ ngày {{từ_ngày}} đến ngày {{đến_ngày}} đơn vị tổ chức {{số_tổ}} tổ công tác để giải quyết {{số_việc}} việc; {{sự_cần_thiết}}."),
                Clause("2. Dự toán"),
                T("Tổng dự toán: {{tổng_dự_toán}} (bằng chữ: {{tổng_dự_toán | chữ}}), tính theo {{cơ_sở}}, trong đó ngân sách nhà nước chịu {{ngân_sách}}; người phải thi hành án chịu, ngân sách tạm ứng và thu hồi {{tạm_ứng}}. Chi tiết tại Phụ lục kèm theo."),
                Clause("3. Nguồn kinh phí"),
                T("{{nếu nguồn}}Đơn vị đã bố trí {{đã_có}}:"),
                new DecreeTable(["TT", "Nguồn kinh phí", "Căn cứ, ghi chú", "Số tiền (đồng)"], [1, 6, 5, 3], "cllr", ["{{lặp nguồn}}{{stt}}", "{{nguồn.tên}}", "{{ghi_chú}}", "{{số_tiền | số}}{{hết lặp}}"], ["", "Tổng cộng", "", "{{đã_có | số}}"]),
                T("{{ngược lại}}"),
                T("Đến nay chưa bố trí được nguồn kinh phí cho đợt cao điểm."),
                T("{{hết nếu}}"),
                Clause("4. Đề nghị"),
                T("{{nếu đề_nghị > 0}}Đề nghị {{kính_gửi}} xem xét, cấp bổ sung {{đề_nghị}} (bằng chữ: {{đề_nghị | chữ}}) để đơn vị thực hiện."),
                T("{{ngược lại}}"),
                T("Nguồn đã bố trí đủ cho dự toán. Đề nghị {{kính_gửi}} xem xét, chấp thuận dự toán và nguồn kinh phí nêu trên để đơn vị thực hiện."),
                T("{{hết nếu}}"),
                T("{{cơ_quan}} kính trình {{kính_gửi}} xem xét, quyết định./."),
            ],
            Annexes =
            [
                new("Phụ lục", "DỰ TOÁN KINH PHÍ", Reference,
                    new DecreeTable(["TT", "Nội dung chi", "Cách tính", "Bên chịu", "Căn cứ", "Thành tiền (đồng)"], [2, 9, 13, 7, 9, 6], "cllllr", ["{{lặp khoản}}{{stt}}", "{{khoản.tên}}", "{{cách_tính}}", "{{người_chịu}}", "{{khoản.căn_cứ}}", "{{thành_tiền | số}}{{hết lặp}}"], ["", "Tổng cộng", "", "", "", "{{tổng_dự_toán | số}}"])) { Landscape = true },
            ],
        });

    public static readonly ShippedTemplate Commendation = new("to-trinh-khen-thuong", "Tờ trình và danh sách đề nghị khen thưởng", Schema(
        "TTr-CCTHADS",
        Text("kính_gửi", "Cơ quan xét khen thưởng", "Cục Thi hành án dân sự tỉnh Bạc Liêu"),
        Text("tên_đợt", "Tên đợt cao điểm", "đợt cao điểm thi hành án dân sự"), Date("từ_ngày", "Từ ngày"), Date("đến_ngày", "Đến ngày"),
        Number("tổng_việc", "Số việc đã rà soát"), Number("việc_xong", "Số việc thi hành xong"), Number("đình_chỉ", "Số việc đình chỉ"), Number("hồ_sơ_miễn_giảm", "Số hồ sơ miễn, giảm"), Money("tiền_thu", "Số tiền thi hành"),
        Text("hình_thức", "Hình thức khen thưởng", "Giấy khen"), Text("tiêu_chí", "Tiêu chí đề nghị", "tỷ lệ thi hành xong về việc cao hơn mức chung của đơn vị"),
        List("tập_thể", "Tập thể đề nghị, mỗi tập thể một dòng", Text("thành_tích", "Tập thể và thành tích", "Tổ công tác số 1: thi hành xong 20 việc, thu 2.100.000.000 đồng")),
        List("cá_nhân", "Cá nhân đề nghị, mỗi người một dòng", Text("thành_tích", "Cá nhân và thành tích", "Trần Thị Bình, Chấp hành viên: thi hành xong 15 việc, thu 1.500.000.000 đồng"))),
        Blank with
        {
            Type = "TỜ TRÌNH",
            Subject = "Về việc đề nghị khen thưởng thành tích trong {{tên_đợt}}",
            Body =
            [
                new DecreeParagraph("addressee", "Kính gửi: {{kính_gửi}}"),
                .. Grounds,
                T("Từ ngày {{từ_ngày}} đến ngày {{đến_ngày}}, {{cơ_quan}} tổ chức {{tên_đợt}}; đã rà soát, phân loại {{tổng_việc}} hồ sơ, thi hành xong {{việc_xong}} việc, đình chỉ {{đình_chỉ}} việc, lập {{hồ_sơ_miễn_giảm}} hồ sơ đề nghị xét miễn, giảm; thi hành được {{tiền_thu}}."),
                T("Căn cứ kết quả trên, {{cơ_quan}} đề nghị {{kính_gửi}} tặng {{hình_thức}} cho các tập thể, cá nhân có thành tích tiêu biểu theo danh sách kèm theo. Tiêu chí: {{tiêu_chí}}."),
                T("Thành tích được tổng hợp từ kết quả ghi nhận của đợt; đơn vị chịu trách nhiệm về tính chính xác của số liệu. Kính trình {{kính_gửi}} xem xét, quyết định./."),
            ],
            Annexes =
            [
                new("Phụ lục", "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", Reference,
                    Clause("{{nếu tập_thể}}1. Tập thể"),
                    new DecreeTable(["TT", "Tập thể và thành tích", "Hình thức đề nghị"], [1, 12, 4], "clc", ["{{lặp tập_thể}}{{stt}}", "{{tập_thể.thành_tích}}", "{{hình_thức}}{{hết lặp}}"]),
                    T("{{hết nếu}}"),
                    Clause("{{nếu cá_nhân}}2. Cá nhân"),
                    new DecreeTable(["TT", "Cá nhân và thành tích", "Hình thức đề nghị"], [1, 12, 4], "clc", ["{{lặp cá_nhân}}{{stt}}", "{{cá_nhân.thành_tích}}", "{{hình_thức}}{{hết lặp}}"]),
                    T("{{hết nếu}}")),
            ],
        });
}
