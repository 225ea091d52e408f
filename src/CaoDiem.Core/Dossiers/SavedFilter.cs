using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>A filter of the file list that its user keeps under a name: the query string of the list.</summary>
public sealed class SavedFilter : OfficeOwned<SavedFilter>
{
    public required Id<User> UserId { get; init; }

    public required string Name { get; set; }

    public required string Query { get; set; }
}
