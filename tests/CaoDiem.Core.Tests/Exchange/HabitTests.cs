using System.Text;
using CaoDiem.Exchange;
using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.OfficeFiles;
using CaoDiem.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaoDiem.Core.Tests.Exchange;

/// <summary>Registers as offices really bring them, each with one habit; the right answer is the test.</summary>
public sealed class HabitTests
{
    private static readonly DateOnly AsOf = new(2024, 7, 1);

    [Theory]
    [InlineData("00-base.xlsx", 4, 20_000_000, "")]
    [InlineData("01-html.xls", 3, 15_000_000, "")]
    [InlineData("05-x000d.xlsx", 3, 15_000_000, "")]
    [InlineData("06-dot-amounts.xlsx", 5, 94_214_387, "AMOUNT-THOUSAND")]
    [InlineData("07a-thousand-header.xlsx", 3, 15_006_000, "UNIT")]
    [InlineData("08a-sheet-per-officer.xlsx", 10, 50_000_000, "")]
    [InlineData("08c-hidden-old-sheet.xlsx", 3, 15_000_000, "SHEET-LEFT-OUT")]
    [InlineData("10a-merged-officer.xlsx", 5, 25_000_000, "MERGED")]
    [InlineData("12a-filled-down-empty.xlsx", 3, 15_000_000, "")]
    [InlineData("15a-eth-header.xlsx", 3, 15_000_000, "")]
    [InlineData("16-invisible.xlsx", 10, 50_000_000, "ROW-REPEATED")]
    [InlineData("19a-fullwidth-date.xlsx", 2, 10_000_000, "")]
    [InlineData("21a-swapped-few.xlsx", 4, 20_000_000, "DATE-SWAP")]
    [InlineData("28-backslash.xlsx", 4, 20_000_000, "")]
    [InlineData("41a-group-rows.xlsx", 4, 20_000_000, "ROWS-GROUP")]
    public async Task Habit_IsUnderstood(string file, int files, long due, string note)
    {
        await using var database = await TestDatabase.CreateAsync();
        var report = await ImportAsync(database, Habit(file), file);
        Assert.Empty(report.Issues);
        Assert.Equal((files, due, true), (report.Created, report.Sums.Due, report.Stored));
        Assert.True(note.Length == 0 || report.Notes.Any(n => n.Code == note && n.Rows > 0 && n.Example.Length > 0), Told(report));
        await using var db = database.Open();
        Assert.True(await db.Dossiers.AllAsync(d => d.OfficerId != null && d.CommuneId != null));
        Assert.DoesNotContain(await db.Officers.Select(o => o.Name).ToListAsync(), n => n.Any(c => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format));
    }

