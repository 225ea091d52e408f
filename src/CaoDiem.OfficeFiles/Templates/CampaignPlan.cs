using CaoDiem.OfficeFiles.Word;
using static CaoDiem.OfficeFiles.Templates.Frame;

namespace CaoDiem.OfficeFiles.Templates;

/// <summary>The plan of a campaign, in twelve parts, with four annexes.</summary>
internal static class CampaignPlan
{
    private const string Reference = "(Kèm theo Kế hoạch số {{số | hai_số | chấm}}/{{ký_hiệu}} {{ngày_ký | dài}} của {{cơ_quan}})";

    private static readonly TemplateField[] Team =
    [
        Text("tên", "Tên tổ", "Tổ công tác số 1"), Text("tổ_trưởng", "Tổ trưởng", "Lê Văn Cường"), Text("thành_viên", "Thành viên", "Trần Thị Bình, Phạm Thu Hà"),
        Text("người_thay", "Người thay khi tổ trưởng vắng", "Trần Thị Bình"), Text("địa_bàn", "Địa bàn", "xã Phước Long, xã Vĩnh Phú Tây"),
        List("người", "Danh sách tổ", Text("họ_tên", "Họ và tên", "Trần Thị Bình"), Text("đơn_vị", "Cơ quan, đơn vị", "Chi cục Thi hành án dân sự huyện"), Text("nhiệm_vụ", "Nhiệm vụ", "Thư ký tổ"), Text("thời_gian", "Thời gian tham gia", "cả đợt")),
        List("hồ_sơ", "Hồ sơ của tổ", Text("quyết_định", "Quyết định thi hành án", "62/QĐ-CCTHADS ngày 03/7/2023"), Text("người_phải_thi_hành", "Người phải thi hành", "Phạm Văn Dũng"), Text("địa_chỉ", "Địa chỉ", "ấp Mỹ Phú Đông"),
            Money("còn_phải_thi_hành", "Còn phải thi hành"), Text("điều_kiện", "Điều kiện thi hành", "có điều kiện thi hành"), Text("nhóm", "Nhóm việc", "rà soát, xác minh"), Text("phụ_trách", "Chấp hành viên", "Lê Văn Cường")),
    ];

