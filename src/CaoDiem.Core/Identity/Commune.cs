using CaoDiem.Shared;

namespace CaoDiem.Identity;

/// <summary>A commune, ward or town in the area of an office (xã, phường, thị trấn).</summary>
public sealed class Commune : OfficeOwned<Commune>
{
    public required string Name { get; set; }

    /// <summary>Folded name: registers spell the same commune in many ways.</summary>
    public string SearchKey { get; private set; } = "";

    public string SortKey { get; private set; } = "";

    /// <summary>In a hard area, as the lists of the State name them: a shorter way there counts as travel on duty (K-07).</summary>
    public bool HardArea { get; private set; }

    /// <summary>The day from which it is no more, having become part of another one; null while it is there.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>The commune that it became a part of.</summary>
    public Id<Commune>? SuccessorId { get; private set; }

    /// <summary>Number of the document by which it was closed.</summary>
    public string? ClosedBy { get; private set; }

    public bool IsClosed(DateOnly day) => ClosedOn <= day;

    internal void Mark(bool hardArea) => HardArea = hardArea;

    internal void Close(DateOnly day, Id<Commune> successor, string documentNo) =>
        (ClosedOn, SuccessorId, ClosedBy) = (day, successor, documentNo);

    internal void Reopen() => (ClosedOn, SuccessorId, ClosedBy) = (null, null, null);

    /// <summary>Mends its name: it is the same commune, so every file and every paper to come says the new one.</summary>
    public void Rename(string name)
    {
        Name = Spell(name);
        (SearchKey, SortKey) = (VietText.Fold(Name), VietText.SortKey(Name));
    }

    public static Commune Of(Id<Office> office, string name)
    {
        var commune = new Commune { OfficeId = office, Name = name };
        commune.Rename(name);
        return commune;
    }

    /// <summary>"xã phước long " as people should read it: "Xã phước long" only gets its first letter; the rest is theirs.</summary>
    private static string Spell(string name)
    {
        var clean = VietText.Clean(name);
        return clean.Length == 0 ? clean : char.ToUpperInvariant(clean[0]) + clean[1..];
    }
}

/// <summary>Those that are there on a day.</summary>
public static class OpenCommunes
{
    public static IQueryable<Commune> ThereOn(this IQueryable<Commune> communes, DateOnly day) =>
        communes.Where(c => c.ClosedOn == null || c.ClosedOn > day);
}
