using CaoDiem.Shared;

namespace CaoDiem.Identity;

public enum OfficeKind
{
    /// <summary>Phòng thi hành án dân sự khu vực, from 1 July 2025.</summary>
    Regional,

    /// <summary>Chi cục thi hành án dân sự cấp huyện, to 30 June 2025.</summary>
    District,
}

/// <summary>An enforcement office: the owner of every register, campaign and account.</summary>
public sealed class Office : IAudited
{
    public required Id<Office> Id { get; init; }

    /// <summary>Short stable code, unique in the installation, upper case: PL2023.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    public string? Province { get; set; }

    public OfficeKind Kind { get; set; }

    public long Version { get; set; }

    Guid IAudited.SubjectId => Id.Value;

    Id<Office>? IAudited.SubjectOffice => Id;
}
