using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace CaoDiem.Law;

/// <summary>Reads the law's tables that ship with the product: one header line, columns parted by semicolons, text quoted where it has one.</summary>
internal static partial class LawData
{
    public static IEnumerable<string[]> Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"CaoDiem.Law.{file}")
            ?? throw new InvalidDataException($"{file} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1).Select(Columns)];
    }

    private static string[] Columns(string line) => line.Contains('"', StringComparison.Ordinal)
        ? [.. Semicolon().Split(line).Select(c => c.StartsWith('"') ? c[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : c)]
        : line.Split(';');

    // A semicolon with an even number of quotes behind it stands outside of them.
    [GeneratedRegex(";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")]
    private static partial Regex Semicolon();
}
