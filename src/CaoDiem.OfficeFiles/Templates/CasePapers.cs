using CaoDiem.OfficeFiles.Word;
using static CaoDiem.OfficeFiles.Templates.Frame;

namespace CaoDiem.OfficeFiles.Templates;

/// <summary>What one case needs: its plan and the invitation to those who take part.</summary>
internal static class CasePapers
{
    public static readonly ShippedTemplate Plan = new("phuong-an-vu-viec", "Phương án giải quyết vụ việc", Schema(
        "PA-CCTHADS",
        Text("quyết_định", "Số quyết định thi hành án", "62/QĐ-CCTHADS"), Date("ngày_quyết_định", "Ngày quyết định"), Text("bản_án", "Bản án, quyết định của Tòa án", "Bản án dân sự của Tòa án nhân dân huyện"),
        Text("người_phải_thi_hành", "Người phải thi hành án", "Phạm Văn Dũng"), Text("địa_chỉ", "Địa chỉ", "ấp Mỹ Phú Đông, xã Phước Long"), Text("người_được_thi_hành", "Người được thi hành án", "Ngân hàng"),
        Text("nghĩa_vụ", "Nghĩa vụ", "án phí dân sự sơ thẩm"), Money("phải_thi_hành", "Phải thi hành"), Money("đã_thi_hành", "Đã thi hành"), Money("còn_lại", "Còn phải thi hành"),
        Text("điều_kiện", "Điều kiện thi hành án", "có điều kiện thi hành"), Date("ngày_xác_minh", "Ngày xác minh gần nhất"), Text("tài_sản", "Tài sản, thu nhập đã biết", "quyền sử dụng đất và nhà ở"), Text("vướng_mắc", "Vướng mắc", "đương sự chưa hợp tác"), Text("rủi_ro", "Rủi ro cần lưu ý"),
        Text("hướng_giải_quyết", "Kết quả cần đạt", "vận động tự nguyện thi hành xong"),
        new("lấy_ý_kiến", "Đã lấy ý kiến cấp xã", TemplateKind.Flag), Text("ý_kiến_cấp_xã", "Ý kiến của Ủy ban nhân dân cấp xã", "thống nhất với phương án"),
        Text("chấp_hành_viên", "Chấp hành viên", "Trần Thị Bình"), Text("chi_phí", "Chi phí dự kiến", "công tác phí của tổ trong ngày đi cơ sở"),
        List("bước", "Các bước", Text("việc", "Công việc", "Vận động tại nơi cư trú"), Date("ngày", "Ngày thực hiện"), Text("phụ_trách", "Người phụ trách", "Chấp hành viên"), Text("phối_hợp", "Cơ quan phối hợp", "Ủy ban nhân dân xã"), Text("kết_quả", "Văn bản, kết quả", "Biên bản làm việc"))),
        Blank with
        {
            Type = "PHƯƠNG ÁN",
            Subject = "Giải quyết việc thi hành án đối với {{người_phải_thi_hành}}",
            Body =
            [
                Section("I. NỘI DUNG VỤ VIỆC"),
                T("1. Quyết định thi hành án số {{quyết_định}} {{ngày_quyết_định | dài}}{{nếu bản_án}}; {{bản_án}}{{hết nếu}}."),
                T("2. Người phải thi hành án: {{người_phải_thi_hành}}; địa chỉ: {{địa_chỉ}}."),
                T("3. Người được thi hành án: {{nếu người_được_thi_hành}}{{người_được_thi_hành}}{{ngược lại}}không{{hết nếu}}."),
                T("4. Nghĩa vụ: {{nghĩa_vụ}}. {{nếu phải_thi_hành}}Số tiền phải thi hành: {{phải_thi_hành}}; đã thi hành: {{đã_thi_hành}}; còn phải thi hành: {{còn_lại}} (bằng chữ: {{còn_lại | chữ}}).{{hết nếu}}"),
                Section("II. ĐÁNH GIÁ ĐIỀU KIỆN THI HÀNH ÁN"),
                T("1. {{nếu ngày_xác_minh}}Kết quả xác minh gần nhất {{ngày_xác_minh | dài}}{{ngược lại}}Chưa có biên bản xác minh trong hồ sơ{{hết nếu}}: {{điều_kiện}}."),
                T("2. Tài sản, thu nhập: {{tài_sản}}."),
                T("3. Khó khăn, vướng mắc: {{nếu vướng_mắc}}{{vướng_mắc}}{{ngược lại}}không{{hết nếu}}."),
                T("{{nếu rủi_ro}}4. Vấn đề cần lưu ý về an ninh, trật tự: {{rủi_ro}}."),
                T("{{hết nếu}}"),
                Section("III. PHƯƠNG ÁN GIẢI QUYẾT"),
                T("1. Kết quả cần đạt: {{hướng_giải_quyết}}."),
                T("2. Các bước thực hiện:"),
                new DecreeTable(["TT", "Công việc", "Ngày", "Phụ trách", "Phối hợp", "Kết quả"], [1, 4, 3, 3, 3, 3], "clclll", ["{{lặp bước}}{{stt}}", "{{việc}}", "{{ngày}}", "{{phụ_trách}}", "{{phối_hợp}}", "{{kết_quả}}{{hết lặp}}"]),
                T("3. Chi phí dự kiến: {{chi_phí}}."),
                T("{{nếu lấy_ý_kiến}}4. Ý kiến của Ủy ban nhân dân cấp xã: {{ý_kiến_cấp_xã}}.{{ngược lại}}4. Phương án chưa lấy ý kiến của Ủy ban nhân dân cấp xã.{{hết nếu}}"),
                T("Chấp hành viên {{chấp_hành_viên}} chịu trách nhiệm thực hiện phương án sau khi được duyệt./."),
            ],
        });

