using System.Text.RegularExpressions;
using CaoDiem.TestKit;
using Xunit;

namespace CaoDiem.Core.Tests.Law;

/// <summary>No article, amount or count of days of the law stands anywhere but in the module Law (the calendar of holidays in Shared).</summary>
public sealed partial class LawScanTests
{
    private static readonly string[] Ours = ["src/CaoDiem.Core/Law/", "src/CaoDiem.Core/Shared/VietnamHolidays.cs", "src/CaoDiem.Core/Shared/LunarCalendar.cs"];

    // What looks like a number of the law and is not.
    private static readonly Dictionary<string, string[]> NotLaw = new()
    {
        ["src/CaoDiem.Core/Identity/PasswordHash.cs"] = ["210_000"],
        ["src/CaoDiem.Core/Documents/PaperKind.cs"] = ["Như Điều 3"],
        ["src/CaoDiem.Core/Documents/FieldKinds.cs"] = ["Như Điều 3"],
        ["src/CaoDiem.Core/Scheduling/TravelTime.cs"] = ["300_000"],
        ["src/CaoDiem.Web/Ui/Format.cs"] = ["1_000_000_000", "1_000_000"],
        ["src/CaoDiem.Web/Pages/Rulebook/Index.cshtml"] = ["khoản 1 Điều 5 Nghị định"],
    };

    [Fact]
    public void NothingOfTheLaw_OutsideOfLaw() => Assert.Equal([], Sources().SelectMany(f => Found(f.Path, f.Text)));

    [Theory]
    [InlineData("theo khoản 1 Điều 46")]
    [InlineData("Nghị định 62/2015")]
    [InlineData("new Dong(5_000_000)")]
    [InlineData("dưới 5.000.000 đồng")]
    [InlineData("day.AddDays(10)")]
    [InlineData("law.Calendar.AddWorkingDays(day, 5)")]
    [InlineData("trong 05 ngày làm việc")]
    public void TheScan_Finds(string text) => Assert.NotEmpty(Found("src/CaoDiem.Core/Triage/X.cs", text));

    private static IEnumerable<string> Found(string path, string text)
    {
        foreach (var allowed in NotLaw.GetValueOrDefault(path) ?? [])
        {
            text = text.Replace(allowed, "", StringComparison.Ordinal);
        }

        return Article().Matches(text).Concat(Amount().Matches(text)).Concat(Days().Matches(text)).Select(m => $"{path}: {m.Value}");
    }

    private static IEnumerable<(string Path, string Text)> Sources() => new[] { "src/CaoDiem.Core", "src/CaoDiem.Web/Pages", "src/CaoDiem.Web/Ui", "src/CaoDiem.Cli" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Samples.Root, folder), "*.cs*", SearchOption.AllDirectories))
        .Select(f => (Path: Path.GetRelativePath(Samples.Root, f).Replace('\\', '/'), File: f))
        .Where(f => !f.Path.Contains("/Migrations/", StringComparison.Ordinal) && !f.Path.Contains("/obj/", StringComparison.Ordinal) && !f.Path.Contains("/bin/", StringComparison.Ordinal)
            && !Ours.Any(o => f.Path.StartsWith(o, StringComparison.Ordinal)))
        .Select(f => (f.Path, Comment().Replace(File.ReadAllText(f.File), "")));

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(khoản \d+ )?Điều \d+|Nghị định \d+|Thông tư \d+|TTLT ?\d+|Luật THADS 20\d\d")]
    private static partial Regex Article();

    [GeneratedRegex(@"\b\d{1,3}(_\d{3})*_000\b(?<!\b\d{1,2}_000)|\b\d{1,3}(\.\d{3})+ đồng")]
    private static partial Regex Amount();

    [GeneratedRegex(@"\.Add(Days|Months|Years)\(-?([2-9]|\d\d+)\)|(Add|Subtract)WorkingDays\([^()]*, ?\d+\)|\d+ ngày làm việc|\d+ năm kể từ")]
    private static partial Regex Days();
}
