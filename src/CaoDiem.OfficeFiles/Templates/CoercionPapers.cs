using CaoDiem.OfficeFiles.Word;
using static CaoDiem.OfficeFiles.Templates.Frame;

namespace CaoDiem.OfficeFiles.Templates;

/// <summary>What a coercion needs: its plan with the content that the law lists (C-21), and the notice of its cost to the debtor.</summary>
internal static class CoercionPapers
{
    private static readonly TemplateField[] Matter =
    [
        Text("quyết_định", "Số quyết định cưỡng chế", "08/QĐ-CCTHADS"), Date("ngày_quyết_định", "Ngày quyết định cưỡng chế"),
        Text("quyết_định_thi_hành", "Quyết định thi hành án", "62/QĐ-CCTHADS ngày 03/7/2023"),
        Text("người_phải_thi_hành", "Người phải thi hành án", "Phạm Văn Dũng"), Text("địa_chỉ", "Địa chỉ", "ấp Mỹ Phú Đông, xã Phước Long"),
        Text("biện_pháp", "Biện pháp cưỡng chế", "kê biên, xử lý tài sản"),
        Text("giờ", "Giờ cưỡng chế", "07 giờ 30 phút"), Date("ngày_cưỡng_chế", "Ngày cưỡng chế"), Text("địa_điểm", "Địa điểm", "ấp Mỹ Phú Đông, xã Phước Long"),
        Text("chấp_hành_viên", "Chấp hành viên", "Trần Thị Bình"),
        List("dự_trù", "Dự trù chi phí", Text("khoản", "Khoản chi", "Bồi dưỡng người trực tiếp tham gia cưỡng chế"), Text("cách_tính", "Cách tính", "12 ngày công × 100.000 đồng"), Money("thành_tiền", "Thành tiền")), Money("tổng_chi_phí", "Tổng chi phí dự trù"),
    ];

    private static readonly DecreeTable Costs = new(["TT", "Khoản chi", "Cách tính", "Thành tiền (đồng)"], [1, 5, 5, 3], "cllr",
        ["{{lặp dự_trù}}{{stt}}", "{{khoản}}", "{{cách_tính}}", "{{thành_tiền | số}}{{hết lặp}}"], ["", "Tổng cộng", "", "{{tổng_chi_phí | số}}"]);

