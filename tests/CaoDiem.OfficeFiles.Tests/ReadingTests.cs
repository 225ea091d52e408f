using CaoDiem.OfficeFiles;
using CsCheck;
using Xunit;

namespace CaoDiem.OfficeFiles.Tests;

public sealed class DayAndAmountTests
{
    [Theory]
    [InlineData("15/08/2019", "2019-08-15")]
    [InlineData("18/7/2016", "2016-07-18")]
    [InlineData("ngày 01 tháng 02 năm 2023", "2023-02-01")]
    [InlineData("Ngày 1 tháng 2 năm 2023", "2023-02-01")]
    [InlineData("01-02-2023", "2023-02-01")]
    [InlineData("1.2.2023", "2023-02-01")]
    [InlineData("2023-02-01", "2023-02-01")]
    [InlineData("08/11/22", "2022-11-08")]
    [InlineData("08/11/95", "1995-11-08")]
    [InlineData("29/02/2024", "2024-02-29")]
    [InlineData("15/02/2021 00:00:00", "2021-02-15")]
    [InlineData("15/02/2021 12:00:00 SA", "2021-02-15")]
    [InlineData("2021-02-15T00:00:00", "2021-02-15")]
    [InlineData("2021/02/15", "2021-02-15")]
    [InlineData("20210215", "2021-02-15")]
    [InlineData("15022021", "2021-02-15")]
    [InlineData("44242", "2021-02-15")]
    [InlineData("15-Feb-2021", "2021-02-15")]
    [InlineData("15-thg 2-2021", "2021-02-15")]
    [InlineData("15 / 02 / 2021.", "2021-02-15")]
    [InlineData("15//02/2021", "2021-02-15")]
    [InlineData("15 02 2021", "2021-02-15")]
    [InlineData("Ngày 15-02-2021", "2021-02-15")]
    public void Day_EverySpelling(string text, string expected) => Assert.Equal((DateOnly.Parse(expected), null), Days.Parse(text));

    [Theory]
    [InlineData("29/02/2023", Days.Impossible)]
    [InlineData("31/04/2023", Days.Impossible)]
    [InlineData("01/13/2023", Days.Impossible)]
    [InlineData("00/01/2023", Days.Impossible)]
    [InlineData("hôm qua", Days.Unreadable)]
    [InlineData("2023", Days.Unreadable)]
    [InlineData("02/2021", Days.Unreadable)]
    [InlineData("15/02/2O21", Days.Unreadable)]
    [InlineData("15/02/0021", Days.Impossible)]
    [InlineData("32/01/2021", Days.Impossible)]
    [InlineData("99999999", Days.Impossible)]
    public void Day_Wrong(string text, string problem) => Assert.Equal((null, problem), Days.Parse(text));

    [Theory]
    [InlineData("93.500.000 đồng", 93_500_000)]
    [InlineData("750.000.000 đ", 750_000_000)]
    [InlineData("1.887.000", 1_887_000)]
    [InlineData("1,887,000", 1_887_000)]
    [InlineData("4.950.000 VNĐ", 4_950_000)]
    [InlineData("200000", 200_000)]
    [InlineData("0 đồng", 0)]
    [InlineData("(5.000)", -5_000)]
    [InlineData("-5.000", -5_000)]
    [InlineData("20tr", 20_000_000)]
    [InlineData("1tr5", 1_500_000)]
    [InlineData("1,5 tỷ", 1_500_000_000)]
    [InlineData("500 nghìn", 500_000)]
    [InlineData("5 000 000", 5_000_000)]
    [InlineData("5'000'000", 5_000_000)]
    [InlineData("5000000.00", 5_000_000)]
    [InlineData("5.000.000 đồng (năm triệu đồng)", 5_000_000)]
    [InlineData("5.000.000đ/-", 5_000_000)]
    public void Amount_EverySpelling(string text, long expected) => Assert.Equal((expected, null), Amounts.Parse(text));

    [Theory]
    [InlineData("1.50.000", Amounts.Unreadable)]
    [InlineData("năm triệu", Amounts.Unreadable)]
    [InlineData("12,5", Amounts.Unreadable)]
    [InlineData("3 con bò", Amounts.Unreadable)]
    [InlineData("99999999999999999999", Amounts.Overflow)]
    [InlineData("9.999.999.999.999.999.999", Amounts.Overflow)]
    public void Amount_Wrong(string text, string problem) => Assert.Equal((null, problem), Amounts.Parse(text));

    [Theory]
    [InlineData("1.500.000,5")]
    [InlineData("1.000,50")]
    [InlineData("1,000.5")]
    [InlineData("1500000.25")]
    [InlineData("1,2345678tr")]
    public void AmountTyped_WithAFraction_IsRefused(string text) => Assert.Equal((null, Amounts.Fractional), Amounts.ParseTyped(text));

