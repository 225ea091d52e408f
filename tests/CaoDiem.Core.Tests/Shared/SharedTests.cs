using CaoDiem.Shared;
using Xunit;

namespace CaoDiem.Core.Tests.Shared;

public sealed class VietTextTests
{
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
    [Theory] // Tết as published; 1985, 2007 and 2030 are not the Chinese days
    [InlineData(1968, "01-29")]
    [InlineData(1975, "02-11")]
    [InlineData(1984, "02-02")]
    [InlineData(1985, "01-21")]
    [InlineData(1990, "01-27")]
    [InlineData(2000, "02-05")]
    [InlineData(2007, "02-17")]
    [InlineData(2020, "01-25")]
    [InlineData(2021, "02-12")]
    [InlineData(2022, "02-01")]
    [InlineData(2023, "01-22")]
    [InlineData(2024, "02-10")]
    [InlineData(2025, "01-29")]
    [InlineData(2026, "02-17")]
    [InlineData(2027, "02-06")]
    [InlineData(2028, "01-26")]
    [InlineData(2029, "02-13")]
    [InlineData(2030, "02-02")]
    public void Tet(int year, string day) => Assert.Equal(DateOnly.Parse($"{year}-{day}"), LunarCalendar.NewYear(year));

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
