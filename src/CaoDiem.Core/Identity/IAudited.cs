using CaoDiem.Shared;

namespace CaoDiem.Identity;

/// <summary>A record whose every change leaves an audit event in the same save.</summary>
public interface IAudited
{
    Guid SubjectId { get; }

    Id<Office>? SubjectOffice { get; }

    /// <summary>The record this one is a part of: its events belong to the whole's history.</summary>
    Guid? PartOf => null;
}
