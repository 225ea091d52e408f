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
        Urgency = "THƯỢNG KHẨN",
        Drafter = "NTB.05",
        Address = "Địa chỉ: ấp Nội Ô, thị trấn Phước Long. Điện thoại: 0291 3555 000",
        CopyStamp = "05/CCTHADS-NV; 2023-07-03T08:15:00+07:00",
    };

    private static readonly DecreeDocument Record = Letter with
    {
        Type = "BIÊN BẢN",
        Number = "Số: 05/BB-CCTHADS",
        PlaceDate = "",
        Subject = "Họp thống nhất phương án",
        Urgency = "",
        Body =
        [
            new DecreeParagraph("text", "Thời gian bắt đầu: 07 giờ 30 phút, ngày 03 tháng 7 năm 2023."),
            new DecreeParagraph("text", "Địa điểm: trụ sở cơ quan."),
            new DecreeParagraph("text", "Thành phần tham dự: như danh sách."),
            new DecreeParagraph("text", "Chủ trì: Nguyễn Văn An."),
            new DecreeParagraph("text", "Thư ký: Trần Thị Bình."),
            new DecreeParagraph("text", "Nội dung: thống nhất phương án."),
            new DecreeParagraph("text", "Cuộc họp kết thúc vào lúc 09 giờ, ngày 03 tháng 7 năm 2023./."),
        ],
        Authority = ["CHỦ TRÌ"],
        Beside = new(["THƯ KÝ"], "Trần Thị Bình"),
    };

    private static readonly DecreeDocument Plan = Letter with
    {
        Type = "KẾ HOẠCH",
        Number = "Số: 05/KH-CCTHADS",
        Subject = "Tổ chức đợt cao điểm thi hành án dân sự",
        Annexes =
        [
            new("Phụ lục I", "DANH SÁCH HỒ SƠ", "(Kèm theo Kế hoạch số 05/KH-CCTHADS)", new DecreeTable(["TT", "Tên", "Tiền"], [1, 5, 3], "clr", ["1", "An", "1.000"])),
            new("Phụ lục II", "BIỂU MẪU", "(Kèm theo Kế hoạch số 05/KH-CCTHADS)", new DecreeTable(["TT", "Tên", "Tiền"], [1, 5, 3], "clr", ["1", "An", "1.000"])) { Landscape = true },
            new("Phụ lục III", "LỊCH", "(Kèm theo Kế hoạch số 05/KH-CCTHADS)", new DecreeTable(["TT", "Tên", "Tiền"], [1, 5, 3], "clr", ["1", "An", "1.000"])),
        ],
    };

    [Fact]
    public void EveryElement_StandsAsTheDecreeWants()
    {
        foreach (var (document, missing, lines) in new[]
        {
            (Letter, "Tên loại,Trích yếu,Tư cách người ký bên trái,Người ký bên trái,Phụ lục,Tên phụ lục,Dẫn chiếu phụ lục", 2),
            (Plan, "Trích yếu công văn,Tư cách người ký bên trái,Người ký bên trái", 6),
            (Record, "Trích yếu công văn,Địa danh và thời gian,Kính gửi,Căn cứ,Mục,Điều,Phụ lục,Tên phụ lục,Dẫn chiếu phụ lục,Dấu độ khẩn", 3),
        })
        {
            var bytes = DecreeLayout.Build(document);
            Docs.AssertValid(bytes);
            var findings = Compare(bytes);
            Assert.Equal([], findings.Where(f => !f.Fits));
            Assert.Equal(missing.Split(','), DecreeRules.Elements.Select(e => e.Name).Except(findings.Select(f => f.Element)));
            Assert.Equal(lines, findings.Count(f => f.Property.StartsWith("độ dài", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("HỎA TỐC", 30)]
    [InlineData("THƯỢNG KHẨN", 40)]
    [InlineData("KHẨN", 20)]
    public void TheStampOfUrgency_HasTheSizeOfItsText(string text, int width)
    {
        var findings = Compare(DecreeLayout.Build(Letter with { Urgency = text }));
        Assert.Equal([], findings.Where(f => !f.Fits));
        decimal Found(string property) => decimal.Parse(Assert.Single(findings, f => f.Property == property).Found, CultureInfo.InvariantCulture);
        Assert.Equal(width, Found("chiều rộng khung"), 0);
        Assert.Equal(8, Found("chiều cao khung"), 0);
        var wide = Docs.Replace(DecreeLayout.Build(Letter with { Urgency = text }), "word/document.xml", xml => Changed(xml, "w:val=\"454\" w:hRule", "w:val=\"600\" w:hRule"));
        Assert.Contains(Compare(wide), f => !f.Fits && f.Property == "chiều cao khung");
    }

    [Fact]
    public void AnnexesLieAcross_AndKeepThePageNumbersRunning()
    {
        var findings = Compare(DecreeLayout.Build(Plan));
        Assert.Equal(["có", "không", "không"], findings.Where(f => f.Property.StartsWith("ẩn ở trang", StringComparison.Ordinal)).Select(f => f.Found));
        var hidden = Docs.Replace(DecreeLayout.Build(Plan), "word/document.xml", xml => xml[..xml.LastIndexOf("</w:sectPr>", StringComparison.Ordinal)] + "<w:titlePg /></w:sectPr></w:body></w:document>");
        Assert.Contains(Compare(hidden), f => f is { Fits: false, Property: "ẩn ở trang sau" });
    }

    [Theory]
    [InlineData("Thời gian bắt đầu: 07 giờ 30 phút, ngày 03 tháng 7 năm 2023.", "Thời gian bắt đầu")]
    [InlineData("Địa điểm: trụ sở cơ quan.", "Địa điểm")]
    [InlineData("Thành phần tham dự: như danh sách.", "Thành phần tham dự")]
    [InlineData("Chủ trì: Nguyễn Văn An.", "Chủ trì")]
    [InlineData("Thư ký: Trần Thị Bình.", "Người ghi biên bản")]
    [InlineData("Nội dung: thống nhất phương án.", "Nội dung")]
    [InlineData("Cuộc họp kết thúc vào lúc 09 giờ, ngày 03 tháng 7 năm 2023./.", "Thời gian kết thúc")]
    public void ARecordThatLeavesSomethingOut_IsFound(string line, string item)
    {
        var bad = Compare(DecreeLayout.Build(Record with { Body = [.. Record.Body.Where(b => ((DecreeParagraph)b).Text != line)] })).Where(f => !f.Fits);
        Assert.Equal(item, Assert.Single(bad).Property);
        Assert.Contains(Compare(DecreeLayout.Build(Record with { Beside = null })), f => f is { Fits: false, Element: "Tư cách người ký bên trái" });
    }

    [Theory]
    [InlineData("w:left=\"1701\"", "w:left=\"1134\"", "Trang", "margin-left")]
    [InlineData("w:top=\"1134\"", "w:top=\"600\"", "Trang", "margin-top")]
    [InlineData("w:w=\"11906\"", "w:w=\"12240\"", "Trang", "page-width")]
    [InlineData("<w:titlePg />", "", "Số trang", "ẩn ở trang đầu")]
    [InlineData("Số: 05/", "Số: 5/", "Số và ký hiệu", "cách viết")]
    [InlineData("Số: 05/KH-CCTHADS", "Số: 05/KH-ccthads", "Số và ký hiệu", "cách viết")]
    [InlineData("ngày 03 tháng 7", "ngày 3 tháng 7", "Địa danh và thời gian", "cách viết")]
    [InlineData("tháng 7 năm", "tháng 07 năm", "Địa danh và thời gian", "cách viết")]
    [InlineData("KẾ HOẠCH", "Kế hoạch", "Tên loại", "chữ in hoa")]
    [InlineData("Độc lập - Tự do", "Độc lập – Tự do", "Tiêu ngữ", "cách viết")]
    [InlineData("- Như trên;", "Như trên", "Danh sách nơi nhận", "cách viết")]
    [InlineData("Căn cứ Luật Thi hành án dân sự.", "Căn cứ Luật Thi hành án dân sự", "Căn cứ", "cách viết")]
    [InlineData("w:val=\"ND30-motto\"", "w:val=\"ND30-national-name\"", "Quốc hiệu", "cách viết")]
    [InlineData("w:val=\"ND30-text\"", "w:val=\"ND30-signer\"", "Người ký", "vị trí")]
    [InlineData("w:header=\"567\"", "w:header=\"1400\"", "Số trang", "nằm trong lề trên")]
    [InlineData("- Lưu: VT, NV.", "- Kho;", "Danh sách nơi nhận", "dòng cuối")]
    [InlineData("NTB.05", "ntb.05", "Ký hiệu người soạn thảo", "cách viết")]
    [InlineData("w:val=\"ND30-line-whole\"", "w:val=\"ND30-text\"", "Tiêu ngữ", "kẻ bên dưới")]
    [InlineData("THƯỢNG KHẨN", "KHẨN CẤP", "Dấu độ khẩn", "cách viết")]
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
    [InlineData("article", "w:firstLine=\"720\"", "w:firstLine=\"650\"", "lùi đầu dòng")]
    [InlineData("address", "w:val=\"single\"", "w:val=\"none\"", "kẻ bên trên")]
    [InlineData("copy-stamp", "w:val=\"20\"", "w:val=\"24\"", "cỡ chữ")]
    [InlineData("drafter", "w:val=\"22\"", "w:val=\"28\"", "cỡ chữ")]
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
        Assert.Equal(6, Compare(changed).Count(f => !f.Fits && f.Property.StartsWith("độ dài", StringComparison.Ordinal)));
    }

    [Fact]
    public void AMissingElement_IsFound()
    {
        var changed = Docs.Replace(DecreeLayout.Build(Plan), "word/document.xml", xml => Changed(xml, "<w:t xml:space=\"preserve\">Độc lập - Tự do - Hạnh phúc</w:t>", ""));
        Assert.Contains(Compare(changed), f => f is { Fits: false, Element: "Tiêu ngữ", Property: "có trong văn bản" });
        var bare = Compare(Docs.Make("Văn bản tự soạn"));
        Assert.Equal(DecreeRules.Elements.Where(e => e.NeededIn(null)).Select(e => e.Name), bare.Where(f => !f.Fits && f.Property == "có trong văn bản").Select(f => f.Element));
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
