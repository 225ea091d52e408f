using CaoDiem.Identity;
using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

public enum PartyRole
{
    Debtor,
    Creditor,
}

public static class PartyRoles
{
    public static string Label(this PartyRole role) => role switch
    {
        PartyRole.Debtor => "Người phải thi hành án",
        PartyRole.Creditor => "Người được thi hành án",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}

/// <summary>A person or organisation in a file, on one side of the duty.</summary>
public sealed class Party : OfficeOwned<Party>
{
    public required Id<Dossier> DossierId { get; init; }

    protected override Guid? Whole => DossierId.Value;

    public required PartyRole Role { get; init; }

    public required string Name { get; init; }

    /// <summary>Folded name; the same person in several files is found by it.</summary>
    public required string SearchKey { get; init; }

    public static Party Of(Dossier dossier, PartyRole role, string name) => new()
    {
        OfficeId = dossier.OfficeId,
        DossierId = dossier.Id,
        Role = role,
        Name = name,
        SearchKey = VietText.Fold(name),
    };
}

/// <summary>One duty of the judgment in a file.</summary>
public sealed class Obligation : OfficeOwned<Obligation>
{
    public required Id<Dossier> DossierId { get; init; }

    protected override Guid? Whole => DossierId.Value;

    /// <summary>Place in the file, from 1; acts name an item by it.</summary>
    public int Number { get; init; }

    public ObligationKind Kind { get; private set; }

    /// <summary>As the register words it: "Tịch thu sung quỹ nhà nước: 01 máy nổ hiệu Kubota".</summary>
    public string Description { get; private set; } = "";

    public Dong Due { get; private set; }

    public Dong Paid { get; private set; }

    public Dong Remaining { get; private set; }

    public ObligationFacts ToFacts() => new(Kind, Due, Paid, Remaining);

    internal void Project(ItemState item) =>
        (Kind, Description, Due, Paid, Remaining) = (item.Kind, item.Description, item.Due, item.Paid, item.Remaining);
}
