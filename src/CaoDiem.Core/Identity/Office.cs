using CaoDiem.Shared;

namespace CaoDiem.Identity;

public enum OfficeKind
{
    /// <summary>Phòng thi hành án dân sự khu vực, from 1 July 2025.</summary>
    Regional,

    /// <summary>Chi cục thi hành án dân sự cấp huyện, to 30 June 2025.</summary>
    District,
}

public static class OfficeKinds
{
    private static readonly Dictionary<OfficeKind, string> Facts = new()
    {
        [OfficeKind.Regional] = "Phòng thi hành án dân sự khu vực",
        [OfficeKind.District] = "Chi cục thi hành án dân sự cấp huyện",
    };

    public static IReadOnlyList<OfficeKind> All { get; } = [.. Facts.Keys];

    public static string Label(this OfficeKind kind) => Facts[kind];
}

/// <summary>
/// An enforcement office: the owner of every register, campaign and account. What it is called and where it belongs stands in its
/// <see cref="Profiles"/>, each valid from a day; its own columns repeat the one of today for lists and queries.
/// </summary>
public sealed class Office : IAudited
{
    private readonly List<OfficeProfile> _profiles = [];

    public required Id<Office> Id { get; init; }

    /// <summary>Short stable code, unique in the installation, upper case: PL2023.</summary>
    public required string Code { get; init; }

    /// <summary>Its name today; for another day see <see cref="On"/>.</summary>
    public required string Name { get; set; }

    public string? Province { get; set; }

    public OfficeKind Kind { get; set; }

    /// <summary>All that was ever said, withdrawn rows as well.</summary>
    public IReadOnlyCollection<OfficeProfile> Profiles => _profiles;

    public long Version { get; set; }

    Guid IAudited.SubjectId => Id.Value;

    Id<Office>? IAudited.SubjectOffice => Id;

    /// <summary>What the office was on a day: the latest row from that day or before; before the first one, the first.</summary>
    public OfficeProfile On(DateOnly day)
    {
        var rows = _profiles.Where(p => !p.IsWithdrawn).OrderBy(p => p.From).ToList();
        return rows.LastOrDefault(p => p.From <= day) ?? rows.FirstOrDefault() ?? OfficeProfile.FromTheBeginning(Id, Name, Kind, Province);
    }

    internal void Add(OfficeProfile profile) => _profiles.Add(profile);

    /// <summary>Takes over what the row of today says.</summary>
    internal void Project(DateOnly today)
    {
        var now = On(today);
        (Name, Kind, Province) = (now.Name, now.Kind, now.Province);
    }
}
