using CaoDiem.OfficeFiles.Word;

namespace CaoDiem.OfficeFiles.Templates;

/// <summary>What all shipped papers share: head, grounds, recipients and signature.</summary>
internal static class Frame
{
    public static readonly DecreeDocument Blank = new()
    {
        Parent = "{{cơ_quan_chủ_quản | hoa}}",
        Issuer = "{{cơ_quan | hoa}}",
        Number = "Số: {{số | hai_số | chấm}}/{{ký_hiệu}}",
        PlaceDate = "{{địa_danh}}, {{ngày_ký | dài}}",
        Urgency = "{{độ_khẩn | hoa}}",
        Subject = "",
        Authority = ["{{quyền_hạn | hoa}}"],
        Signer = "{{người_ký}}",
        Recipients = ["{{lặp nơi_nhận}}- {{tên}};", "{{hết lặp}}", "- Lưu: VT, {{đơn_vị_soạn}}."],
        Drafter = "{{người_soạn | hoa}}.{{số_bản | hai_số}}",
    };

    /// <summary>An official letter: no name of a type, the address of the office at the foot.</summary>
    public static readonly DecreeDocument Letter = Blank with
    {
        Recipients = ["- Như trên;", "{{lặp nơi_nhận}}- {{tên}};", "{{hết lặp}}", "- Lưu: VT, {{đơn_vị_soạn}}."],
        Address = "{{địa_chỉ_cơ_quan}}",
    };

    /// <summary>A record: its text says when and where; the secretary and the chair sign side by side.</summary>
    public static readonly DecreeDocument Record = Blank with
    {
        Type = "BIÊN BẢN",
        PlaceDate = "",
        Urgency = "",
        Drafter = "",
        Authority = ["CHỦ TRÌ"],
        Beside = new(["THƯ KÝ"], "{{thư_ký}}"),
    };

    public static readonly DecreeBlock[] Grounds = [new DecreeParagraph("ground", "{{lặp căn_cứ}}Căn cứ {{nội_dung}}{{nếu cuối}}.{{ngược lại}};{{hết nếu}}"), new DecreeParagraph("ground", "{{hết lặp}}")];

    private static readonly TemplateField[] Body =
    [
        Text("cơ_quan_chủ_quản", "Cơ quan chủ quản", "Cục Thi hành án dân sự tỉnh Bạc Liêu"),
        Text("cơ_quan", "Cơ quan ban hành", "Chi cục Thi hành án dân sự huyện Phước Long"),
        new("số", "Số văn bản", TemplateKind.Number),
    ];

    private static readonly TemplateField[] Foot =
    [
        Text("đơn_vị_soạn", "Nơi lưu ngoài văn thư", "NV"),
        new("nơi_nhận", "Nơi nhận", TemplateKind.List, Text("tên", "Tên nơi nhận", "Ủy ban nhân dân huyện (để báo cáo)")),
    ];

    public static TemplateSchema Schema(string symbol, params TemplateField[] own) => new(
    [
        .. Body, Text("ký_hiệu", "Ký hiệu", symbol),
        Text("địa_danh", "Địa danh", "Phước Long"),
        Date("ngày_ký", "Ngày ký"),
        Text("độ_khẩn", "Độ khẩn: HỎA TỐC, THƯỢNG KHẨN, KHẨN; để trống khi không khẩn", ""),
        Text("quyền_hạn", "Quyền hạn và chức vụ của người ký, mỗi ý một dòng", "KT. CHI CỤC TRƯỞNG\nPHÓ CHI CỤC TRƯỞNG"),
        Text("người_ký", "Họ và tên người ký", "Nguyễn Văn An"),
        .. Foot,
        Text("người_soạn", "Ký hiệu người soạn thảo; để trống khi không ghi", "NTB"), Number("số_bản", "Số lượng bản phát hành"),
        List("căn_cứ", "Căn cứ ban hành", Text("nội_dung", "Nội dung căn cứ", "Luật Thi hành án dân sự")),
        .. own,
    ]);