    [Theory]
    [InlineData("13-errors.xls", RegisterIssues.ErrorValue, 4, "K")]
    [InlineData("18-number-became-date.xlsx", RegisterIssues.NumberBecameDate, 4, "B")]
    [InlineData("32a-dup-row.xlsx", RegisterIssues.AmountUnreadable, 4, "J")]
    public async Task Mistake_IsRefused_WithItsCell_AndTheCopySaysSo(string file, string code, int row, string column)
    {
        await using var database = await TestDatabase.CreateAsync();
        var report = await ImportAsync(database, Habit(file), file);
        Assert.Contains(report.Issues, i => i.Code == code && i.Row == row && i.Column == column);
        var copy = SheetFile.Read(AnnotatedCopy.Write(Habit(file), file, report.Remarks()), "copy.xlsx");
        Assert.Contains(code, copy[row, copy.LastColumn]!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_AreReadOrRefusedOneByOne()
    {
        await using var database = await TestDatabase.CreateAsync();
        var report = await ImportAsync(database, Habit("20-dates.xlsx"), "20.xlsx");
        Assert.Equal([12, 13, 18, 19, 20, 21, 22], report.Issues.Select(i => i.Row).Distinct().Order());
        Assert.All(report.Issues, i => Assert.Equal("C", i.Column));
        Assert.Equal((7, 18), (report.Refused, report.Created));
    }

    [Fact]
    public async Task SheetsPerOfficer_AreNamed_NamesStayNames_SwappedDaysAreRight()
    {
        await using var database = await TestDatabase.CreateAsync();
        var report = await ImportAsync(database, Habit("08a-sheet-per-officer.xlsx"), "08a.xlsx");
        Assert.Equal([("CHV An", 3, true), ("CHV Bình", 5, true), ("CHV Cúc", 2, true)], report.Sheets.Select(s => (s.Name, s.Rows, s.Used)));
        await using var second = await TestDatabase.CreateAsync();
        await ImportAsync(second, Habit("05-x000d.xlsx"), "05.xlsx");
        await using var db = second.Open();
        Assert.Contains("Nguyễn Văn A; Trần Thị B", await db.Dossiers.Select(d => d.DebtorName).ToListAsync());
        Assert.Contains("2/QĐ-CCTHADS", await db.Dossiers.Select(d => d.DecisionNo).ToListAsync());
        await using var third = await TestDatabase.CreateAsync();
        await ImportAsync(third, Habit("21a-swapped-few.xlsx"), "21a.xlsx");
        await using var days = third.Open();
        Assert.Equal([new(2021, 2, 28), new(2021, 3, 11), new(2021, 8, 15), new DateOnly(2021, 9, 4)], await days.Dossiers.Select(d => d.DecisionDate).Order().ToListAsync());
    }

    [Fact]
    public async Task Mending_CanBeRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var report = await ImportAsync(database, Habit("06-dot-amounts.xlsx"), "06.xlsx", refused: "AMOUNT-THOUSAND");
        Assert.False(report.Stored);
        Assert.Equal(2, report.Issues.Count(i => i.Code == RegisterIssues.AmountUnreadable && i.Column == "J"));
        Assert.Contains(report.Notes, n => n.Code == "AMOUNT-SMALL");
    }

    [Theory]
    [InlineData(";", "utf-8")]
    [InlineData(",", "utf-16")]
    public async Task ExportWithARowPerObligation_IsFilesWithItems(string mark, string encoding)
    {
        await using var database = await TestDatabase.CreateAsync();
        string[][] rows =
        [
            ["MA_HO_SO", "SO_QD_THA", "NGAY_QD_THA", "LOAI_VIEC", "TEN_NGUOI_PHAI_THA", "DIA_CHI", "TEN_XA", "MA_NGHIA_VU", "SO_TIEN_PHAI_THA", "SO_TIEN_DA_THA", "TRANG_THAI", "TEN_CHV"],
            ["11", "01/QĐ-CTHADS", "2021-02-15", "CHU_DONG", "Nguyễn Văn An", "Ấp 1", "Xã Phong Thạnh", "AN_PHI", "300000", "0", "CHUA_CO_DIEU_KIEN", "Lê Văn Tư"],
            ["12", "02/QĐ-CTHADS", "2021-02-16", "CHU_DONG", "Trần Thị Bé", "Ấp 2", "Xã Phong Thạnh", "AN_PHI", "200000", "50000", "DANG_THI_HANH", "Lê Văn Tư"],
            ["13", "01/QĐ-CTHADS", "2021-02-15", "CHU_DONG", "Nguyễn Văn An", "Ấp 1", "Xã Phong Thạnh", "PHAT_TIEN", "5000000", "1000000", "CHUA_CO_DIEU_KIEN", "Lê Văn Tư"],
            ["14", "02/QĐ-CTHADS", "2021-02-16", "CHU_DONG", "Trần Thị Bé", "Ấp 2", "Xã Phong Thạnh", "AN_PHI", "200000", "50000", "DANG_THI_HANH", "Lê Văn Tư"],
        ];
        var text = string.Join("\r\n", rows.Select(r => string.Join(mark, r)));
        byte[] content = encoding == "utf-16" ? [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)] : Encoding.UTF8.GetBytes(text);
        var report = await ImportAsync(database, content, "export.csv");
        Assert.Empty(report.Issues);
        Assert.Equal((4, 2, 5_700_000, 1_100_000), (report.Rows, report.Created, report.Sums.Due, report.Sums.Paid));
        Assert.Contains(report.Notes, n => n is { Code: "FILE-SEVERAL-ROWS", Rows: 2 });
        Assert.Contains(report.Notes, n => n.Code == "ITEM-EQUAL");
        await using var db = database.Open();
        var first = await db.Dossiers.SingleAsync(d => d.DecisionDate == new DateOnly(2021, 2, 15));
        var line = RegisterLine.Read(first.RegisterLine)!;
        Assert.Equal([(ObligationKind.CourtFee, 300_000, 0), (ObligationKind.Fine, 5_000_000, 1_000_000)], line.Items.Select(i => (i.Kind, (int)i.Due, (int)i.Paid)));
        Assert.Equal((DossierState.NotEnforceable, ObligationKind.Fine), (line.State, line.Kind));
        Assert.Equal(2, (await ImportAsync(database, content, "export.csv")).Unchanged);
    }