    public static readonly ShippedTemplate Paper = new("ke-hoach-cao-diem", "Kế hoạch đợt cao điểm", Schema(
        "KH-CCTHADS",
        Text("tên_đợt", "Tên đợt cao điểm", "đợt cao điểm thi hành án dân sự trên địa bàn huyện"), Date("từ_ngày", "Ngày bắt đầu đợt"), Date("đến_ngày", "Ngày kết thúc đợt"),
        Text("kế_hoạch_cấp_trên", "Nhiệm vụ, kế hoạch của cấp trên", "Kế hoạch của Cục Thi hành án dân sự tỉnh Bạc Liêu"),
        Text("mục_đích", "Mục đích", "Giải quyết dứt điểm các việc có điều kiện thi hành, giảm án tồn, hoàn thành chỉ tiêu, nhiệm vụ được giao trong năm"),
        Text("địa_bàn", "Địa bàn", "các xã trong huyện"),
        Number("số_việc", "Số việc trong danh sách"), Money("số_tiền", "Số tiền phải thi hành"), Date("ngày_chốt", "Ngày chốt danh sách"),
        List("đợt", "Các đợt nhỏ", Text("tên", "Tên đợt nhỏ", "Đợt 1"), Date("từ", "Từ ngày"), Date("đến", "Đến ngày"), Text("trọng_tâm", "Trọng tâm", "rà soát, xác minh, phân loại")),
        Number("số_có_điều_kiện", "Số việc có điều kiện thi hành"), Money("tiền_có_điều_kiện", "Số tiền có điều kiện thi hành"),
        Number("chỉ_tiêu_việc", "Chỉ tiêu: số việc phải xong"), Money("chỉ_tiêu_tiền", "Chỉ tiêu: số tiền phải thu"), new("chỉ_tiêu_từng_người", "Đã giao chỉ tiêu cho từng chấp hành viên", TemplateKind.Flag), Date("đầu_năm", "Ngày đầu năm nghiệp vụ"),
        Date("hạn_phương_án", "Hạn duyệt phương án"), Text("kỳ_báo_cáo", "Kỳ báo cáo", "thứ Sáu hằng tuần"), Money("kinh_phí", "Kinh phí dự toán"), Text("nguồn_kinh_phí", "Nguồn kinh phí", "kinh phí được giao của đơn vị"),
        Text("chỉ_đạo", "Người chỉ đạo chung", "Ông Nguyễn Văn An, Phó Chi cục trưởng"),
        List("nhóm_việc", "Nhóm việc", Text("tên", "Tên nhóm", "Việc có điều kiện thi hành trên một năm"), Number("số_việc", "Số việc"), Money("số_tiền", "Số tiền")),
        List("chỉ_tiêu", "Chỉ tiêu từng chấp hành viên", Text("chấp_hành_viên", "Chấp hành viên", "Trần Thị Bình"), Number("số_việc", "Số việc giao"), Money("số_tiền", "Số tiền phải thi hành"), Number("việc_xong", "Số việc phải xong"), Money("tiền_thu", "Số tiền phải thu")),
        List("tổ", "Tổ công tác", Team),
        List("phối_hợp", "Cơ quan phối hợp", Text("cơ_quan", "Cơ quan", "Viện kiểm sát nhân dân huyện Phước Long"), Text("đại_diện", "Người đại diện", "Kiểm sát viên"), Text("nhiệm_vụ", "Nội dung phối hợp", "kiểm sát việc thi hành án, dự họp bàn cưỡng chế")),
        List("lịch", "Tiến độ", Date("từ", "Từ ngày"), Date("đến", "Đến ngày"), new("nhiều_ngày", "Kéo dài hơn một ngày", TemplateKind.Flag), Text("việc", "Công việc", "Xác minh, vận động tại địa bàn"), Text("chủ_trì", "Chủ trì", "Tổ công tác số 1")),
        List("lịch_địa_bàn", "Lịch đi địa bàn theo tuần", Text("tuần", "Tuần", "03/7 – 07/7/2023"), Text("tổ", "Tổ công tác", "Tổ công tác số 1"), Text("xã", "Xã, phường, thị trấn", "xã Phước Long"), Number("số_buổi", "Số ngày đi"), Number("số_lượt", "Số lượt làm việc"))),
        Blank with
        {
            Type = "KẾ HOẠCH",
            Subject = "Tổ chức {{tên_đợt}}",
            Body = [.. Grounds, T("Thực hiện {{kế_hoạch_cấp_trên}}, {{cơ_quan}} ban hành Kế hoạch tổ chức {{tên_đợt}} như sau:"), .. Aims, .. Work, .. Means],
            Annexes = Annexes,
        });

