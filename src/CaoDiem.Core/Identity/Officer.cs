using CaoDiem.Shared;

namespace CaoDiem.Identity;

/// <summary>An enforcement officer (chấp hành viên) as the register names him; an account may be bound to him later.</summary>
public sealed class Officer : OfficeOwned<Officer>
{
    public required string Name { get; init; }

    public string SearchKey { get; private set; } = "";

    public string SortKey { get; private set; } = "";

    public static Officer Of(Id<Office> office, string name)
    {
        var clean = VietText.Clean(name);
        return new() { OfficeId = office, Name = clean, SearchKey = VietText.Fold(clean), SortKey = VietText.PersonSortKey(clean) };
    }
}
