using System.Globalization;
using CaoDiem.OfficeFiles.Word;
using Xunit;

namespace CaoDiem.OfficeFiles.Tests.Word;

public sealed class LayoutTests
{
    private static readonly DecreeDocument Letter = new()
    {
        Parent = "THI HÀNH ÁN DÂN SỰ TỈNH BẠC LIÊU",
        Issuer = "CHI CỤC THI HÀNH ÁN DÂN SỰ HUYỆN PHƯỚC LONG",
        Number = "Số: 05/CCTHADS-NV",
        PlaceDate = "Phước Long, ngày 03 tháng 7 năm 2023",
        Subject = "V/v phối hợp thi hành án",
        Body =
        [
            new DecreeParagraph("addressee", "Kính gửi: Ủy ban nhân dân xã Phước Long"),
            new DecreeParagraph("ground", "Căn cứ Luật Thi hành án dân sự."),
            new DecreeParagraph("section", "I. NỘI DUNG"),
            new DecreeParagraph("article", "1. Phối hợp"),
            new DecreeParagraph("text", "Đề nghị quý cơ quan phối hợp."),
        ],
        Authority = ["KT. CHI CỤC TRƯỞNG", "PHÓ CHI CỤC TRƯỞNG"],
        Signer = "Nguyễn Văn An",
        Recipients = ["- Như trên;", "- Lưu: VT, NV."],
    };

    private static readonly DecreeDocument Plan = Letter with
    {
        Type = "KẾ HOẠCH",
        Number = "Số: 05/KH-CCTHADS",
        Subject = "Tổ chức đợt cao điểm thi hành án dân sự",
        Annexes = [new("Phụ lục I", "DANH SÁCH HỒ SƠ", "(Kèm theo Kế hoạch số 05/KH-CCTHADS)", new DecreeTable(["TT", "Tên", "Tiền"], [1, 5, 3], "clr", ["1", "An", "1.000"]))],
    };

