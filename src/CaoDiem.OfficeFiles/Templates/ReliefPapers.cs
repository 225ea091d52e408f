using CaoDiem.OfficeFiles.Word;
using static CaoDiem.OfficeFiles.Templates.Frame;

namespace CaoDiem.OfficeFiles.Templates;

/// <summary>Exemption and reduction: the list of a month, the sheet of each dossier, the letter with which they go to the procuracy.</summary>
internal static class ReliefPapers
{
    private static readonly TemplateField[] Numbers =
    [
        Date("tháng", "Tháng lập hồ sơ"), Number("số_hồ_sơ", "Số hồ sơ"), Number("số_miễn", "Số hồ sơ đề nghị xét miễn"), Number("số_giảm", "Số hồ sơ đề nghị xét giảm"), Money("tổng_đề_nghị", "Tổng số tiền đề nghị"),
    ];

    public static readonly ShippedTemplate List = new("danh-sach-mien-giam", "Danh sách đề nghị xét miễn, giảm nghĩa vụ thi hành án", Schema(
        "DS-CCTHADS",
        [
            .. Numbers, Money("tổng_phải_thi_hành", "Tổng phải thi hành"), Money("tổng_đã_nộp", "Tổng đã thi hành"), Money("tổng_còn_lại", "Tổng còn phải thi hành"),
            Frame.List("hồ_sơ", "Hồ sơ", Text("quyết_định", "Quyết định thi hành án", "62/QĐ-CCTHADS ngày 03/7/2017"), Text("người_phải_thi_hành", "Người phải thi hành án", "Phạm Văn Dũng"), Text("đề_nghị", "Đề nghị", "xét miễn"), Date("ngày_lập", "Ngày lập hồ sơ"),
                Money("phải_thi_hành", "Phải thi hành"), Money("đã_nộp", "Đã thi hành"), Money("còn_lại", "Còn phải thi hành"), Money("số_tiền", "Số tiền đề nghị")),
        ]),
        Blank with
        {
            Type = "DANH SÁCH",
            Subject = "Người phải thi hành án được đề nghị xét miễn, giảm nghĩa vụ thi hành án\n(hồ sơ lập trong {{tháng | tháng}})",
            Landscape = true,
            Body =
            [
                T("Tổng số {{số_hồ_sơ}} hồ sơ, trong đó {{số_miễn}} hồ sơ đề nghị xét miễn, {{số_giảm}} hồ sơ đề nghị xét giảm; số tiền đề nghị {{tổng_đề_nghị}} (bằng chữ: {{tổng_đề_nghị | chữ}})."),
                new DecreeTable(["TT", "Quyết định thi hành án", "Người phải thi hành án", "Đề nghị", "Ngày lập hồ sơ", "Phải thi hành (đồng)", "Đã thi hành (đồng)", "Còn phải thi hành (đồng)", "Đề nghị miễn, giảm (đồng)"], [2, 7, 8, 4, 5, 6, 6, 6, 6], "clllcrrrr",
                    ["{{lặp hồ_sơ}}{{stt}}", "{{quyết_định}}", "{{người_phải_thi_hành}}", "{{đề_nghị}}", "{{ngày_lập}}", "{{phải_thi_hành | số}}", "{{đã_nộp | số}}", "{{còn_lại | số}}", "{{số_tiền | số}}{{hết lặp}}"],
                    ["", "Tổng cộng", "", "", "", "{{tổng_phải_thi_hành | số}}", "{{tổng_đã_nộp | số}}", "{{tổng_còn_lại | số}}", "{{tổng_đề_nghị | số}}"]),
                T("Danh sách này gồm {{số_hồ_sơ}} hồ sơ, kèm theo hồ sơ của từng người./."),
            ],
        });

