using CaoDiem.OfficeFiles.Word;
using static CaoDiem.OfficeFiles.Templates.Frame;

namespace CaoDiem.OfficeFiles.Templates;

/// <summary>Destruction of exhibits: the decision that forms the council, and the record of what it did.</summary>
internal static class DestructionPapers
{
    private static readonly TemplateField Goods = List("vật_chứng", "Vật chứng, tài sản tiêu hủy",
        Text("quyết_định", "Quyết định thi hành án", "62/QĐ-CCTHADS ngày 03/7/2023"), Text("người_liên_quan", "Người phải thi hành án", "Phạm Văn Dũng"), Text("tên", "Tên, số lượng", "01 con dao dài 30 cm, 02 điện thoại hỏng"), Text("tình_trạng", "Tình trạng", ""));

    // One text each, so that the office can name others before it issues the decision.
    private static readonly TemplateField Members = List("thành_viên", "Thành viên hội đồng, mỗi người một dòng", Text("người", "Họ và tên, chức vụ, cơ quan; vai trò", "Ông Lê Văn Cường, Chấp hành viên, Chủ tịch Hội đồng"));

    public static readonly ShippedTemplate Council = new("quyet-dinh-hoi-dong-tieu-huy", "Quyết định thành lập hội đồng tiêu hủy vật chứng", Schema(
        "QĐ-CCTHADS",
        Text("người_ban_hành", "Chức danh người ban hành", "Chi cục trưởng Chi cục Thi hành án dân sự huyện Phước Long"), Text("người_đề_nghị", "Người đề nghị", "chấp hành viên Lê Văn Cường"),
        Members, Goods,
        Date("hạn_tiêu_hủy", "Ngày tiêu hủy chậm nhất"), Text("địa_điểm", "Địa điểm tiêu hủy", "bãi xử lý chất thải của huyện"), Text("cách_tiêu_hủy", "Cách tiêu hủy", "đập, cắt, đốt, bảo đảm không sử dụng lại được và an toàn môi trường"), Text("viện_kiểm_sát", "Viện kiểm sát kiểm sát việc tiêu hủy", "Viện kiểm sát nhân dân huyện Phước Long")),
        Blank with
        {
            Type = "QUYẾT ĐỊNH",
            Subject = "Về việc thành lập Hội đồng tiêu hủy vật chứng, tài sản",
            Body =
            [
                Section("{{người_ban_hành | hoa}}"),
                new DecreeParagraph("ground", "{{lặp căn_cứ}}Căn cứ {{nội_dung}};"),
                new DecreeParagraph("ground", "{{hết lặp}}"),
                new DecreeParagraph("ground", "Theo đề nghị của {{người_đề_nghị}}."),
                Section("QUYẾT ĐỊNH:"),
                Clause("Điều 1. Thành lập Hội đồng tiêu hủy vật chứng, tài sản, gồm:"),
                T("{{lặp thành_viên}}{{stt}}. {{thành_viên.người}}{{nếu cuối}}.{{ngược lại}};{{hết nếu}}"),
                T("{{hết lặp}}"),
                Clause("Điều 2. Nhiệm vụ của Hội đồng"),
                T("1. Kiểm tra, đối chiếu và tổ chức tiêu hủy vật chứng, tài sản theo danh mục:"),
                new DecreeTable(["TT", "Quyết định thi hành án", "Người phải thi hành án", "Vật chứng, tài sản"], [1, 4, 4, 7], "clll", ["{{lặp vật_chứng}}{{stt}}", "{{quyết_định}}", "{{người_liên_quan}}", "{{vật_chứng.tên}}{{nếu tình_trạng}} ({{tình_trạng}}){{hết nếu}}{{hết lặp}}"]),
                T("2. Thời gian: chậm nhất {{hạn_tiêu_hủy | dài}}; địa điểm: {{địa_điểm | chấm}}; cách tiêu hủy: {{cách_tiêu_hủy}}."),
                T("3. Lập biên bản tiêu hủy có chữ ký của các thành viên. Hội đồng làm việc theo chế độ tập thể, quyết định theo đa số, tự giải thể khi hoàn thành nhiệm vụ."),
                Clause("Điều 3. Hiệu lực và trách nhiệm thi hành"),
                T("Quyết định có hiệu lực kể từ ngày ký. Mời {{viện_kiểm_sát}} kiểm sát việc tiêu hủy. Những người có tên tại Điều 1 và bộ phận kế toán, thủ kho chịu trách nhiệm thi hành Quyết định này./."),
            ],
        });

    public static readonly ShippedTemplate Record = new("bien-ban-tieu-huy", "Biên bản tiêu hủy vật chứng", RecordSchema(
        "BB-CCTHADS",
        Text("quyết_định_hội_đồng", "Quyết định thành lập hội đồng", "Quyết định số 05/QĐ-CCTHADS ngày 10/7/2023"), Text("cách_tiêu_hủy", "Cách tiêu hủy", "đập, cắt, đốt"), Text("viện_kiểm_sát", "Viện kiểm sát", "Viện kiểm sát nhân dân huyện Phước Long"),
        Members, Goods),
        Frame.Record with
        {
            Subject = "Tiêu hủy vật chứng, tài sản",
            Authority = ["CHỦ TỊCH HỘI ĐỒNG"],
            Body =
            [
                .. Opening,
                T("Kiểm sát việc tiêu hủy: {{viện_kiểm_sát}}."),
                Section("NỘI DUNG TIÊU HỦY"),
                T("Nội dung: Hội đồng thành lập theo {{quyết_định_hội_đồng}} đã kiểm tra, đối chiếu và tiêu hủy vật chứng, tài sản sau đây:"),
                new DecreeTable(["TT", "Quyết định thi hành án", "Người phải thi hành án", "Vật chứng, tài sản", "Tình trạng trước khi tiêu hủy"], [1, 4, 4, 6, 4], "cllll", ["{{lặp vật_chứng}}{{stt}}", "{{quyết_định}}", "{{người_liên_quan}}", "{{vật_chứng.tên}}", "{{tình_trạng | chấm}}{{hết lặp}}"]),
                T("Cách tiêu hủy: {{cách_tiêu_hủy}}. Sau khi tiêu hủy, vật chứng, tài sản không còn khả năng sử dụng."),
                T("Các thành viên Hội đồng thống nhất và ký tên:"),
                new DecreeTable(["TT", "Họ và tên, chức vụ, vai trò", "Ký tên"], [1, 10, 5], "clc", ["{{lặp thành_viên}}{{stt}}", "{{thành_viên.người}}", "{{hết lặp}}"]) { Tall = true },
                T("Việc tiêu hủy kết thúc vào lúc {{giờ_kết_thúc | chấm}}, {{ngày_ký | dài}}. Biên bản đã được đọc lại cho mọi người cùng nghe và thống nhất ký tên./."),
            ],
        });
}
