using CaoDiem.OfficeFiles.Word;
using static CaoDiem.OfficeFiles.Templates.Frame;

namespace CaoDiem.OfficeFiles.Templates;

/// <summary>Hand-over: what a borrowed officer gives back to the team, and goods that go to the State.</summary>
internal static class HandoverPapers
{
    private static readonly DecreeDocument TwoSides = Frame.Record with
    {
        Authority = ["ĐẠI DIỆN BÊN NHẬN"],
        Signer = "{{người_nhận}}",
        Beside = new(["ĐẠI DIỆN BÊN GIAO"], "{{người_giao}}"),
    };

    private static readonly TemplateField[] Sides =
    [
        Text("người_giao", "Người đại diện bên giao", "Hồ Văn Giang"), Text("chức_vụ_giao", "Chức vụ, cơ quan bên giao", "Chấp hành viên, Cục Thi hành án dân sự tỉnh Bạc Liêu"),
        Text("người_nhận", "Người đại diện bên nhận", "Lê Văn Cường"), Text("chức_vụ_nhận", "Chức vụ, cơ quan bên nhận", "Chấp hành viên, Tổ trưởng Tổ công tác số 1"),
        Text("nhận_xét", "Ý kiến khi bàn giao", ""), Number("số_bản_lập", "Số bản lập"),
    ];

    private static readonly DecreeBlock[] Ends =
    [
        T("{{nếu nhận_xét}}Ý kiến khi bàn giao: {{nhận_xét}}."),
        T("{{ngược lại}}"),
        T("Hai bên thống nhất nội dung bàn giao, không có ý kiến khác."),
        T("{{hết nếu}}"),
        T("Biên bản lập thành {{số_bản_lập | hai_số}} bản có giá trị như nhau, mỗi bên giữ 01 bản, lưu hồ sơ 01 bản. Việc bàn giao kết thúc vào lúc {{giờ_kết_thúc | chấm}}, {{ngày_ký | dài}}./."),
    ];

    private static readonly DecreeBlock[] Parties =
    [
        T("Bên giao: {{người_giao}}, {{chức_vụ_giao}}."),
        T("Bên nhận: {{người_nhận}}, {{chức_vụ_nhận}}."),
    ];

    public static readonly ShippedTemplate Work = new("bien-ban-ban-giao-viec", "Biên bản bàn giao công việc của cán bộ tăng cường", RecordSchema(
        "BB-CCTHADS",
        [
            .. Sides,
            Text("tổ", "Tổ công tác", "Tổ công tác số 1"), Date("từ_ngày", "Tăng cường từ ngày"), Date("đến_ngày", "Đến ngày"),
            Text("nội_dung_nhận", "Nội dung đã nhận khi đến", "40 hồ sơ xã Vĩnh Phú Tây"), Number("số_việc", "Số hồ sơ bàn giao"),
            List("hồ_sơ", "Hồ sơ bàn giao", Text("quyết_định", "Quyết định thi hành án", "62/QĐ-CCTHADS ngày 03/7/2023"), Text("người_phải_thi_hành", "Người phải thi hành án", "Phạm Văn Dũng"), Text("kết_quả", "Kết quả đến ngày bàn giao", "đã xác minh, vận động 02 lần"), Text("việc_tiếp", "Việc còn phải làm", "theo dõi cam kết nộp tiền")),
        ]),
        TwoSides with
        {
            Subject = "Bàn giao công việc của cán bộ tăng cường tại {{tổ}}",
            Body =
            [
                .. Opening, .. Parties,
                Section("NỘI DUNG BÀN GIAO"),
                T("Nội dung: {{người_giao}} được tăng cường cho {{tổ}} từ ngày {{từ_ngày}} đến ngày {{đến_ngày}}, nay bàn giao công việc cho {{người_nhận}}."),
                T("{{nếu nội_dung_nhận}}Ghi nhận khi tiếp nhận nhiệm vụ: {{nội_dung_nhận}}."),
                T("{{hết nếu}}"),
                T("{{nếu hồ_sơ}}Hồ sơ bàn giao: {{số_việc}} hồ sơ, gồm:"),
                new DecreeTable(["TT", "Quyết định", "Người phải thi hành án", "Kết quả đến ngày bàn giao", "Việc còn phải làm"], [1, 4, 4, 5, 5], "cllll", ["{{lặp hồ_sơ}}{{stt}}", "{{quyết_định}}", "{{người_phải_thi_hành}}", "{{kết_quả}}", "{{việc_tiếp}}{{hết lặp}}"]),
                T("{{ngược lại}}"),
                T("Hồ sơ, tài liệu bàn giao theo danh sách hai bên kiểm đếm kèm biên bản này, gồm …………… hồ sơ."),
                T("{{hết nếu}}"),
                .. Ends,
            ],
        });

    public static readonly ShippedTemplate Assets = new("bien-ban-ban-giao-tai-san", "Biên bản bàn giao vật chứng, tài sản", RecordSchema(
        "BB-CCTHADS",
        [
            .. Sides,
            Text("quyết_định", "Quyết định thi hành án", "62/QĐ-CCTHADS ngày 03/7/2023"), Text("bản_án", "Bản án", "Bản án số 15/2023/HS-ST của Tòa án nhân dân huyện Phước Long"), Text("người_liên_quan", "Người có tài sản", "Phạm Văn Dũng"),
            List("tài_sản", "Tài sản bàn giao", Text("tên", "Tên, đặc điểm", "Máy nổ hiệu Kubota"), Text("số_lượng", "Số lượng", "01 cái"), Text("tình_trạng", "Tình trạng khi giao", "đã qua sử dụng"), Text("ghi_chú", "Ghi chú", "")),
        ]),
        TwoSides with
        {
            Subject = "Bàn giao vật chứng, tài sản",
            Body =
            [
                .. Opening, .. Parties,
                Section("NỘI DUNG BÀN GIAO"),
                T("Nội dung: bàn giao vật chứng, tài sản theo Quyết định thi hành án số {{quyết_định}}{{nếu bản_án}} ({{bản_án}}){{hết nếu}}, liên quan đến {{người_liên_quan}}. Hai bên đã kiểm tra, đối chiếu với biên bản thu giữ và giao nhận:"),
                new DecreeTable(["TT", "Tên, đặc điểm vật chứng, tài sản", "Số lượng", "Tình trạng khi giao", "Ghi chú"], [1, 7, 2, 4, 3], "clcll", ["{{lặp tài_sản}}{{stt}}", "{{tài_sản.tên}}", "{{số_lượng}}", "{{tình_trạng | chấm}}", "{{ghi_chú}}{{hết lặp}}"]),
                T("Giấy tờ kèm theo: bản án, quyết định của Tòa án và quyết định thi hành án (bản sao)."),
                .. Ends,
            ],
        });
}
