using CaoDiem.Shared;

namespace CaoDiem.Identity;

/// <summary>A record whose every change leaves an audit event in the same save.</summary>
public interface IAudited
{
    Guid SubjectId { get; }

    Id<Office>? SubjectOffice { get; }
}
