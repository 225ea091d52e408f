using CaoDiem.Shared;

namespace CaoDiem.Identity;

/// <summary>A commune, ward or town in the area of an office (xã, phường, thị trấn).</summary>
public sealed class Commune : OfficeOwned<Commune>
{
    public required string Name { get; init; }

    /// <summary>Folded name: registers spell the same commune in many ways.</summary>
    public string SearchKey { get; private set; } = "";

    public string SortKey { get; private set; } = "";

    /// <summary>In a hard area, as the lists of the State name them: a shorter way there counts as travel on duty (K-07).</summary>
    public bool HardArea { get; private set; }

    internal void Mark(bool hardArea) => HardArea = hardArea;

    public static Commune Of(Id<Office> office, string name)
    {
        var clean = Spell(name);
        return new() { OfficeId = office, Name = clean, SearchKey = VietText.Fold(clean), SortKey = VietText.SortKey(clean) };
    }

    /// <summary>"xã phước long " as people should read it: "Xã phước long" only gets its first letter; the rest is theirs.</summary>
    private static string Spell(string name)
    {
        var clean = VietText.Clean(name);
        return clean.Length == 0 ? clean : char.ToUpperInvariant(clean[0]) + clean[1..];
    }
}
