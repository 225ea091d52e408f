using CaoDiem.OfficeFiles.Word;
using static CaoDiem.OfficeFiles.Templates.Frame;

namespace CaoDiem.OfficeFiles.Templates;

/// <summary>What opens a campaign: its plan, and the decision that forms the task forces.</summary>
internal static class CampaignPapers
{
    private static readonly TemplateField Campaign = Text("tên_đợt", "Tên đợt cao điểm", "đợt cao điểm thi hành án dân sự trên địa bàn huyện");
    private static readonly TemplateField Start = Date("từ_ngày", "Ngày bắt đầu đợt");
    private static readonly TemplateField End = Date("đến_ngày", "Ngày kết thúc đợt");

    public static readonly ShippedTemplate Plan = new("ke-hoach-cao-diem", "Kế hoạch đợt cao điểm", Schema(
        "KH-CCTHADS",
        Campaign, Start, End,
        Text("kế_hoạch_cấp_trên", "Nhiệm vụ, kế hoạch của cấp trên", "Kế hoạch của Cục Thi hành án dân sự tỉnh Bạc Liêu"),
        Text("địa_bàn", "Địa bàn", "các xã trong huyện"),
        Number("số_việc", "Số việc trong danh sách"), Money("số_tiền", "Số tiền phải thi hành"), Date("ngày_chốt", "Ngày chốt danh sách"),
        Number("số_có_điều_kiện", "Số việc có điều kiện thi hành"), Money("tiền_có_điều_kiện", "Số tiền có điều kiện thi hành"),
        Number("chỉ_tiêu_việc", "Chỉ tiêu: số việc phải xong"), Money("chỉ_tiêu_tiền", "Chỉ tiêu: số tiền phải thu"), new("chỉ_tiêu_từng_người", "Đã giao chỉ tiêu cho từng chấp hành viên", TemplateKind.Flag),
        Date("hạn_phương_án", "Hạn duyệt phương án"), Text("kỳ_báo_cáo", "Kỳ báo cáo", "thứ Sáu hằng tuần"), Money("kinh_phí", "Kinh phí dự toán"),
        Text("nguồn_kinh_phí", "Nguồn kinh phí", "kinh phí được giao của đơn vị"),
        List("đợt", "Các đợt", Text("tên", "Tên đợt", "Đợt 1: rà soát, xác minh"), Date("từ", "Từ ngày"), Date("đến", "Đến ngày"), Text("trọng_tâm", "Trọng tâm", "rà soát, xác minh, phân loại")),
        List("nhóm_việc", "Nhóm việc", Text("tên", "Tên nhóm", "Việc có điều kiện thi hành trên một năm"), Number("số_việc", "Số việc"), Money("số_tiền", "Số tiền")),
        List("chỉ_tiêu", "Chỉ tiêu từng chấp hành viên", Text("chấp_hành_viên", "Chấp hành viên", "Trần Thị Bình"), Number("số_việc", "Số việc giao"), Money("số_tiền", "Số tiền phải thi hành"), Number("việc_xong", "Số việc phải xong"), Money("tiền_thu", "Số tiền phải thu")),
        List("tổ", "Tổ công tác", Text("tên", "Tên tổ", "Tổ công tác số 1"), Text("tổ_trưởng", "Tổ trưởng", "Lê Văn Cường"), Text("thành_viên", "Thành viên", "Chấp hành viên, thư ký"), Text("địa_bàn", "Địa bàn", "xã Phước Long"), List("hồ_sơ", "Hồ sơ của tổ", Text("quyết_định", "Quyết định thi hành án", "62/QĐ-CCTHADS"), Text("người_phải_thi_hành", "Người phải thi hành", "Phạm Văn Dũng"), Text("địa_chỉ", "Địa chỉ", "ấp Mỹ Phú Đông"), Money("còn_phải_thi_hành", "Còn phải thi hành"))),
        List("lịch", "Lịch công tác", Date("từ", "Từ ngày"), Date("đến", "Đến ngày"), Text("việc", "Công việc", "Xác minh, vận động tại địa bàn"), Text("chủ_trì", "Chủ trì", "Tổ công tác số 1"))),
        Blank with
        {
            Type = "KẾ HOẠCH",
            Subject = "Tổ chức {{tên_đợt}}",
            Body =
            [
                .. Grounds,
                T("Thực hiện {{kế_hoạch_cấp_trên}}, {{cơ_quan}} ban hành Kế hoạch tổ chức {{tên_đợt}} như sau:"),
                Section("I. MỤC ĐÍCH, YÊU CẦU"),
                T("1. Tập trung giải quyết dứt điểm các việc có điều kiện thi hành, giảm án tồn, hoàn thành chỉ tiêu, nhiệm vụ được giao trong năm."),
                T("2. Huy động sự phối hợp của cấp ủy, chính quyền cơ sở và các cơ quan liên quan; lấy vận động, thuyết phục, tự nguyện thi hành làm chính."),
                T("3. Xác định rõ người, rõ việc, rõ thời gian, rõ kết quả; thực hiện đúng trình tự, thủ tục pháp luật, bảo đảm an toàn và trật tự tại địa phương."),
                Section("II. PHẠM VI, THỜI GIAN VÀ ĐỐI TƯỢNG"),
                T("1. Thời gian: từ ngày {{từ_ngày}} đến ngày {{đến_ngày}}{{nếu đợt}}, chia thành các đợt:{{ngược lại}}.{{hết nếu}}"),
                T("{{lặp đợt}}- {{tên}}: từ ngày {{từ}} đến ngày {{đến}}{{nếu trọng_tâm}}; trọng tâm: {{trọng_tâm}}{{hết nếu}}{{nếu cuối}}.{{ngược lại}};{{hết nếu}}"),
                T("{{hết lặp}}"),
                T("2. Địa bàn: {{địa_bàn}}."),
                T("3. Đối tượng: {{số_việc}} việc, tương ứng số tiền {{số_tiền}}, theo danh sách chốt ngày {{ngày_chốt}}, gồm các nhóm:"),
                new DecreeTable(["TT", "Nhóm việc", "Số việc", "Số tiền (đồng)"], [1, 6, 2, 3], "clrr", ["{{lặp nhóm_việc}}{{stt}}", "{{tên}}", "{{nhóm_việc.số_việc}}", "{{nhóm_việc.số_tiền | số}}{{hết lặp}}"]),
                Section("III. CHỈ TIÊU"),
                T("{{nếu chỉ_tiêu_việc}}Phấn đấu thi hành xong {{chỉ_tiêu_việc}} việc, thu {{chỉ_tiêu_tiền}} trong số {{số_có_điều_kiện}} việc, {{tiền_có_điều_kiện}} có điều kiện thi hành của danh sách.{{ngược lại}}Danh sách có {{số_có_điều_kiện}} việc, {{tiền_có_điều_kiện}} có điều kiện thi hành; phấn đấu hoàn thành chỉ tiêu năm được giao.{{hết nếu}}"),
                T("{{nếu chỉ_tiêu_từng_người}}Chỉ tiêu của từng chấp hành viên:"),
                new DecreeTable(["TT", "Chấp hành viên", "Số việc giao", "Số việc phải xong", "Số tiền phải thu (đồng)"], [1, 4, 2, 2, 3], "clrrr", ["{{lặp chỉ_tiêu}}{{stt}}", "{{chấp_hành_viên}}", "{{chỉ_tiêu.số_việc}}", "{{việc_xong}}", "{{tiền_thu | số}}{{hết lặp}}"]),
                T("{{ngược lại}}"),
                T("Số việc giao cho từng chấp hành viên:"),
                new DecreeTable(["TT", "Chấp hành viên", "Số việc giao", "Số tiền phải thi hành (đồng)"], [1, 5, 2, 4], "clrr", ["{{lặp chỉ_tiêu}}{{stt}}", "{{chấp_hành_viên}}", "{{chỉ_tiêu.số_việc}}", "{{chỉ_tiêu.số_tiền | số}}{{hết lặp}}"]),
                T("{{hết nếu}}"),
                Section("IV. TỔ CHỨC LỰC LƯỢNG"),
                T("{{lặp tổ}}{{stt}}. {{tên}}: Tổ trưởng {{tổ_trưởng}}; thành viên: {{thành_viên}}; phụ trách {{tổ.địa_bàn}}."),
                T("{{hết lặp}}"),
                Section("V. TIẾN ĐỘ THỰC HIỆN"),
                new DecreeTable(["TT", "Thời gian", "Công việc", "Chủ trì"], [1, 4, 5, 3], "ccll", ["{{lặp lịch}}{{stt}}", "{{từ}} – {{đến}}", "{{việc}}", "{{chủ_trì}}{{hết lặp}}"]),
                Section("VI. PHƯƠNG ÁN GIẢI QUYẾT TỪNG VIỆC"),
                T("Chấp hành viên lập phương án giải quyết từng việc, lấy ý kiến Ủy ban nhân dân cấp xã, trình lãnh đạo duyệt chậm nhất ngày {{hạn_phương_án}}."),
                Section("VII. KINH PHÍ VÀ ĐIỀU KIỆN BẢO ĐẢM"),
                T("{{nếu kinh_phí}}Kinh phí dự toán {{kinh_phí}} (bằng chữ: {{kinh_phí | chữ}}), từ {{nguồn_kinh_phí}}.{{ngược lại}}Kinh phí thực hiện theo dự toán được duyệt.{{hết nếu}} Xe, trang thiết bị và lực lượng bảo vệ bố trí theo lịch công tác."),
                Section("VIII. CHẾ ĐỘ BÁO CÁO VÀ TỔ CHỨC THỰC HIỆN"),
                T("1. Tổ công tác báo cáo kết quả vào {{kỳ_báo_cáo}}; báo cáo đột xuất khi có vụ việc phức tạp."),
                T("2. Kết quả thực hiện là căn cứ bình xét thi đua, khen thưởng. Tập thể, cá nhân không hoàn thành nhiệm vụ mà không có lý do chính đáng thì xem xét trách nhiệm theo quy định."),
                T("3. Trong quá trình thực hiện nếu có khó khăn, vướng mắc, các tổ công tác kịp thời báo cáo lãnh đạo đơn vị để chỉ đạo giải quyết./."),
            ],
            Annexes =
            [
                new("Phụ lục", "DANH SÁCH HỒ SƠ THEO TỔ CÔNG TÁC", "(Kèm theo Kế hoạch số {{số | hai_số | chấm}}/{{ký_hiệu}} {{ngày_ký | dài}} của {{cơ_quan}})",
                    new DecreeParagraph("article", "{{lặp tổ}}{{tên}} – {{tổ.địa_bàn}}"),
                    new DecreeTable(["TT", "Quyết định", "Người phải thi hành án", "Địa chỉ", "Còn phải thi hành (đồng)"], [1, 3, 4, 4, 3], "clllr", ["{{lặp hồ_sơ}}{{stt}}", "{{quyết_định}}", "{{người_phải_thi_hành}}", "{{địa_chỉ}}", "{{còn_phải_thi_hành | số}}{{hết lặp}}"]),
                    T("{{hết lặp}}")),
            ],
        });