    private static DecreeBlock[] Aims =>
    [
        Section("I. MỤC ĐÍCH, YÊU CẦU"),
        T("1. Mục đích: {{mục_đích}}."),
        T("2. Huy động sự phối hợp của cấp ủy, chính quyền cơ sở và các cơ quan liên quan; lấy vận động, thuyết phục, tự nguyện thi hành làm chính."),
        T("3. Xác định rõ người, rõ việc, rõ thời gian, rõ kết quả; thực hiện đúng trình tự, thủ tục pháp luật, bảo đảm an toàn và trật tự tại địa phương."),
        Section("II. PHẠM VI, THỜI GIAN VÀ ĐỐI TƯỢNG"),
        T("{{nếu đợt}}1. Thời gian: từ ngày {{từ_ngày}} đến ngày {{đến_ngày}}, chia thành các đợt:"),
        T("{{lặp đợt}}- {{đợt.tên}}, từ ngày {{đợt.từ}} đến ngày {{đợt.đến}}{{nếu trọng_tâm}}; trọng tâm: {{trọng_tâm}}{{hết nếu}}{{nếu cuối}}.{{ngược lại}};{{hết nếu}}"),
        T("{{hết lặp}}"),
        T("{{ngược lại}}"),
        T("1. Thời gian: từ ngày {{từ_ngày}} đến ngày {{đến_ngày}}, thực hiện liên tục."),
        T("{{hết nếu}}"),
        T("2. Địa bàn: {{địa_bàn}}."),
        T("3. Đối tượng: {{số_việc}} việc, tương ứng số tiền {{số_tiền}}, theo danh sách chốt ngày {{ngày_chốt}} (Phụ lục I). Hồ sơ bổ sung sau ngày chốt phải ghi rõ lý do và được theo dõi riêng."),
        Section("III. CHỈ TIÊU"),
        T("1. {{nếu chỉ_tiêu_việc}}Phấn đấu thi hành xong {{chỉ_tiêu_việc}} việc, thu {{chỉ_tiêu_tiền}} trong số {{số_có_điều_kiện}} việc, {{tiền_có_điều_kiện}} có điều kiện thi hành của danh sách.{{ngược lại}}Danh sách có {{số_có_điều_kiện}} việc, {{tiền_có_điều_kiện}} có điều kiện thi hành; phấn đấu hoàn thành chỉ tiêu năm được giao.{{hết nếu}}"),
        T("2. Kết quả của đợt được cộng vào kết quả lũy kế từ ngày {{đầu_năm}} để tính chỉ tiêu năm; việc chuyển phân loại được báo cáo riêng bên cạnh tỷ lệ."),
        T("{{nếu chỉ_tiêu_từng_người}}3. Chỉ tiêu của từng chấp hành viên:"),
        new DecreeTable(["TT", "Chấp hành viên", "Số việc giao", "Số việc phải xong", "Số tiền phải thu (đồng)"], [1, 4, 2, 2, 3], "clrrr", ["{{lặp chỉ_tiêu}}{{stt}}", "{{chấp_hành_viên}}", "{{chỉ_tiêu.số_việc}}", "{{việc_xong}}", "{{tiền_thu | số}}{{hết lặp}}"]),
        T("{{ngược lại}}"),
        T("3. Số việc giao cho từng chấp hành viên:"),
        new DecreeTable(["TT", "Chấp hành viên", "Số việc giao", "Số tiền phải thi hành (đồng)"], [1, 5, 2, 4], "clrr", ["{{lặp chỉ_tiêu}}{{stt}}", "{{chấp_hành_viên}}", "{{chỉ_tiêu.số_việc}}", "{{chỉ_tiêu.số_tiền | số}}{{hết lặp}}"]),
        T("{{hết nếu}}"),
    ];

    private static DecreeBlock[] Work =>
    [
        Section("IV. NỘI DUNG CÔNG VIỆC"),
        T("1. Rà soát, xác minh, phân loại toàn bộ hồ sơ trong danh sách; việc có điều kiện thi hành thì tập trung giải quyết xong, ưu tiên việc có điều kiện trên một năm và việc liên quan đến tín dụng, ngân hàng."),
        T("2. Lập hồ sơ đề nghị xét miễn, giảm nghĩa vụ đối với khoản thu nộp ngân sách nhà nước đủ điều kiện."),
        T("3. Hoàn trả tiền tạm ứng, dự nộp; tiêu hủy vật chứng; bàn giao tài sản sung quỹ nhà nước."),
        T("4. Tổ chức thực hiện các quyết định cưỡng chế đã ban hành; vận động đến cùng trước khi cưỡng chế."),
        T("Số việc, số tiền theo nhóm tại ngày chốt danh sách (một việc có thể thuộc nhiều nhóm):"),
        new DecreeTable(["TT", "Nhóm việc", "Số việc", "Số tiền (đồng)"], [1, 6, 2, 3], "clrr", ["{{lặp nhóm_việc}}{{stt}}", "{{tên}}", "{{nhóm_việc.số_việc}}", "{{nhóm_việc.số_tiền | số}}{{hết lặp}}"]),
        Section("V. TỔ CHỨC LỰC LƯỢNG"),
        T("1. Chỉ đạo chung: {{chỉ_đạo}}."),
        T("2. Các tổ công tác (danh sách tại Phụ lục II):"),
        T("{{lặp tổ}}- {{tên}}: Tổ trưởng {{tổ_trưởng}}; thành viên: {{thành_viên}}; phụ trách {{tổ.địa_bàn}}{{nếu người_thay}}; {{người_thay}} điều hành khi tổ trưởng vắng{{hết nếu}}."),
        T("{{hết lặp}}"),
        T("3. Tổ trưởng lập phương án giải quyết từng việc, chủ trì hội ý với địa phương và thành viên trước khi thực hiện, phân công nhiệm vụ từng người và chịu trách nhiệm về kết quả của tổ."),
        Section("VI. TIẾN ĐỘ THỰC HIỆN"),
        new DecreeTable(["TT", "Thời gian", "Công việc", "Chủ trì"], [1, 4, 5, 3], "ccll", ["{{lặp lịch}}{{stt}}", "{{từ}}{{nếu nhiều_ngày}} – {{đến}}{{hết nếu}}", "{{việc}}", "{{chủ_trì}}{{hết lặp}}"]),
        T("{{nếu lịch_địa_bàn}}Lịch đi địa bàn theo tuần của từng tổ tại Phụ lục III."),
        T("{{ngược lại}}"),
        T("Lịch đi địa bàn theo tuần của từng tổ được thông báo sau khi phương án giải quyết từng việc được duyệt."),
        T("{{hết nếu}}"),
        Section("VII. PHƯƠNG ÁN GIẢI QUYẾT TỪNG VIỆC"),
        T("Chấp hành viên lập phương án giải quyết từng việc, lấy ý kiến Ủy ban nhân dân cấp xã và thành viên tổ công tác, trình lãnh đạo duyệt chậm nhất ngày {{hạn_phương_án}}. Việc cần phương án mà chưa được duyệt thì chưa đưa vào lịch đi địa bàn."),
    ];

