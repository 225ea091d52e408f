using Xunit;

namespace CaoDiem.OfficeFiles.Tests;

public sealed class UnderstandingTests
{
    private static readonly FieldSpec[] Fields =
    [
        new("no", "Số", FieldKind.DocumentNumber, true, "so quyet dinh") { Identifies = true },
        new("day", "Ngày", FieldKind.Date, true, "ngay quyet dinh") { Identifies = true },
        new("name", "Họ tên", FieldKind.Text, true, "nguoi phai thi hanh an") { Identifies = true },
        new("what", "Nội dung", FieldKind.Text, true, "noi dung"),
        new("due", "Phải thi hành", FieldKind.Amount, true, "phai thi hanh"),
        new("commune", "Xã", FieldKind.Text, false, "xa") { Group = @"^((?:xa|phuong|thi tran)\s\S.*)$" },
        new("officer", "Chấp hành viên", FieldKind.Text, false, "chap hanh vien") { Group = @"(?:chap hanh vien|chv)\s*:?\s*(\S.*)$", FromSheetName = true },
    ];

    [Theory]
    [InlineData("Phải thi hành (nghìn đồng)", 1_000)]
    [InlineData("Số tiền phải THA (1.000đ)", 1_000)]
    [InlineData("Còn lại, ĐVT: triệu đồng", 1_000_000)]
    [InlineData("Đã thu (triệu)", 1_000_000)]
    [InlineData("Phải thi hành (đồng)", 0)]
    [InlineData("Người được THA (công ty)", 0)]
    public void Unit_OfAHeader(string header, long unit) => Assert.Equal(unit, Units.InHeader(header)?.Size ?? 0);

    [Theory]
    [InlineData("Đơn vị tính: nghìn đồng", 1_000)]
    [InlineData("ĐVT: 1.000.000 đồng", 1_000_000)]
    [InlineData("(triệu đồng)", 1_000_000)]
    [InlineData("Đơn vị: Tịnh Biên", 0)]
    [InlineData("Đơn vị: Chi cục THADS huyện Phước Long", 0)]
    public void Unit_OfATitle(string title, long unit) => Assert.Equal(unit, Units.InTitle(title)?.Size ?? 0);

    [Theory]
    [InlineData("SO_QD_THA", "so quyet dinh thi hanh an")]
    [InlineData("tenNguoiPhaiTha", "ten nguoi phai thi hanh an")]
    [InlineData("SOQDTHA", "so quyet dinh thi hanh an")]
    [InlineData("Số, ngày BA/QÐ", "so ngay ban an quyet dinh")]
    [InlineData("XM gần nhất", "xac minh gan nhat")]
    [InlineData("Ấp", "ap")]
    public void Header_InWords(string header, string words) => Assert.Equal(words, string.Join(' ', Folding.Words(header)));

    [Theory]
    [InlineData("000\"/QĐ-CCTHADS\"", "062/QĐ-CCTHADS")]
    [InlineData("\"Số \"0", "Số 62")]
    [InlineData("000", "062")]
    [InlineData("#,##0", "62")]
    [InlineData("0.00", "62")]
    [InlineData("14", "62")]
    public void Number_AsItsFormatShowsIt(string format, string shown) =>
        Assert.Equal(shown, NumberFormats.Shown(new() { Row = 1, Column = 1, Number = 62, Text = "62", Format = format }));

    [Fact]
    public void GroupRows_Merges_Continuations_NamesLikeTotals_FilledDown()
    {
        var sheet = Books.Sheet([
            ["STT", "Số QĐ", "Ngày QĐ", "Người phải THA", "Nội dung", "Phải thi hành", "Xã"],
            ["I", "Xã Vĩnh Lợi (2 việc)", null, null, null, 900_000L],
            [1, "1/QĐ-THADS", "15/08/2019", "Tống Văn An", "Án phí", 200_000L],
            [null, null, null, null, "Tiền phạt", 700_000L],
            ["II", "CHV: Trần Bình"],
            [2, "2/QĐ-THADS", "16/08/2019", "Cộng Hòa", "Án phí", 300_000L, "Xã A"],
            [3, "3/QĐ-THADS", "17/08/2019", "Lê Tư", "Án phí", 300_000L],
            [4], [5, null, null, null, null, 0],
            ["Tổng cộng", null, null, null, null, 1_500_000L]]);
        sheet.Merges.Add(new(6, 7, 7, 7));
        var table = TableReader.Read(sheet, Fields);
        Assert.Equal([3, 4, 6, 7], table.Rows.Select(r => r.RowNumber));
        Assert.Equal(["Xã Vĩnh Lợi", "Xã Vĩnh Lợi", "Xã A", "Xã A"], table.Rows.Select(r => r.Values["commune"].Text));
        Assert.Equal("Trần Bình", table.Rows[2].Values["officer"].Text);
        Assert.Equal(("1/QĐ-THADS", "Tống Văn An", 700_000), (table.Rows[1].Values["no"].Text, table.Rows[1].Values["name"].Text, table.Rows[1].Values["due"].Amount));
        Assert.DoesNotContain(table.Notes, n => n.Code == "TOTAL-DIFFERS");
        Assert.Equal(2, table.Skipped.Count(s => s.Kind == SkippedKind.FilledDown));
    }

    [Fact]
    public void TwoEncodingsInOneColumn_AreReadCellByCell()
    {
        var names = new[] { "Nguyễn Văn Đức", "Trần Thị Ngọc", LegacyText.ToTcvn3("Đỗ Hữu Phước"), "Lê Ánh Tuyết", LegacyText.ToVni("Phạm Thị Đào") };
        var sheet = SheetFile.Read(Books.Of(names.Select(n => new object?[] { n, "x" })), "x.xlsx");
        Assert.Equal(["Nguyễn Văn Đức", "Trần Thị Ngọc", "Đỗ Hữu Phước", "Lê Ánh Tuyết", "Phạm Thị Đào"], Enumerable.Range(2, 5).Select(r => sheet[r, 1]!.Text));
    }
}
