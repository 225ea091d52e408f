using CaoDiem.Shared;

namespace CaoDiem.Identity;

/// <summary>A record whose every change leaves an audit event in the same save.</summary>
public interface IAudited
{
    Guid SubjectId { get; }

    Id<Office>? SubjectOffice { get; }

    /// <summary>The record this one is a part of: its events belong to the whole's history.</summary>
    Guid? PartOf => null;

    /// <summary>
    /// What is told of it when it is added to something that was there before: property, what held until then (null when nothing did), what
    /// holds now. Null: the row says it all.
    /// </summary>
    IEnumerable<(string Property, object? Before, object? Now)>? ToldWhenAdded => null;
}
