using System.Security.Cryptography;
using CaoDiem.OfficeFiles.Word;
using Xunit;

namespace CaoDiem.OfficeFiles.Tests.Word;

public sealed class TemplateTests
{
    public static readonly TemplateSchema Schema = new(
        new("số", "Số văn bản", TemplateKind.Number),
        new("ngày_ký", "Ngày ký", TemplateKind.Date),
        new("kính_gửi", "Nơi nhận", TemplateKind.Text),
        new("có_cưỡng_chế", "Có cưỡng chế", TemplateKind.Flag),
        new("tổng_tiền", "Tổng số tiền", TemplateKind.Money),
        new("cơ_quan", "Cơ quan", TemplateKind.Group, new("tên", "Tên cơ quan", TemplateKind.Text), new("địa_danh", "Địa danh", TemplateKind.Text)),
        new("hồ_sơ", "Hồ sơ", TemplateKind.List,
            new("tên", "Người phải thi hành", TemplateKind.Text),
            new("phải_thi_hành", "Số phải thi hành", TemplateKind.Money),
            new("bước", "Các bước", TemplateKind.List, new TemplateField("việc", "Việc", TemplateKind.Text), new TemplateField("ngày", "Ngày", TemplateKind.Date))));

    public static readonly GroupValue Data = new()
    {
        ["số"] = 5,
        ["ngày_ký"] = new DateOnly(2023, 7, 3),
        ["kính_gửi"] = "Ủy ban nhân dân xã A & B <1>",
        ["có_cưỡng_chế"] = false,
        ["tổng_tiền"] = new MoneyValue(1_254_001_015),
        ["cơ_quan"] = new GroupValue { ["tên"] = "Chi cục A", ["địa_danh"] = "Phước Long" },
        ["hồ_sơ"] = new ListValue(
        [
            new() { ["tên"] = "Nguyễn An", ["phải_thi_hành"] = new MoneyValue(1_000), ["bước"] = new ListValue([Step("xác minh", 1), Step("vận động", 2)]) },
            new() { ["tên"] = "Trần {{Bình}}", ["phải_thi_hành"] = new MoneyValue(0), ["bước"] = new ListValue([]) },
        ]),
    };

    [Theory]
    [InlineData("{{số}}", "5")]
    [InlineData("Số: {{số | hai_số}}/KH", "Số: 05/KH")]
    [InlineData("{{ SỐ|hai số }}", "05")]
    [InlineData("{{Ngày ký | dài}}", "ngày 03 tháng 7 năm 2023")]
    [InlineData("{{ngày_ký}}", "03/7/2023")]
    [InlineData("{{ngày_ký | tháng | hoa}}", "THÁNG 7 NĂM 2023")]
    [InlineData("{{kính_gửi}}", "Ủy ban nhân dân xã A & B <1>")]
    [InlineData("{{tổng_tiền}}", "1.254.001.015 đồng")]
    [InlineData("{{tổng_tiền | số}}", "1.254.001.015")]
    [InlineData("{{tổng_tiền | chữ | hoa_đầu}}", "Một tỷ hai trăm năm mươi tư triệu không trăm linh một nghìn không trăm mười lăm đồng")]
    [InlineData("{{cơ_quan.tên | hoa}}, {{cơ_quan.địa_danh}}", "CHI CỤC A, Phước Long")]
    [InlineData("{{nếu có_cưỡng_chế}}có{{ngược lại}}không{{hết nếu}} cưỡng chế", "không cưỡng chế")]
    [InlineData("{{nếu không có_cưỡng_chế}}tự nguyện{{hết nếu}}", "tự nguyện")]
    [InlineData("{{nếu tổng_tiền > 1.000.000}}lớn{{hết nếu}}", "lớn")]
    [InlineData("{{nếu tổng_tiền ≤ 1.000.000}}nhỏ{{ngược lại}}lớn{{hết nếu}}", "lớn")]
    [InlineData("{{nếu cơ_quan.tên = “chi cục a”}}A{{hết nếu}}", "A")]
    [InlineData("{{nếu cơ_quan.tên khác \"chi cục b\"}}A{{hết nếu}}", "A")]
    [InlineData("{{nếu ngày_ký >= 01/7/2023}}sau{{hết nếu}}", "sau")]
    [InlineData("{{nếu hồ_sơ = 2}}hai{{hết nếu}}", "hai")]
    [InlineData("{{lặp hồ_sơ}}{{stt}}. {{tên}}{{nếu bước}} ({{lặp bước}}{{việc}} {{ngày}}; {{hết lặp}}){{hết nếu}} {{hết lặp}}", "1. Nguyễn An (xác minh 01/7/2023; vận động 02/7/2023; ) 2. Trần {{Bình}} ")]
    [InlineData("{{lặp hồ_sơ}}{{hồ_sơ.tên}} - {{cơ_quan.tên}}|{{hết lặp}}", "Nguyễn An - Chi cục A|Trần {{Bình}} - Chi cục A|")]
    public void OneParagraph(string template, string expected)
    {
        var document = Docs.Make(template);
        Assert.Equal([], Docs.Check(document, Schema));
        Assert.Equal(expected, Docs.Lines(Docs.Fill(document, Data))[0]);
    }

