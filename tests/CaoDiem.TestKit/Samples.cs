using System.Text.Json;

namespace CaoDiem.TestKit;

/// <summary>The sample register, results and what they must add up to.</summary>
public static class Samples
{
    public static string Root { get; } = FindRoot();

    public static string Folder => Path.Combine(Root, "samples", "phuoc-long-2023");

    public static byte[] Register => File.ReadAllBytes(Path.Combine(Folder, "register.xlsx"));

    public static byte[] Results => File.ReadAllBytes(Path.Combine(Folder, "results.xlsx"));

    public static JsonElement Truth { get; } = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "truth.json"))).RootElement;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CaoDiem.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("CaoDiem.slnx was not found above the tests.");
        }

        return folder.FullName;
    }
}