    public static readonly ShippedTemplate TaskForces = new("quyet-dinh-to-cong-tac", "Quyết định thành lập các tổ công tác", Schema(
        "QĐ-CCTHADS",
        Campaign, Start, End,
        Text("người_ban_hành", "Chức danh người ban hành", "Chi cục trưởng Chi cục Thi hành án dân sự huyện Phước Long"),
        Text("người_đề_nghị", "Người đề nghị", "chấp hành viên được giao nhiệm vụ"),
        List("tổ", "Tổ công tác", Text("tên", "Tên tổ", "Tổ công tác số 1"), Text("địa_bàn", "Địa bàn", "xã Phước Long"), List("thành_viên", "Thành viên", Text("họ_tên", "Họ và tên", "Lê Văn Cường"), Text("chức_danh", "Chức vụ, đơn vị", "Chấp hành viên"), Text("vai_trò", "Vai trò trong tổ", "Tổ trưởng")))),
        Blank with
        {
            Type = "QUYẾT ĐỊNH",
            Subject = "Về việc thành lập các tổ công tác thực hiện {{tên_đợt}}",
            Body =
            [
                new DecreeParagraph("section", "{{người_ban_hành | hoa}}"),
                new DecreeParagraph("ground", "{{lặp căn_cứ}}Căn cứ {{nội_dung}};"),
                new DecreeParagraph("ground", "{{hết lặp}}"),
                new DecreeParagraph("ground", "Theo đề nghị của {{người_đề_nghị}}."),
                new DecreeParagraph("section", "QUYẾT ĐỊNH:"),
                Clause("Điều 1. Thành lập các tổ công tác thực hiện {{tên_đợt}}, gồm:"),
                T("{{lặp tổ}}{{stt}}. {{tên}}, phụ trách {{địa_bàn}}:"),
                new DecreeTable(["TT", "Họ và tên", "Chức vụ, đơn vị", "Nhiệm vụ"], [1, 4, 5, 3], "clll", ["{{lặp thành_viên}}{{stt}}", "{{họ_tên}}", "{{chức_danh}}", "{{vai_trò}}{{hết lặp}}"]),
                T("{{hết lặp}}"),
                Clause("Điều 2. Nhiệm vụ của tổ công tác"),
                T("1. Xác minh điều kiện thi hành án, vận động, thuyết phục đương sự tự nguyện thi hành; giải quyết từng việc theo phương án đã được duyệt."),
                T("2. Phối hợp với chính quyền cơ sở và các cơ quan liên quan; báo cáo kết quả đúng kỳ."),
                T("3. Tổ công tác làm việc từ ngày {{từ_ngày}} đến ngày {{đến_ngày}} và tự giải thể khi hoàn thành nhiệm vụ."),
                Clause("Điều 3. Hiệu lực và trách nhiệm thi hành"),
                T("Quyết định này có hiệu lực kể từ ngày ký. Các bộ phận, cá nhân có liên quan và những người có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./."),
            ],
        });
}
