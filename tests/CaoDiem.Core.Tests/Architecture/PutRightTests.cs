using System.Text.RegularExpressions;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.TestKit;
using Xunit;

namespace CaoDiem.Core.Tests.Architecture;

/// <summary>docs/put-right.md says of every kind of record how it is put right; a kind that is missing there fails here.</summary>
public sealed partial class PutRightTests
{
    private const string NotYet = "none yet";

    private static readonly string Page = File.ReadAllText(Path.Combine(Samples.Root, "docs", "put-right.md"));

    private static readonly Lazy<string> Tests = new(() => string.Join('\n', Directory
        .EnumerateFiles(Path.Combine(Samples.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText)));

    [Fact]
    public async Task EveryRecord_HasALine_AndEveryLineItsRecord()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var records = db.Model.GetEntityTypes().Where(t => !t.IsOwned()).Select(t => t.ClrType.Name).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(records, Named(Page).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ALineTakenOut_IsMissed() =>
        Assert.DoesNotContain("Expense", Named(string.Join('\n', Page.Split('\n').Where(l => !l.StartsWith("| Expense |", StringComparison.Ordinal)))));

    [Fact]
    public void EveryUseCase_Permission_AndTest_IsThere()
    {
        var useCases = typeof(AppDb).Assembly.GetExportedTypes().Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        Assert.All(Lines(Page), line =>
        {
            Assert.All(Parts(line.By), by => Assert.Contains(by, useCases));
            Assert.All(Parts(line.Who), who => Assert.True(Enum.TryParse<Permission>(who, out _), $"{line.Record}: {who}"));
            Assert.All(Parts(line.Test), test => Assert.True(Exists(test), $"{line.Record}: no test {test}"));
        });
    }

    private static bool Exists(string test) => test.Split('.') is [var type, var method]
        && Tests.Value.Contains($"class {type}", StringComparison.Ordinal) && Tests.Value.Contains($" {method}(", StringComparison.Ordinal);

    private static IEnumerable<string> Named(string page) =>
        Lines(page).Select(l => l.Record).Concat(Quoted().Matches(page[page.IndexOf("Parts of these", StringComparison.Ordinal)..]).Select(m => m.Groups[1].Value));

    private static IEnumerable<(string Record, string By, string Who, string Test)> Lines(string page) => page.Split('\n')
        .Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(l => l.Split('|', StringSplitOptions.TrimEntries))
        .Select(c => (c[1], c[2], c[3], c[4]));

    private static string[] Parts(string cell) =>
        cell == "–" || cell.StartsWith(NotYet, StringComparison.Ordinal) ? [] : cell.Split(", ");

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Quoted();
}