    [Theory]
    [InlineData("1.500.000,0", 1_500_000)]
    [InlineData("1.500.000,00", 1_500_000)]
    [InlineData("1500000.00", 1_500_000)]
    [InlineData("1,5 tỷ", 1_500_000_000)]
    [InlineData("1tr5", 1_500_000)]
    public void AmountTyped_WholeDong_IsRead(string text, long expected) => Assert.Equal((expected, null), Amounts.ParseTyped(text));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    public void Amount_Nothing(string text) => Assert.Equal((null, null), Amounts.Parse(text));
}

public sealed class LegacyVietnameseTests
{
    private const string Letters =
        "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵĂÂÊÔƠƯĐ";

    [Fact]
    public void Tcvn3_EveryLetterComesBack() => Assert.Equal(Letters, LegacyVietnamese.FromTcvn3(LegacyText.ToTcvn3(Letters)));

    [Fact]
    public void Vni_EveryLetterComesBack()
    {
        const string capitals = "ÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ";
        Assert.Equal(Letters + capitals, LegacyVietnamese.FromVni(LegacyText.ToVni(Letters + capitals)));
    }

    [Theory]
    [InlineData("NguyÔn V¨n §øc", "Nguyễn Văn Đức")]
    public void Tcvn3_AsPrinted(string legacy, string expected) => Assert.Equal(expected, LegacyVietnamese.FromTcvn3(legacy));

    [Theory]
    [InlineData("Nguyeãn Vaên Ñöùc", "Nguyễn Văn Đức")]
    public void Vni_AsPrinted(string legacy, string expected) => Assert.Equal(expected, LegacyVietnamese.FromVni(legacy));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sheet_LegacyColumnsAreDecoded_UnicodeColumnsStay(bool tcvn)
    {
        string[] names = ["Nguyễn Văn Đức", "Trần Thị Ngọc", "Đỗ Hữu Phước", "Lê Ánh"];
        string[] courts = ["Tòa án huyện", "Toà án tỉnh", "Tòa án hoà giải", "Quân khu"];
        Func<string, string> encode = tcvn ? LegacyText.ToTcvn3 : LegacyText.ToVni;
        var sheet = SheetFile.Read(Books.Of(names.Select((n, i) => new object?[] { encode(n), courts[i] })), "x.xlsx");
        for (var i = 0; i < names.Length; i++)
        {
            Assert.Equal(names[i], sheet[i + 2, 1]!.Text);
            Assert.Equal(courts[i], sheet[i + 2, 2]!.Text);
        }
    }

    [Fact]
    public void Sheet_UnicodeIsNeverTouched()
    {
        var samples = SheetFile.Read(File.ReadAllBytes(Books.Sample("register.xlsx")), "register.xlsx");
        Assert.Contains(samples.Cells, c => c.Text == "Xã Vĩnh Phú Đông");
        Assert.Contains(samples.Cells, c => c.Text == "CHI CỤC THI HÀNH ÁN DÂN SỰ");
    }
}

public sealed class HostileFileTests
{
    [Fact]
    public void Empty() => Refused([], OfficeFileException.Empty);

    [Fact]
    public void NotASpreadsheet() => Refused("%PDF-1.7 Số;Ngày\n1;2\n"u8.ToArray(), OfficeFileException.UnknownType);

    [Fact]
    public void CutOff()
    {
        var whole = File.ReadAllBytes(Books.Sample("register.xlsx"));
        Refused(whole[..(whole.Length / 2)], OfficeFileException.Damaged);
    }

    [Fact]
    public void TooLarge() => Refused(new byte[SheetFile.MaximumBytes + 1], OfficeFileException.TooLarge);

    [Fact]
    public void DocumentTypeIsRefused()
    {
        var content = Books.Replace(File.ReadAllBytes(Books.Sample("results.xlsx")), "xl/sharedStrings.xml",
            "<?xml version=\"1.0\"?><!DOCTYPE sst [<!ENTITY a \"aaaa\">]><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>&a;</t></si></sst>");
        Refused(content, OfficeFileException.Damaged);
    }

    [Fact]
    public void AnyDamage_IsACodedErrorOrAReading()
    {
        var whole = File.ReadAllBytes(Books.Sample("results.xlsx"));
        var old = File.ReadAllBytes(Books.Fixture("register.xls"));
        Gen.Select(Gen.Bool, Gen.Int[0, int.MaxValue].Array[1, 12], Gen.Byte.Array[1, 12]).Sample((isOld, places, values) =>
        {
            var content = (byte[])(isOld ? old : whole).Clone();
            for (var i = 0; i < places.Length; i++)
            {
                content[places[i] % content.Length] = values[i % values.Length];
            }

            try
            {
                return SheetFile.Read(content, "x.xlsx").CellCount > 0;
            }
            catch (OfficeFileException refused)
            {
                return refused.Code.StartsWith("FILE-", StringComparison.Ordinal);
            }
        }, iter: 300);
    }

    private static void Refused(byte[] content, string code) =>
        Assert.Equal(code, Assert.Throws<OfficeFileException>(() => SheetFile.Read(content, "x.xlsx")).Code);
}
