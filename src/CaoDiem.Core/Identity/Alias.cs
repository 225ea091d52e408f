using CaoDiem.Shared;

namespace CaoDiem.Identity;

/// <summary>What an alias names.</summary>
public enum AliasKind
{
    Officer,
    Commune,
}

/// <summary>
/// Another name under which registers know an officer or a commune: a former name, initials, a slip of the pen that comes again.
/// </summary>
public sealed class Alias : OfficeOwned<Alias>
{
    public required AliasKind Kind { get; init; }

    /// <summary>Key of the officer or commune that is meant.</summary>
    public required Guid NamedId { get; set; }

    protected override Guid? Whole => NamedId;

    public required string Name { get; init; }

    public string SearchKey { get; private set; } = "";

    public required string AddedBy { get; init; }

    public required DateTime AddedAt { get; init; }

    public static Alias Of(Id<Office> office, AliasKind kind, Guid named, string name, string by, DateTime at)
    {
        var clean = VietText.Clean(name);
        return new()
        {
            OfficeId = office,
            Kind = kind,
            NamedId = named,
            Name = clean,
            SearchKey = VietText.Fold(clean),
            AddedBy = by,
            AddedAt = at,
        };
    }
}