    public static readonly ShippedTemplate Invitation = new("giay-moi", "Giấy mời", Schema(
        "GM-CCTHADS",
        Text("việc", "Việc mời", "Họp bàn phối hợp thi hành án"), Text("kính_gửi", "Người, cơ quan được mời", "Ủy ban nhân dân xã Phước Long"), Text("nội_dung", "Nội dung", "thống nhất phương án giải quyết các việc thi hành án trên địa bàn xã"),
        Text("chủ_trì", "Người chủ trì", "Ông Nguyễn Văn An, Phó Chi cục trưởng"), Text("giờ", "Giờ", "07 giờ 30 phút"), Date("ngày_họp", "Ngày"), Text("địa_điểm", "Địa điểm", "Hội trường Ủy ban nhân dân xã Phước Long"), Text("liên_hệ", "Người liên hệ, điện thoại", "bà Trần Thị Bình, chấp hành viên"),
        List("buổi_khác", "Các buổi tiếp theo", Text("giờ", "Giờ", "07 giờ 30 phút"), Date("ngày", "Ngày"), Text("địa_điểm", "Địa điểm", "Trụ sở Ủy ban nhân dân xã Phước Long")),
        List("chuẩn_bị", "Nội dung cần chuẩn bị", Text("nội_dung", "Nội dung", "ý kiến về điều kiện thi hành án của các đương sự"))),
        Blank with
        {
            Type = "GIẤY MỜI",
            Subject = "{{việc}}",
            Body =
            [
                new DecreeParagraph("addressee", "Kính gửi: {{kính_gửi}}"),
                T("{{cơ_quan}} trân trọng kính mời {{kính_gửi}} tham dự buổi làm việc với nội dung: {{nội_dung}}."),
                T("Chủ trì: {{chủ_trì}}."),
                T("Thời gian: {{giờ}}, {{ngày_họp | dài}}."),
                T("Địa điểm: {{địa_điểm}}."),
                T("{{nếu buổi_khác}}Các buổi tiếp theo:"),
                T("{{lặp buổi_khác}}- {{buổi_khác.giờ}}, {{buổi_khác.ngày | dài}}, tại {{buổi_khác.địa_điểm}}{{nếu cuối}}.{{ngược lại}};{{hết nếu}}"),
                T("{{hết lặp}}"),
                T("{{hết nếu}}"),
                T("{{nếu chuẩn_bị}}Để buổi làm việc đạt kết quả, đề nghị Quý cơ quan chuẩn bị:"),
                T("{{lặp chuẩn_bị}}- {{chuẩn_bị.nội_dung}}{{nếu cuối}}.{{ngược lại}};{{hết nếu}}"),
                T("{{hết lặp}}"),
                T("{{hết nếu}}"),
                T("Mọi thông tin xin liên hệ {{liên_hệ}}. Rất mong Quý cơ quan bố trí tham dự đúng thành phần, thời gian./."),
            ],
        });