    public static readonly ShippedTemplate Sheet = new("phieu-ho-so-mien-giam", "Phiếu hồ sơ đề nghị xét miễn, giảm", Schema(
        "PHS-CCTHADS",
        Text("đề_nghị", "Đề nghị", "xét miễn nghĩa vụ thi hành án"),
        Text("người_phải_thi_hành", "Người phải thi hành án", "Phạm Văn Dũng"), Text("địa_chỉ", "Địa chỉ", "ấp Mỹ Phú Đông, xã Phước Long"),
        Text("bản_án", "Bản án, quyết định của Tòa án", "Bản án số 15/2017/HS-ST ngày 20/4/2017 của Tòa án nhân dân huyện Phước Long"), Text("quyết_định", "Quyết định thi hành án", "62/QĐ-CCTHADS ngày 03/7/2017"), Date("ngày_đầu", "Ngày quyết định thi hành án đầu tiên"),
        Frame.List("khoản", "Các khoản", Text("tên", "Khoản", "Án phí hình sự sơ thẩm"), Money("phải_nộp", "Phải thi hành"), Money("đã_trả", "Đã thi hành"), Money("còn", "Còn phải thi hành")),
        Money("phải_thi_hành", "Tổng phải thi hành"), Money("đã_nộp", "Tổng đã thi hành"), Money("còn_lại", "Tổng còn phải thi hành"), Money("số_tiền", "Số tiền đề nghị miễn, giảm"),
        Date("ngày_xác_minh", "Ngày xác minh gần nhất"), Text("điều_kiện", "Kết quả xác minh", "không có tài sản, thu nhập chỉ đủ bảo đảm cuộc sống tối thiểu"), Text("căn_cứ_miễn_giảm", "Căn cứ", "đủ thời gian và mức tiền để xét miễn"),
        Frame.List("tài_liệu", "Tài liệu trong hồ sơ", Text("tên", "Tên tài liệu", "Biên bản xác minh điều kiện thi hành án"), Text("tình_trạng", "Tình trạng", "đã có")),
        Text("chấp_hành_viên", "Chấp hành viên lập hồ sơ", "Trần Thị Bình"), Date("ngày_lập", "Ngày lập hồ sơ")),
        Blank with
        {
            Type = "PHIẾU HỒ SƠ",
            Subject = "Đề nghị {{đề_nghị}} đối với {{người_phải_thi_hành}}",
            Body =
            [
                Clause("1. Người phải thi hành án"),
                T("Họ và tên: {{người_phải_thi_hành}}; địa chỉ: {{địa_chỉ | chấm}}."),
                Clause("2. Nghĩa vụ thi hành án"),
                T("{{nếu bản_án}}Bản án, quyết định: {{bản_án}}."),
                T("{{hết nếu}}"),
                T("Quyết định thi hành án số {{quyết_định}}; quyết định thi hành án đầu tiên {{ngày_đầu | dài}}."),
                new DecreeTable(["TT", "Khoản", "Phải thi hành (đồng)", "Đã thi hành (đồng)", "Còn phải thi hành (đồng)"], [1, 6, 3, 3, 3], "clrrr", ["{{lặp khoản}}{{stt}}", "{{khoản.tên}}", "{{phải_nộp | số}}", "{{đã_trả | số}}", "{{còn | số}}{{hết lặp}}"], ["", "Tổng cộng", "{{phải_thi_hành | số}}", "{{đã_nộp | số}}", "{{còn_lại | số}}"]),
                Clause("3. Điều kiện xét miễn, giảm"),
                T("{{nếu ngày_xác_minh}}Kết quả xác minh {{ngày_xác_minh | dài}}{{ngược lại}}Kết quả xác minh{{hết nếu}}: {{điều_kiện | chấm}}."),
                T("Căn cứ: {{căn_cứ_miễn_giảm}}."),
                T("Đề nghị {{đề_nghị}} số tiền {{số_tiền}} (bằng chữ: {{số_tiền | chữ}})."),
                Clause("4. Tài liệu trong hồ sơ"),
                new DecreeTable(["TT", "Tài liệu", "Tình trạng", "Số bút lục"], [1, 9, 4, 3], "cllc", ["{{lặp tài_liệu}}{{stt}}", "{{tài_liệu.tên}}", "{{tình_trạng}}", "{{hết lặp}}"]),
                T("Hồ sơ do chấp hành viên {{chấp_hành_viên}} lập {{ngày_lập | dài}}./."),
            ],
        });

    public static readonly ShippedTemplate Letter = new("cong-van-vien-kiem-sat", "Công văn gửi Viện kiểm sát về hồ sơ miễn, giảm", LetterSchema(
        "CCTHADS-NV", "",
        [
            Text("kính_gửi", "Viện kiểm sát", "Viện kiểm sát nhân dân huyện Phước Long"), .. Numbers, Date("hạn_trả_lời", "Ngày đề nghị có ý kiến"), Text("căn_cứ_gửi", "Căn cứ gửi hồ sơ", "Luật Thi hành án dân sự"), Text("liên_hệ", "Người liên hệ, điện thoại", "bà Trần Thị Bình, chấp hành viên"),
            Frame.List("hồ_sơ", "Hồ sơ gửi kèm", Text("quyết_định", "Quyết định thi hành án", "62/QĐ-CCTHADS ngày 03/7/2017"), Text("người_phải_thi_hành", "Người phải thi hành án", "Phạm Văn Dũng"), Text("đề_nghị", "Đề nghị", "xét miễn"), Money("số_tiền", "Số tiền đề nghị")),
        ]),
        Frame.Letter with
        {
            Subject = "V/v đề nghị có ý kiến về hồ sơ xét miễn, giảm nghĩa vụ thi hành án",
            Body =
            [
                new DecreeParagraph("addressee", "Kính gửi: {{kính_gửi}}"),
                T("Căn cứ {{căn_cứ_gửi}}, {{cơ_quan}} đã lập {{số_hồ_sơ}} hồ sơ đề nghị xét miễn, giảm nghĩa vụ thi hành án trong {{tháng | tháng}}, gồm {{số_miễn}} hồ sơ xét miễn, {{số_giảm}} hồ sơ xét giảm; số tiền đề nghị {{tổng_đề_nghị}}:"),
                new DecreeTable(["TT", "Quyết định thi hành án", "Người phải thi hành án", "Đề nghị", "Số tiền (đồng)"], [1, 5, 5, 3, 3], "clllr", ["{{lặp hồ_sơ}}{{stt}}", "{{quyết_định}}", "{{người_phải_thi_hành}}", "{{đề_nghị}}", "{{hồ_sơ.số_tiền | số}}{{hết lặp}}"], ["", "Tổng cộng", "", "", "{{tổng_đề_nghị | số}}"]),
                T("{{cơ_quan}} gửi kèm hồ sơ và đề nghị {{kính_gửi}} có ý kiến bằng văn bản trước ngày {{hạn_trả_lời}} để hoàn chỉnh hồ sơ, đề nghị Tòa án xét miễn, giảm theo quy định."),
                T("Mọi thông tin xin liên hệ {{liên_hệ}}. Rất mong nhận được sự phối hợp của Quý cơ quan./."),
            ],
        });
}
