using CaoDiem.OfficeFiles;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Xunit;

namespace CaoDiem.OfficeFiles.Tests;

public sealed class TableTests
{
    private static readonly FieldSpec[] Fields =
    [
        new("no", "Số", FieldKind.DocumentNumber, true, "quyet dinh thi hanh an > so", "so quyet dinh", "quyet dinh thi hanh an") { SharesCellWith = "day" },
        new("day", "Ngày", FieldKind.Date, true, "quyet dinh thi hanh an > ngay", "ngay quyet dinh"),
        new("name", "Họ tên", FieldKind.Text, true, "nguoi phai thi hanh an > ho va ten", "nguoi phai thi hanh an"),
        new("hamlet", "Ấp", FieldKind.Text, false, "ap", "dia chi") { SharesCellWith = "commune" },
        new("commune", "Xã", FieldKind.Text, false, "xa thi tran") { SharesCellWith = "hamlet", SecondPart = true },
        new("due", "Phải thi hành", FieldKind.Amount, true, "phai thi hanh"),
    ];

    [Fact]
    public void TitlesNumbersBlanksTotalsAndSignatures_AreNotData()
    {
        var table = Read(
            ["CHI CỤC THADS"], [], ["DANH SÁCH"], [],
            ["STT", "Số QĐ", "Ngày QĐ", "Người phải THA", "Ấp", "Xã, thị trấn", "Phải thi hành (đồng)"],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            [1, "1/QĐ-THADS", "15/08/2019", "Nguyễn An", "Ấp 1", "Xã A", 100L],
            [],
            [2, "2/QĐ-THADS", "16/08/2019", "Nguyễn Ân", "nt", "-nt-", "200 đồng"],
            ["Tổng cộng", null, null, null, null, null, 300L],
            [null, null, null, "Ngày 1 tháng 9 năm 2019"],
            [null, "NGƯỜI LẬP BIỂU"]);
        Assert.Equal([7, 9], table.Rows.Select(r => r.RowNumber));
        Assert.Equal(("Ấp 1", true), (table.Rows[1].Values["hamlet"].Text, table.Rows[1].Values["hamlet"].Ditto));
        Assert.Equal("Xã A", table.Rows[1].Values["commune"].Text);
        Assert.Equal(300, table.Rows.Sum(r => r.Values["due"].Amount));
        Assert.Contains(table.Skipped, s => s.Kind == SkippedKind.Total);
        Assert.Contains(table.Skipped, s => s.Kind == SkippedKind.ColumnNumbers);
        Assert.Equal(2, table.Skipped.Count(s => s.Kind == SkippedKind.Signature));
    }

    [Fact]
    public void NumberAndDate_HamletAndCommune_InOneCell()
    {
        var table = Read(
            ["Người phải thi hành án", "Địa chỉ", "Quyết định thi hành án", "Phải thi hành"],
            ["Trần Bình", "Ấp Mỹ Phú Đông, xã Hưng Phú", "Số 62/QĐ-CCTHADS ngày 08/11/2022", 5L],
            ["Lê Dũng", "Ấp 9B, thị trấn Phước Long, huyện Phước Long", "63/QĐ-CCTHADS, 09/11/2022", 6L],
            ["Đỗ Đạt", "Ấp 1A, Xã Phong Thạnh Tây A", "64/QĐ-CCTHADS\nngày 10 tháng 11 năm 2022", 7L]);
        Assert.Equal(["62/QĐ-CCTHADS", "63/QĐ-CCTHADS", "64/QĐ-CCTHADS"], table.Rows.Select(r => r.Values["no"].Text));
        Assert.Equal([new(2022, 11, 8), new(2022, 11, 9), new DateOnly(2022, 11, 10)], table.Rows.Select(r => r.Values["day"].Date!.Value));
        Assert.Equal(["xã Hưng Phú", "thị trấn Phước Long", "Xã Phong Thạnh Tây A"], table.Rows.Select(r => r.Values["commune"].Text));
        Assert.Equal(["Ấp Mỹ Phú Đông", "Ấp 9B", "Ấp 1A"], table.Rows.Select(r => r.Values["hamlet"].Text));
    }