    [Theory]
    [InlineData("{{ngay_ky}}", TemplateIssue.UnknownField, "Có phải «ngày_ký»?")]
    [InlineData("{{cơ_quan.tn}}", TemplateIssue.UnknownField, "Có phải «cơ_quan.tên»?")]
    [InlineData("{{thủ_trưởng_đơn_vị}}", TemplateIssue.UnknownField, "Không có trường «thủ_trưởng_đơn_vị».")]
    [InlineData("{{lặp hồ_sơ}}{{tn}}{{hết lặp}}", TemplateIssue.UnknownField, "Có phải «tên»?")]
    [InlineData("{{lặp hồ_sơ}}x", TemplateIssue.NotClosed, "{{hết lặp}}")]
    [InlineData("{{nếu số}}x", TemplateIssue.NotClosed, "{{hết nếu}}")]
    [InlineData("x{{hết lặp}}", TemplateIssue.NotOpened, "không khớp")]
    [InlineData("{{ngược lại}}", TemplateIssue.NotOpened, "không khớp")]
    [InlineData("{{số", TemplateIssue.BrokenMark, "Thiếu dấu ngoặc")]
    [InlineData("{số}", TemplateIssue.BrokenMark, "Thiếu dấu ngoặc")]
    [InlineData("{{{số}}}", TemplateIssue.BrokenMark, "thừa dấu ngoặc")]
    [InlineData("{{}}", TemplateIssue.BrokenMark, "bị ngắt")]
    [InlineData("{{ngày_ký | dai}}", TemplateIssue.UnknownFormat, "Có phải «dài»?")]
    [InlineData("{{kính_gửi | dài}}", TemplateIssue.FormatMisfit, "không dùng cho văn bản")]
    [InlineData("{{ngày_ký | hoa | dài}}", TemplateIssue.FormatMisfit, "đứng ngay sau")]
    [InlineData("{{hồ_sơ}}", TemplateIssue.WrongKind, "là danh sách")]
    [InlineData("{{cơ_quan}}", TemplateIssue.WrongKind, "{{cơ_quan.tên}}")]
    [InlineData("{{hồ_sơ.tên}}", TemplateIssue.WrongKind, "nằm giữa")]
    [InlineData("{{số.tên}}", TemplateIssue.WrongKind, "không có mục")]
    [InlineData("{{lặp số}}x{{hết lặp}}", TemplateIssue.WrongKind, "chỉ lặp danh sách")]
    [InlineData("{{nếu}}x", TemplateIssue.BadCondition, "Không hiểu")]
    [InlineData("{{nếu kính_gửi > 5}}x{{hết nếu}}", TemplateIssue.BadCondition, "không so sánh")]
    [InlineData("{{nếu tổng_tiền > nhiều}}x{{hết nếu}}", TemplateIssue.BadCondition, "không phải số")]
    [InlineData("{{nếu ngày_ký > 31/02/2023}}x{{hết nếu}}", TemplateIssue.BadCondition, "không phải ngày")]
    public void WhatIsWrong_IsSaidWithItsPlace(string template, string code, string message)
    {
        var issue = Assert.Single(Docs.Check(Docs.Make("Đầu.", Docs.Table(["a", "b"], ["c", template])), Schema));
        Assert.Equal(code, issue.Code);
        Assert.Contains(message, issue.Message);
        Assert.StartsWith("Thân văn bản, bảng 1, hàng 2, ô 2: «" + template[..2], issue.Place);
    }