    public static readonly ShippedTemplate PoliceRequest = new("cong-van-cong-an", "Công văn đề nghị công an phối hợp", Schema(
        "CCTHADS-NV",
        Text("kính_gửi", "Cơ quan công an", "Công an huyện Phước Long"),
        Text("quyết_định", "Số quyết định cưỡng chế", "08/QĐ-CCTHADS"), Date("ngày_quyết_định", "Ngày quyết định"),
        Text("người_phải_thi_hành", "Người phải thi hành án", "Phạm Văn Dũng"), Text("địa_chỉ", "Địa chỉ", "ấp Mỹ Phú Đông, xã Phước Long"), Text("biện_pháp", "Biện pháp cưỡng chế", "kê biên, xử lý tài sản"),
        Text("giờ", "Giờ", "07 giờ 30 phút"), Date("ngày_cưỡng_chế", "Ngày cưỡng chế"), Text("địa_điểm", "Địa điểm", "ấp Mỹ Phú Đông, xã Phước Long"), Text("lực_lượng", "Lực lượng đề nghị", "05 cán bộ, chiến sĩ"), Text("rủi_ro", "Tình hình cần lưu ý", "đương sự có thái độ chống đối"),
        Text("liên_hệ", "Người liên hệ, điện thoại", "bà Trần Thị Bình, chấp hành viên")),
        Blank with
        {
            Subject = "V/v đề nghị phối hợp bảo vệ cưỡng chế thi hành án",
            Recipients = ["- Như trên;", "{{lặp nơi_nhận}}- {{tên}};", "{{hết lặp}}", "- Lưu: VT, {{đơn_vị_soạn}}."],
            Body =
            [
                new DecreeParagraph("addressee", "Kính gửi: {{kính_gửi}}"),
                T("{{cơ_quan}} tổ chức cưỡng chế thi hành án theo Quyết định số {{quyết_định}} {{ngày_quyết_định | dài}} đối với {{người_phải_thi_hành}}, địa chỉ: {{địa_chỉ}}; biện pháp: {{biện_pháp}}."),
                T("Để bảo đảm an toàn cho việc cưỡng chế, {{cơ_quan}} đề nghị {{kính_gửi}} xây dựng kế hoạch bảo vệ và bố trí lực lượng như sau:"),
                T("1. Thời gian: {{giờ}}, {{ngày_cưỡng_chế | dài}}."),
                T("2. Địa điểm: {{địa_điểm}}."),
                T("3. Lực lượng đề nghị: {{lực_lượng}}."),
                T("{{nếu rủi_ro}}4. Tình hình cần lưu ý: {{rủi_ro}}."),
                T("{{hết nếu}}"),
                T("Kế hoạch cưỡng chế được gửi kèm công văn này. Mọi thông tin xin liên hệ {{liên_hệ}}. Rất mong nhận được sự phối hợp của Quý cơ quan./."),
            ],
        });
}
