using System.Diagnostics;
using System.Text;
using Xunit;

namespace CaoDiem.OfficeFiles.Tests;

public sealed class FileKindTests
{
    private const string Csv = "Số QĐ;Ngày QĐ;Người phải THA\n1/QĐ-THADS;15/02/2021;\"Nguyễn Văn Đức; Trần Thị B\"\n2/QĐ-THADS;16/02/2021;\"Lê\n\"\"Tư\"\"\"\n";

    static FileKindTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-8 with mark")]
    [InlineData("utf-16")]
    [InlineData("utf-16 without mark")]
    [InlineData("windows-1258")]
    [InlineData("tcvn3")]
    public void Csv_InEveryEncoding(string encoding)
    {
        var content = encoding switch
        {
            "utf-8 with mark" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Csv)],
            "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Csv)],
            "utf-16 without mark" => Encoding.Unicode.GetBytes(Csv),
            "windows-1258" => To1258(Csv),
            "tcvn3" => Encoding.Latin1.GetBytes(LegacyText.ToTcvn3(Csv)),
            _ => Encoding.UTF8.GetBytes(Csv),
        };
        var sheet = SheetFile.Read(content, "so.csv");
        Assert.Equal("Nguyễn Văn Đức; Trần Thị B", sheet[2, 3]!.Text);
        Assert.Equal("Lê\n\"Tư\"", sheet[3, 3]!.Text);
        Assert.Equal("Người phải THA", sheet[1, 3]!.Text);
    }

    [Theory]
    [InlineData(",")]
    [InlineData("\t")]
    [InlineData("|")]
    public void Delimiters_AreFound(string mark)
    {
        var text = string.Join('\n', Enumerable.Range(1, 5).Select(i => string.Join(mark, $"{i}/QĐ", "15.02.2021", "Nguyễn An")));
        Assert.Equal("15.02.2021", SheetFile.Read(Encoding.UTF8.GetBytes(text), "so.xls")[3, 2]!.Text);
    }

    [Fact]
    public void Html_SpansEntitiesTitlesAndUnclosedCells()
    {
        const string html = "<html><style>td{}</style><body><p>Số liệu tính đến 01/07/2023</p><table><tr><th rowspan=2>Số<th colspan='2'>Quyết&nbsp;định</tr>"
            + "<tr><td>A<br>B<td>&#272;ức</tr><tr><td>1<td>2<td>3</table></body></html>";
        var sheet = SheetFile.Read(Encoding.UTF8.GetBytes(html), "so.xls");
        Assert.Equal("Số liệu tính đến 01/07/2023", sheet[1, 1]!.Text);
        Assert.Equal(("A\nB", "Đức"), (sheet[3, 2]!.Text, sheet[3, 3]!.Text));
        Assert.Equal(("1", "3"), (sheet[4, 1]!.Text, sheet[4, 3]!.Text));
        Assert.Equal(2, sheet.Merges.Count);
    }

    [Fact]
    public void Xml2003_IndexesMergesTypesHiddenSheets()
    {
        const string xml = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
            + "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><Worksheet ss:Name=\"Cũ\"><Table><Row><Cell><Data ss:Type=\"String\">x</Data></Cell></Row></Table>"
            + "<WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>"
            + "<Worksheet ss:Name=\"Sổ\"><Table><Row ss:Index=\"3\"><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">Số</Data></Cell><Cell><Data ss:Type=\"Number\">5</Data></Cell></Row>"
            + "<Row><Cell ss:Index=\"3\"><Data ss:Type=\"DateTime\">2021-02-15T00:00:00.000</Data></Cell><Cell><Data ss:Type=\"Error\">#N/A</Data></Cell></Row></Table></Worksheet></Workbook>";
        var book = SheetFile.ReadBook(Encoding.UTF8.GetBytes(xml), "so.xls");
        Assert.Equal([true, false], book.Sheets.Select(s => s.Hidden));
        var sheet = book.Sheets[1];
        Assert.Equal(5, sheet[3, 3]!.Number);
        Assert.Equal(new DateOnly(2021, 2, 15), sheet[4, 3]!.Date);
        Assert.True(sheet[4, 4]!.Broken);
    }

    [Theory]
    [InlineData("xl/workbook.bin", OfficeFileException.UnknownType, ".xlsx")]
    [InlineData("EncryptedPackage", OfficeFileException.Protected, "mật khẩu")]
    [InlineData("word/document.xml", OfficeFileException.UnknownType, "Word")]
    [InlineData("anh.jpg", OfficeFileException.UnknownType, ".xlsx")]
    public void WhatIsNotRead_IsNamed_WithTheWayOut(string part, string code, string word)
    {
        var refused = Assert.Throws<OfficeFileException>(() => SheetFile.Read(XlsxParts.Zip(new() { [part] = "x" }), "so.xlsx"));
        Assert.Equal(code, refused.Code);
        Assert.Contains(word, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StrictNamespaces_OtherLetterCase_Backslashes_MissingRelations_LooseParts()
    {
        var rows = XlsxParts.Rows(["Số", "Ngày"], ["1/QĐ", 44242]);
        var strict = XlsxParts.Of(rows).ToDictionary(p => p.Key, p => p.Value
            .Replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal)
            .Replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal));
        var noRelations = XlsxParts.Of(rows);
        noRelations["xl/_rels/workbook.xml.rels"] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";
        var noWorkbook = XlsxParts.Of(rows);
        noWorkbook.Remove("xl/workbook.xml");
        var dangling = XlsxParts.Of(rows, "<row></oops>");
        foreach (var content in new[]
        {
            XlsxParts.Zip(strict), XlsxParts.Zip(XlsxParts.Of(rows), n => n.Replace('/', '\\')), XlsxParts.Zip(XlsxParts.Of(rows), n => n.ToUpperInvariant()),
            XlsxParts.Zip(noRelations), XlsxParts.Zip(noWorkbook), XlsxParts.Zip(dangling),
        })
        {
            Assert.Equal("1/QĐ", SheetFile.Read(content, "so.xlsx")[2, 1]!.Text);
        }

        Assert.Equal(["S2"], SheetFile.ReadBook(XlsxParts.Zip(dangling), "so.xlsx").Unreadable);
    }

    [Fact]
    public void OldExcel_ErrorsAreSeen()
    {
        var sheet = SheetFile.Read(File.ReadAllBytes(Books.Fixture("habits/13-errors.xls")), "13.xls");
        Assert.Contains(sheet.Cells, c => c is { Broken: true, Text: "#DIV/0!" });
        Assert.Contains(sheet.Cells, c => c is { Broken: true, Text: "#REF!" });
    }

    [Theory]
    [InlineData("35b-formula-chain-60.xlsx", OfficeFileException.TooComplex)]
    [InlineData("38a-wide-rows-20M-cells.xlsx", OfficeFileException.TooLarge)]
    public void HostileWorkbooks_EndSoonAndSmall(string file, string code)
    {
        var content = File.ReadAllBytes(Books.Fixture($"habits/{file}"));
        var (watch, before) = (Stopwatch.StartNew(), GC.GetTotalMemory(true));
        Assert.Equal(code, Assert.Throws<OfficeFileException>(() => SheetFile.Read(content, file)).Code);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
        Assert.True(GC.GetTotalMemory(false) - before < 400_000_000);
    }

    [Fact]
    public void ManySums_DeepBrackets_LongTexts_HaveABound()
    {
        var sums = string.Concat(Enumerable.Range(1, 400).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\"><v>1</v></c><c r=\"C{i}\"><f>SUM(A1:B100000)+SUM(A1:B100000)</f></c></row>"));
        Assert.Equal(OfficeFileException.TooComplex, Assert.Throws<OfficeFileException>(() => SheetFile.Read(XlsxParts.Zip(XlsxParts.Of(sums)), "a.xlsx")).Code);
        var deep = $"<row r=\"1\"><c r=\"A1\"><f>{new string('(', 5000)}1{new string(')', 5000)}</f></c></row>";
        Assert.Equal(OfficeFileException.TooComplex, Assert.Throws<OfficeFileException>(() => SheetFile.Read(XlsxParts.Zip(XlsxParts.Of(deep)), "a.xlsx")).Code);
        var longText = XlsxParts.Rows([new string('x', 40_000)]);
        Assert.Equal(OfficeFileException.TooComplex, Assert.Throws<OfficeFileException>(() => SheetFile.Read(XlsxParts.Zip(XlsxParts.Of(longText)), "a.xlsx")).Code);
    }

    [Fact]
    public void Cleaning_LeavesOneSpelling()
    {
        Assert.Equal("15/02/2021", CellText.Clean("１５／０２／２０２１"));
        Assert.Equal("15/02/2021", CellText.Clean("\u200E١٥/٠٢/٢٠٢١\u202C"));
        Assert.Equal("3/QĐ-CCTHADS", CellText.Finish(CellText.Clean("3/QÐ\u2011CCTHADS")));
        Assert.Equal("5/QĐ-CCTHADS", CellText.Finish(CellText.Clean("5/QĐ\u00ADCCTHADS")));
        Assert.Equal("Nguyễn Văn A\nTrần Thị B", CellText.Clean("Nguyễn Văn A _x000D_\n Trần\u2009Thị\u200D B_x000d_"));
        Assert.Equal("Được", CellText.Clean("<![CDATA[Đươ\u0323c]]>"));
        Assert.Equal("người được", CellText.Finish("người ðược"));
    }

    [Fact]
    public void Copy_OfWhatTheLibraryCannotEdit_IsMadeAllTheSame()
    {
        foreach (var file in new[] { "32a-dup-row.xlsx", "28-backslash.xlsx", "01-html.xls", "13-errors.xls" })
        {
            var content = File.ReadAllBytes(Books.Fixture($"habits/{file}"));
            var copy = SheetFile.Read(AnnotatedCopy.Write(content, file, [new(4, 10, "REG-009", "Sai")]), "copy.xlsx");
            Assert.Equal("REG-009: Sai", copy[4, copy.LastColumn]!.Text);
        }
    }

    private static byte[] To1258(string text)
    {
        var encoding = Encoding.GetEncoding(1258);
        return [.. text.EnumerateRunes().SelectMany(r => encoding.GetBytes(Decomposed(r.ToString())))];
    }

    // Windows-1258 has â, ê, ô, ơ, ư, ă, đ as letters and the five tones as signs after them.
    private static string Decomposed(string letter)
    {
        var parts = letter.Normalize(NormalizationForm.FormD);
        var tone = parts.FirstOrDefault(c => "\u0300\u0301\u0303\u0309\u0323".Contains(c, StringComparison.Ordinal));
        return tone == default ? letter : string.Concat(parts.Where(c => c != tone)).Normalize(NormalizationForm.FormC) + tone;
    }
}