    private const string Jargon = "STT|Số, ngày BA/QĐ|Số, ngày QĐ THA|Người phải THA|Địa chỉ|Nội dung|Tổng phải thu|Đã thu|Chưa có ĐK (ngày QĐ)|Điểm|XM gần nhất|Tài sản, thu nhập|CHV";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task JargonOfAnOffice_WithoutMapping_AlsoInTcvn3(bool tcvn)
    {
        await using var database = await TestDatabase.CreateAsync();
        var rows = Enumerable.Range(1, 12).Select(i =>
            $"{i}|{i}/2012/HSST ngày {i:00}/03/2012|{i}/QĐ-CCTHADS ngày {i:00}/06/2012|Nguyễn Văn Đức|Ấp {i}, xã Phong Thạnh|Án phí HSST|{i}00000|0|"
            + (i % 2 == 0 ? $"{i:00}/09/2015|{(i % 4 == 0 ? "a" : "Điểm b")}|{i:00}/05/2024|Không tài sản, thu nhập" : $"||{i:00}/04/2024|Có thu nhập") + "|Lê Văn Tư");
        var text = string.Join('\n', rows.Prepend(Jargon).Prepend("SỔ THEO DÕI - Số liệu tính đến ngày 27/06/2024"));
        var content = tcvn ? Encoding.Latin1.GetBytes(RegisterTests.ToTcvn3(text)) : Encoding.UTF8.GetBytes(text);
        var report = await ImportAsync(database, content, "so.csv");
        Assert.Empty(report.Issues);
        Assert.Equal((12, 7_800_000, new DateOnly(2024, 6, 27)), (report.Created, report.Sums.Due, report.TitleDay));
        Assert.DoesNotContain(report.Notes, n => n.Code is "COLUMN-UNUSED" or "COLUMN-ASSUMED");
        await using var db = database.Open();
        var closed = await db.Dossiers.Where(d => d.State == DossierState.NotEnforceable).ToListAsync();
        Assert.Equal(6, closed.Count);
        Assert.Equal(["a", "b"], closed.Select(d => RegisterLine.Read(d.RegisterLine)!.NotEnforceableGround).Distinct().Order());
        Assert.Equal(new DateOnly(2015, 9, 2), closed.Min(d => RegisterLine.Read(d.RegisterLine)!.NotEnforceableOn));
        Assert.True(await db.TriageFindings.AnyAsync(f => f.Group == WorkGroup.Exemption));
    }

    [Fact]
    public async Task UnitsTotalsMonths_ColumnsWithoutTellingHeaders()
    {
        await using var database = await TestDatabase.CreateAsync();
        const string text = "Sổ hồ sơ\nĐơn vị tính: nghìn đồng\nSố QĐ;Ngày QĐ;Người phải THA;Xã;Nội dung;Phải THA;Thu tháng 1;Thu tháng 2;CHV\n"
            + "I;Chấp hành viên: Lê Văn Tư;;;;;;;\n1/QĐ-THADS;15/02/2021;Tống Văn An;Xã A;Án phí;1.500;200;300;\n2/QĐ-THADS;16/02/2021;Công Bình;Xã A;Án phí;2.500,5;;100;\n"
            + "Tổng cộng;;;;;9.999;;;\n;;Người lập biểu;;;;;;";
        var report = await ImportAsync(database, Encoding.UTF8.GetBytes(text), "so.csv");
        Assert.Empty(report.Issues);
        Assert.Equal((2, 4_000_500, 600_000), (report.Created, report.Sums.Due, report.Sums.Paid));
        Assert.Equal(["Lê Văn Tư"], report.NewOfficers);
        Assert.Contains(report.Notes, n => n.Code == "TOTAL-DIFFERS");
    }

