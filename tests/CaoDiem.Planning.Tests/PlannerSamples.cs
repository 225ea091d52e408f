using CaoDiem.Planning;

namespace CaoDiem.Planning.Tests;

/// <summary>The problems of samples/planner.</summary>
internal static class PlannerSamples
{
    public static readonly string Folder = Path.Combine(Root(), "samples", "planner");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public static Problem Read(string name)
    {
        using var file = File.OpenRead(Path.Combine(Folder, name));
        return ProblemFile.Read(file);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CaoDiem.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("CaoDiem.slnx");
        }

        return folder;
    }
}
