using CaoDiem.OfficeFiles.Word;
using static CaoDiem.OfficeFiles.Templates.Frame;

namespace CaoDiem.OfficeFiles.Templates;

/// <summary>The decision that forms the task forces of a campaign.</summary>
internal static class CampaignPapers
{
    private static readonly TemplateField Campaign = Text("tên_đợt", "Tên đợt cao điểm", "đợt cao điểm thi hành án dân sự trên địa bàn huyện");
    private static readonly TemplateField Start = Date("từ_ngày", "Ngày bắt đầu đợt");
    private static readonly TemplateField End = Date("đến_ngày", "Ngày kết thúc đợt");

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