    [Fact]
    public async Task DaysTell_WhichDocumentIsWhich_AndArithmeticWhichAmount()
    {
        await using var database = await TestDatabase.CreateAsync();
        var rows = Enumerable.Range(1, 6).Select(i => $"{i}/QĐ-THADS;{i + 10}/05/2021;{i}/2020/DSST;{i + 10}/02/2021;Lê Bình;Xã A;Án phí;{i}00000;{i}0000;{i * 90000};Lê Tư");
        var text = string.Join('\n', rows.Prepend("Số QĐ THA;Ngày bản án;Số bản án;Ngày QĐ THA;Người phải THA;Xã;Nội dung;Cột 1;Cột 2;Cột 3;CHV"));
        var report = await ImportAsync(database, Encoding.UTF8.GetBytes(text), "so.csv");
        Assert.Empty(report.Issues);
        Assert.Equal((6, 2_100_000, 210_000), (report.Created, report.Sums.Due, report.Sums.Paid));
        Assert.Equal(2, report.Notes.Count(n => n.Code == "COLUMN-ASSUMED"));
        await using var db = database.Open();
        Assert.True(await db.Dossiers.AllAsync(d => d.DecisionDate.Month == 5 && d.JudgmentDate!.Value.Month == 2));
    }

    [Fact]
    public async Task OfficerInTheSheetName_SummaryLeftOut_OtherSpellingsOfNames()
    {
        await using var database = await TestDatabase.CreateAsync();
        ColumnSpec[] columns = [.. new[] { "Số QĐ", "Ngày QĐ", "Người phải THA", "Xã", "Nội dung", "Phải thi hành" }.Select(h => new ColumnSpec(h, ColumnKind.Text))];
        object?[] Row(int i, string commune) => [$"{i}/QĐ-THADS", "15/02/2021", $"Nguyễn Văn {(char)('A' + i)}", commune, "Án phí", 300_000L];
        var (an, binh) = (Enumerable.Range(1, 3).Select(i => Row(i, "Xã Đức Hòa")).ToArray(), Enumerable.Range(4, 3).Select(i => Row(i, "Đức Hòa")).ToArray());
        var content = WorkbookWriter.Write(new SheetSpec("Tổng hợp", [], columns, [.. an, .. binh]), new SheetSpec("Lê Văn An", [], columns, an), new SheetSpec("CHV Trần Bình", [], columns, binh));
        var report = await ImportAsync(database, content, "so.xlsx");
        Assert.Empty(report.Issues);
        Assert.Equal((6, 1_800_000), (report.Created, report.Sums.Due));
        Assert.Equal([false, true, true], report.Sheets.Select(s => s.Used));
        Assert.Equal(["Lê Văn An", "Trần Bình"], report.NewOfficers.Order());
        Assert.Equal(["Xã Đức Hòa"], report.NewCommunes);
        Assert.Contains(report.Notes, n => n.Code == "SAME-AS");
    }

    [Fact]
    public async Task OneMistakeOfAColumn_IsSaidOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var rows = Enumerable.Range(1, 20).Select(i => $"{i}/QĐ-THADS;ngày {i} Giêng;Lê Bình;Xã A;Án phí;300000");
        var report = await ImportAsync(database, Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend("Số QĐ;Ngày QĐ;Người phải THA;Xã;Nội dung;Phải thi hành"))), "so.csv");
        Assert.Single(report.Issues);
        Assert.Equal(20, report.Refused);
    }

    private static byte[] Habit(string file) => File.ReadAllBytes(Path.Combine(Samples.Root, "tests/CaoDiem.OfficeFiles.Tests/Fixtures/habits", file));

    private static string Told(ImportReport report) => string.Join("; ", report.Notes.Select(n => $"{n.Code} {n.Message} [{n.Rows}, {n.Example}]"));

    private static async Task<ImportReport> ImportAsync(TestDatabase database, byte[] content, string name, string? refused = null)
    {
        await using var db = database.Open();
        var office = await db.Offices.SingleOrDefaultAsync();
        var id = office?.Id ?? (await new AddOfficeHandler(db).Handle(new("PL", "Phước Long"), Actor.System("Thử"))).Id;
        return await new ImportRegisterHandler(db).Handle(
            new(content, name, AsOf, Refused: refused is null ? null : new HashSet<string> { refused }), Actor.ForOffice(id, "Thử"));
    }
}