    private static DecreeBlock[] Means =>
    [
        Section("VIII. KINH PHÍ VÀ ĐIỀU KIỆN BẢO ĐẢM"),
        T("1. {{nếu kinh_phí}}Kinh phí dự toán {{kinh_phí}} (bằng chữ: {{kinh_phí | chữ}}), từ {{nguồn_kinh_phí}}.{{ngược lại}}Kinh phí thực hiện theo dự toán được duyệt.{{hết nếu}}"),
        T("2. Phương tiện, trang thiết bị và lực lượng bảo vệ bố trí theo lịch đi địa bàn; các tổ sắp xếp đường đi hợp lý để tiết kiệm thời gian, chi phí."),
        Section("IX. CHẾ ĐỘ THÔNG TIN, BÁO CÁO"),
        T("Tổ công tác báo cáo kết quả vào {{kỳ_báo_cáo}} theo mẫu tại Phụ lục IV; báo cáo ngay khi có vụ việc phức tạp hoặc vướng mắc vượt thẩm quyền. Kết thúc đợt, đơn vị họp tổng kết và báo cáo cấp trên."),
        Section("X. THI ĐUA, KHEN THƯỞNG"),
        T("Kết quả thực hiện là căn cứ bình xét thi đua, khen thưởng. Tập thể, cá nhân không hoàn thành nhiệm vụ mà không có lý do chính đáng thì xem xét trách nhiệm theo quy định."),
        Section("XI. PHỐI HỢP THỰC HIỆN"),
        T("{{nếu phối_hợp}}Đề nghị các cơ quan phối hợp:"),
        T("{{lặp phối_hợp}}- {{phối_hợp.cơ_quan}}: {{phối_hợp.nhiệm_vụ}}{{nếu cuối}}.{{ngược lại}};{{hết nếu}}"),
        T("{{hết lặp}}"),
        T("{{ngược lại}}"),
        T("Các tổ công tác chủ động mời cơ quan liên quan tham gia theo từng vụ việc."),
        T("{{hết nếu}}"),
        Section("XII. TỔ CHỨC THỰC HIỆN"),
        T("Các tổ công tác, bộ phận và cá nhân có liên quan căn cứ Kế hoạch này để thực hiện. Trong quá trình thực hiện nếu có khó khăn, vướng mắc, kịp thời báo cáo lãnh đạo đơn vị để chỉ đạo giải quyết./."),
    ];

