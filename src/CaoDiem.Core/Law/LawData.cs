using System.Reflection;
using System.Text;

namespace CaoDiem.Law;

/// <summary>Reads the law's tables that ship with the product: one header line, columns parted by semicolons.</summary>
internal static class LawData
{
    public static IEnumerable<string[]> Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"CaoDiem.Law.{file}")
            ?? throw new InvalidDataException($"{file} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1).Select(l => l.Split(';'))];
    }
}