    [Fact]
    public void Mapping_OverridesTheGuess()
    {
        object?[][] rows = [["Số QĐ", "Ngày QĐ", "Người phải THA", "Cột lạ", "Phải thi hành"], ["1/QĐ", "15/08/2019", "An", "7.000", 1L], ["2/QĐ", "15/09/2019", "Bình", "8.000", 1L]];
        var table = TableReader.Read(Books.Sheet(rows), Fields, new Dictionary<string, int> { ["no"] = 1, ["day"] = 2, ["name"] = 3, ["due"] = 4 });
        Assert.Equal([7_000, 8_000], table.Rows.Select(r => r.Values["due"].Amount!.Value));
    }

    [Fact]
    public void MissingColumn_IsSaid() =>
        Assert.Equal(["due"], Read(["Số QĐ", "Ngày QĐ", "Người phải THA"], ["1/QĐ", "15/08/2019", "An"]).Unmapped.Select(f => f.Code));

    [Fact]
    public void NoHeader_IsACodedError() =>
        Assert.Equal(OfficeFileException.NoHeader, Assert.Throws<OfficeFileException>(() => Read([1L, 2L, 3L], [4L, 5L, 6L])).Code);

    [Fact]
    public void SwappedDates_AreMended_OnlyWhenAllOfThemCouldBe()
    {
        var swapped = Enumerable.Range(1, 12).Select(i => Row(i, new DateOnly(2020, (i % 12) + 1, i)));
        var text = Enumerable.Range(13, 12).Select(i => Row(i, $"{i}/03/2020"));
        var table = Read([Titles, .. swapped, .. text]);
        Assert.Equal(new DateOnly(2020, 1, 2), table.Rows[0].Values["day"].Date);
        Assert.Contains(table.Notes, n => n.Code == "DATE-SWAP");

        var honest = Read([Titles, .. Enumerable.Range(1, 12).Select(i => Row(i, new DateOnly(2020, (i % 12) + 1, i))), Row(13, new DateOnly(2020, 5, 25)), .. text]);
        Assert.Equal(new DateOnly(2020, 2, 1), honest.Rows[0].Values["day"].Date);
        Assert.DoesNotContain(honest.Notes, n => n.Code == "DATE-SWAP");
        Assert.Contains(honest.Notes, n => n.Code == "DATE-SWAP-DOUBT");
    }

    [Fact]
    public void Formulas_WithoutStoredValues_AreComputed()
    {
        var sheet = new Sheet();
        sheet.Add(new() { Row = 1, Column = 1, Number = 5, Text = "5" });
        sheet.Add(new() { Row = 2, Column = 1, Text = "1.500 đồng" });
        sheet.Add(new() { Row = 1, Column = 2, Formula = "A1*2+A2" });
        sheet.Add(new() { Row = 2, Column = 2, Formula = "SUM(A1:A2)-(B1/5)" });
        sheet.Add(new() { Row = 3, Column = 2, Formula = "VLOOKUP(A1,C:D,2)" });
        sheet.Add(new() { Row = 4, Column = 2, Formula = "B5+1" });
        sheet.Add(new() { Row = 5, Column = 2, Formula = "B4+1" });
        Formulas.Evaluate(sheet);
        Assert.Equal(1510, sheet[1, 2]!.Number);
        Assert.Equal(1203, sheet[2, 2]!.Number);
        Assert.True(sheet[3, 2]!.Broken);
        Assert.True(sheet[4, 2]!.Broken, "a circle has no value");
    }