    private static DecreeAnnex[] Annexes =>
    [
        new("Phụ lục I", "DANH SÁCH HỒ SƠ THEO TỔ CÔNG TÁC", Reference,
            Clause("{{lặp tổ}}{{tên}} – {{tổ.địa_bàn}}"),
            new DecreeTable(["TT", "Quyết định thi hành án", "Người phải thi hành án", "Địa chỉ", "Còn phải thi hành (đồng)", "Điều kiện thi hành", "Nhóm việc", "Chấp hành viên"], [2, 9, 8, 9, 6, 5, 8, 6], "clllrlll",
                ["{{lặp hồ_sơ}}{{stt}}", "{{quyết_định}}", "{{người_phải_thi_hành}}", "{{địa_chỉ}}", "{{còn_phải_thi_hành | số}}", "{{điều_kiện}}", "{{nhóm}}", "{{phụ_trách}}{{hết lặp}}"]),
            T("{{hết lặp}}")) { Landscape = true },
        new("Phụ lục II", "DANH SÁCH TỔ CÔNG TÁC VÀ CƠ QUAN PHỐI HỢP", Reference,
            Clause("{{lặp tổ}}{{tên}} – Tổ trưởng: {{tổ_trưởng}}"),
            new DecreeTable(["TT", "Họ và tên", "Cơ quan, đơn vị", "Nhiệm vụ", "Thời gian"], [1, 4, 5, 5, 3], "clllc", ["{{lặp người}}{{stt}}", "{{họ_tên}}", "{{đơn_vị}}", "{{người.nhiệm_vụ}}", "{{thời_gian}}{{hết lặp}}"]),
            T("{{hết lặp}}"),
            Clause("{{nếu phối_hợp}}Cơ quan phối hợp"),
            new DecreeTable(["TT", "Cơ quan", "Người đại diện", "Nội dung phối hợp"], [1, 5, 4, 7], "clll", ["{{lặp phối_hợp}}{{stt}}", "{{phối_hợp.cơ_quan}}", "{{đại_diện}}", "{{phối_hợp.nhiệm_vụ}}{{hết lặp}}"]),
            T("{{hết nếu}}")),
        new("Phụ lục III", "LỊCH ĐI ĐỊA BÀN THEO TUẦN", Reference,
            T("{{nếu lịch_địa_bàn}}Số ngày đi và số lượt làm việc theo lịch đã chốt:"),
            new DecreeTable(["TT", "Tuần", "Tổ công tác", "Địa bàn", "Số ngày đi", "Số lượt làm việc"], [1, 4, 4, 6, 2, 2], "ccllrr", ["{{lặp lịch_địa_bàn}}{{stt}}", "{{tuần}}", "{{lịch_địa_bàn.tổ}}", "{{xã}}", "{{số_buổi}}", "{{số_lượt}}{{hết lặp}}"]),
            T("{{ngược lại}}"),
            T("Chưa có lịch đi địa bàn; lịch được lập sau khi phương án giải quyết từng việc được duyệt."),
            T("{{hết nếu}}")),
        new("Phụ lục IV", "MẪU BÁO CÁO KẾT QUẢ CỦA TỔ CÔNG TÁC", Reference,
            T("Kỳ báo cáo: từ ngày …………… đến ngày ……………"),
            Clause("Biểu 1. Kết quả thực hiện"),
            new DecreeTable(["Tổ công tác", "Số việc được giao", "Đã rà soát, phân loại", "Thi hành xong", "Đình chỉ", "Hồ sơ miễn, giảm", "Số tiền thi hành (đồng)"], [5, 3, 3, 3, 3, 3, 4], "lrrrrrr", ["{{lặp tổ}}{{tên}}", "", "", "", "", "", "{{hết lặp}}"]),
            Clause("Biểu 2. Việc chưa giải quyết xong và nguyên nhân"),
            new DecreeTable(["TT", "Quyết định thi hành án", "Người phải thi hành án", "Nguyên nhân", "Bước tiếp theo, thời hạn"], [1, 4, 4, 5, 5], "cllll", ["1", "", "", "", ""], ["2", "", "", "", ""], ["3", "", "", "", ""]),
            Clause("Biểu 3. Phối hợp và kinh phí"),
            new DecreeTable(["TT", "Nội dung", "Kế hoạch", "Thực hiện", "Ghi chú"], [1, 6, 3, 3, 4], "clrrl", ["1", "Số ngày đi địa bàn", "", "", ""], ["2", "Số lượt làm việc", "", "", ""], ["3", "Số lượt cơ quan phối hợp tham gia", "", "", ""], ["4", "Kinh phí đã sử dụng (đồng)", "", "", ""])) { Landscape = true },
    ];
}
