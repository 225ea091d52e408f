using CaoDiem.Shared;

namespace CaoDiem.Identity;

/// <summary>Who acts, for which office, in which role. <see cref="OfficerId"/> binds an account to an enforcement officer,
/// <see cref="Province"/> a supervisor to the offices of one province.</summary>
public sealed record Actor(Id<User>? UserId, string Name, Id<Office>? OfficeId, Role Role, Id<Officer>? OfficerId = null, string? Province = null)
{
    /// <summary>Who really looks, when somebody looks at what this person sees: then nothing is written.</summary>
    public Id<User>? SeenBy { get; init; }

    /// <summary>The command line and the set-up act as the head of the office they work for.</summary>
    public static Actor ForOffice(Id<Office> office, string name) => new(null, name, office, Role.Head);

    /// <summary>Work on the whole installation, such as the first start.</summary>
    public static Actor System(string name) => new(null, name, null, Role.Administrator);

    /// <summary>What the head delegated to him today.</summary>
    public IReadOnlyList<Mandate> Mandates { get; init; } = [];

    /// <summary>
    /// Head and examiner see all files of their office; so does who decides about files or their plans in the head's place.
    /// </summary>
    public bool SeesWholeOffice => Role is Role.Head or Role.Examiner
        || Mandates.Any(m => m.Permissions.Contains(Permission.ApproveActs) || m.Permissions.Contains(Permission.ApprovePlans));

    /// <summary>The province sees numbers; names are for the office, unless it grants a look at files.</summary>
    public bool SeesNames => !May(Permission.OverseeProvince);

    public bool May(Permission permission) => Role.May(permission) || Mandates.Any(m => m.Permissions.Contains(permission));

    /// <summary>
    /// The same person as he signs what needs a permission: a deputy's name says in whose place. Who may by his own role signs as himself.
    /// </summary>
    public Actor Signing(Permission permission) =>
        Role.May(permission) || Mandates.FirstOrDefault(m => m.Permissions.Contains(permission)) is not { } mandate
            ? this
            : this with { Name = mandate.Signature(Name) };

    /// <exception cref="RuleViolation">IDN-001: the role may not do this.</exception>
    public void Demand(Permission permission)
    {
        if (!May(permission))
        {
            throw new RuleViolation("IDN-001", $"Vai trò {Role.Label()} không được thực hiện việc này.");
        }
    }

    /// <summary>The office the actor works in.</summary>
    /// <exception cref="RuleViolation">IDN-002: the actor belongs to no office.</exception>
    public Id<Office> RequireOffice() =>
        OfficeId ?? throw new RuleViolation("IDN-002", "Tài khoản chưa được gắn với đơn vị nào.");
}