    [Fact]
    public void ALoopWithTheWrongEnd_NamesBoth()
    {
        var issues = Docs.Check(Docs.Make("{{lặp hồ_sơ}}", "{{nếu tên}}x", "{{hết lặp}}"), Schema);
        Assert.Equal([TemplateIssue.NotOpened, TemplateIssue.NotClosed, TemplateIssue.NotClosed], issues.Select(i => i.Code));
        Assert.Contains("đang mở là «{{nếu tên}}»", issues[0].Message);
    }

    [Fact]
    public void BlocksOfDifferentPlaces_AreRefused()
    {
        Assert.Equal(TemplateIssue.Crossing, Assert.Single(Docs.Check(Docs.Make("{{lặp hồ_sơ}}", Docs.Table(["{{tên}}{{hết lặp}}"])), Schema)).Code);
        Assert.Equal(TemplateIssue.NotAtEdge, Assert.Single(Docs.Check(Docs.Make("Gồm: {{lặp hồ_sơ}}", "{{tên}}", "{{hết lặp}}"), Schema)).Code);
        Assert.Equal(TemplateIssue.NotAtEdge, Assert.Single(Docs.Check(Docs.Make("{{lặp hồ_sơ}}", "{{tên}}", "{{hết lặp}} hết"), Schema)).Code);
        Assert.Equal(TemplateIssue.Crossing, Assert.Single(Docs.Check(Docs.Make("{{nếu số}}", Docs.Table(["{{ngược lại}}"]), "x", Docs.Table(["{{hết nếu}}"])), Schema), i => i.Message.StartsWith("«{{nếu số}}»", StringComparison.Ordinal)).Code);
    }

    [Fact]
    public void HeaderAndTrackedChangesAndFieldCodes_AreChecked()
    {
        var document = Docs.Make(["""<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins><w:r><w:instrText>IF {{số}}</w:instrText></w:r></w:p>"""], "{{sốo}}");
        Assert.Equal([TemplateIssue.TrackedChanges, TemplateIssue.NotFillable, TemplateIssue.UnknownField], Docs.Check(document, Schema).Select(i => i.Code));
        Assert.StartsWith("Đầu trang: «{{sốo}}»", Docs.Check(document, Schema)[2].Place);
        var outside = Docs.Replace(Docs.Make("x"), "word/_rels/document.xml.rels", r => r.Replace("</Relationships>", """<Relationship Id="t" Type="http://x/attachedTemplate" Target="http://evil/t.dotm" TargetMode="External"/></Relationships>"""));
        Assert.Equal(TemplateIssue.Outside, Assert.Single(Docs.Check(outside, Schema)).Code);
    }

    [Fact]
    public void RowsRepeat_WithRowsOfTheirOwnForTheMarks()
    {
        var oneRow = Docs.Fill(Docs.Make(Docs.Table(["TT", "Tên"], ["{{lặp hồ_sơ}}{{stt}}", "{{tên}}{{hết lặp}}"], ["", "Cộng {{tổng_tiền | số}}"])), Data);
        Assert.Equal(["TT", "Tên", "1", "Nguyễn An", "2", "Trần {{Bình}}", "", "Cộng 1.254.001.015"], Docs.Lines(oneRow));
        var ownRows = Docs.Fill(Docs.Make(Docs.Table(["TT", "Tên"], ["{{lặp hồ_sơ}}", ""], ["{{stt}}", "{{tên}}"], ["{{nếu bước}}", ""], ["+", "{{lặp bước}}\n{{việc}}\n{{hết lặp}}"], ["{{ngược lại}}", ""], ["-", "chưa có"], ["{{hết nếu}}", ""], ["{{hết lặp}}", ""])), Data);
        Assert.Equal(["TT", "Tên", "1", "Nguyễn An", "+", "xác minh", "vận động", "2", "Trần {{Bình}}", "-", "chưa có"], Docs.Lines(ownRows));
        Docs.AssertValid(ownRows);
    }

