using CaoDiem.OfficeFiles.Word;

namespace CaoDiem.OfficeFiles.Templates;

/// <summary>A template that ships with the product as <c>templates/{Code}.docx</c>; an office makes its own from it in Word.</summary>
/// <param name="Code">Stable name, also of the file.</param>
/// <param name="Name">Vietnamese name of the document.</param>
/// <param name="Schema">What it may be filled with.</param>
/// <param name="Document">What the file was built from.</param>
public sealed record ShippedTemplate(string Code, string Name, TemplateSchema Schema, DecreeDocument Document)
{
    public static IReadOnlyList<ShippedTemplate> All { get; } =
    [
        CampaignPapers.Plan, CampaignPapers.TaskForces, CasePapers.Plan, CasePapers.Invitation, CasePapers.PoliceRequest, ReportPapers.Weekly, ReportPapers.Final,
    ];

    /// <exception cref="ArgumentException">No template has this code.</exception>
    public static ShippedTemplate Of(string code) => All.FirstOrDefault(t => t.Code == code) ?? throw new ArgumentException($"No template {code}.", nameof(code));

    public byte[] Build() => DecreeLayout.Build(Document);
}

/// <summary>What all shipped papers share: head, grounds, recipients and signature.</summary>
internal static class Frame
{
    public static readonly DecreeDocument Blank = new()
    {
        Parent = "{{cơ_quan_chủ_quản | hoa}}",
        Issuer = "{{cơ_quan | hoa}}",
        Number = "Số: {{số | hai_số | chấm}}/{{ký_hiệu}}",
        PlaceDate = "{{địa_danh}}, {{ngày_ký | dài}}",
        Subject = "",
        Authority = ["{{quyền_hạn | hoa}}"],
        Signer = "{{người_ký}}",
        Recipients = ["{{lặp nơi_nhận}}- {{tên}};", "{{hết lặp}}", "- Lưu: VT, {{đơn_vị_soạn}}."],
    };

    public static readonly DecreeBlock[] Grounds = [new DecreeParagraph("ground", "{{lặp căn_cứ}}Căn cứ {{nội_dung}}{{nếu cuối}}.{{ngược lại}};{{hết nếu}}"), new DecreeParagraph("ground", "{{hết lặp}}")];

    public static TemplateSchema Schema(string symbol, params TemplateField[] own) => new(
    [
        Text("cơ_quan_chủ_quản", "Cơ quan chủ quản", "Cục Thi hành án dân sự tỉnh Bạc Liêu"),
        Text("cơ_quan", "Cơ quan ban hành", "Chi cục Thi hành án dân sự huyện Phước Long"),
        new("số", "Số văn bản", TemplateKind.Number),
        Text("ký_hiệu", "Ký hiệu", symbol),
        Text("địa_danh", "Địa danh", "Phước Long"),
        new("ngày_ký", "Ngày ký", TemplateKind.Date),
        Text("quyền_hạn", "Quyền hạn và chức vụ của người ký, mỗi ý một dòng", "KT. CHI CỤC TRƯỞNG\nPHÓ CHI CỤC TRƯỞNG"),
        Text("người_ký", "Họ và tên người ký", "Nguyễn Văn An"),
        Text("đơn_vị_soạn", "Nơi lưu ngoài văn thư", "NV"),
        new("nơi_nhận", "Nơi nhận", TemplateKind.List, Text("tên", "Tên nơi nhận", "Ủy ban nhân dân huyện (để báo cáo)")),
        new("căn_cứ", "Căn cứ ban hành", TemplateKind.List, Text("nội_dung", "Nội dung căn cứ", "Luật Thi hành án dân sự")),
        .. own,
    ]);

    public static TemplateField Text(string name, string label, string? sample = null) => new(name, label, TemplateKind.Text) { Sample = sample };

    public static TemplateField Number(string name, string label) => new(name, label, TemplateKind.Number);

    public static TemplateField Money(string name, string label) => new(name, label, TemplateKind.Money);

    public static TemplateField Date(string name, string label) => new(name, label, TemplateKind.Date);

    public static TemplateField List(string name, string label, params TemplateField[] fields) => new(name, label, TemplateKind.List, fields);

    public static DecreeParagraph T(string text) => new("text", text);

    public static DecreeParagraph Section(string text) => new("section", text);

    public static DecreeParagraph Clause(string text) => new("article", text);
}
