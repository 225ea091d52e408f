using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using CaoDiem.Database;
using CaoDiem.TestKit;
using Xunit;

namespace CaoDiem.Core.Tests.Architecture;

/// <summary>The module table of docs/architecture.md is the law of the house: what a module may use, and nothing else.</summary>
public sealed partial class HouseTests
{
    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader().LoadAssemblies(typeof(AppDb).Assembly).Build();

    private static string Table => File.ReadAllText(Path.Combine(Samples.Root, "docs", "architecture.md"));

    [Fact]
    public void Modules_UseOnlyWhatTheTableAllows() => Assert.Empty(Violations(Table));

    [Fact]
    public void TheTest_FailsWhenTheTableIsStricter()
    {
        var stricter = Table.Replace("| Dossiers, Triage, TaskForces |", "| Dossiers, TaskForces |", StringComparison.Ordinal);
        Assert.NotEqual(Table, stricter);
        Assert.Contains(Violations(stricter), v => v.StartsWith("Campaigns uses Triage", StringComparison.Ordinal));
    }

    [Fact]
    public void Core_KnowsNothingOfTheWeb() =>
        Assert.DoesNotContain(typeof(AppDb).Assembly.GetReferencedAssemblies(), a => a.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Fact]
    public void OfficeFiles_KnowsNothingOfTheRest() =>
        Assert.DoesNotContain(typeof(OfficeFiles.SheetFile).Assembly.GetReferencedAssemblies(), a => a.Name!.StartsWith("CaoDiem", StringComparison.Ordinal));

    [Fact]
    public void Planning_KnowsNothingOfTheRest() =>
        Assert.DoesNotContain(typeof(Planning.Problem).Assembly.GetReferencedAssemblies(), a => a.Name!.StartsWith("CaoDiem", StringComparison.Ordinal));

    [Fact]
    public void Pages_NeverSave() =>
        Assert.DoesNotContain(Sources("src/CaoDiem.Web").Where(f => f.Path.Contains("Pages", StringComparison.Ordinal)), f => f.Text.Contains("SaveChanges", StringComparison.Ordinal));

    [Fact]
    public void NoSourceFile_IsOver300Lines() =>
        Assert.Empty(Sources("src").Where(f => f.Text.Count(c => c == '\n') > 300).Select(f => f.Path));

    [Fact]
    public void NoName_ThatExplainsNothing() =>
        Assert.Empty(House.Types.Where(t => Empty().IsMatch(t.Name) && t.Namespace.FullName.StartsWith("CaoDiem", StringComparison.Ordinal)).Select(t => t.FullName));

    private static List<string> Violations(string table)
    {
        var allowed = Allowed(table);
        var violations = new List<string>();
        foreach (var type in House.Types)
        {
            if (Module(type) is not { } module || module == "Database")
            {
                continue;
            }

            Assert.True(allowed.ContainsKey(module), $"{module} is not in the table of docs/architecture.md.");
            violations.AddRange(type.Dependencies
                .Select(d => Module(d.Target)).OfType<string>().Distinct()
                .Where(used => used != module && used != "Database" && !allowed[module].Contains(used) && !allowed[module].Contains("any"))
                .Select(used => $"{module} uses {used}: {type.FullName}"));
        }

        return [.. violations.Distinct()];
    }

    /// <summary>Module → all it may use, through what it uses as well.</summary>
    private static Dictionary<string, HashSet<string>> Allowed(string table)
    {
        var rows = Row().Matches(table).ToDictionary(
            m => m.Groups[1].Value.Trim(),
            m => m.Groups[4].Value.Split(',', ';').Select(x => x.Trim().Split(' ')[0]).Where(x => x.Length > 1).ToHashSet());
        bool grown;
        do
        {
            grown = false;
            foreach (var uses in rows.Values)
            {
                foreach (var further in uses.Where(rows.ContainsKey).SelectMany(u => rows[u]).Where(u => u != "any").ToList())
                {
                    grown |= uses.Add(further);
                }
            }
        }
        while (grown);
        return rows;
    }

    private static string? Module(IType type)
    {
        // The parameter of a generic method has no namespace, and belongs to no module.
        var parts = type.Namespace?.FullName.Split('.') ?? [];
        return parts.Length >= 2 && parts[0] == "CaoDiem" && parts[1] is not ("OfficeFiles" or "Core") && !type.Name.StartsWith('<') ? parts[1] : null;
    }

    private static IEnumerable<(string Path, string Text)> Sources(string folder) => Directory
        .EnumerateFiles(Path.Combine(Samples.Root, folder), "*.cs*", SearchOption.AllDirectories)
        .Where(f => !f.Contains("Migrations", StringComparison.Ordinal) && !f.Contains("obj" + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !f.Contains("node_modules", StringComparison.Ordinal))
        .Select(f => (f, File.ReadAllText(f)));

    [GeneratedRegex(@"^\| (\w+) \|([^|]*)\|([^|]*)\|([^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("(Manager|Helper|Utils?|Common|Impl|Processor)$")]
    private static partial Regex Empty();
}