    [Fact]
    public void EmptyList_LeavesAValidDocument()
    {
        var none = new GroupValue { ["hồ_sơ"] = new ListValue([]) };
        var document = Docs.Fill(Docs.Make(Docs.Table(["{{lặp hồ_sơ}}{{stt}}", "{{tên}}{{hết lặp}}"]), Docs.Table(["a", "{{lặp hồ_sơ}}\n{{tên}}\n{{hết lặp}}"]), "{{lặp hồ_sơ}}", "{{tên}}", "{{hết lặp}}", "Hết"), none);
        Assert.Equal(["a", "", "Hết"], Docs.Lines(document));
        Docs.AssertValid(document);
    }

    [Fact]
    public void ParagraphsRepeat_AndLinesBecomeParagraphs()
    {
        var document = Docs.Fill(Docs.Make("{{lặp hồ_sơ}}- {{tên}};", "{{hết lặp}}", "{{nếu số}}", "{{kính_gửi}}", "{{ngược lại}}", "không", "{{hết nếu}}", "Ghi chú: {{kính_gửi}}"), Data.With("kính_gửi", "một\nhai"));
        Assert.Equal(["- Nguyễn An;", "- Trần {{Bình}};", "một", "hai", "Ghi chú: một\nhai"], Docs.Lines(document));
        Docs.AssertValid(document);
    }