    [Fact]
    public void AnnotatedCopy_KeepsTheSheet_AndIsValid()
    {
        foreach (var file in new[] { Books.Sample("register.xlsx"), Books.Fixture("register.xls") })
        {
            var original = File.ReadAllBytes(file);
            var copy = AnnotatedCopy.Write(original, Path.GetFileName(file), [new(10, 6, "REG-005", "Ngày ở tương lai"), new(12, null, "REG-001", "Thiếu số")]);
            Assert.Empty(Errors(copy));
            var (before, after) = (SheetFile.Read(original, file), SheetFile.Read(copy, "copy.xlsx"));
            Assert.Equal("REG-005: Ngày ở tương lai", after[10, before.LastColumn + 1]!.Text);
            Assert.Equal("REG-001: Thiếu số", after[12, before.LastColumn + 1]!.Text);
            Assert.All(before.Cells.Where(c => c.Formula is null), c => Assert.Equal(c.Text, after[c.Row, c.Column]!.Text));
        }
    }

    [Fact]
    public void Writer_IsValid_Typed_AndDefusesFormulas()
    {
        var content = WorkbookWriter.Write(new SheetSpec("Bảng: 1/2", ["Tiêu đề"],
            [new("Tên", ColumnKind.Text, 20), new("Tiền", ColumnKind.Money, 15, true), new("Ngày", ColumnKind.Date), new("Tỷ lệ", ColumnKind.Percent)],
            [["=1+1", 5_000_000_000L, new DateOnly(2023, 7, 1), 0.5], ["@SUM(A1)", 7L, null, null], ["\u0001Đỗ", 1L, null, 1.0]]));
        Assert.Empty(Errors(content));
        var sheet = SheetFile.Read(content, "x.xlsx");
        Assert.Equal("=1+1", sheet[4, 1]!.Text);
        Assert.Null(sheet[4, 1]!.Formula);
        Assert.Equal(new DateOnly(2023, 7, 1), sheet[4, 3]!.Date);
        Assert.Equal("Đỗ", sheet[6, 1]!.Text);
        Assert.Equal(5_000_000_008, sheet[7, 2]!.Number);
    }

    private static readonly object?[] Titles = ["Số QĐ", "Ngày QĐ", "Người phải THA", "Phải thi hành"];

    private static object?[] Row(int number, object day) => [$"{number}/QĐ-THADS", day, "Nguyễn An", 1L];

    private static TableReading Read(params object?[][] rows) => TableReader.Read(Books.Sheet(rows), Fields);

    private static IEnumerable<string> Errors(byte[] content)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(content), false);
        return [.. new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}")];
    }

    [Fact]
    public void PrintedSheet_RepeatsItsHeader_AndRatesOfTotalsAreFormulas()
    {
        var content = WorkbookWriter.Write(new SheetSpec("Kết quả", ["Bảng", "Nguồn"],
            [new("Tên", ColumnKind.Text), new("Xong", ColumnKind.Number, 12, true), new("Có điều kiện", ColumnKind.Number, 12, true), new("Tỷ lệ", ColumnKind.Percent, 12, false, (1, 2)), new("Điểm", ColumnKind.Decimal)],
            [["=1+1", 3, 10, 0.3, 1.25], ["b", 1, 10, 0.1, null]]));
        using var book = SpreadsheetDocument.Open(new MemoryStream(content), false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(book));
        Assert.Equal("'Kết quả'!$4:$4", book.WorkbookPart!.Workbook!.DefinedNames!.Single().InnerText);
        var sheet = book.WorkbookPart.WorksheetParts.Single().Worksheet!;
        var page = sheet.Elements<DocumentFormat.OpenXml.Spreadsheet.PageSetup>().Single();
        Assert.Equal((9u, "landscape", 1u, 0u), (page.PaperSize!.Value, page.Orientation!.InnerText, page.FitToWidth!.Value, page.FitToHeight!.Value));
        var cells = sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().ToDictionary(c => c.CellReference!.Value!);
        Assert.Equal(("SUM(B5:B6)", "4"), (cells["B7"].CellFormula!.Text, cells["B7"].CellValue!.Text));
        Assert.Equal(("IF(C7=0,0,B7/C7)", "0.2"), (cells["D7"].CellFormula!.Text, cells["D7"].CellValue!.Text));
        Assert.Null(cells["A5"].CellFormula);
        Assert.Equal("=1+1", cells["A5"].InnerText);
    }
}
