using CaoDiem.Shared;

namespace CaoDiem.Identity;

/// <summary>
/// A record that belongs to one office. Its key is (office, id), office first, so that a database of many offices
/// can be spread by office and no query forgets the scope.
/// </summary>
public abstract class OfficeOwned<T> : IAudited
{
    public Id<T> Id { get; init; } = Id<T>.New();

    public required Id<Office> OfficeId { get; init; }

    /// <summary>Counts saved changes; two people changing the same record at once are told, not merged.</summary>
    public long Version { get; set; }

    Guid IAudited.SubjectId => Id.Value;

    Id<Office>? IAudited.SubjectOffice => OfficeId;

    Guid? IAudited.PartOf => Whole;

    IEnumerable<(string Property, object? Before, object? Now)>? IAudited.ToldWhenAdded => ToldWhenAdded;

    /// <summary>Key of the record this one is a part of, if it is one.</summary>
    protected virtual Guid? Whole => null;

    /// <summary>What the audit says when it is added to its whole; null when the row says it all.</summary>
    protected virtual IEnumerable<(string Property, object? Before, object? Now)>? ToldWhenAdded => null;
}