    [Fact]
    public void LookAndHeader_AreKept_CommentsAndControlsGo()
    {
        var body = """
            <w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/><w:r><w:rPr><w:b/></w:rPr><w:t>{{cơ_</w:t></w:r><w:proofErr w:type="gramStart"/><w:r><w:rPr><w:b/><w:i/></w:rPr><w:t>quan.tên}}</w:t></w:r><w:r><w:t xml:space="preserve"> hết</w:t></w:r></w:p></w:sdtContent></w:sdt>
            """.Trim();
        var filled = Docs.Fill(Docs.Make([body], "Trang của {{cơ_quan.tên}}"), Data);
        var paragraph = Docs.Xml(filled).Descendants().First(e => e.Name.LocalName == "p");
        Assert.Equal("<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">Chi cục A</w:t></w:r><w:r><w:t xml:space=\"preserve\"> hết</w:t></w:r></w:p>",
            paragraph.ToString(System.Xml.Linq.SaveOptions.DisableFormatting).Replace(" />", "/>").Replace(" xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"", ""));
        Assert.Equal(["Trang của Chi cục A"], Docs.Lines(filled, "word/header1.xml"));
    }

    [Fact]
    public void RemarksAndNamesOfEditors_StayBehind()
    {
        var template = Docs.Replace(Docs.Make("""<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>{{số}}</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>"""),
            "[Content_Types].xml", x => x.Replace("</Types>", """<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>"""));
        template = Docs.Replace(template, "word/_rels/document.xml.rels", x => x.Replace("</Relationships>", """<Relationship Id="c1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>"""));
        template = Docs.Add(template, "word/comments.xml", """<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="1" w:author="Người soạn"><w:p/></w:comment></w:comments>""");
        template = Docs.Add(template, "docProps/core.xml", """<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:d="http://purl.org/dc/elements/1.1/"><d:creator>Người soạn</d:creator></c:coreProperties>""");
        var document = Docs.Fill(template, Data);
        Assert.All(Docs.Parts(document), p => Assert.DoesNotContain("omment", p.Key + p.Value));
        Assert.All(Docs.Parts(document), p => Assert.DoesNotContain("Người soạn", p.Value));
        Docs.AssertValid(document);
    }

    [Fact]
    public void TextBoxes_AreFilledWithinALoop()
    {
        const string box = """<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:100pt;height:20pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>hộp {{tên}}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>""";
        var document = Docs.Make("{{lặp hồ_sơ}}", $"<w:p>{box}<w:r><w:t>ngoài {{{{stt}}}}</w:t></w:r></w:p>", "{{hết lặp}}");
        Assert.Equal([], Docs.Check(document, Schema));
        // The text of a paragraph holds that of the box in it, which follows as a paragraph of its own.
        Assert.Equal(["hộp Nguyễn Anngoài 1", "hộp Nguyễn An", "hộp Trần {{Bình}}ngoài 2", "hộp Trần {{Bình}}"], Docs.Lines(Docs.Fill(document, Data)));
    }

    [Theory]
    [InlineData("{{lặp hồ_sơ}}{{tên}}{{nếu cuối}}.{{ngược lại}}; {{hết nếu}}{{hết lặp}}", "Nguyễn An; Trần {{Bình}}.")]
    [InlineData("{{lặp hồ_sơ}}{{nếu không cuối}}{{lặp bước}}{{việc}}{{nếu cuối}}!{{hết nếu}}{{hết lặp}}{{hết nếu}}{{hết lặp}}", "xác minhvận động!")]
    public void TheLastItem_IsKnown(string template, string expected)
    {
        Assert.Equal([], Docs.Check(Docs.Make(template), Schema));
        Assert.Equal(expected, Docs.Lines(Docs.Fill(Docs.Make(template), Data))[0]);
    }

    [Fact]
    public void SameInput_SameBytes()
    {
        var template = Docs.Make("{{lặp hồ_sơ}}", "{{tên}}", "{{hết lặp}}");
        Assert.Equal(SHA256.HashData(Docs.Fill(template, Data)), SHA256.HashData(Docs.Fill(template, Data)));
        Assert.NotEqual(SHA256.HashData(Docs.Fill(template, Data)), SHA256.HashData(Docs.Fill(template, Data.With("hồ_sơ", new ListValue([])))));
    }

    [Fact]
    public void MissingData_IsAnIssue_NeverAGap()
    {
        var thrown = Assert.Throws<TemplateException>(() => Docs.Fill(Docs.Make("{{số}} {{hồ_sơ}}"), Data.With("số", "x").With("hồ_sơ", new ListValue([]))));
        Assert.Equal(TemplateIssue.WrongKind, Assert.Single(thrown.Issues).Code);
        thrown = Assert.Throws<TemplateException>(() => Docs.Fill(Docs.Make("{{ngày_ký | hoa | dài}}"), Data));
        Assert.Equal(TemplateIssue.WrongKind, Assert.Single(thrown.Issues).Code);
        thrown = Assert.Throws<TemplateException>(() => Docs.Fill(Docs.Make("{{số}}"), new GroupValue()));
        Assert.Equal(TemplateIssue.UnknownField, Assert.Single(thrown.Issues).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PKrubbish")]
    [InlineData("Đây là văn bản")]
    public void WhatIsNoDocument_IsRefusedWithACode(string content) =>
        Assert.StartsWith("FILE-", Assert.Throws<OfficeFileException>(() => Docs.Check(System.Text.Encoding.UTF8.GetBytes(content), Schema)).Code);

    [Fact]
    public void Sample_FillsEveryField()
    {
        var template = Docs.Make("{{số}} {{ngày_ký}} {{kính_gửi}} {{có_cưỡng_chế}} {{tổng_tiền}} {{cơ_quan.tên}}", "{{lặp hồ_sơ}}{{tên}} {{lặp bước}}{{việc}}{{hết lặp}} {{hết lặp}}");
        var lines = Docs.Lines(Docs.Fill(template, Schema.Sample()));
        Assert.Equal("1 03/7/2023 [Nơi nhận] có 1.250.000 đồng [Tên cơ quan]", lines[0]);
        Assert.Equal("[Người phải thi hành] [Việc][Việc][Việc] ", lines[1][..(lines[1].Length / 3)]);
    }

    [Theory]
    [InlineData(0, "không")]
    [InlineData(4, "bốn")]
    [InlineData(15, "mười lăm")]
    [InlineData(21, "hai mươi mốt")]
    [InlineData(24, "hai mươi tư")]
    [InlineData(105, "một trăm linh năm")]
    [InlineData(1_010, "một nghìn không trăm mười")]
    [InlineData(2_000_005, "hai triệu không trăm linh năm")]
    [InlineData(35_000_000_000, "ba mươi lăm tỷ")]
    [InlineData(1_000_000_000_000_001, "một triệu tỷ không trăm linh một")]
    [InlineData(-111, "âm một trăm mười một")]
    public void NumbersInWords(long number, string words) => Assert.Equal(words, NumberWords.Of(number));

    [Fact]
    public void DecimalsInWords() => Assert.Equal("hai mươi mốt phẩy không năm", NumberWords.Of(21.05m));

    private static GroupValue Step(string what, int day) => new() { ["việc"] = what, ["ngày"] = new DateOnly(2023, 7, day) };
}