    public static readonly ShippedTemplate Plan = new("ke-hoach-cuong-che", "Kế hoạch cưỡng chế thi hành án", Schema(
        "KH-CCTHADS",
        [
            .. Matter,
            Text("người_được_thi_hành", "Người được thi hành án", "Ngân hàng"), Text("nghĩa_vụ", "Nghĩa vụ phải thi hành", "trả nợ vay"), Money("còn_lại", "Còn phải thi hành"),
            Text("quá_trình", "Quá trình giải quyết, điều kiện thi hành", "Chấp hành viên đã vận động 03 lần; đương sự có điều kiện nhưng không tự nguyện thi hành"),
            Text("cách_tiến_hành", "Cách tiến hành", "Công bố quyết định cưỡng chế, vận động lần cuối; đương sự không tự nguyện thì tiến hành kê biên, lập biên bản tại chỗ"),
            List("bước", "Các bước", Text("việc", "Công việc", "Trao đổi với Công an về cưỡng chế"), Date("ngày", "Ngày, chậm nhất"), Text("phụ_trách", "Người thực hiện", "Chấp hành viên")),
            List("lực_lượng", "Lực lượng tham gia", Text("cơ_quan", "Cơ quan, đơn vị", "Công an xã Phước Long"), Text("số_người", "Số người", "05"), Text("nhiệm_vụ", "Nhiệm vụ", "Bảo vệ cưỡng chế từ đầu đến khi kết thúc")),
            Text("yêu_cầu_bảo_vệ", "Yêu cầu về lực lượng bảo vệ", "05 cán bộ, chiến sĩ, có công cụ hỗ trợ, có mặt trước giờ cưỡng chế 30 phút"),
            Text("phương_tiện", "Phương tiện, dụng cụ", "01 xe ô tô, loa cầm tay, máy ảnh, biểu mẫu biên bản"),
            Text("rủi_ro", "Tình huống phải đề phòng", "đương sự và người nhà có thể cản trở"),
        ]),
        Blank with
        {
            Type = "KẾ HOẠCH",
            Subject = "Cưỡng chế thi hành án đối với {{người_phải_thi_hành}}",
            Body =
            [
                .. Grounds,
                T("{{cơ_quan}} ban hành Kế hoạch cưỡng chế thi hành án như sau:"),
                Section("I. NỘI DUNG VỤ VIỆC"),
                T("1. Người bị cưỡng chế: {{người_phải_thi_hành}}; địa chỉ: {{địa_chỉ}}."),
                T("2. Người được thi hành án: {{nếu người_được_thi_hành}}{{người_được_thi_hành}}{{ngược lại}}không{{hết nếu}}."),
                T("3. Nghĩa vụ theo Quyết định thi hành án số {{quyết_định_thi_hành}}: {{nghĩa_vụ}}; {{nếu còn_lại > 0}}còn phải thi hành {{còn_lại}} (bằng chữ: {{còn_lại | chữ}}){{ngược lại}}chưa thi hành{{hết nếu}}."),
                T("4. Quá trình giải quyết: {{quá_trình | chấm}}."),
                Section("II. BIỆN PHÁP, THỜI GIAN, ĐỊA ĐIỂM"),
                T("1. Biện pháp cưỡng chế: {{biện_pháp}}, theo Quyết định số {{quyết_định | chấm}}{{nếu ngày_quyết_định}} {{ngày_quyết_định | dài}}{{hết nếu}}."),
                T("2. Thời gian: {{giờ}}, {{ngày_cưỡng_chế | dài}}."),
                T("3. Địa điểm: {{địa_điểm}}."),
                Section("III. PHƯƠNG ÁN TIẾN HÀNH"),
                T("1. Chỉ huy, tổ chức cưỡng chế: chấp hành viên {{chấp_hành_viên}}."),
                T("2. Cách tiến hành: {{cách_tiến_hành | chấm}}."),
                T("3. Các bước chuẩn bị và thực hiện:"),
                new DecreeTable(["TT", "Công việc", "Ngày, chậm nhất", "Người thực hiện"], [1, 8, 3, 5], "clcl", ["{{lặp bước}}{{stt}}", "{{bước.việc}}", "{{bước.ngày}}", "{{phụ_trách}}{{hết lặp}}"]),
                T("4. Phương tiện, dụng cụ: {{phương_tiện}}."),
                T("{{nếu rủi_ro}}5. Tình huống phải đề phòng: {{rủi_ro}}. Khi xảy ra, chấp hành viên tạm dừng, thống nhất với người chỉ huy lực lượng bảo vệ rồi mới tiếp tục; bảo đảm an toàn cho người tham gia và đương sự."),
                T("{{hết nếu}}"),
                Section("IV. LỰC LƯỢNG THAM GIA, YÊU CẦU BẢO VỆ"),
                new DecreeTable(["TT", "Cơ quan, đơn vị", "Số người", "Nhiệm vụ"], [1, 5, 2, 7], "clcl", ["{{lặp lực_lượng}}{{stt}}", "{{lực_lượng.cơ_quan}}", "{{số_người}}", "{{nhiệm_vụ}}{{hết lặp}}"]),
                T("Yêu cầu về lực lượng bảo vệ: {{yêu_cầu_bảo_vệ}}."),
                Section("V. DỰ TRÙ CHI PHÍ"),
                Costs,
                T("Bằng chữ: {{tổng_chi_phí | chữ}}. Chi phí cưỡng chế do người phải thi hành án chịu, ngân sách nhà nước tạm ứng và thu hồi theo quy định."),
                Section("VI. TỔ CHỨC THỰC HIỆN"),
                T("Chấp hành viên {{chấp_hành_viên}} tổ chức thực hiện Kế hoạch này. Đề nghị các cơ quan, đơn vị có tên tại mục IV bố trí lực lượng, phối hợp thực hiện./."),
            ],
        });

    public static readonly ShippedTemplate CostNotice = new("thong-bao-chi-phi", "Thông báo dự trù chi phí cưỡng chế", Schema(
        "TB-CCTHADS", Matter),
        Blank with
        {
            Type = "THÔNG BÁO",
            Subject = "Về việc dự trù chi phí cưỡng chế thi hành án",
            Body =
            [
                new DecreeParagraph("addressee", "Kính gửi: {{người_phải_thi_hành}}; địa chỉ: {{địa_chỉ}}"),
                .. Grounds,
                T("{{cơ_quan}} sẽ tổ chức cưỡng chế thi hành án đối với ông (bà) theo Quyết định số {{quyết_định | chấm}}{{nếu ngày_quyết_định}} {{ngày_quyết_định | dài}}{{hết nếu}} để thi hành Quyết định thi hành án số {{quyết_định_thi_hành}}; biện pháp: {{biện_pháp}}; thời gian: {{giờ}}, {{ngày_cưỡng_chế | dài}}; địa điểm: {{địa_điểm}}."),
                T("Chi phí cưỡng chế do ông (bà) chịu, dự trù như sau:"),
                Costs,
                T("Bằng chữ: {{tổng_chi_phí | chữ}}."),
                T("Chi phí thực tế được quyết toán sau khi cưỡng chế trên cơ sở chứng từ hợp lệ. Nếu ông (bà) tự nguyện thi hành xong trước ngày cưỡng chế thì chỉ phải chịu những khoản thực tế, hợp lý đã chi."),
                T("Mọi ý kiến về chi phí, đề nghị ông (bà) liên hệ chấp hành viên {{chấp_hành_viên}} tại trụ sở {{cơ_quan}} trước ngày cưỡng chế./."),
            ],
        });
}