    [Fact]
    public void EveryElement_StandsAsTheDecreeWants()
    {
        foreach (var (document, missing) in new[] { (Letter, "Tên loại,Trích yếu,Phụ lục,Tên phụ lục,Dẫn chiếu phụ lục"), (Plan, "Trích yếu công văn") })
        {
            var bytes = DecreeLayout.Build(document);
            Docs.AssertValid(bytes);
            var findings = Compare(bytes);
            Assert.Equal([], findings.Where(f => !f.Fits));
            var absent = DecreeRules.Elements.Select(e => e.Name).Except(findings.Select(f => f.Element)).Except(["Dấu độ khẩn", "Ký hiệu người soạn thảo", "Địa chỉ cơ quan", "Chỉ dẫn bản số hóa"]);
            Assert.Equal(missing.Split(','), absent);
            Assert.Equal(document.Type is null ? 2 : 4, findings.Count(f => f.Property.StartsWith("độ dài", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("w:left=\"1701\"", "w:left=\"1134\"", "Trang", "margin-left")]
    [InlineData("w:top=\"1134\"", "w:top=\"600\"", "Trang", "margin-top")]
    [InlineData("w:w=\"11906\"", "w:w=\"12240\"", "Trang", "page-width")]
    [InlineData("<w:titlePg />", "", "Số trang", "ẩn ở trang đầu")]
    [InlineData("Số: 05/", "Số: 5/", "Số và ký hiệu", "cách viết")]
    [InlineData("05/KH-CCTHADS</w:t></w:r></w:p></w:tc>", "05/KH-ccthads</w:t></w:r></w:p></w:tc>", "Số và ký hiệu", "cách viết")]
    [InlineData("ngày 03 tháng 7", "ngày 3 tháng 7", "Địa danh và thời gian", "cách viết")]
    [InlineData("tháng 7 năm", "tháng 07 năm", "Địa danh và thời gian", "cách viết")]
    [InlineData("KẾ HOẠCH", "Kế hoạch", "Tên loại", "chữ in hoa")]
    [InlineData("Độc lập - Tự do", "Độc lập – Tự do", "Tiêu ngữ", "cách viết")]
    [InlineData("- Như trên;", "Như trên", "Danh sách nơi nhận", "cách viết")]
    [InlineData("Căn cứ Luật Thi hành án dân sự.", "Căn cứ Luật Thi hành án dân sự", "Căn cứ", "cách viết")]
    [InlineData("w:val=\"ND30-motto\"", "w:val=\"ND30-national-name\"", "Quốc hiệu", "cách viết")]
    [InlineData("w:val=\"ND30-text\"", "w:val=\"ND30-signer\"", "Người ký", "vị trí")]
    public void AChangeInTheDocument_IsFound(string from, string to, string element, string property)
    {
        var changed = Docs.Replace(DecreeLayout.Build(Plan), "word/document.xml", xml => Changed(xml, from, to));
        Assert.Contains(Compare(changed), f => !f.Fits && f.Element == element && f.Property == property);
    }

    // Each row: a style, what is changed in it, and what must be found.
    [Theory]
    [InlineData("motto", "<w:b />", "", "chữ đậm")]
    [InlineData("place-date", "<w:i />", "", "chữ nghiêng")]
    [InlineData("parent-body", "<w:color", "<w:b /><w:color", "chữ đậm")]
    [InlineData("recipients", "w:val=\"22\"", "w:val=\"26\"", "cỡ chữ")]
    [InlineData("text", "w:val=\"28\"", "w:val=\"24\"", "cỡ chữ")]
    [InlineData("text", "w:ascii=\"Times New Roman\"", "w:ascii=\"Arial\"", "phông chữ")]
    [InlineData("text", "w:firstLine=\"720\"", "w:firstLine=\"300\"", "lùi đầu dòng")]
    [InlineData("text", "w:before=\"120\"", "w:before=\"60\"", "khoảng cách đoạn")]
    [InlineData("text", "w:line=\"264\"", "w:line=\"480\"", "giãn dòng")]
    [InlineData("text", "w:val=\"both\"", "w:val=\"left\"", "canh lề")]
    [InlineData("signer", "w:val=\"000000\"", "w:val=\"FF0000\"", "màu chữ")]
    public void AChangeInAStyle_IsFound(string code, string from, string to, string property)
    {
        var changed = Docs.Replace(DecreeLayout.Build(Plan), "word/styles.xml", xml =>
        {
            var start = xml.IndexOf($"w:styleId=\"ND30-{code}\"", StringComparison.Ordinal);
            var end = xml.IndexOf("</w:style>", start, StringComparison.Ordinal);
            return xml[..start] + Changed(xml[start..end], from, to) + xml[end..];
        });
        Assert.Contains(Compare(changed), f => !f.Fits && f.Element == DecreeRules.Element(code).Name && f.Property == property);
    }

    [Fact]
    public void ALineTooLong_IsFound()
    {
        var changed = Docs.Replace(DecreeLayout.Build(Plan), "word/document.xml", xml => System.Text.RegularExpressions.Regex.Replace(xml, "w:left=\"\\d+\" w:right=\"\\d+\" />", "w:left=\"0\" w:right=\"0\" />"));
        Assert.Equal(4, Compare(changed).Count(f => !f.Fits && f.Property.StartsWith("độ dài", StringComparison.Ordinal)));
    }

    [Fact]
    public void AMissingElement_IsFound()
    {
        var changed = Docs.Replace(DecreeLayout.Build(Plan), "word/document.xml", xml => Changed(xml, "<w:t xml:space=\"preserve\">Độc lập - Tự do - Hạnh phúc</w:t>", ""));
        Assert.Contains(Compare(changed), f => f is { Fits: false, Element: "Tiêu ngữ", Property: "có trong văn bản" });
        var bare = Compare(Docs.Make("Văn bản tự soạn"));
        Assert.Equal(DecreeRules.Elements.Where(e => e.Needed).Select(e => e.Name), bare.Where(f => !f.Fits && f.Property == "có trong văn bản").Select(f => f.Element));
    }

    [Fact]
    public void SameDocument_SameBytes() => Assert.Equal(DecreeLayout.Build(Plan), DecreeLayout.Build(Plan));

    [Fact]
    public void EveryRule_NamesItsSource()
    {
        Assert.All(DecreeRules.Elements, e => Assert.StartsWith("ND30 App I", e.Source));
        Assert.All(DecreeRules.Measures, m => Assert.StartsWith("ND30 App I", m.Source));
        Assert.All(DecreeRules.Elements, e => Assert.InRange(e.Size, e.Min, e.Max));
        Assert.Equal(DecreeRules.Elements.Count, DecreeRules.Elements.Select(e => e.StyleName.ToLower(CultureInfo.InvariantCulture)).Distinct().Count());
    }

    private static IReadOnlyList<LayoutFinding> Compare(byte[] document) => LayoutCheck.Compare(new MemoryStream(document));

    private static string Changed(string xml, string from, string to)
    {
        Assert.Contains(from, xml);
        return xml.Replace(from, to);
    }
}