    /// <summary>Of an official letter; an urgent one shows its stamp in the preview.</summary>
    public static TemplateSchema LetterSchema(string symbol, string urgency, params TemplateField[] own)
    {
        var schema = Schema(symbol, [Text("địa_chỉ_cơ_quan", "Địa chỉ, điện thoại của cơ quan", "Địa chỉ: ấp Nội Ô, thị trấn Phước Long, tỉnh Bạc Liêu. Điện thoại: 0291 3555 000"), .. own]);
        return new([.. schema.Fields.Select(f => f.Name == "độ_khẩn" ? f with { Sample = urgency } : f)]);
    }

    /// <summary>Of an inner sheet, which its writer signs himself.</summary>
    public static TemplateSchema SheetSchema(string symbol, params TemplateField[] own) =>
        new([.. Schema(symbol, own).Fields.Where(f => f.Name is not ("độ_khẩn" or "quyền_hạn" or "người_ký" or "người_soạn" or "số_bản"))]);

    public static TemplateSchema RecordSchema(string symbol, params TemplateField[] own) => new(
    [
        .. Body, Text("ký_hiệu", "Ký hiệu", symbol),
        Text("giờ_bắt_đầu", "Giờ bắt đầu", "07 giờ 30 phút"), Date("ngày_ký", "Ngày lập biên bản"), Text("giờ_kết_thúc", "Giờ kết thúc", "10 giờ 45 phút"),
        Text("địa_điểm", "Địa điểm", "Trụ sở Ủy ban nhân dân xã Phước Long"),
        List("thành_phần", "Thành phần tham dự", Text("người", "Họ và tên, chức vụ, cơ quan", "Ông Lê Văn Cường, Chấp hành viên, Tổ trưởng Tổ công tác số 1")),
        Text("người_ký", "Người chủ trì", "Lê Văn Cường"), Text("chức_danh_chủ_trì", "Chức vụ của người chủ trì", "Chấp hành viên, Tổ trưởng"), Text("thư_ký", "Người ghi biên bản", "Trần Thị Bình"),
        .. Foot, .. own,
    ]);

    /// <summary>What every record opens with: time, place, who is there, who chairs, who writes.</summary>
    public static DecreeBlock[] Opening { get; } =
    [
        T("Thời gian bắt đầu: {{giờ_bắt_đầu | chấm}}, {{ngày_ký | dài}}."),
        T("Địa điểm: {{địa_điểm | chấm}}."),
        T("Thành phần tham dự:"),
        T("{{lặp thành_phần}}{{stt}}. {{người}}{{nếu cuối}}.{{ngược lại}};{{hết nếu}}"),
        T("{{hết lặp}}"),
        T("Chủ trì: {{nếu chức_danh_chủ_trì}}{{chức_danh_chủ_trì}} {{hết nếu}}{{người_ký}}."),
        T("Thư ký: {{thư_ký | chấm}}."),
    ];

    /// <summary>Items below each other, with a sentence when there is none.</summary>
    public static DecreeBlock[] Points(string list, string none) =>
    [
        T($"{{{{nếu {list}}}}}"),
        T($"{{{{lặp {list}}}}}- {{{{{list}.nội_dung | hoa_đầu}}}}{{{{nếu cuối}}}}.{{{{ngược lại}}}};{{{{hết nếu}}}}"),
        T("{{hết lặp}}"),
        T("{{ngược lại}}"),
        T(none),
        T("{{hết nếu}}"),
    ];

    public static TemplateField Text(string name, string label, string? sample = null) => new(name, label, TemplateKind.Text) { Sample = sample };

    public static TemplateField Number(string name, string label) => new(name, label, TemplateKind.Number);

    public static TemplateField Money(string name, string label) => new(name, label, TemplateKind.Money);

    public static TemplateField Date(string name, string label) => new(name, label, TemplateKind.Date);

    public static TemplateField List(string name, string label, params TemplateField[] fields) => new(name, label, TemplateKind.List, fields);

    public static TemplateField Items(string name, string label, string sample) => List(name, label, Text("nội_dung", "Nội dung", sample));

    public static DecreeParagraph T(string text) => new("text", text);

    public static DecreeParagraph Section(string text) => new("section", text);

    public static DecreeParagraph Clause(string text) => new("article", text);
}
