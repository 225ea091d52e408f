using CaoDiem.Shared;
using Xunit;

namespace CaoDiem.Core.Tests.Shared;

public sealed class VietTextTests
{
    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc")]
    [InlineData("đđđ", 5, "đđ")]
    [InlineData("", 5, "")]
    public void Within_CutsAtBytes_NotInsideALetter(string text, int bytes, string expected) =>
        Assert.Equal(expected, VietText.Within(text, bytes));

    [Fact]
    public void Fold_LosesMarksAndCase() => Assert.Equal("do van duc", VietText.Fold("  Đỗ  Văn\u00A0ĐỨC "));

    [Fact]
    public void Fold_ReadsBothUnicodeForms() => Assert.Equal(VietText.Fold("Nguyễn"), VietText.Fold("Nguyễn".Normalize(System.Text.NormalizationForm.FormD)));

    [Fact]
    public void SortKey_IsVietnameseOrder()
    {
        string[] ordered = ["An", "Án", "Anh", "Ăn", "Ân", "Bình", "Dũng", "Đạt", "Em", "Êm", "Oanh", "Ông", "Ơn", "Uyên", "Ước", "Xuân", "Yến"];
        Assert.Equal(ordered, ordered.Reverse().OrderBy(VietText.SortKey, StringComparer.Ordinal));
    }

    [Fact]
    public void PersonSortKey_GivenNameFirst()
    {
        string[] ordered = ["Trần An", "Nguyễn Văn Ân", "Lê Bình", "Võ Dũng", "Bùi Đạt"];
        Assert.Equal(ordered, ordered.Reverse().OrderBy(VietText.PersonSortKey, StringComparer.Ordinal));
    }

    [Fact]
    public void SortKey_SurvivesStrayMarks() => Assert.NotNull(VietText.SortKey("\u0301\u0302a\u031B"));
}

public sealed class CalendarTests
{
    // Shared/tet.csv: the Chinese new year as published (the almanac behind ChineseLunisolarCalendar), with the five years in
    // which Việt Nam, on UTC+7 since 1968, kept another day (Hồ Ngọc Đức, "Lịch âm Việt Nam và lịch Trung Quốc").
    public static TheoryData<int, string> Published => [.. File.ReadAllLines(Path.Combine(TestKit.Samples.Root, "tests/CaoDiem.Core.Tests/Shared/tet.csv"))
        .Skip(1).Select(l => l.Split(';')).Select(c => (int.Parse(c[0]), c[1]))];

    [Theory]
    [MemberData(nameof(Published))]
    public void Tet(int year, string day) => Assert.Equal(DateOnly.Parse(day), LunarCalendar.NewYear(year));

    [Fact]
    public void Tet_DiffersFromTheChineseNewYear_InTheseYearsOnly()
    {
#pragma warning disable RS0030 // only here, to find the years in which it is wrong for Việt Nam
        var chinese = new System.Globalization.ChineseLunisolarCalendar();
#pragma warning restore RS0030
        Assert.Equal(
            [1968, 1969, 1985, 2007, 2030],
            Enumerable.Range(1968, 2050 - 1968 + 1).Where(y => LunarCalendar.NewYear(y) != DateOnly.FromDateTime(chinese.ToDateTime(y, 1, 1, 0, 0, 0, 0))));
    }

    [Fact]
    public void Lunar_ThereAndBack()
    {
        for (var day = new DateOnly(1901, 3, 1); day.Year < 2199; day = day.AddDays(7))
        {
            Assert.Equal(day, LunarCalendar.ToSolar(LunarCalendar.ToLunar(day)));
        }
    }

    [Theory]
    [InlineData("2026-04-26", false)] // Giỗ Tổ, a Sunday
    [InlineData("2026-04-27", false)] // its substitute
    [InlineData("2026-11-24", false)] // Vietnamese Culture Day
    [InlineData("2025-11-24", true)]
    [InlineData("2023-09-01", false)]
    [InlineData("2023-09-04", false)]
    [InlineData("2026-02-20", false)] // Tết by the decision of that year
    [InlineData("2026-02-23", true)]
    [InlineData("2023-07-01", false)]
    [InlineData("2023-07-03", true)]
    public void WorkingDays(string day, bool working) => Assert.Equal(working, WorkCalendar.Common.IsWorkingDay(DateOnly.Parse(day)));

    [Fact]
    public void OfficeDays_ChangeTheCommonRules()
    {
        var calendar = new WorkCalendar([new(new(2023, 7, 1), true, "Làm bù", "CV 1"), new(new(2023, 7, 3), false, "Mất điện", "TB 2")]);
        Assert.True(calendar.IsWorkingDay(new(2023, 7, 1)));
        Assert.Equal(new DateOnly(2023, 7, 4), calendar.AddWorkingDays(new(2023, 7, 1), 1));
        Assert.Contains(calendar.NonWorkingDays(2023), d => d is { Name: "Mất điện", Source: "TB 2" });
    }
}

public sealed class DongTests
{
    [Fact]
    public void Arithmetic_IsChecked() => Assert.Throws<OverflowException>(() => new Dong(long.MaxValue) + new Dong(1));

    [Fact]
    public void Text_HasDots() => Assert.Equal("1.234.567 đồng", new Dong(1_234_567).InWords());

    [Fact]
    public void PartOf_RoundsDown_WithoutOverflow() => Assert.Equal(new Dong(long.MaxValue / 5), new Dong(long.MaxValue).PartOf(1, 5));
}
